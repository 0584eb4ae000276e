import {
	type Application,
	type Base,
	type Controller,
	type Machine,
	type Model,
	type Relation,
	type StatusWords,
	type Unit,
} from '../../source/simulator/cloud.js';
import {
	type ApplicationView,
	type MachineView,
	type ModelView,
	type RelatedApplication,
	type ShownStatus,
	type UnitView,
} from '../../source/simulator/cluster.js';

/** A recorded status, as far as it goes: keys may be missing. */
export type Recorded = Readonly<Record<string, unknown>>;

const at = (value: unknown, key: string): unknown => (value as Recorded | undefined)?.[key];

const text = (value: unknown, key: string): string | undefined => at(value, key) as string | undefined;

const entries = (value: unknown, key: string): ReadonlyArray<[string, Recorded]> => Object.entries(at(value, key) ?? {});

const list = (value: unknown, key: string): string[] => [...at(value, key) as string[] | undefined ?? []];

const timeOf = (words: unknown): number => Date.parse(String(text(words, 'since')).replace(' ', 'T'));

const wordsOf = (value: unknown, key: string): StatusWords & ShownStatus => {
	const words = at(value, key);
	return {
		current: text(words, 'current') ?? '',
		message: text(words, 'message')!,
		since: timeOf(words),
		version: text(words, 'version'),
	};
};

/** A thing of the cloud of which a status tells only a part. */
const partly = <Whole>(part: Partial<Whole>): Whole => part as Whole;

const seriesChannels: Readonly<Record<string, string>> = {focal: '20.04', jammy: '22.04', bionic: '18.04'};

const baseOf = (value: Recorded): Base => {
	const series = text(value, 'series');
	return series === undefined
		? {name: text(at(value, 'base'), 'name') ?? '', channel: text(at(value, 'base'), 'channel') ?? '', series: ''}
		: {name: 'ubuntu', channel: seriesChannels[series] ?? '', series};
};

const machineView = ([id, value]: [string, Recorded]): MachineView => ({
	machine: partly<Machine>({
		id,
		life: (text(at(value, 'juju-status'), 'life') ?? 'alive') as 'alive',
		hostname: text(value, 'hostname') ?? '',
		addresses: list(value, 'ip-addresses'),
		instanceId: text(value, 'instance-id') ?? '',
		base: baseOf(value),
		hardware: text(value, 'hardware') ?? '',
		member: text(value, 'controller-member-status') as Machine['member'],
		isPrimary: at(value, 'ha-primary') === true,
	}),
	agent: wordsOf(value, 'juju-status'),
	instance: wordsOf(value, 'machine-status'),
	containers: entries(value, 'containers').map(entry => machineView(entry)),
});

const unitView = ([name, value]: [string, Recorded], principal?: string): UnitView => ({
	unit: partly<Unit>({
		name,
		isLeader: at(value, 'leader') === true,
		machine: text(value, 'machine'),
		principal,
		openPorts: list(value, 'open-ports'),
		publicAddress: text(value, 'public-address') ?? '',
		address: text(value, 'address') ?? '',
		providerId: text(value, 'provider-id'),
	}),
	agent: wordsOf(value, 'juju-status'),
	workload: wordsOf(value, 'workload-status'),
	subordinates: entries(value, 'subordinates').map(entry => unitView(entry, name)),
});

/** 2.9 names the related applications only. */
const relatedTo = (value: Recorded): Record<string, RelatedApplication[]> => Object.fromEntries(entries(value, 'relations').map(([endpoint, related]) => [
	endpoint,
	(related as unknown as ReadonlyArray<string | Recorded>).map(other => typeof other === 'string'
		? {application: other, interface: '', scope: 'global'}
		: {application: text(other, 'related-application') ?? '', interface: text(other, 'interface') ?? '', scope: text(other, 'scope') as 'global'}),
]));

const below = (units: readonly UnitView[]): readonly UnitView[] => units.flatMap(unit => [unit, ...below(unit.subordinates)]);

const applicationView = ([name, value]: [string, Recorded]): ApplicationView => ({
	application: partly<Application>({
		name,
		charm: text(value, 'charm') ?? '',
		origin: text(value, 'charm-origin') as Application['origin'],
		channel: text(value, 'charm-channel'),
		revision: Number(at(value, 'charm-rev')),
		canUpgradeTo: text(value, 'can-upgrade-to'),
		base: baseOf(value),
		workloadVersion: text(value, 'version'),
		isSubordinate: list(value, 'subordinate-to').length > 0,
		subordinateTo: list(value, 'subordinate-to'),
		isExposed: at(value, 'exposed') === true,
		life: (text(value, 'life') ?? 'alive') as Application['life'],
		providerId: text(value, 'provider-id'),
		address: text(value, 'address'),
	}),
	status: wordsOf(value, 'application-status'),
	units: entries(value, 'units').map(entry => unitView(entry)),
	unitCount: entries(value, 'units').length,
	relations: relatedTo(value),
});

const countSubordinates = (applications: readonly ApplicationView[]): ApplicationView[] => {
	const all = below(applications.flatMap(({units}) => units));
	return applications.map(view => view.application.isSubordinate
		? {...view, unitCount: all.filter(({unit}) => unit.name.startsWith(`${view.application.name}/`)).length}
		: view);
};

const relationsOf = (applications: readonly ApplicationView[]): Relation[] => applications.flatMap(({application, relations}) =>
	Object.entries(relations).flatMap(([endpoint, related]) => related
		.filter(other => !application.isSubordinate && (other.application === application.name || other.scope === 'container' || application.name < other.application))
		.map(other => ({
			left: {application: application.name, endpoint},
			right: {application: other.application, endpoint},
			interface: other.interface,
			scope: other.scope,
		}))));

/**
The neutral view that would have led to a recorded status.

@param time - What the clock showed.
*/
export const viewOfRecording = (recorded: Recorded, time: number): ModelView => {
	const model = at(recorded, 'model');
	const applications = countSubordinates(entries(recorded, 'applications').map(entry => applicationView(entry)));
	return {
		at: time,
		controller: partly<Controller>({
			name: text(model, 'controller'), cloud: text(model, 'cloud'), region: text(model, 'region'), version: text(model, 'version'),
		}),
		model: partly<Model>({
			name: text(model, 'name'),
			kind: text(model, 'type') as Model['kind'],
			version: text(model, 'version'),
			upgradeAvailable: text(model, 'upgrade-available'),
			relations: relationsOf(applications),
			applications: new Map<string, Application>(),
		}),
		status: wordsOf(model, 'model-status'),
		machines: entries(recorded, 'machines').map(entry => machineView(entry)),
		applications,
		offers: [],
		remoteApplications: [],
	};
};
