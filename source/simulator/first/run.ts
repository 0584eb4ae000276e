import {type Machine} from '../cloud.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {printResults, type ExecResult} from '../commands/exec-results.js';
import {checkExecWords, execTargets, type ExecTarget} from '../commands/exec-targets.js';
import {runScript} from '../commands/machine-shell.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {type Target} from '../commands/target.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption, targetEnvironment} from './environment.js';

/** Milliseconds: a session of ssh to each machine, all at once. */
const takes = 1900;

const unreachable = ({addresses}: Machine): string => `ssh: connect to host ${addresses[0] ?? ''} port 22: No route to host\n`;

const runAt = (call: Call, target: Target, place: ExecTarget): ExecResult => place.machine.isOn
	? {place, ...runScript(call, target, {machine: place.machine, script: call.positional.join(' ')})}
	: {
		place, stdout: '', stderr: unreachable(place.machine), exitCode: 255,
	};

/** `--service` of 1.25 is what later clients call an application. */
const withApplications = (call: Call): Call => ({
	...call,
	options: {
		has: name => call.options.has(name),
		text: name => call.options.text(name === 'application' ? 'service' : name),
		texts: name => call.options.texts(name === 'application' ? 'service' : name),
	},
});

const checkWords = (call: Call) => {
	try {
		checkExecWords(withApplications(call));
	} catch (error) {
		throw error instanceof Refusal && error.message.startsWith('You must')
			? misuse('You must specify a target, either through --all, --machine, --service or --unit')
			: error;
	}
};

const run = (call: Call): Outcome => {
	checkWords(call);
	const target = targetEnvironment(call);
	refuseBlocked(target.model, 'change');
	const results = execTargets(withApplications(call), target).map(place => runAt(call, target, place));
	return {...printResults(call, results), takes};
};

/**
Runs a shell command on machines. The state server goes there by ssh, so agents that are down do not matter.

Source: juju 1.25.13 `cmd/juju/commands/run.go`, `apiserver/client/run.go`.
*/
export const runCommand: Command = {
	name: 'run',
	options: () => `${environmentOption} --all --format=format --machine=text -o,--output=text --service=text --timeout=duration --unit=text`,
	formats: ['smart', 'json', 'yaml'],
	isInterspersed: false,
	run,
};
