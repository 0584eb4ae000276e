import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Call, type Command, type Outcome} from './command.js';
import {printResults, type ExecResult} from './exec-results.js';
import {checkExecWords, execTargets, type ExecTarget} from './exec-targets.js';
import {refuseLocked} from './lock.js';
import {runScript} from './machine-shell.js';
import {Refusal} from './refusal.js';
import {targetModel, type Target} from './target.js';

/** Milliseconds; recorded of a 4.0 controller: 3 to 7 s. */
const takes = 3400;

/** Nobody waits longer unless told so. */
const defaultLimit = 300_000;

const units: Readonly<Record<string, number>> = {
	ms: 1, s: 1000, m: 60_000, h: 3_600_000,
};

/** `1m30s` in milliseconds. */
const milliseconds = (text: string): number => {
	let sum = 0;
	for (const {groups} of text.matchAll(/(?<count>\d{1,9})(?<unit>ms|[hms])/gv)) {
		sum += Number(groups?.['count']) * (units[groups?.['unit'] ?? ''] ?? 0);
	}

	return sum;
};

/**
An agent that is down never answers: the client gives up after five minutes, or when it was told to.

Source: `cmd/juju/commands/exec.go` of 2.9.52, `cmd/juju/action` of 3.6.28.
*/
const waitInVain = (call: Call, silent: readonly ExecTarget[]): Outcome => {
	const isThird = isAtLeast(call.client, 3);
	const given = milliseconds(call.options.text(isThird ? 'wait' : 'timeout') ?? '');
	const names = silent.map(({name, unit}) => `${unit ? 'unit' : 'machine'} ${name}`).join(', ');
	return {
		stderr: isThird ? `ERROR timed out waiting for results from: ${names}\n` : 'ERROR command timed out\n',
		exitCode: 1,
		takes: given > 0 ? given : defaultLimit,
	};
};

const scriptOf = ({positional}: Call): string => positional.join(' ');

const runAt = (call: Call, target: Target, place: ExecTarget): ExecResult => ({
	place, ...runScript(call, target, {machine: place.machine, script: scriptOf(call)}),
});

const run = (call: Call): Outcome => {
	checkExecWords(call);
	const target = targetModel(call);
	if (call.options.has('operator') && target.model.kind === 'iaas') {
		throw new Refusal('only k8s models support the --operator flag');
	}

	refuseLocked(target.model, 'change');
	const places = execTargets(call, target);
	const silent = places.filter(({machine, unit}) => !machine.isOn || !(unit ?? machine).isConnected);
	const results = places.filter(place => !silent.includes(place)).map(place => runAt(call, target, place));
	return silent.length > 0 ? waitInVain(call, silent) : {...printResults(call, results), takes};
};

const options = (client: JujuVersion): string => [
	'-B,--no-browser-login -a,--app,--application=text --all --format=format -m,--model=text --machine=text -o,--output=text -u,--unit=text',
	...(isAtLeast(client, 4) ? [] : ['--operator']),
	isAtLeast(client, 3) ? '--background --color --execution-group=text --no-color --parallel --utc --wait=duration' : '--timeout=duration',
].join(' ');

const exec = (name: string): Command => ({
	name, options, formats: ['plain', 'json', 'yaml', 'default'], isInterspersed: false, run,
});

/** Runs a shell command through the agents of machines and units; known since 2.7. */
export const execCommand: Command = {...exec('exec'), isKnownTo: client => isAtLeast(client, 2, 7)};

/** The same command under its old name; since 3.0 that name runs actions of charms. */
export const oldRun: Command = {...exec('run'), isKnownTo: ({major}) => major < 3};
