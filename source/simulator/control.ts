import {type Cloud} from './cloud.js';
import {advance} from './cluster.js';
import {type ServedCloud} from './connection.js';
import {bringFault, ControlRefusal, faultKinds} from './control-faults.js';
import {healFault} from './control-heal.js';
import {layOutTable} from './dialects/columns.js';
import {type Fault} from './fault.js';

/** What `simulation` prints. */
export type ControlAnswer = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

const usage = [
	'Brings faults into the simulated cloud, and changes how fast its time goes.',
	'',
	'  simulation list                               faults that are known, and those of this cloud',
	'  simulation inject FAULT MODEL AGENT [HOOK]    such as: simulation inject disk-full web 0',
	'  simulation inject FAULT [CONTROLLER] …        faults of a controller',
	'  simulation heal ID                            takes a fault back, with what it has done',
	'  simulation speed [X|pause]                    simulated seconds to a second, 0.01 to 1000',
	'',
	'Exit codes: 0 done, 2 wrong use, 3 refused or not there.',
	'',
].join('\n');

const succeed = (stdout: string): ControlAnswer => ({stdout, stderr: '', exitCode: 0});

const refuse = (message: string, exitCode: 2 | 3): ControlAnswer => ({
	stdout: '', stderr: `${message}${exitCode === 2 ? ' Run simulation help for the words.' : ''}\n`, exitCode,
});

const nameOf = (tag: string): string => tag.startsWith('machine-')
	? tag.slice('machine-'.length).replaceAll('-', '/')
	: tag.replace(/^unit-/v, '').replace(/-(?=\d+$)/v, '/');

const whereOf = (fault: Fault): string => 'agent' in fault
	? `${fault.controller}:${fault.model} ${nameOf(fault.agent)}${fault.type === 'hook-failed' ? ` ${fault.hook}` : ''}`
	: `${fault.controller}${fault.type === 'backup-harmed' ? ` ${fault.harm}` : ''}`;

const stateWords = {armed: 'waits', active: 'active', cured: 'healed'} as const;

const list = ({faults}: Cloud): string => [
	...faultKinds.map(({type, needs, about}) => `${type} ${needs}\n    ${about}`),
	'',
	...(faults.length === 0
		? ['No fault is in this cloud.\n']
		: [layOutTable({rows: [['ID', 'STATE', 'FAULT', 'WHERE'], ...faults.map(fault => [fault.id, stateWords[fault.state], fault.type, whereOf(fault)])]})]),
].join('\n');

const heal = (cloud: Cloud, id: string | undefined): string => {
	if (id === undefined) {
		throw new ControlRefusal('misuse', 'Say which fault: simulation list shows their ids.');
	}

	const fault = cloud.faults.find(each => each.id === id);
	if (!fault) {
		throw new ControlRefusal('absent', `There is no fault with the id "${id}": simulation list shows them.`);
	}

	if (fault.state === 'cured') {
		throw new ControlRefusal('absent', `${fault.id} is healed already.`);
	}

	healFault(cloud, fault);
	return `Healed ${fault.id}: ${fault.type}, ${whereOf(fault)}.\n`;
};

const inject = (cloud: Cloud, words: readonly string[]): string => {
	const fault = bringFault(cloud, words);
	return `${fault.id}: ${fault.type}, ${whereOf(fault)}: ${fault.state === 'armed' ? 'waits for its moment' : 'active'}.\n`;
};

const speedWords = (speed: number): string => speed === 0
	? 'Time stands still: commands are answered, and nothing happens until simulation speed X.\n'
	: `A second is ${speed === 1 ? 'a second' : `${speed} seconds`} of the simulated cloud.\n`;

const changeSpeed = (control: NonNullable<ServedCloud['control']>, wanted: string | undefined): string => {
	const {time} = control;
	if (!time) {
		throw new ControlRefusal('absent', 'The time of this cloud is that of the session beside it: change it there.');
	}

	if (wanted === undefined) {
		return speedWords(time.speed());
	}

	const speed = wanted === 'pause' ? 0 : Number(wanted);
	if (wanted !== 'pause' && (wanted.trim() === '' || !(speed >= 0.01 && speed <= 1000))) {
		throw new ControlRefusal('misuse', `"${wanted}" is no speed: give a number from 0.01 to 1000, or pause.`);
	}

	time.setSpeed(speed);
	return speedWords(speed);
};

/** How many words each takes at most. */
const limits: Readonly<Record<string, number>> = {
	list: 0, heal: 1, speed: 1, pause: 0, help: 0,
};

const run = (served: ServedCloud & {readonly control: NonNullable<ServedCloud['control']>}, [name = 'help', ...words]: readonly string[]): string => {
	const {cloud, control} = served;
	if (words.length > (Object.hasOwn(limits, name) ? limits[name] ?? 0 : Infinity)) {
		throw new ControlRefusal('misuse', `simulation ${name} takes ${limits[name] === 0 ? 'no further words' : 'one word'}.`);
	}

	switch (name) {
		case 'help':
		case '--help':
		case '-h': {
			return usage;
		}

		case 'list': {
			return list(cloud);
		}

		case 'inject': {
			return inject(cloud, words);
		}

		case 'heal': {
			return heal(cloud, words[0]);
		}

		case 'speed': {
			return changeSpeed(control, words[0]);
		}

		case 'pause': {
			return changeSpeed(control, 'pause');
		}

		default: {
			throw new ControlRefusal('misuse', `simulation knows no "${name}".`);
		}
	}
};

/**
What the program `simulation` of a second terminal does: only where the simulation was started for it.
*/
export const runControl = (served: ServedCloud, words: readonly string[]): ControlAnswer => {
	const {control} = served;
	if (!control) {
		return refuse('This simulated cloud takes no orders: it was started without --control. Start one with juju-upgrade-wizard simulate --control.', 3);
	}

	advance(served.cloud, served.time.now());
	try {
		return succeed(run({...served, control}, words));
	} catch (error) {
		if (error instanceof ControlRefusal) {
			return refuse(error.message, error.kind === 'misuse' ? 2 : 3);
		}

		throw error;
	}
};
