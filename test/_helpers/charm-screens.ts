import {type CharmProgress, type CharmUnit} from '../../source/domain/charm/charm-progress.js';
import {type CharmOrder} from '../../source/domain/charm/order.js';
import {toTag} from '../../source/domain/agent.js';
import {modelKey} from '../../source/domain/intent.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {charmKey} from '../../source/state/charm/charm-facts.js';
import {
	type CharmPhase,
	type CharmStage,
	type Wave,
	type WaveItem,
} from '../../source/state/charm/charm-stage.js';
import {type Overlay, type State} from '../../source/state/state.js';
import {makeRecord, makeSetting} from './charm-example.js';
import {
	charmedState,
	charmedStatus,
	makeCharmed,
	makeSettings,
} from './make-charms.js';
import {
	makeAgent,
	makeKnown,
	makeObservation,
	testTime,
	webModel,
} from './make-state.js';

/** As a client of 3.6.28 says it to a controller of 3.6. */
export const realRenderer = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.4'), isKubernetes: false});

const old = 'ch:amd64/jammy/mysql-151';

/** `mysql` in the middle of its upgrade: its leader through, one unit failed, one waits. */
export const upgradingStatus = (overrides: Partial<ModelStatus> = {}): ModelStatus => charmedStatus({
	agents: [
		makeAgent('0'),
		makeAgent('mysql/0', {isLeader: true, since: testTime - 31_000, workloadStatus: {current: 'active', message: 'Primary', since: testTime - 31_000}}),
		makeAgent('mysql/1', {
			condition: 'error',
			state: 'error',
			message: 'hook failed: "upgrade-charm"',
			upgradingFrom: old,
			since: testTime - 95_000,
			workloadStatus: {current: 'error', message: 'hook failed: "upgrade-charm"', since: testTime - 95_000},
		}),
		makeAgent('mysql/2', {upgradingFrom: old, since: testTime - 1_200_000}),
	],
	applications: [makeCharmed('mysql', {charmRevision: 153, unitCount: 3, workloadVersion: '8.0.36'})],
	...overrides,
});

export const makeUnit = (name: string, overrides: Partial<CharmUnit> = {}): CharmUnit => ({
	name, tag: toTag(name), isLeader: false, upgradingFrom: undefined, state: 'upgraded', word: 'active', message: undefined, since: testTime - 60_000, ...overrides,
});

export const makeCharmProgress = (overrides: Partial<CharmProgress> = {}): CharmProgress => ({
	application: 'mysql',
	wanted: {
		charm: undefined, revision: undefined, channel: undefined, otherThan: 151,
	},
	startedAt: testTime - 252_000,
	units: [
		makeUnit('mysql/0', {isLeader: true}),
		makeUnit('mysql/1', {
			state: 'error', upgradingFrom: old, word: 'error', message: 'hook failed: "upgrade-charm"',
		}),
		makeUnit('mysql/2', {state: 'waiting', upgradingFrom: old, word: 'idle'}),
	],
	revision: 153,
	charm: 'mysql',
	channel: '8.0/stable',
	workloadVersion: '8.0.36',
	goodAnswers: 0,
	goodSince: undefined,
	isComplete: false,
	completedAt: undefined,
	lastChangeAt: testTime - 31_000,
	silentSince: undefined,
	failedAnswers: 0,
	lastReason: undefined,
	waitingFor: '2 of 3 units do not have the charm of the application yet: mysql/1, mysql/2.',
	...overrides,
});

const before = makeRecord({
	revision: 151,
	workloadVersion: '8.0.34',
	settings: makeSettings('mysql', [makeSetting('profile', 'testing'), makeSetting('cluster-name', undefined, {source: 'unset'}), makeSetting('root-password', 'hunter2')]),
});

export const makeItem = (application: string, overrides: Partial<WaveItem> = {}): WaveItem => ({
	application, order: {}, outcome: 'pending', before: undefined, progress: undefined, ignored: [], ...overrides,
});

export const makeCharmWave = (items: readonly WaveItem[], reasons: readonly string[] = []): Wave => ({model: webModel, items, reasons});

type Step<Stage> = Stage extends CharmStage ? Omit<Stage, 'name' | 'back'> : never;

/** The part about charms at one of its steps, opened from Target, with commands as a client of 3.6 has them. */
export const charmAt = (stage: Step<CharmStage>, overrides: Partial<State> = {}): State => charmedState({
	render: realRenderer,
	stage: {
		name: 'charm',
		back: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
		...stage,
	},
	...overrides,
});

