import {isAtLeast} from '../../domain/version.js';
import {toJson} from '../dialects/json.js';
import {sortedMap, type Plain} from '../dialects/plain.js';
import {exactTime} from '../dialects/times.js';
import {toYaml} from '../dialects/yaml.js';
import {type ShellAnswer} from '../shell/shell-answer.js';
import {type Call, type Outcome} from './command.js';
import {type ExecTarget} from './exec-targets.js';

export type ExecResult = ShellAnswer & {readonly place: ExecTarget};

/** Tasks are numbered from here: 0 is never a task's, and the first number is the operation's. */
const taskNumber = (index: number): number => index + 2;

const orNone = (text: string): string | undefined => text === '' ? undefined : text;

/** 2.x: a list with capital letters in its keys. */
const oldObject = ({place, stdout, stderr, exitCode}: ExecResult): Plain => ({
	MachineId: place.machine.id,
	ReturnCode: exitCode === 0 ? undefined : exitCode,
	Stderr: orNone(stderr),
	Stdout: stdout,
	UnitId: place.unit?.name,
});

/** 3.0 and later: a map by the name of the place. */
const taskObject = (call: Call, {place, stdout, stderr, exitCode}: ExecResult, index: number): Plain => {
	const time = exactTime(call.now);
	return {
		id: String(taskNumber(index)),
		machine: place.unit ? undefined : place.name,
		results: {'return-code': exitCode, stderr: orNone(stderr), stdout: orNone(stdout)},
		status: exitCode === 0 ? 'completed' : 'failed',
		timing: {completed: time, enqueued: time, started: time},
		unit: place.unit && place.name,
	};
};

const failures = (results: readonly ExecResult[]): Outcome => {
	const lines = results.flatMap(({exitCode}, index) => exitCode === 0 ? [] : [` - id "${taskNumber(index)}" with return code ${exitCode}`]);
	const plural = lines.length > 1 ? 's' : '';
	return lines.length === 0
		? {}
		: {stderr: `ERROR the following task${plural} failed:\n${lines.join('\n')}\n\nuse 'juju show-task' to inspect the failure${plural}\n\n`, exitCode: 1};
};

const ended = (text: string): string => text === '' || text.endsWith('\n') ? text : `${text}\n`;

/** All goes to stdout, under the name of its place where several have something to say. */
const newText = (results: readonly ExecResult[]): Outcome => {
	const texts = results.map(({place, stdout, stderr}) => ({name: place.name, text: `${ended(stdout)}${ended(stderr)}`}));
	const isHeaded = texts.filter(({text}) => text !== '').length > 1;
	return {...failures(results), stdout: texts.map(({name, text}) => isHeaded ? `${name}:\n${text}\n` : text).join('')};
};

/** 2.x hands the exit code of a single place on. */
const oldText = (results: readonly ExecResult[]): Outcome => {
	const [only] = results;
	return results.length === 1 && only
		? {stdout: only.stdout, stderr: only.stderr, exitCode: only.exitCode}
		: {stdout: toYaml(results.map(result => oldObject(result)))};
};

/**
Prints what a command said in several places.

Source: recorded of a 4.0 controller (one place); `cmd/juju/commands/exec.go` of 2.9.52, `cmd/juju/action/exec.go` of 3.6.28.
*/
export const printResults = (call: Call, results: readonly ExecResult[]): Outcome => {
	const isThird = isAtLeast(call.client, 3);
	if (call.format !== 'json' && call.format !== 'yaml') {
		return isThird ? newText(results) : oldText(results);
	}

	const value: Plain = isThird
		? sortedMap(results.map((result, index) => [result.place.name, taskObject(call, result, index)]))
		: results.map(result => oldObject(result));
	return {...(isThird && failures(results)), stdout: call.format === 'json' ? toJson(value) : toYaml(value)};
};
