import {type Cloud} from '../../../source/simulator/cloud.js';
import {runCommandLine, type CommandResult} from '../../../source/simulator/command-line.js';
import {advance} from '../../../source/simulator/cluster.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {compareSaid, withoutInstances} from './_compare.js';
import {type Play} from './_plays.js';
import {buildReal, charmFiles} from './_real-cloud.js';
import {afterCommand, situations} from './_real-situations.js';

/** A command that was run on a real controller of 4.0. */
type RealCommand = {
	readonly situation: string;
	readonly arguments: readonly string[];
	/** In the file null where it was killed: left out here. */
	readonly 'exit-code'?: number;
	readonly 'duration-ms': number;
	readonly stdout: string;
	readonly stderr: string;
};

/** A simulated cloud and its clock. */
type Stage = {readonly cloud: Cloud; now: number; situation: string};

const startedAt = Date.UTC(2026, 10, 21, 3, 5);

const openStages = (): Readonly<Record<'real' | 'lab', Stage>> => ({
	real: {
		cloud: buildReal({
			controller: 'real', model: 'prod', version: '4.0.14', machines: ['0', '1', '2'], on: ['0', '1', '2'], startedAt,
		}),
		now: startedAt,
		situation: '',
	},
	lab: {
		cloud: buildReal({
			controller: 'lab', model: 'w', version: '4.0.16', machines: ['0'], on: ['0', '0'], startedAt,
		}),
		now: startedAt,
		situation: '',
	},
});

/** As a person who waits for an answer, and kills the client after as long as it was waited for when it was recorded. */
const ask = (stage: Stage, words: readonly string[], patience: number): CommandResult | undefined => {
	const {cloud, now} = stage;
	let at = now;
	while (at <= now + patience) {
		const result = runCommandLine(cloud, words, {now: at, startedAt: now, files: charmFiles});
		if (result.againAfter === undefined) {
			return result;
		}

		at += result.againAfter;
	}

	return undefined;
};

const enter = (stage: Stage, name: string): void => {
	if (stage.situation === name) {
		return;
	}

	const situation = situations[name];
	if (!situation) {
		throw new Error(`Nothing is said of the situation "${name}".`);
	}

	stage.situation = name;
	situation.prepare?.(stage.cloud);
	stage.now += (situation.seconds ?? 0) * 1000;
	advance(stage.cloud, stage.now);
};

/** What stood in a log before the recording began, and what stands between its lines, is not told line by line. */
const general = ({arguments: words}: RealCommand, difference: string): string => ['debug-log', 'show-status-log', 'ssh', 'exec'].includes(words[1] ?? '')
	? difference.replace(/(?<=^stdout (?:lacks|has) ).*/v, () => words[1]?.includes('log') === true ? 'another history' : 'other lines')
	: withoutInstances(difference);

const judge = (command: RealCommand, result: CommandResult | undefined): readonly string[] => {
	if (result?.stderr.includes('the simulation does not play') === true) {
		return [`juju ${command.arguments[1] ?? ''} is not played`];
	}

	const isSilent = result === undefined || result.takes === Infinity;
	const exitCode = command['exit-code'];
	if (typeof exitCode !== 'number') {
		return isSilent || result.takes >= command['duration-ms'] ? [] : ['answers, recorded as silent'];
	}

	if (isSilent) {
		return ['is silent, recorded with an answer'];
	}

	return [...new Set(compareSaid(
		{exitCode, stdout: command.stdout, stderr: command.stderr},
		result,
		{isTopNamed: command.arguments.includes('model-config')},
	).map(difference => general(command, difference)))];
};

/** How long nothing is asked behind a command, for a hook that had been tried again just then when it was recorded. */
const waits = [{after: '-m real:prod web fail=true', milliseconds: 5300}, {after: '-m lab:w web fail=false', milliseconds: 25_000}] as const;

const playAll = (): ReadonlyMap<RealCommand, readonly string[]> => {
	const stages = openStages();
	const differences = new Map<RealCommand, readonly string[]>();
	for (const command of commands) {
		const line = command.arguments.join(' ');
		const isLab = /\blab\b|abled?-command/v.test(`${line} ${command.situation}`) && !command.situation.startsWith('healthy');
		const stage = stages[isLab ? 'lab' : 'real'];
		enter(stage, command.situation);
		const duration = command['duration-ms'];
		differences.set(command, judge(command, ask(stage, command.arguments.slice(1), duration)));
		stage.now += duration;
		advance(stage.cloud, stage.now);
		afterCommand(stage.cloud, line);
		stage.now += waits.find(({after}) => line.endsWith(after))?.milliseconds ?? 0;
		advance(stage.cloud, stage.now);
	}

	return differences;
};

const files = ['commands.jsonl', 'commands-second-controller.jsonl'];

const commands: readonly RealCommand[] = files.flatMap(file => readJsonLines<RealCommand>(`recordings/controller-4.0/${file}`));

let played: ReadonlyMap<RealCommand, readonly string[]> | undefined;

/** All that was run on real controllers, in its order and at its pace: the second file goes on where the first ended. */
export const real: readonly Play[] = files.flatMap(file => readJsonLines<RealCommand>(`recordings/controller-4.0/${file}`).map((command, index) => ({
	recording: `controller-4.0/${file}`,
	command: command.arguments.slice(1).join(' '),
	run() {
		played ??= playAll();
		const own = commands[(file === 'commands.jsonl' ? 0 : readJsonLines('recordings/controller-4.0/commands.jsonl').length) + index];
		return (own && played.get(own)) ?? [];
	},
})));