const settings = makeSettings('mysql', [
	makeSetting('profile', 'testing', {default: 'production'}),
	makeSetting('cluster-name', undefined, {source: 'unset'}),
	makeSetting('root-password', 'hunter2'),
	makeSetting('port', 3306, {source: 'default', default: 3306}),
]);

/** That the settings of `mysql` were read a moment ago. */
export const withSettings = (state: State): State => ({...state, charms: {...state.charms, settings: {[charmKey(webModel, 'mysql')]: makeKnown(settings, testTime + 1)}}});

const observed = (status: ModelStatus): Pick<State, 'observations'> => ({observations: {[modelKey(webModel)]: makeObservation(webModel, status)}});

/** `mysql` at its order, in one phase. */
export const performAt = (phase: CharmPhase, item: Partial<WaveItem> = {}, status = upgradingStatus()): State => charmAt({
	step: 'perform',
	wave: makeCharmWave([makeItem('mysql', {outcome: 'active', before, ...item}), makeItem('wordpress')]),
	index: 0,
	phase,
	cursor: 1,
}, observed(status));

const refusal = {
	kind: 'refused' as const,
	message: 'Juju refused: the new charm does not have the relation db, which is in use.',
	advice: 'Order a charm that has it, or remove the relation first.',
	evidence: 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-153": would break relation "wordpress:db mysql:db"',
	exitCode: 1,
};

const order: CharmOrder = {channel: '8.0/edge', revision: 160};

/**
One state for each screen of the part about charms, by name.
*/
export const charmScreens = (): Readonly<Record<string, State>> => {
	const waiting = performAt({type: 'waiting', claim: 'refreshed'}, {progress: makeCharmProgress()});
	const complete = makeCharmProgress({
		units: ['mysql/0', 'mysql/1', 'mysql/2'].map(name => makeUnit(name)), isComplete: true, goodAnswers: 3, goodSince: testTime - 14_000, completedAt: testTime, waitingFor: undefined,
	});
	const upgraded = makeItem('mysql', {
		outcome: 'upgraded', before, progress: complete, foretold: [{
			name: 'profile', fate: 'kept', before: 'testing', after: 'testing', wasSet: true,
		}],
	});
	const wave = makeCharmWave([
		makeItem('mysql'), makeItem('wordpress', {order: {revision: 44}}), makeItem('telegraf', {outcome: 'skipped'}),
	], ['telegraf is a subordinate of mysql: it comes after it.']);
	const fieldOf = (field: keyof CharmOrder, typed: string, problem?: string): Overlay => ({
		name: 'charm-field', field, typed, problem,
	});
	const ordering = charmAt({
		step: 'order', wave: makeCharmWave([makeItem('mysql', {order})]), index: 0, cursor: 2,
	});
	return {
		charms: charmAt({
			step: 'choose', model: webModel, cursor: 1, ticked: ['mysql', 'wordpress'],
		}),
		'charms not known': charmAt({
			step: 'choose', model: webModel, cursor: 0, ticked: [],
		}, {observations: {}}),
		'charm order': ordering,
		'charm field': {...ordering, overlays: [fieldOf('revision', '29')]},
		'charm field with a problem': {...ordering, overlays: [fieldOf('path', './mysql.charm', 'A charm on this machine and a revision exclude each other.')]},
		'charm review': withSettings(charmAt({
			step: 'review', wave: makeCharmWave([makeItem('mysql')]), index: 0, top: 0,
		})),
		'charm plan': charmAt({step: 'plan', wave, cursor: 1}),
		'charm ready': performAt({type: 'ready'}, {}, charmedStatus()),
		'charm running': performAt({type: 'running', commandId: '1', since: testTime - 3000}, {}, charmedStatus()),
		'charm refused': performAt({type: 'refused', failure: refusal}, {}, charmedStatus()),
		'charm waiting': waiting,
		'charm silence': performAt({type: 'waiting', claim: 'refreshed'}, {progress: makeCharmProgress({silentSince: testTime - 112_000, failedAnswers: 14, lastReason: 'connection refused'})}),
		'charm not known': performAt({type: 'waiting', claim: 'unknown', failure: refusal}, {progress: makeCharmProgress()}),
		'charm help': {...waiting, overlays: [{name: 'charm-help', tag: 'unit-mysql-1', cursor: 6}]},
		'charm verify': withSettings(charmAt({
			step: 'verify', wave: makeCharmWave([upgraded, makeItem('wordpress')]), index: 0, top: 0,
		}, observed(upgradingStatus()))),
		'charm done': charmAt({
			step: 'done', wave: makeCharmWave([upgraded, makeItem('wordpress', {outcome: 'refused', failure: refusal}), makeItem('telegraf', {outcome: 'skipped'})]), cursor: 1,
		}, observed(upgradingStatus())),
	};
};
