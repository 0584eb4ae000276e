import {type ActionId, type State} from '../state/state.js';
import {type Line} from './line.js';
import {keyName} from './key-bindings.js';
import {keyTable} from './key-table.js';
import {keyTableWith} from './remap-keys.js';
import {currentSurface} from './surface.js';

/** What follows a key in a sentence about it. */
const verbs = 'asks|brings|changes|checks|copies|explains|goes|has|leaves|lets|lists|opens|passes|quits|runs|says|searches|shows|skips|starts|stops|takes|tells|then|to';

/** Letters that are no words. */
const letter = '[B-HJ-Zb-z]';

const mention = new RegExp([
	String.raw`(?<=^|[ \(,:;])[\/B-HJ-Zb-z](?= (?:${verbs})\b)`,
	String.raw`(?<=\b(?:[Pp]ress|[Ww]ith) )${letter}(?=$|[ ,.:;])`,
	String.raw`(?<=\bthen )${letter}(?=[,:])`,
	String.raw`(?<=\b(?:Troubleshoot|charms) \()${letter}(?=\))`,
	String.raw`(?<=\()${letter}(?= in the list)`,
	String.raw`(?<=^| )${letter}(?= \(in [A-Z])`,
	String.raw`(?<=\bas )${letter}(?= \d+,)`,
	'(?<=, )l(?= the commands)',
	String.raw`\bt(?=, l, q and)|(?<=\bt, )l(?=, q and)|(?<=\bt, l, )q(?= and)`,
].join('|'), 'gv');

/** The operator's key for what a letter does where the wizard is, else for what it does anywhere. */
const ownKey = (state: State, key: string): string => {
	const surface = currentSurface(state);
	const rows = keyTable.flatMap(({actions, surfaces}, index) => (Object.hasOwn(actions, key) ? [{index, isHere: surfaces.includes(surface)}] : []));
	const row = rows.find(({isHere}) => isHere) ?? rows[0];
	const before = row && keyTable[row.index];
	const after = row && keyTableWith(state.session.keys)[row.index];
	if (!before || !after) {
		return key;
	}

	const own = Object.keys(after.actions)[Object.keys(before.actions).indexOf(key)];
	return own === undefined ? key : keyName(state, own);
};

/** The key for an action that has one letter wherever it is, as the operator has it. */
export const keyOf = (state: State, action: ActionId): string => {
	const row = keyTable.find(({actions}) => Object.values(actions).includes(action));
	const key = Object.entries(row?.actions ?? {}).find(([, meant]) => meant === action)?.[0] ?? '';
	return ownKey(state, key);
};

/**
A sentence about keys with the operator's own in the place of ours.
*/
export const inOwnKeys = (state: State, text: string): string => (state.session.keys === undefined ? text : text.replaceAll(mention, key => ownKey(state, key)));

const textOf = ({spans}: Line): string => spans.map(({text}) => text).join('');

/** Where in a row a key is named, and which the operator has for it. What a sentence says before and behind may stand in the rows around. */
const mentionsIn = (state: State, text: string, around: {readonly above: string; readonly below: string}): ReadonlyMap<number, string> => {
	const body = text.trim();
	const start = text.length - text.trimStart().length;
	const lead = around.above === '' ? '' : `${around.above.trimEnd().slice(-20)} `;
	const whole = `${lead}${body} ${around.below.trimStart().slice(0, 20)}`;
	return new Map(whole.matchAll(mention).flatMap(({index, 0: key}) => {
		const place = index - lead.length;
		return place >= 0 && place < body.length ? [[start + place, ownKey(state, key)] as const] : [];
	}));
};

/** A part of a row that begins at a place in it. */
const withMentions = (part: string, mentions: ReadonlyMap<number, string>, start: number): string => {
	let text = '';
	let last = 0;
	for (const [place, key] of mentions) {
		const offset = place - start;
		if (offset < 0 || offset >= part.length) {
			continue;
		}

		text += part.slice(last, offset) + key;
		last = offset + 1;
	}

	return text + part.slice(last);
};

/**
The same for the rows of a screen, also where a sentence goes on in the next row.
*/
export const linesInOwnKeys = (state: State, lines: readonly Line[]): readonly Line[] => {
	if (state.session.keys === undefined) {
		return lines;
	}

	const texts = lines.map(line => textOf(line));
	return lines.map((line, index) => {
		const mentions = mentionsIn(state, texts[index] ?? '', {above: texts[index - 1] ?? '', below: texts[index + 1] ?? ''});
		if (mentions.size === 0) {
			return line;
		}

		let start = 0;
		return {
			...line,
			spans: line.spans.map(span => {
				const text = withMentions(span.text, mentions, start);
				start += span.text.length;
				return {...span, text};
			}),
		};
	});
};
