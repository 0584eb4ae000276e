import {type State} from '../../state/state.js';
import {drawTable} from '../screens/table.js';
import {plainAgentsWords} from '../words/plain/speak-agents.js';
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
		return [words === '' ? plainAgentsWords.allUpgraded : plainAgentsWords.noMatch(words)];
	}

	const told = rows.slice(0, most).map(row => plainAgentsWords.named(sayRow(titles, row)));
	return [
		words === '' ? plainAgentsWords.notUpgraded : plainAgentsWords.matching,
		...told,
		...(rows.length > most ? [plainAgentsWords.more(most)] : []),
	];
};
