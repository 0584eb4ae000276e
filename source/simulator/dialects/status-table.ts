import {isAtLeast} from '../../domain/version.js';
import {
	type ApplicationView,
	type MachineView,
	type ModelView,
	type UnitView,
} from '../cluster.js';
import {layOutTable} from './columns.js';
import {charmName, zoneOf} from './entities.js';
import {type StatusStyle} from './status-json.js';
import {joinPorts} from './ports.js';
import {clockTime} from './times.js';

type Rows = readonly string[][];

const section = (heading: readonly string[], rows: Rows, right: readonly number[] = []): string[] =>
	rows.length === 0 ? [] : [layOutTable({rows: [heading, ...rows], right})];

const modelSection = (view: ModelView, style: StatusStyle): string => {
	const {model, controller, status, at} = view;
	const isFourth = isAtLeast(style.client, 4);
	const note = status.message ?? (model.upgradeAvailable === undefined ? '' : `upgrade available: ${model.upgradeAvailable}`);
	const cells: ReadonlyArray<readonly [string, string]> = [
		['Model', model.name],
		['Controller', controller.name],
		['Cloud/Region', controller.region === undefined ? controller.cloud : `${controller.cloud}/${controller.region}`],
		['Version', model.version],
		...(isFourth ? [] : [['SLA', 'unsupported']] as const),
		['Timestamp', `${clockTime(at)}${style.isUtc ? '' : 'Z'}`],
		...(note === '' ? [] : [['Notes', note]] as const),
	];
	return layOutTable({rows: [cells.map(([heading]) => heading), cells.map(([, cell]) => cell)]});
};

const isGood = ({agent}: UnitView): boolean => !['lost', 'allocating', 'failed'].includes(agent.current);

/** Units of subordinate applications are with their principals; source: recorded of 4.0.15. */
const scaleOf = ({units, unitCount, application}: ApplicationView, subordinates: readonly UnitView[]): string => {
	const all = application.isSubordinate ? subordinates.filter(({unit}) => unit.name.startsWith(`${application.name}/`)) : units;
	const total = application.isSubordinate ? unitCount : units.length;
	const bad = all.filter(unit => !isGood(unit)).length;
	return bad === 0 ? String(total) : `${total - bad}/${total}`;
};

const applicationSection = (view: ModelView): string[] => {
	const isPods = view.model.kind === 'caas';
	const subordinates = view.applications.flatMap(each => each.units).flatMap(unit => unit.subordinates);
	return section(
		['App', 'Version', 'Status', 'Scale', 'Charm', 'Channel', 'Rev', ...(isPods ? ['Address'] : []), 'Exposed', 'Message'],
		view.applications.map(one => [
			one.application.name,
			one.application.workloadVersion ?? '',
			one.status.current,
			scaleOf(one, subordinates),
			charmName(one.application),
			one.application.channel ?? '',
			String(one.application.revision),
			...(isPods ? [one.application.address ?? ''] : []),
			one.application.isExposed ? 'yes' : 'no',
			one.status.message ?? '',
		]),
		[3, 6],
	);
};

/** What a unit is doing, before what its workload says: the hook that its agent runs. */
const unitMessage = ({agent, workload}: UnitView): string => {
	const hook = agent.current === 'executing' ? /^running (?<hook>\S+) hook/v.exec(agent.message ?? '')?.groups?.['hook'] : undefined;
	return `${hook === undefined ? '' : `(${hook}) `}${workload.message ?? ''}`;
};

const unitRow = (view: UnitView, style: StatusStyle, indent: string): string[] => {
	const {unit, agent, workload} = view;
	return [
		`${indent}${unit.name}${unit.isLeader ? '*' : ''}`,
		workload.current,
		agent.current,
		...(unit.providerId === undefined
			? [unit.principal === undefined ? unit.machine ?? '' : '', unit.publicAddress]
			: [unit.address]),
		joinPorts(unit.openPorts, style.client, ','),
		unitMessage(view),
	];
};

const unitRows = (units: readonly UnitView[], style: StatusStyle, indent = ''): string[][] => units.flatMap(view => [
	unitRow(view, style, indent),
	...unitRows(view.subordinates, style, `${indent}  `),
]);

const unitSection = (view: ModelView, style: StatusStyle): string[] => section(
	['Unit', 'Workload', 'Agent', ...(view.model.kind === 'caas' ? ['Address'] : ['Machine', 'Public address']), 'Ports', 'Message'],
	view.applications.flatMap(({units}) => unitRows(units, style)),
);

const machineRows = (machines: readonly MachineView[], style: StatusStyle): string[][] => machines.flatMap(({machine, agent, instance, containers}) => [
	[
		machine.id,
		agent.current,
		machine.addresses[0] ?? '',
		machine.instanceId,
		isAtLeast(style.client, 3) ? `${machine.base.name}@${machine.base.channel}` : machine.base.series,
		zoneOf(machine),
		instance.message ?? '',
	],
	...machineRows(containers, style),
]);

/** The machines of a model, if it has any. */
export const machineSection = (view: ModelView, style: StatusStyle): string[] => section(
	['Machine', 'State', 'Address', 'Inst id', isAtLeast(style.client, 3) ? 'Base' : 'Series', 'AZ', 'Message'],
	machineRows(view.machines, style),
);

const relationSection = ({model}: ModelView, style: StatusStyle): string[] => section(
	[isAtLeast(style.client, 3) ? 'Integration provider' : 'Relation provider', 'Requirer', 'Interface', 'Type', 'Message'],
	model.relations.map(({left, right, interface: name, scope}) => [
		`${left.application}:${left.endpoint}`,
		`${right.application}:${right.endpoint}`,
		name,
		left.application === right.application ? 'peer' : (scope === 'container' ? 'subordinate' : 'regular'),
		'',
	]),
);

const remoteSection = (view: ModelView): string[] => section(
	['SAAS', 'Status', 'Store', 'URL'],
	view.remoteApplications.map(remote => [
		remote.name,
		remote.status.current,
		remote.url.includes(':') ? remote.url.slice(0, remote.url.indexOf(':')) : 'local',
		remote.url.slice(remote.url.indexOf(':') + 1),
	]),
);

const offerSection = (view: ModelView): string[] => section(
	['Offer', 'Application', 'Charm', 'Rev', 'Connected', 'Endpoint', 'Interface', 'Role'],
	view.offers.map(offer => {
		const application = view.model.applications.get(offer.application);
		return [
			offer.name,
			offer.application,
			application === undefined ? '' : charmName(application),
			String(application?.revision ?? ''),
			`${offer.activeConnections}/${offer.totalConnections}`,
			offer.endpoints[0] ?? '',
			offer.interface,
			'provider',
		];
	}),
);

/**
What people see: `juju status` without a format. It shows neither an agent's version nor its message.

Source: recorded tables of 2.9.52, 3.6.28 and 4.0.15.
*/
export const statusTable = (view: ModelView, style: StatusStyle, {hasRelations}: {readonly hasRelations: boolean}): string => [
	modelSection(view, style),
	...remoteSection(view),
	...applicationSection(view),
	...unitSection(view, style),
	...machineSection(view, style),
	...offerSection(view),
	...(hasRelations ? relationSection(view, style) : []),
].join('\n') + (isAtLeast(style.client, 3) ? '' : '\n');
