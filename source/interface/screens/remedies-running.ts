import {type Remedy} from '../../domain/check.js';
import {runningRemedies, type RunningRemedy} from '../../state/running-remedy.js';
import {type State} from '../../state/state.js';
import {formatDuration} from '../format-time.js';
import {type Line} from '../line.js';
import {symbols} from '../symbols.js';
import {remediesRunningWords} from '../words/remedies-running.js';
import {paragraph} from './text-parts.js';

/**
The sentence above the keys while a remedy runs.
*/
export const runningSentence = (state: State, {remedy, command, index, count}: RunningRemedy): string => remediesRunningWords.running({
	title: remedy.title,
	duration: command === undefined ? undefined : formatDuration(state.now - command.startedAt),
	place: count > 1 && index >= 0 ? {number: index + 1, count} : undefined,
});

/**
What runs now of these remedies, since when, and how long it may take; nothing where none runs. Juju's long commands write nothing before their end (`sync-agent-binary`, recorded of
4.0.14), so that there is nothing else to show of them.
*/
export const runningLines = (state: State, remedies: readonly Remedy[], columns: number): readonly Line[] => {
	const running = runningRemedies(state).find(({remedy}) => remedies.some(({id}) => id === remedy.id));
	if (!running) {
		return [];
	}

	const sentences = [
		runningSentence(state, running),
		...(running.timeLimit === undefined ? [] : [remediesRunningWords.timeLimit(formatDuration(running.timeLimit))]),
		remediesRunningWords.outputAtEnd,
	];
	return paragraph({
		key: 'running', text: `${symbols.busy} ${sentences.join(' ')}`, columns, indent: 3, hang: 5, tone: 'busy',
	});
};
