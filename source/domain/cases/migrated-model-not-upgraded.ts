import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {isAtLeast} from '../version.js';
import {countOf} from '../words.js';
import {defineCase} from './define-case.js';
import {isBehindByMinor, migrationOf} from './migration-places.js';
import {closedRemedy, placeOf, placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'Juju documentation, Manage models: migrate, Upgrade a model; juju/juju#21506, juju/juju#21529';

/** The models of this controller that its migration left behind: by their statuses, and by the list of models where there is none. */
const modelsBehind = (situation: Situation): readonly Sighting[] => {
	const {controller, controllerModel, controllerVersion, statuses, models, targetVersion} = situation;
	if (controller === undefined || controllerVersion === undefined || targetVersion !== undefined) {
		return [];
	}

	const own = controllerModel && modelKey(controllerModel);
	const toSighting = (model: ModelReference, version: string | undefined, from: {readonly source: string; readonly at: number | undefined}): readonly Sighting[] =>
		model.controller === controller && modelKey(model) !== own && isBehindByMinor(version, controllerVersion)
			? [{model, subjects: [], evidence: {...from, text: `${shortModelName(model.name)} is at ${version ?? ''}, its controller at ${controllerVersion.text}`}}]
			: [];
	return [
		// One that is still on its way is behind no controller yet, and may go on to another.
		...placesOf(situation).filter(({status}) => migrationOf(status) === undefined).flatMap(({model, status, at}) => toSighting(model, status.version, {source: 'status', at})),
		...models.filter(({isController, name}) => !isController && statuses[modelKey({controller, name})]?.value === undefined)
			.flatMap(({name, version}) => toSighting({controller, name}, version, {source: 'models', at: undefined})),
	];
};

/** Newer releases of 4.x do it (juju/juju#21529). */
const isUpgradedByJuju = ({controllerVersion}: Situation): boolean => controllerVersion !== undefined && isAtLeast(controllerVersion, 4);

const upgrading = (finding: Finding | undefined, situation: Situation): Remedy => {
	const {controllerVersion, render} = situation;
	const version = controllerVersion?.text;
	const place = placeOf(situation, finding?.model);
	const missing = place ? noteworthyAgents(place.status.agents).filter(({condition}) => condition === 'down' || condition === 'lost') : [];
	const remedy: Omit<Remedy, 'action'> = {
		id: 'upgrade-model',
		title: version === undefined ? 'Upgrade the model' : `Upgrade the model to ${version}`,
		risk: 'disruptive',
		explanation: missing.length === 0
			? 'To the version of its controller. Its agents turn one after the other.'
			: `To the version of its controller. Not connected: ${countOf(missing.length, 'agent')} of it. Juju may refuse then, or leave such agents behind.`,
		cost: 'every agent of the model restarts, and hooks run',
		undo: 'there is no way back to the older version',
		success: `The model and all of its agents show ${version ?? 'the version of the controller'}.`,
		reference,
	};
	if (!finding?.model || version === undefined) {
		return closedRemedy(remedy);
	}

	return performRemedy(render, remedy, [{type: 'upgrade-model', model: finding.model, version}]);
};

/**
F15: a model that was moved has the agents of its old controller's version still.
*/
export const migratedModelNotUpgraded: Case = defineCase({
	id: 'migrated-model-not-upgraded',
	code: 'F15',
	family: 'migration',
	title: 'A moved model still has its old version',
	occurs: {from: [3]},
	isConfirmed: true,
	severity: 1,
	signals: [],
	see: modelsBehind,
	meaning: [
		'A migration moves a model with the version that it has. It works on under the newer controller, but its agents lack what that version brought, and the next migration may demand it.',
	].join(' '),
	jujuDoes: (_, situation) => isUpgradedByJuju(situation)
		? 'upgrades a model that was moved by itself in newer releases of 4.x (juju/juju#21529). Where that did not happen, it waits for the command.'
		: 'keeps the version of a model through a migration. It never upgrades the model by itself.',
	remedies: (finding, situation) => [
		isUpgradedByJuju(situation) ? {...askAgain, title: 'See whether it turns by itself'} : askAgain,
		adviseRemedy({
			id: 'wait-for-agents',
			title: 'Wait until all agents have moved',
			explanation: 'An upgrade reaches only agents that are connected to this controller.',
			success: 'Every agent of the model is connected.',
			reference,
		}, ['Look at the model first: no agent down or lost, no hook in error.', 'Keep the old controller until then.']),
		upgrading(finding, situation),
	],
	reference,
});
