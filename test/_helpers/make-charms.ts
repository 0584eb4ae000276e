import {type CharmDefinition, type CharmInfo} from '../../source/domain/charm/definition.js';
import {type CharmOrder} from '../../source/domain/charm/order.js';
import {type CharmSettings, type ConfigFile} from '../../source/domain/charm/settings.js';
import {type RefusedFailure} from '../../source/domain/answer.js';
import {modelKey} from '../../source/domain/intent.js';
import {type Application, type ModelStatus} from '../../source/domain/status.js';
import {parseVersion} from '../../source/domain/version.js';
import {type CharmStage, type Wave} from '../../source/state/charm/charm-stage.js';
import {newItem} from '../../source/state/charm/wave.js';
import {type State} from '../../source/state/state.js';
import {renderAll} from './make-facts.js';
import {
	makeAgent,
	makeObservation,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from './make-state.js';

/** An application of Charmhub in 8.0/stable at revision 151, for which nothing newer is known. */
export const makeCharmed = (name: string, overrides: Partial<Application> = {}): Application => ({
	name,
	charm: name,
	charmOrigin: 'charmhub',
	charmRevision: 151,
	charmChannel: '8.0/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: testTime - 600_000},
	workloadVersion: '8.0.34',
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
	relations: [],
	...overrides,
});

/**
A model with all kinds: `mysql` has a newer charm, a unit of `wordpress` is behind and one in error, `telegraf` is a subordinate, `mine` a local charm, `old` is
being removed.
*/
export const charmedStatus = (overrides: Partial<ModelStatus> = {}): ModelStatus => makeStatus({
	version: '3.6.28',
	agents: [
		makeAgent('0'),
		makeAgent('mysql/0', {isLeader: true}),
		makeAgent('mysql/1'),
		makeAgent('wordpress/0', {upgradingFrom: 'ch:amd64/jammy/wordpress-41'}),
		makeAgent('wordpress/1', {condition: 'error', message: 'hook failed: "upgrade-charm"'}),
		makeAgent('telegraf/0', {kind: 'subordinate', principal: 'mysql/0'}),
		makeAgent('mine/0'),
		makeAgent('old/0'),
	],
	applications: [
		makeCharmed('mine', {
			charm: 'local:jammy/mine-3', charmOrigin: 'local', charmRevision: 3, charmChannel: undefined,
		}),
		makeCharmed('mysql', {canUpgradeTo: 'ch:amd64/jammy/mysql-153', unitCount: 2}),
		makeCharmed('old', {life: 'dying'}),
		makeCharmed('telegraf', {isSubordinate: true, charmChannel: 'latest/stable', charmRevision: 75}),
		makeCharmed('wordpress', {charmChannel: 'latest/stable', charmRevision: 42, unitCount: 2}),
	],
	...overrides,
});

/** `web` of controller `aws` with the applications of `charmedStatus`; every intent is rendered as its type. */
export const charmedState = (overrides: Partial<State> = {}): State => {
	const version = parseVersion('3.6.28');
	return makeState({
		...(version && {client: {version, text: version.text}}),
		render: renderAll,
		observations: {[modelKey(webModel)]: makeObservation(webModel, charmedStatus())},
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
		...overrides,
	});
};

/** A wave in `web`, whose items have these orders. */
export const waveOf = (orders: Readonly<Record<string, CharmOrder>>): Wave => ({
	model: webModel, items: Object.entries(orders).map(([application, order]) => newItem(application, order)), reasons: [],
});

type At<Step extends CharmStage['step']> = Extract<CharmStage, {step: Step}>;

/** The part about charms at a step, opened from Target. */
export const atCharm = <Step extends CharmStage['step']>(stage: Omit<At<Step>, 'name' | 'back'>): Omit<At<Step>, 'name' | 'back'> & Pick<CharmStage, 'name' | 'back'> => ({
	name: 'charm',
	back: {
		name: 'target', step: 'models', controller: 'aws', cursor: 0,
	},
	...stage,
});

/** What a charm's files declare that fits anything. */
export const makeDefinition = (overrides: Partial<CharmDefinition> = {}): CharmDefinition => ({
	source: 'file',
	name: 'mysql',
	isSubordinate: false,
	endpoints: [],
	knowsPeers: true,
	storage: [],
	options: [],
	bases: [],
	resources: [],
	mode: 'machine',
	format: 2,
	...overrides,
});

/** What the store has of `mysql`: revision 153 in 8.0/stable. */
export const makeInfo = (overrides: Partial<CharmInfo> = {}): CharmInfo => ({
	name: 'mysql',
	definition: makeDefinition({source: 'store', knowsPeers: false}),
	releases: [
		{
			channel: '8.0/stable', revision: 153, version: '8.0.36', bases: ['ubuntu@22.04'],
		},
		{
			channel: '8.0/edge', revision: 160, version: '8.0.37', bases: ['ubuntu@22.04'],
		},
	],
	...overrides,
});

export const makeSettings = (application: string, settings: CharmSettings['settings'] = []): CharmSettings => ({application, charm: application, settings});

export const makeConfigFile = (path: string, settings: ConfigFile['settings']): ConfigFile => ({path, settings});

/** Why a file could not be read. */
export const fileFailure = (message: string): RefusedFailure => ({
	kind: 'refused', message, advice: undefined, evidence: '', exitCode: undefined,
});
