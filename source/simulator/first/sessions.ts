import {clearConflict, clearConflictsOn} from '../charms/clear-conflict.js';
import {type Machine, type Unit} from '../cloud.js';
import {repairHook, resolveUnit} from '../cluster.js';
import {nothingFails} from '../commands/debug-hooks.js';
import {
	type Call,
	type Command,
	type OpenedSession,
	type Outcome,
} from '../commands/command.js';
import {machineOf, noWayIn, runScript} from '../commands/machine-shell.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost, type Target} from '../commands/target.js';
import {findUnit, isUnitName} from '../commands/unit-names.js';
import {asciiTime} from '../dialects/times.js';
import {referenceOf} from '../lookup.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption, targetEnvironment} from './environment.js';

/** Milliseconds: by way of the state server. */
const connectTakes = 900;

const sessionOptions = (): string => `${environmentOption} --proxy --pty`;

const placeOf = ({model}: Target, word: string): Machine => {
	const name = word.slice(word.indexOf('@') + 1);
	const machine = machineOf(model, name);
	if (!machine) {
		throw new Refusal(`${/^\d/v.test(name) ? 'machine' : 'unit'} ${/^\d/v.test(name) ? name : JSON.stringify(name)} not found`);
	}

	if (!machine.isOn || machine.addresses.length === 0) {
		throw noWayIn(machine);
	}

	return machine;
};

/** What a person would have seen who looked around, and moved aside what is in the way of a charm. */
const visit = ({now}: Call, {base, hostname, addresses}: Machine, typed: readonly string[]): string => [
	`Welcome to Ubuntu ${base.channel} LTS on ${hostname}.`,
	`Last login: ${asciiTime(now)}`,
	...typed.map(words => `ubuntu@${hostname}:~$ ${words}`),
	`ubuntu@${hostname}:~$ exit`,
	'logout',
	`Connection to ${addresses[0] ?? hostname} closed.`,
	'',
].join('\n');

/** What stands behind the target: options of OpenSSH first, then a command. */
const scriptOf = (words: readonly string[]): string => {
	const start = words.findIndex(word => !word.startsWith('-'));
	return start === -1 ? '' : words.slice(start).join(' ');
};

const runSsh = (call: Call): Outcome => {
	const [word] = call.positional;
	if (word === undefined) {
		throw misuse('no target name specified');
	}

	const target = targetEnvironment(call, {isAllowedWhenRestricted: true});
	const machine = placeOf(target, word);
	const script = scriptOf(call.positional.slice(1));
	const session: OpenedSession = {kind: 'machine', place: referenceOf(target.controller, target.model, machine), ...(script !== '' && {line: script})};
	if (script === '') {
		return {...(call.isTerminal && {session, transcript: visit(call, machine, clearConflictsOn(target.model, machine))}), takes: connectTakes};
	}

	const {stdout, stderr, exitCode} = runScript(call, target, {machine, script});
	return {
		stdout, stderr, exitCode, takes: connectTakes, ...(call.isTerminal && {session, transcript: `${stdout}${stderr}`}),
	};
};

/** Works while a machine's agent is down. Source: juju 1.25.13 `cmd/juju/commands/ssh.go`. */
const ssh: Command = {
	name: 'ssh', options: sessionOptions, isInterspersed: false, run: runSsh,
};

const unitOf = ({model}: Target, name: string): Unit => {
	const unit = findUnit(model, name);
	if (!unit) {
		throw new Refusal(`unit "${name}" not found`);
	}

	return unit;
};

/** What a person would have seen who found and repaired the cause. */
const session = (unit: Unit, isRepaired: boolean): string => {
	const prompt = `root@${unit.name.replace('/', '-')}:/var/lib/juju/agents/${unit.tag}/charm#`;
	return [
		`This is the session of ${unit.name} in which its hooks can be debugged.`,
		`${prompt} exit`,
		isRepaired ? 'The cause is repaired: the next try of the hook will succeed.' : nothingFails(unit),
		'',
	].join('\n');
};

const checkedUnit = ({positional}: Call, absent: string, wrong: (name: string) => string): string => {
	const [name] = positional;
	if (name === undefined) {
		throw misuse(absent);
	}

	if (!isUnitName(name)) {
		throw misuse(wrong(name));
	}

	return name;
};

const runDebugHooks = (call: Call): Outcome => {
	const name = checkedUnit(call, 'no unit name specified', word => `"${word}" is not a valid unit name`);
	const target = targetEnvironment(call);
	const unit = unitOf(target, name);
	placeOf(target, name);
	if (!call.isTerminal) {
		return {stderr: 'open terminal failed: not a terminal\n', exitCode: 1};
	}

	clearConflict(unit);
	const place = referenceOf(target.controller, target.model, unit);
	return {session: {kind: 'hooks', place}, transcript: session(unit, repairHook(call.cloud, place))};
};

/** Source: juju 1.25.13 `cmd/juju/commands/debughooks.go`. */
const debugHooks: Command = {
	name: 'debug-hooks', options: sessionOptions, isInterspersed: false, run: runDebugHooks,
};

const runResolved = (call: Call): Outcome => {
	const name = checkedUnit(call, 'no unit specified', word => `invalid unit name "${word}"`);
	expectAtMost(call, 1);
	const target = targetEnvironment(call);
	refuseBlocked(target.model, 'change');
	const unit = unitOf(target, name);
	const outcome = resolveUnit(call.cloud, {controller: target.controller.name, model: target.model.name, agent: unit.tag}, call.options.has('retry'));
	if (outcome === 'not-in-error') {
		throw new Refusal(`unit "${name}" is not in an error state`);
	}

	if (outcome === 'already-resolved') {
		throw new Refusal(`cannot set resolved mode for unit "${name}": already resolved`);
	}

	return {};
};

/** One unit; its hook is passed over unless `--retry` is given. Source: juju 1.25.13 `cmd/juju/commands/resolved.go`. */
const resolved: Command = {name: 'resolved', options: () => `${environmentOption} -r,--retry`, run: runResolved};

/** What is done on one machine or to one unit. */
export const sessionCommands: readonly Command[] = [ssh, debugHooks, resolved];
