import {type State} from '../../state/state.js';
import {drawTable} from '../screens/table.js';
import {sayRow} from './say-line.js';

/** So many agents are told at once. */
const most = 30;

/**
Agents of the model: those that match words, else those that are not upgraded.
*/
export const speakAgents = (state: State, words: string): readonly string[] => {
	const shown: State = {
		...state, table: {
			...state.table, filter: words, quick: words === '' ? 'behind' : 'all', top: 0, selected: undefined,
		},
	};
	const [titles, ...lines] = drawTable(shown, {columns: 2000, rows: most + 4});
	const rows = lines.filter(({key}) => key.startsWith('agent-'));
	if (!titles || rows.length === 0) {
		return [words === '' ? 'No agent is known that is not upgraded.' : `No agent matches ${words}.`];
	}

	const told = rows.slice(0, most).map(row => sayRow(titles, row).replace(/^(?=\d)/v, 'machine '));
	return [
		words === '' ? 'Agents that are not upgraded:' : 'Agents that match:',
		...told,
		...(rows.length > most ? [`There are more than ${most}: give a part of a name behind agents.`] : []),
	];
};
