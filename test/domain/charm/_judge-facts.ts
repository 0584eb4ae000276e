import {type Agent} from '../../../source/domain/agent.js';
import {type CharmDefinition, type CharmEndpoint, type CharmStorage} from '../../../source/domain/charm/definition.js';
import {judgeCharm, type CompatibilityFacts} from '../../../source/domain/charm/judge.js';
import {type CharmVerdict} from '../../../source/domain/charm/verdict.js';
import {type Application} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {makeAgent} from '../../_helpers/make-state.js';

const endpoint = (name: string, overrides: Partial<CharmEndpoint> = {}): CharmEndpoint => ({
	name, role: 'provider', interface: 'mysql_client', scope: 'global', limit: undefined, ...overrides,
});

export const data: CharmStorage = {
	name: 'data', type: 'filesystem', minimum: 1, maximum: 1, location: '/srv/data',
};

export const charm: CharmDefinition = {
	source: 'file',
	name: 'mysql',
	isSubordinate: false,
	endpoints: [
		endpoint('database'),
		endpoint('certificates', {role: 'requirer', interface: 'tls-certificates'}),
		endpoint('cluster', {role: 'peer', interface: 'mysql_peers'}),
	],
	knowsPeers: true,
	storage: [data],
	options: [],
	bases: ['ubuntu@22.04'],
	resources: [{name: 'image', type: 'file'}],
	mode: 'machine',
	format: 2,
};

export const application: Application = {
	name: 'mysql',
	charm: 'mysql',
	charmOrigin: 'charmhub',
	charmRevision: 240,
	charmChannel: '8.0/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: '8.0.39',
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 3,
	relations: [
		{
			endpoint: 'database', application: 'wordpress', interface: 'mysql_client', scope: 'global',
		},
		{
			endpoint: 'cluster', application: 'mysql', interface: 'mysql_peers', scope: 'global',
		},
		{
			endpoint: 'juju-info', application: 'telegraf', interface: 'juju-info', scope: 'container',
		},
	],
};

export const units: readonly Agent[] = ['mysql/0', 'mysql/1', 'mysql/2'].map(name => makeAgent(name));

export type Change = {
	readonly before?: Partial<CharmDefinition> | undefined;
	readonly after?: Partial<CharmDefinition> | undefined;
	readonly application?: Partial<Application>;
} & Partial<Omit<CompatibilityFacts, 'before' | 'after' | 'application' | 'controller'>>;

const factsOf = (controller: string | undefined, change: Change = {}): CompatibilityFacts => ({
	kind: 'iaas',
	units,
	storage: units.map(({name}, index) => ({name: `data/${index}`, unit: name, kind: 'filesystem'})),
	settings: undefined,
	order: {},
	releases: [{
		channel: '8.0/stable', revision: 251, version: undefined, bases: ['ubuntu@22.04'],
	}],
	...change,
	controller: controller === undefined ? undefined : parseVersion(controller),
	application: {...application, ...change.application},
	before: 'before' in change && change.before === undefined ? undefined : {...charm, ...change.before},
	after: 'after' in change && change.after === undefined ? undefined : {...charm, ...change.after},
});

export const judge = (controller: string | undefined, change: Change = {}): readonly CharmVerdict[] => judgeCharm(factsOf(controller, change));

export const resultOf = (id: string, controller: string | undefined, change: Change): CharmVerdict['result'] | undefined =>
	judge(controller, change).find(verdict => verdict.id === id)?.result;

export const eras = ['1.25.13', '2.0.0', '2.8.13', '2.9.52', '3.6.28', '4.0.15'] as const;

export const without = (name: string): Partial<CharmDefinition> => ({endpoints: charm.endpoints?.filter(each => each.name !== name) ?? []});
export const replaced = (name: string, overrides: Partial<CharmEndpoint>): Partial<CharmDefinition> => ({
	endpoints: charm.endpoints?.map(each => each.name === name ? {...each, ...overrides} : each) ?? [],
});
