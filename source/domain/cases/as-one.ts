import {type Case, type Finding, type Situation} from '../case.js';
import {wholeOf} from './sightings.js';

const controllerOf = ({model}: Finding, {controller}: Situation): string => model?.controller ?? controller ?? '';

/** What was found in several models of a controller is one trouble of the whole. */
const merge = (findings: readonly Finding[], situation: Situation): readonly Finding[] => {
	const [first] = findings;
	if (!first) {
		return [];
	}

	const {controllerModel} = situation;
	const model = controllerModel?.controller === controllerOf(first, situation) ? controllerModel : first.model;
	const name = wholeOf(situation, model);
	return [{
		...first, model, subjects: [name], summary: name, evidence: findings.flatMap(({evidence}) => evidence).slice(0, 8),
	}];
};

/**
A case that is about a controller or the client as a whole, wherever it was noticed: one finding for each controller.
*/
export const asOne = (entry: Case): Case => ({
	...entry,
	match(situation) {
		const byController = Map.groupBy(entry.match(situation), finding => controllerOf(finding, situation));
		return byController.values().flatMap(findings => merge(findings, situation)).toArray();
	},
});
