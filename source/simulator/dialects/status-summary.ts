import {isAtLeast} from '../../domain/version.js';
import {type ModelView, type UnitView} from '../cluster.js';
import {joinPorts} from './ports.js';
import {type StatusStyle} from './status-json.js';

const withSubordinates = (units: readonly UnitView[]): readonly UnitView[] => units.flatMap(view => [view, ...withSubordinates(view.subordinates)]);

/** Each network once, by the first address that was met in it. Clients take an address for one of the old classes: 10.0.0.0/8. */
const subnetsOf = (view: ModelView, units: readonly UnitView[]): readonly string[] => {
	const subnets = new Map<string, string>();
	const addresses = [...view.machines.map(({machine}) => machine.addresses[0] ?? ''), ...units.map(({unit}) => unit.publicAddress)];
	for (const address of addresses) {
		const network = address.split('.', 1)[0] ?? '';
		if (!subnets.has(network)) {
			subnets.set(network, address === '' ? '<nil>' : `${address}/8`);
		}
	}

	return subnets.values().toArray();
};

const numberOf = (port: string): number => Number(port.split('/', 1)[0]);

const portsOf = (units: readonly UnitView[], style: StatusStyle): string => {
	const ports = [...new Set(units.flatMap(({unit}) => unit.openPorts))];
	return isAtLeast(style.client, 3)
		? joinPorts(ports.toSorted((one, other) => numberOf(one) - numberOf(other)), style.client, ', ')
		: ports.toSorted().join(', ');
};

const labelWidth = 17;

/** A heading with a count, and rows below it; labels and counts are aligned to the right. */
const section = (heading: string, count: number, rows: ReadonlyArray<readonly [label: string, cell: string]>, width: number): string => [
	`${heading.padStart(width)}  (${count})\n`,
	...rows.map(([label, cell]) => `${label.padStart(width)}  ${cell}\n`),
].join('');

const countStates = (states: readonly string[]): ReadonlyArray<readonly [string, string]> => {
	const width = `(${states.length})`.length;
	return [...Map.groupBy(states, state => state)]
		.toSorted(([one], [other]) => one < other ? -1 : 1)
		.map(([state, same]) => [`${state}:`, `${same.length} `.padStart(width)]);
};

/**
The summary of a status: counts of machines and units by their state.

Source: recorded of 2.9.52, 3.6.28 and 4.0.15.
*/
export const statusSummary = (view: ModelView, style: StatusStyle): string => {
	const units = withSubordinates(view.applications.flatMap(each => each.units));
	const [subnets, ports] = [subnetsOf(view, units).join(', '), portsOf(units, style)];
	const width = Math.max(subnets.length, ports.length) + 2;
	const blank = `${' '.repeat(labelWidth)}\n`;
	const labels = Math.max(labelWidth, ...view.applications.map(({application}) => application.name.length + 2));
	return [
		`Running on subnets:  ${subnets.padEnd(width)}\n`,
		` Utilizing ports:    ${ports.padEnd(width)}\n`,
		section('# Machines:', view.machines.length, countStates(view.machines.map(({agent}) => agent.current)), labelWidth),
		blank,
		section('# Units:', units.length, countStates(units.map(({workload}) => workload.current)), labelWidth),
		blank,
		section('# Applications:', view.applications.length, view.applications.map(({application: {name, isExposed}}) => [name, `${isExposed ? 1 : 0}/1  exposed`]), labels),
		blank,
		section('# Remote:', view.remoteApplications.length, view.remoteApplications.map(({name, url}) => [name, url]), labelWidth),
		isAtLeast(style.client, 3) ? '' : '\n',
	].join('');
};
