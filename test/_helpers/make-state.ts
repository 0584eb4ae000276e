import {toTag, type Agent, type AgentCondition} from '../../source/domain/agent.js';
import {
	type ControllerDetails,
	type ControllerSummary,
	type Known,
	type ModelSummary,
} from '../../source/domain/answer.js';
import {type HostFacts} from '../../source/domain/host.js';
import {modelKey, shortModelName, type ModelReference} from '../../source/domain/intent.js';
import {type Plan, type PlanStep} from '../../source/domain/plan.js';
import {type Progress} from '../../source/domain/progress.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {
	type ModelObservation,
	type Session,
	type Stage,
	type State,
} from '../../source/state/state.js';

/** The moment at which the states of these tests are: 2026-11-21 03:12:00 UTC. */
export const testTime = Date.UTC(2026, 10, 21, 3, 12, 0);

export const controllerName = 'aws';
export const controllerModelReference: ModelReference = {controller: controllerName, name: 'admin/controller'};
export const webModel: ModelReference = {controller: controllerName, name: 'admin/web'};
export const databaseModel: ModelReference = {controller: controllerName, name: 'admin/db'};

export const makeKnown = <Value>(value: Value, at = testTime): Known<Value> => ({
	value, at, isAsking: false, failure: undefined,
});

export const makeSession = (overrides: Partial<Session> = {}): Session => ({
	mode: 'live',
	processName: 'juju',
	controller: undefined,
	models: [],
	agentVersion: undefined,
	agentStream: undefined,
	ignoredChecks: [],
	interval: undefined,
	silenceLimit: 15 * 60_000,
	runFolder: '/home/kim/.local/share/juju-upgrade-wizard/runs/1',
	backupFolder: '/home/kim/.local/share/juju-upgrade-wizard/runs/1',
	isAscii: false,
	introduction: undefined,
	createRenderer: () => () => ({
		kind: 'command', arguments: ['status'], changes: false, risk: 'safe', isInteractive: false, timeLimit: 30_000,
	}),
	...overrides,
});

/** A good agent at 3.6.4, named as people name it, but for what is said otherwise. */
export const makeAgent = (name: string, overrides: Partial<Agent> = {}): Agent => {
	const isMachine = /^\d/v.test(name);
	const condition: AgentCondition = overrides.condition ?? 'good';
	const state = overrides.state ?? (condition === 'good' ? (isMachine ? 'started' : 'idle') : condition);
	const info = {current: state, message: overrides.message, since: overrides.since ?? (testTime - 120_000)};
	return {
		tag: toTag(name),
		name,
		kind: isMachine ? (name.includes('/') ? 'container' : 'machine') : 'unit',
		version: '3.6.4',
		condition,
		state,
		message: undefined,
		since: testTime - 120_000,
		agentStatus: info,
		workloadStatus: isMachine ? undefined : {current: 'active', message: 'Unit is ready', since: testTime - 120_000},
		instanceStatus: isMachine ? {current: 'running', message: undefined, since: testTime - 120_000} : undefined,
		machine: isMachine ? name : '2',
		application: isMachine ? undefined : name.split('/', 1)[0],
		principal: undefined,
		isLeader: false,
		upgradingFrom: undefined,
		life: undefined,
		base: isMachine ? 'ubuntu@22.04' : undefined,
		memberStatus: undefined,
		address: isMachine ? '10.0.0.5' : undefined,
		...overrides,
	};
};

/** The agents of the drawing in product.md, then waiting units up to the number asked for. */
export const makeAgents = (count = 12): readonly Agent[] => {
	const drawn = [
		makeAgent('0', {version: '3.6.28', since: testTime - 60_000}),
		makeAgent('0/lxd/1', {
			condition: 'upgrading', state: 'started', message: 'upgrading to 3.6.28', since: testTime - 12_000,
		}),
		makeAgent('2', {
			condition: 'down', state: 'down', message: 'agent is not communicating with the server', since: testTime - 240_000,
		}),
		makeAgent('mysql/0'),
		makeAgent('mysql/1', {version: '3.6.28', isLeader: true, since: testTime - 8000}),
		makeAgent('telegraf/4', {
			kind: 'subordinate', principal: 'mysql/0', condition: 'error', state: 'error', message: 'hook failed: "config-changed"', since: testTime - 60_000,
		}),
	];
	const waiting = Array.from({length: Math.max(0, count - drawn.length)}, (_, index) => makeAgent(`wordpress/${index}`));
	return [...drawn, ...waiting].slice(0, count);
};

