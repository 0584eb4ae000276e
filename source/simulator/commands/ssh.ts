import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {clearConflictsOn} from '../charms/clear-conflict.js';
import {type Machine} from '../cloud.js';
import {asciiTime} from '../dialects/times.js';
import {referenceOf} from '../lookup.js';
import {
	type Call,
	type Command,
	type OpenedSession,
	type Outcome,
} from './command.js';
import {machineOf, noWayIn, runScript} from './machine-shell.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel, type Target} from './target.js';

/** Milliseconds; recorded of a 4.0 controller. */
const connectTakes = 480;

/** `ubuntu@2` is machine 2. */
const withoutUser = (word: string): string => word.slice(word.indexOf('@') + 1);

const missing = (name: string): Refusal => new Refusal(`${/^\d/v.test(name) ? 'machine' : 'unit'} ${name} not found`);

/** What stands behind the target: options of OpenSSH first, then a command. */
const commandOf = (words: readonly string[]): string => {
	const start = words.findIndex(word => !word.startsWith('-'));
	return start === -1 ? '' : words.slice(start).join(' ');
};

/** What a person would have seen who looked around, and moved aside what is in the way of a charm. */
const visit = (call: Call, machine: Machine, typed: readonly string[]): string => [
	`Welcome to ${machine.base.name} ${machine.base.channel} on ${machine.hostname}.`,
	`Last login: ${asciiTime(call.now)}`,
	...typed.map(words => `ubuntu@${machine.hostname}:~$ ${words}`),
	`ubuntu@${machine.hostname}:~$ exit`,
	'logout',
	`Connection to ${machine.addresses[0] ?? machine.hostname} closed.`,
	'',
].join('\n');

const runThere = (call: Call, target: Target, machine: Machine): Outcome => {
	const script = commandOf(call.positional.slice(1));
	const session: OpenedSession = {kind: 'machine', place: referenceOf(target.controller, target.model, machine), ...(script !== '' && {line: script})};
	if (script === '') {
		return {...(call.isTerminal && {session, transcript: visit(call, machine, clearConflictsOn(target.model, machine))}), takes: connectTakes};
	}

	const {stdout, stderr, exitCode} = runScript(call, target, {machine, script});
	return {
		stdout, stderr, exitCode, takes: connectTakes, ...(call.isTerminal && {session, transcript: `${stdout}${stderr}`}),
	};
};

const run = (call: Call): Outcome => {
	const [word] = call.positional;
	if (word === undefined) {
		throw misuse('no target name specified');
	}

	const target = targetModel(call, {isAllowedWhenRestricted: true});
	const name = withoutUser(word);
	const machine = machineOf(target.model, name);
	if (!machine) {
		throw missing(name);
	}

	if (!machine.isOn || machine.addresses.length === 0) {
		throw noWayIn(machine);
	}

	return runThere(call, target, machine);
};

/**
Options of all commands that open a session on a machine.

Source: options recorded of 2.8.13 to 4.0.15; `--direct` of 4.1.
*/
export const sessionOptions = (client: JujuVersion): string => [
	'-m,--model=text --no-host-key-checks --proxy --pty',
	isAtLeast(client, 2, 9) ? '--container=text' : '-B,--no-browser-login',
	...(isAtLeast(client, 4) || !isAtLeast(client, 2, 9) ? [] : ['--remote']),
	...(isAtLeast(client, 4, 1) ? ['--direct'] : []),
].join(' ');

/** Works while a machine's agent is down: it needs the machine, and the controller for its address. */
export const ssh: Command = {
	name: 'ssh', options: sessionOptions, isInterspersed: false, run,
};
