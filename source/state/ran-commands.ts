import {type RanCommand} from '../domain/case.js';
import {memoLast} from './memo.js';
import {type State} from './state.js';

/**
Commands that changed something and have ended, newest first.
*/
export const ranCommandsOf = memoLast((commands: State['commands']): readonly RanCommand[] => commands
	.filter(({changes, duration}) => changes && duration !== undefined)
	.map(({line, startedAt, exitCode}) => ({line, at: startedAt, exitCode}))
	.toReversed());

/**
Milliseconds that the last status of each model took. Keys are model keys.
*/
export const answerTimesOf = memoLast((observations: State['observations']): Readonly<Record<string, number>> =>
	Object.fromEntries(Object.entries(observations).flatMap(([key, {duration}]) => duration === undefined ? [] : [[key, duration]])));
