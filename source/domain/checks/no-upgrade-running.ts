import {modelKey} from '../intent.js';
import {askAgain} from '../make-remedy.js';
import {isSameVersionText} from '../version.js';
import {countOf, listOf} from '../words.js';
import {createModelCheck, type ModelFacts} from './model-check.js';
import {type Verdict} from './verdict.js';

/** A controller that is told a version but runs another, as `show-controller` tells it (2.7 and later). */
const unfinishedController = ({facts, model}: ModelFacts): string | undefined => {
	const details = facts.controller.value;
	return modelKey(model) === modelKey(facts.controllerModel) && details?.version !== undefined && details.modelVersion !== undefined && !isSameVersionText(details.version, details.modelVersion)
		? `The controller runs ${details.version} and is told to run ${details.modelVersion}.`
		: undefined;
};

const findSigns = (facts: ModelFacts): readonly string[] => {
	const {status} = facts;
	const {message} = status.status;
	const upgrading = status.agents.filter(({condition}) => condition === 'upgrading');
	const unfinished = unfinishedController(facts);
	return [
		...(message?.startsWith('upgrade in progress') === true || message?.startsWith('migrating') === true ? [message] : []),
		...(upgrading.length > 0 ? [`${countOf(upgrading.length, 'agent is', 'agents are')} upgrading: ${listOf(upgrading.map(({name}) => name))}`] : []),
		...(unfinished === undefined ? [] : [unfinished]),
	];
};

const judge = (facts: ModelFacts): Verdict => {
	const {status, at} = facts;
	const signs = findSigns(facts);
	if (signs.length === 0) {
		return {
			title: 'No upgrade is running',
			result: 'pass',
			evidence: [{source: 'status', text: `${status.status.current === undefined ? 'No' : `The model is ${status.status.current}; no`} agent is upgrading.`, at}],
		};
	}

	const isMigration = status.status.message?.startsWith('migrating') === true;
	return {
		title: isMigration ? 'The model is being migrated' : 'An upgrade is under way',
		result: 'block',
		evidence: signs.map(text => ({source: 'status', text, at})),
		consequence: isMigration ? 'Juju refuses to upgrade a model that is being migrated.' : 'Juju refuses a second upgrade, or takes it for one to the old version.',
		remedies: [{...askAgain, explanation: 'Waiting is the remedy: it ends by itself. This check follows every answer.'}],
	};
};

/**
Whether no upgrade and no migration is under way.

Sources: 3.6.28 `state/upgrade.go` (`upgrade in progress since`); 4.0.14, where a second upgrade is taken for one to the old version with exit code 0.
*/
export const noUpgradeRunning = createModelCheck({id: 'no-upgrade-running', title: 'No upgrade is running'}, judge);
