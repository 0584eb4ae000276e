import {type Key} from 'ink';
import {type KeyPress, type NamedKey} from '../key-name.js';

/** What Ink makes of one event of the terminal. */
export type RawKey = {readonly input: string; readonly key: Partial<Key>};

/** What has been read of an escape sequence behind its escape character; undefined where none has begun. */
export type Held = string | undefined;

export type Normalised = {readonly keys: readonly KeyPress[]; readonly held: Held};

const namedKeys: ReadonlyArray<readonly [keyof Key, NamedKey]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'page-up'],
	['pageDown', 'page-down'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'backspace'],
];

const sequenceEnds: Readonly<Record<string, NamedKey>> = {
	A: 'up', B: 'down', C: 'right', D: 'left', H: 'home', F: 'end', Z: 'tab', M: 'enter', '1~': 'home', '3~': 'backspace', '4~': 'end', '5~': 'page-up', '6~': 'page-down', '7~': 'home', '8~': 'end',
};

const unfinished = /^(?:O|\[[\d;]*)?$/v;
const finished = /^(?:O|\[)(?<parameters>[\d;]*)(?<final>[A-Za-z~])/v;
/** What Ink makes of the beginning of a sequence when it gives up waiting: its escape character is gone. */
const unfinishedRest = /^\[[\d;]*$/v;

const named = (name: NamedKey): KeyPress => ({type: 'named', name});

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
const controls: Readonly<Record<string, NamedKey>> = {
	'\r': 'enter', '\n': 'enter', '\r\n': 'enter', '\t': 'tab', '\u{3}': 'ctrl-c', '\u{1A}': 'ctrl-z', '\u{8}': 'backspace', '\u{7F}': 'backspace',
};

/** With Ctrl. */
const controlled: Readonly<Record<string, NamedKey>> = {c: 'ctrl-c', l: 'ctrl-l', z: 'ctrl-z'};

/** A run of text, as a slow line delivers it: each character is a key of its own; controls without a meaning are dropped. */
const keysOfText = (text: string): readonly KeyPress[] => [...segmenter.segment(text)].flatMap(({segment}): readonly KeyPress[] => {
	const name = controls[segment];
	if (name !== undefined) {
		return [named(name)];
	}

	return /\p{Other}/v.test(segment) && !/\p{Format}/v.test(segment) ? [] : [{type: 'character', text: segment}];
});

/**
What is meant by an escape sequence that was never finished: Esc itself, or the text behind one.
*/
export const releaseHeld = (held: Held): readonly KeyPress[] => {
	// With Alt and a letter nothing is meant here.
	if (held === undefined || held === 'O') {
		return [];
	}

	return held === '' ? [named('escape')] : keysOfText(held);
};

const isPlainText = ({input, key}: RawKey): boolean =>
	input !== '' && key.escape !== true && key.ctrl !== true && key.meta !== true && namedKeys.every(([property]) => key[property] !== true);

/** The rest of a sequence has come, or another part of it, or something else. */
const goOn = (held: Held, raw: RawKey): Normalised | undefined => {
	if (held === undefined || !isPlainText(raw)) {
		return undefined;
	}

	const joined = held + raw.input;
	if (unfinished.test(joined)) {
		return {keys: [], held: joined};
	}

	const match = finished.exec(joined);
	if (!match?.groups) {
		return undefined;
	}

	const {parameters = '', final = ''} = match.groups;
	const rest = joined.slice(match[0].length);
	if (`${parameters}${final}` === '200~') {
		return {keys: [{type: 'pasted', text: rest}], held: undefined};
	}

	const name = sequenceEnds[final === '~' ? `${parameters.split(';', 1)[0] ?? ''}~` : final];
	return {keys: [...(name === undefined ? [] : [named(name)]), ...keysOfText(rest)], held: undefined};
};

const begin = ({input, key}: RawKey): Normalised => {
	if (key.eventType === 'release') {
		return {keys: [], held: undefined};
	}

	if (key.escape) {
		return {keys: [], held: ''};
	}

	if (key.ctrl) {
		const name = controlled[input];
		return {keys: name === undefined ? [] : [named(name)], held: undefined};
	}

	// Pressed again and again, as one does where the screen is spoilt, it comes as a run.
	if (input !== '' && input === '\f'.repeat(input.length)) {
		return {keys: [named('ctrl-l')], held: undefined};
	}

	const name = namedKeys.find(([property]) => key[property] === true)?.[1];
	if (name !== undefined) {
		return {keys: [named(name)], held: undefined};
	}

	if (key.meta) {
		return {keys: [], held: input === 'O' ? 'O' : undefined};
	}

	return unfinishedRest.test(input) ? {keys: [], held: input} : {keys: keysOfText(input), held: undefined};
};

/**
Turns what Ink reads into single keys.

A slow line delivers keys in clumps: `yes` and Enter in one read reach Ink as one text, where Enter is no key. It also tears escape sequences apart for longer than
Ink waits for them: their beginning is held, and the caller releases it when nothing follows within a tenth of a second.

@param held The beginning of a sequence from the event before; undefined where there is none.
*/
export const normaliseInput = (held: Held, raw: RawKey): Normalised => {
	const joined = goOn(held, raw);
	if (joined) {
		return joined;
	}

	const begun = begin(raw);
	return {keys: [...releaseHeld(held), ...begun.keys], held: begun.held};
};
