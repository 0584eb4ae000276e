import {type Remedy} from '../../domain/check.js';
import {runningRemedies, type RunningRemedy} from '../../state/running-remedy.js';
import {type State} from '../../state/state.js';
import {formatDuration} from '../format-time.js';
import {type Line} from '../line.js';
import {symbols} from '../symbols.js';
import {paragraph} from './text-parts.js';

const courseOf = (state: State, {command, index, count}: RunningRemedy): string => {
	const since = command === undefined ? '' : ` for ${formatDuration(state.now - command.startedAt)}`;
	return `${since}${count > 1 && index >= 0 ? `, command ${index + 1} of ${count}` : ''}`;
};

/**
The sentence above the keys while a remedy runs.
*/
export const runningSentence = (state: State, running: RunningRemedy): string =>
	`Runs${courseOf(state, running)}: ${running.remedy.title}.`;

/**
What runs now of these remedies, since when, and how long it may take; nothing where none runs. Juju's long commands write nothing before their end (`sync-agent-binary`, recorded of
4.0.14), so that there is nothing else to show of them.
*/
export const runningLines = (state: State, remedies: readonly Remedy[], columns: number): readonly Line[] => {
	const running = runningRemedies(state).find(({remedy}) => remedies.some(({id}) => id === remedy.id));
	if (!running) {
		return [];
	}

	const limit = running.timeLimit === undefined ? '' : ` Juju may say nothing until it is done; after ${formatDuration(running.timeLimit)} it is ended.`;
	return paragraph({
		key: 'running', text: `${symbols.busy} ${runningSentence(state, running)}${limit} l shows its output when it has ended.`, columns, indent: 3, hang: 5, tone: 'busy',
	});
};
