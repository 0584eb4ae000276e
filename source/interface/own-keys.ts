import {type State} from '../state/state.js';
import {type Line} from './line.js';
import {keyName} from './key-bindings.js';
import {keyTable} from './key-table.js';
import {keyTableWith} from './remap-keys.js';
import {currentSurface} from './surface.js';

/** What follows a key in a sentence about it. */
const verbs = 'asks|brings|changes|checks|copies|explains|goes|leaves|lets|lists|opens|passes|runs|says|searches|shows|skips|starts|stops|takes|tells|to';

const mention = new RegExp([
	String.raw`(?<=^|[ \(,:;])[\/A-Za-z](?= (?:${verbs})\b)`,
	String.raw`(?<=\b[Pp]ress )[A-Za-z](?=$|[ ,.:;])`,
	'(?<=Esc, then )[a-z](?=,)',
	'(?<=, )l(?= the commands)',
	String.raw`\bt(?=, l, q and)|(?<=\bt, )l(?=, q and)|(?<=\bt, l, )q(?= and)`,
].join('|'), 'gv');

/** The operator's key for what a letter does where the wizard is, else for what it does anywhere. */
const ownKey = (state: State, letter: string): string => {
	const surface = currentSurface(state);
	const rows = keyTable.flatMap(({actions, surfaces}, index) => (Object.hasOwn(actions, letter) ? [{index, isHere: surfaces.includes(surface)}] : []));
	const row = rows.find(({isHere}) => isHere) ?? rows[0];
	const before = row && keyTable[row.index];
	const after = row && keyTableWith(state.session.keys)[row.index];
	if (!before || !after) {
		return letter;
	}

	const key = Object.keys(after.actions)[Object.keys(before.actions).indexOf(letter)];
	return key === undefined ? letter : keyName(state, key);
};

/**
A sentence about keys with the operator's own in the place of ours.
*/
export const inOwnKeys = (state: State, text: string): string => (state.session.keys === undefined ? text : text.replaceAll(mention, letter => ownKey(state, letter)));

/** The same for a line of a screen. */
export const lineInOwnKeys = (state: State, line: Line): Line => (state.session.keys === undefined
	? line
	: {...line, spans: line.spans.map(span => ({...span, text: inOwnKeys(state, span.text)}))});
