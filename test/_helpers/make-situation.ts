import {
	agentKey,
	type Case,
	type Finding,
	type Situation,
} from '../../source/domain/case.js';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {type Remedy} from '../../source/domain/check.js';
import {type RefusedFailure} from '../../source/domain/answer.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {healthyStatus, renderAll} from './make-facts.js';
import {
	controllerModelReference,
	controllerName,
	makeAgent,
	makeKnown,
	testTime,
	webModel,
} from './make-state.js';

/** A controller and `web`, all well, while an upgrade to 3.6.28 runs. */
export const makeSituation = (overrides: Partial<Situation> = {}): Situation => ({
	now: testTime,
	clientVersion: parseVersion('3.6.28'),
	controllerVersion: parseVersion('3.6.28'),
	controller: controllerName,
	controllerModel: controllerModelReference,
	render: renderAll,
	statuses: {
		[modelKey(controllerModelReference)]: makeKnown(healthyStatus({name: 'controller', agents: [makeAgent('0', {memberStatus: 'has-vote'})]})),
		[modelKey(webModel)]: makeKnown(healthyStatus()),
	},
	badSince: {},
	failures: [],
	silentSince: undefined,
	logs: [],
	details: {},
	models: [],
	previews: {},
	disabledCommands: {},
	services: {},
	configurations: {},
	targetVersion: undefined,
	withoutProgress: undefined,
	...overrides,
});

/** The situation with another status of a model, `web` where not said. */
export const withStatus = (status: Partial<ModelStatus>, overrides: Partial<Situation> = {}, model: ModelReference = webModel): Situation => {
	const situation = makeSituation(overrides);
	return {...situation, statuses: {...situation.statuses, [modelKey(model)]: makeKnown(healthyStatus(status))}};
};

/** An agent of `web` that has been seen bad for so long. */
export const badFor = (tag: string, milliseconds: number, answers = 31): Situation['badSince'] => ({[agentKey(modelKey(webModel), tag)]: {at: testTime - milliseconds, answers}});

/** An upgrade of `web` that Juju refused. */
export const refusedUpgrade = (refusal: RefusedFailure['refusal'], model: ModelReference = webModel): Situation['failures'][number] => ({
	command: `juju upgrade-model -m ${modelKey(model)} --agent-version 3.6.28`,
	failure: {
		kind: 'refused', message: 'Juju refuses.', advice: undefined, evidence: 'ERROR some agents have not upgraded', exitCode: 1, ...(refusal && {refusal}),
	},
	at: testTime - 1000,
	model,
	version: '3.6.28',
});

/** The only finding of a case. */
export const onlyFinding = (entry: Case, situation: Situation): Finding => {
	const findings = entry.match(situation);
	if (findings.length !== 1 || !findings[0]) {
		throw new Error(`${entry.id} has ${findings.length} findings.`);
	}

	return findings[0];
};

/** The remedies for the only finding of a case. */
export const remediesFor = (entry: Case, situation: Situation): readonly Remedy[] => entry.remedies(onlyFinding(entry, situation), situation);

/** The remedy whose id begins so. */
export const pickRemedy = (remedies: readonly Remedy[], id: string): Remedy => {
	const remedy = remedies.find(each => each.id === id || each.id.startsWith(`${id} `));
	if (!remedy) {
		throw new Error(`There is no remedy ${id} among ${remedies.map(each => each.id).join(', ')}.`);
	}

	return remedy;
};

/** The intents of a remedy that runs commands. */
export const intentsIn = ({action}: Remedy) => action.type === 'perform' ? action.intents : [];