export const makeStatus = (overrides: Partial<ModelStatus> = {}): ModelStatus => ({
	controller: controllerName,
	name: 'web',
	kind: 'iaas',
	cloud: 'aws',
	region: 'eu-west-1',
	version: '3.6.28',
	upgradeAvailable: undefined,
	status: {current: 'available', message: undefined, since: testTime - 600_000},
	agents: makeAgents(),
	applications: [],
	offers: [],
	remoteApplications: [],
	problems: [],
	hasSilentMachines: false,
	...overrides,
});

export const makeObservation = (model: ModelReference, status: ModelStatus, overrides: Partial<ModelObservation> = {}): ModelObservation => ({
	model,
	status: makeKnown(status, testTime - 2000),
	duration: 1400,
	failedAnswers: 0,
	failingSince: undefined,
	lastReason: undefined,
	...overrides,
});

export const makeProgress = (overrides: Partial<Progress> = {}): Progress => ({
	version: '3.6.28',
	startedAt: testTime - 252_000,
	counts: {
		total: 128, upgraded: 41, upgrading: 3, waiting: 81, down: 1, lost: 1, error: 1, unknown: 0,
	},
	goodAnswers: 0,
	goodSince: undefined,
	isComplete: false,
	completedAt: undefined,
	lastChangeAt: testTime - 9000,
	silentSince: undefined,
	failedAnswers: 0,
	lastReason: undefined,
	outages: [],
	history: [],
	waitingFor: '87 agents are not at 3.6.28 yet.',
	...overrides,
});

const stepOf = (step: Pick<PlanStep, 'action' | 'id' | 'subject' | 'title'> & Partial<PlanStep>): PlanStep => ({
	stage: 'perform',
	risk: 'safe',
	isPointOfNoReturn: false,
	expect: undefined,
	why: 'It is part of the upgrade.',
	...step,
});

const stepsForModel = (model: ModelReference, version: string): readonly PlanStep[] => {
	const key = modelKey(model);
	return [
		stepOf({
			id: `upgrade-model:${key}`,
			subject: key,
			title: `Upgrade model ${shortModelName(model.name)}`,
			risk: 'disruptive',
			action: {type: 'command', intent: {type: 'upgrade-model', model, version}, arguments: ['upgrade-model', '-m', key, '--agent-version', version]},
		}),
		stepOf({
			id: `wait-model:${key}`, subject: key, title: `Wait until all agents of ${shortModelName(model.name)} report ${version}`, action: {type: 'wait', model, version},
		}),
		stepOf({
			id: `verify-model:${key}`, stage: 'verify', subject: key, title: `Verify ${shortModelName(model.name)}`, action: {type: 'verify', model, version},
		}),
	];
};

/** Controller `aws` from 3.6.4 to 3.6.28, then `web` and `db`. Steps: command, wait and verify for each of the three. */
export const makePlan = (overrides: Partial<Plan> = {}): Plan => ({
	id: 'a1b2c3',
	controller: controllerName,
	clientVersion: '3.6.28',
	from: '3.6.4',
	to: '3.6.28',
	steps: [
		stepOf({
			id: 'upgrade-controller',
			subject: controllerName,
			title: 'Upgrade the controller',
			risk: 'disruptive',
			isPointOfNoReturn: true,
			expect: 'juju does not answer for 1 to 5 minutes. Workloads go on.',
			action: {type: 'command', intent: {type: 'upgrade-controller', controller: controllerName, version: '3.6.28'}, arguments: ['upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28']},
		}),
		stepOf({
			id: 'wait-controller', subject: controllerName, title: 'Wait until 3 controller agents report 3.6.28', action: {type: 'wait', model: controllerModelReference, version: '3.6.28'},
		}),
		stepOf({
			id: 'verify-controller', stage: 'verify', subject: controllerName, title: 'Verify the controller', action: {type: 'verify', model: controllerModelReference, version: '3.6.28'},
		}),
		...stepsForModel(webModel, '3.6.28'),
		...stepsForModel(databaseModel, '3.6.28'),
	],
	warnings: ['Not part of this plan: charms, machine bases, the client (3.6.28).'],
	minutes: [12, 20],
	...overrides,
});

