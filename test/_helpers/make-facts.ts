import {type ControllerMachineReport, type Known, type ModelDetails} from '../../source/domain/answer.js';
import {type Check, type CheckResult, type PrepareFacts} from '../../source/domain/check.js';
import {
	modelKey,
	type Intent,
	type Renderer,
} from '../../source/domain/intent.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {
	controllerModelReference,
	controllerName,
	databaseModel,
	makeAgent,
	makeDetails,
	makeHost,
	makeKnown,
	makeModels,
	makeStatus,
	testTime,
	webModel,
} from './make-state.js';

const risky: ReadonlySet<Intent['type']> = new Set(['upgrade-controller', 'upgrade-model', 'resolve', 'restart-agent', 'restore-agent-configuration', 'enable-commands']);
const ruinous: ReadonlySet<Intent['type']> = new Set(['remove-machine', 'destroy-controller', 'kill-controller', 'unregister']);

/** Renders every intent as its type, with the risk that its real command has. */
export const renderAll: Renderer = ({type}) => ({
	kind: 'command',
	arguments: [type],
	changes: risky.has(type) || ruinous.has(type),
	risk: ruinous.has(type) ? 'data-loss' : (risky.has(type) ? 'disruptive' : 'safe'),
	isInteractive: false,
	timeLimit: 1000,
});

/** The same without some commands. */
export const renderWithout = (...types: ReadonlyArray<Intent['type']>): Renderer => intent =>
	types.includes(intent.type) ? {kind: 'unavailable', reason: `There is no ${intent.type} here.`} : renderAll(intent);

/** A healthy model at 3.6.4: a machine with a unit. */
export const healthyStatus = (overrides: Partial<ModelStatus> = {}): ModelStatus => makeStatus({
	version: '3.6.4', agents: [makeAgent('0', {machine: '0'}), makeAgent('mysql/0', {machine: '0'})], ...overrides,
});

/** A model with a credential that its cloud accepts. */
export const makeModelDetails = (overrides: Partial<ModelDetails> = {}): ModelDetails => ({
	credential: {
		name: 'default', cloud: 'aws', owner: 'admin', isValid: true,
	},
	users: [{name: 'admin', access: 'admin'}],
	secretBackends: [],
	...overrides,
});

/** A machine of the controller with room, whose clock is right. */
export const makeMachineReport = (overrides: Partial<ControllerMachineReport> = {}): ControllerMachineReport => ({
	time: testTime - 300,
	took: 600,
	disks: ['/var/lib/juju', '/tmp', '/var/log/juju'].map(path => ({path, free: 8 * (1024 ** 3), mount: '/'})),
	...overrides,
});

/** What did not answer. */
export const makeFailed = <Value>(message = 'The controller did not answer within 30s.', known: Partial<Known<Value>> = {}): Known<Value> => ({
	value: undefined,
	at: undefined,
	isAsking: false,
	failure: {
		kind: 'timed-out', message, advice: undefined, evidence: '', exitCode: undefined,
	},
	...known,
});

/** Everything is as it should be before an upgrade of controller, `web` and `db` from 3.6.4 to 3.6.28. */
export const makeFacts = (overrides: Partial<PrepareFacts> = {}): PrepareFacts => {
	const models = [controllerModelReference, webModel, databaseModel];
	const web = modelKey(webModel);
	return {
		now: testTime,
		clientVersion: parseVersion('3.6.28'),
		render: renderAll,
		target: {
			controller: controllerName, upgradesController: true, controllerVersion: '3.6.4', models: [webModel, databaseModel], version: '3.6.28', reason: 'It is the newest.',
		},
		controllerModel: controllerModelReference,
		controller: makeKnown(makeDetails()),
		models: makeKnown(makeModels()),
		statuses: Object.fromEntries(models.map(model => [modelKey(model), makeKnown(healthyStatus())])),
		disabledCommands: Object.fromEntries(models.map(model => [modelKey(model), makeKnown([])])),
		modelDetails: Object.fromEntries(models.map(model => [modelKey(model), makeKnown(makeModelDetails())])),
		modelSettings: {},
		controllerMachines: {0: makeKnown(makeMachineReport())},
		previews: {[modelKey(controllerModelReference)]: makeKnown({bestVersion: '3.6.28', text: 'best version:\n    3.6.28'}), [web]: makeKnown({bestVersion: '3.6.28', text: ''})},
		streams: Object.fromEntries(models.map(model => [modelKey(model), makeKnown({stream: 'released'})])),
		backup: {
			kind: 'made', proof: {
				file: '/runs/1/aws.tar.gz', size: 412_000_000, sha256: 'c0ffee', entries: ['dump', 'root.tar'], at: testTime - 120_000,
			},
		},
		host: makeKnown(makeHost()),
		copies: Object.fromEntries(models.map(model => [modelKey(model), 'made' as const])),
		...overrides,
	};
};

/** The facts with another status of `web`. */
export const withWeb = (status: Partial<ModelStatus>, overrides: Partial<PrepareFacts> = {}): PrepareFacts => {
	const facts = makeFacts(overrides);
	return {...facts, statuses: {...facts.statuses, [modelKey(webModel)]: makeKnown(healthyStatus(status))}};
};

/** What a check says of a subject; of `web` where not said. */
export const judgeOne = (check: Check, facts: PrepareFacts, subject = modelKey(webModel)): CheckResult => {
	const result = check.judge(facts).find(each => each.subject === subject);
	if (!result) {
		throw new Error(`${check.id} says nothing of ${subject}.`);
	}

	return result;
};

export const idsOf = ({remedies}: Pick<CheckResult, 'remedies'>): readonly string[] => remedies.map(({id}) => id);
