import {isAtLeast} from '../../domain/version.js';
import {type ModelView, type UnitView} from '../cluster.js';
import {joinPorts} from './ports.js';
import {type StatusStyle} from './status-json.js';

const lineOf = ({unit, agent, workload}: UnitView, {client}: StatusStyle): string => {
	const ports = joinPorts(unit.openPorts, client, ', ');
	return `- ${unit.name}: ${unit.publicAddress} (agent:${agent.current}, workload:${workload.current})${ports === '' ? '' : ` ${ports}`}\n`;
};

const linesOf = (units: readonly UnitView[], style: StatusStyle, indent = ''): readonly string[] => units.flatMap(view => [
	`${indent}${lineOf(view, style)}`,
	...linesOf(view.subordinates, style, `${indent}  `),
]);

/**
The short forms of a status, `--format oneline` and its other names: a line for each unit. 2.9 begins with an empty one.

Source: recorded of 2.9.52, 3.6.28 and 4.0.15.
*/
export const statusLines = (view: ModelView, style: StatusStyle): string =>
	`${isAtLeast(style.client, 3) ? '' : '\n'}${view.applications.flatMap(({units}) => linesOf(units, style)).join('')}`;