export const makeControllers = (): readonly ControllerSummary[] => [
	{
		name: 'aws', version: '3.6.4', user: 'admin', access: 'superuser', cloud: 'aws', region: 'eu-west-1', modelCount: 3, machineCount: 9, memberCount: 3,
	},
	{
		name: 'lab', version: '2.9.51', user: 'kim', access: 'login', cloud: 'lxd', region: 'default', modelCount: 1, machineCount: 2, memberCount: 1,
	},
];

export const makeDetails = (overrides: Partial<ControllerDetails> = {}): ControllerDetails => ({
	name: controllerName,
	version: '3.6.4',
	modelVersion: '3.6.4',
	cloud: 'aws',
	region: 'eu-west-1',
	user: 'admin',
	access: 'superuser',
	members: [{id: '0', status: 'has-vote', isPrimary: true}],
	isKubernetes: false,
	databaseVersion: '4.4.24',
	models: [],
	errors: [],
	...overrides,
});

export const makeModels = (): readonly ModelSummary[] => [controllerModelReference, webModel, databaseModel].map(({name}) => ({
	name,
	shortName: shortModelName(name),
	kind: 'iaas',
	isController: name === 'admin/controller',
	version: '3.6.4',
	access: 'admin',
	life: undefined,
	status: 'available',
	statusMessage: undefined,
}));

/** A machine whose client is a snap that is refreshed in nine hours, and whose session is a local one. */
export const makeHost = (overrides: Partial<HostFacts> = {}): HostFacts => ({
	client: '/snap/bin/juju',
	installation: 'snap',
	snap: {
		name: 'juju', version: '3.6.28', revision: '30244', channel: '3.6/stable', isHeld: false, isClassic: false,
	},
	snapd: '2.63',
	refresh: {next: testTime + (9 * 3_600_000), heldUntil: undefined},
	others: [],
	isRemote: false,
	multiplexer: undefined,
	...overrides,
});

/** Controller `aws` is chosen and known, with three models, all to go from 3.6.4 to 3.6.28; nothing observed yet. */
export const makeState = (overrides: Partial<State> = {}): State => {
	const session = overrides.session ?? makeSession();
	const version = parseVersion('3.6.28');
	return {
		...createInitialState({session, now: testTime, size: {columns: 80, rows: 24}}),
		...(version && {client: {version, text: '3.6.28-ubuntu-amd64'}}),
		host: makeKnown(makeHost()),
		controllers: makeKnown({controllers: makeControllers(), current: controllerName}),
		details: {[controllerName]: makeKnown(makeDetails())},
		controller: controllerName,
		models: makeKnown(makeModels()),
		choices: [webModel, databaseModel].map(model => ({model, isTicked: true})),
		version: {text: '3.6.28', reason: '3.6.28 is the newest patch of 3.6.', source: 'juju'},
		target: {
			controller: controllerName, upgradesController: true, controllerVersion: '3.6.4', models: [webModel, databaseModel], version: '3.6.28', reason: '3.6.28 is the newest patch of 3.6.',
		},
		...overrides,
	};
};

/** The wait for model `web` (step 4 of the plan, from 0), with these agents in the last answer, two seconds old. */
export const makeWaitingState = ({agents = makeAgents(), progress = makeProgress(), status = {}, state = {}}: {
	readonly agents?: readonly Agent[];
	readonly progress?: Progress;
	readonly status?: Partial<ModelStatus>;
	readonly state?: Partial<State>;
} = {}): State => {
	const stage: Stage = {
		name: 'perform', plan: makePlan(), index: 4, step: {phase: 'waiting', progress},
	};
	return makeState({
		stage,
		observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({agents, ...status}))},
		...state,
	});
};
