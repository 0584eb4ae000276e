import {type Machine, type Unit} from '../cloud.js';
import {type Call} from './command.js';
import {machineOf} from './machine-shell.js';
import {misuse, Refusal} from './refusal.js';
import {type Target} from './target.js';
import {findUnit} from './unit-names.js';

/** One place where a command is to run. */
export type ExecTarget = {
	/** `0`, `web/1` */
	readonly name: string;
	readonly machine: Machine;
	/** Undefined where the machine itself was meant. */
	readonly unit: Unit | undefined;
};

const listed = (call: Call, option: string): readonly string[] =>
	call.options.texts(option).flatMap(text => text.split(',')).map(word => word.trim()).filter(word => word !== '');

/** Whether the command line says where. */
const isAimed = (call: Call): boolean =>
	call.options.has('all') || ['machine', 'unit', 'application'].some(option => listed(call, option).length > 0);

/**
Refuses a command line that lacks what every client asks for.

Source: forms recorded of 2.9.52, 3.6.28 and 4.0.15.

@throws Refusal with exit code 2.
*/
export const checkExecWords = (call: Call): void => {
	if (call.positional.length === 0) {
		throw misuse('no commands specified');
	}

	if (!isAimed(call)) {
		throw misuse('You must specify a target, either through --all, --machine, --application or --unit');
	}
};

const onMachine = ({model}: Target, id: string): ExecTarget => {
	const machine = machineOf(model, id);
	if (!machine) {
		throw new Refusal(`machine ${id} not found`);
	}

	return {name: id, machine, unit: undefined};
};

const onUnit = ({model}: Target, name: string): ExecTarget => {
	const [unit, machine] = [findUnit(model, name), machineOf(model, name)];
	if (!unit || !machine) {
		throw new Refusal(`unit "${name}" not found`);
	}

	return {name: unit.name, machine, unit};
};

/**
Where a command is to run, each place once.

@throws Refusal where there is no such place.
*/
export const execTargets = (call: Call, target: Target): readonly ExecTarget[] => {
	const {model} = target;
	const machines = call.options.has('all') ? model.machines.keys().toArray() : listed(call, 'machine');
	const applications = listed(call, 'application');
	const unknown = applications.find(name => !model.applications.has(name));
	if (unknown !== undefined) {
		throw new Refusal(`application "${unknown}" not found`);
	}

	const units = [
		...listed(call, 'unit'),
		...model.units.values().filter(unit => applications.includes(unit.application)).map(({name}) => name),
	];
	return [
		...[...new Set(machines)].map(id => onMachine(target, id)),
		...[...new Set(units)].map(name => onUnit(target, name)),
	];
};
