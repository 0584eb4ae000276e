import {type JujuProcess, type ProcessAnswer} from '../juju/process.js';
import {chance} from './chance.js';
import {type SimulationClock} from './process.js';

/** What a client does that stands between us and trouble. */
export type Trouble = {
	/** Milliseconds that each answer takes longer. */
	readonly slow: number;
	/** Of a hundred answers so many are cut off in the middle, and end with 1. */
	readonly broken: number;
	/** Of a hundred questions so many are never answered. */
	readonly silent: number;
	/** Whether messages hold escape sequences, control characters and marks that turn the direction of writing. */
	readonly isHostile: boolean;
};

const noTrouble: Trouble = {
	slow: 0, broken: 0, silent: 0, isHostile: false,
};

/** Some of everything. */
export const usualTrouble: Trouble = {
	slow: 1000, broken: 10, silent: 3, isHostile: true,
};

const readSwitch = (text: string): Partial<Trouble> | undefined => {
	const {name, value} = /^(?<name>slow|broken|silent)=(?<value>\d{1,3}(?:\.\d{1,3})?)$/v.exec(text)?.groups ?? {};
	const number = Number(value);
	switch (name) {
		case 'slow': {
			return {slow: number * 1000};
		}

		case 'broken':
		case 'silent': {
			return number <= 100 ? {[name]: number} : undefined;
		}

		default: {
			return text === 'hostile' ? {isHostile: true} : undefined;
		}
	}
};

/**
Reads switches: `slow=SECONDS`, `broken=PERCENT`, `silent=PERCENT` and `hostile`, with commas between them.

@returns Undefined where one of them is none.
*/
export const readTrouble = (switches: string): Trouble | undefined => {
	const parts = switches.split(',').map(text => readSwitch(text));
	return parts.includes(undefined) ? undefined : Object.assign({}, noTrouble, ...parts) as Trouble;
};

/** Clears the screen, names the window, turns the direction, goes back, and begins a sequence in one byte. */
const hostileText = '\u{1B}[2J\u{1B}]0;owned\u{7}\u{202E}reversed\u{8}\u{9B}31m';

const makeHostile = (stdout: string): string => {
	try {
		return JSON.stringify(JSON.parse(stdout), (key, value: unknown) => (key === 'message' && typeof value === 'string' ? `${value}${hostileText}` : value));
	} catch {
		return stdout;
	}
};

const spoil = (answer: ProcessAnswer, {isHostile, isBroken}: {readonly isHostile: boolean; readonly isBroken: boolean}): ProcessAnswer => {
	if (answer.outcome !== 'exited') {
		return answer;
	}

	const stdout = isHostile ? makeHostile(answer.stdout) : answer.stdout;
	return {
		...answer,
		exitCode: isBroken ? 1 : answer.exitCode,
		stdout: isBroken ? stdout.slice(0, Math.floor(stdout.length / 2)) : stdout,
		stderr: isHostile ? `${answer.stderr}WARNING ${hostileText}\n` : answer.stderr,
	};
};

const endedByUs = (isAborted: boolean, duration: number): ProcessAnswer => ({
	outcome: isAborted ? 'aborted' : 'timed-out',
	exitCode: undefined,
	stdout: '',
	stderr: '',
	duration,
	reason: isAborted ? 'Ended by us: the answer was no longer wanted.' : 'Ended by us: no answer within the time limit.',
});

/**
Puts trouble between us and a client. What a command does it has done, whatever becomes of its answer. Sessions that have the terminal are left alone.

@param options.seed Which answers it meets; the same for the same number.
*/
export const makeTroubled = <Process extends JujuProcess>(process: Process, {slow, broken, silent, isHostile}: Trouble, {clock, seed}: {readonly clock: SimulationClock; readonly seed: number}): Process => {
	let count = 0;
	return {
		...process,
		async run(request) {
			const began = clock.now();
			count += 1;
			const isSilent = chance(seed, `answer ${count} silent`) < silent / 100;
			const isBroken = chance(seed, `answer ${count} broken`) < broken / 100;
			const wait = isSilent ? request.timeLimit : Math.min(slow, request.timeLimit);
			await clock.wait(wait, request.signal);
			const isAborted = request.signal?.aborted === true;
			if (isAborted || wait >= request.timeLimit) {
				return endedByUs(isAborted, Math.round(clock.now() - began));
			}

			const answer = await process.run({...request, timeLimit: request.timeLimit - wait});
			return {...spoil(answer, {isHostile, isBroken}), duration: Math.round(clock.now() - began)};
		},
	};
};
