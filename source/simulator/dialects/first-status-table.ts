import {type MachineView, type ModelView, type UnitView} from '../cluster.js';
import {layOutTable} from './columns.js';
import {machineWords} from './first-status.js';

const machineRows = (machines: readonly MachineView[]): string[][] => machines.flatMap(view => {
	const {machine, agent, containers} = view;
	const {state, info} = machineWords(view);
	return [
		[machine.id, info?.startsWith('(') ? 'down' : state, agent.version ?? '', machine.addresses[0] ?? '', machine.instanceId, machine.base.series, machine.hardware],
		...machineRows(containers),
	];
});

const unitRows = (units: readonly UnitView[], indent = ''): string[][] => units.flatMap(({unit, agent, workload, subordinates}) => [
	[
		`${indent}${unit.name}`, workload.current, agent.current, agent.version ?? '', unit.principal === undefined ? unit.machine ?? '' : '', unit.openPorts.join(','), unit.publicAddress, workload.message ?? '',
	],
	...unitRows(subordinates, `${indent}  `),
]);

const section = (title: string, rows: ReadonlyArray<readonly string[]>): string => `[${title}] \n${layOutTable({rows})}`;

/**
The status of an environment as a table, `--format tabular`.

Source: juju 1.25.13 `cmd/juju/status/output_tabular.go`.
*/
export const environmentTable = ({model, machines, applications}: ModelView): string => [
	...(model.upgradeAvailable === undefined ? [] : [section('Environment', [['UPGRADE-AVAILABLE'], [model.upgradeAvailable]])]),
	section('Services', [
		['NAME', 'STATUS', 'EXPOSED', 'CHARM'],
		...applications.map(({application, status}) => [application.name, status.current, String(application.isExposed), application.charm]),
	]),
	section('Units', [
		['ID', 'WORKLOAD-STATE', 'AGENT-STATE', 'VERSION', 'MACHINE', 'PORTS', 'PUBLIC-ADDRESS', 'MESSAGE'], ...applications.flatMap(({units}) => unitRows(units)),
	]),
	section('Machines', [['ID', 'STATE', 'VERSION', 'DNS', 'INS-ID', 'SERIES', 'HARDWARE'], ...machineRows(machines)]),
].join('\n');
