import {type ActionId, type State} from '../../state/state.js';
import {currentSurface} from '../surface.js';
import {plainReadAnswerWords} from '../words/plain/read-answer.js';
import {type Choice, type Menu} from './menu.js';
import {ofRows, offersOf, tables} from './offers.js';

/** What an answered line means. */
export type PlainAnswer =
	/** Says all again. */
	| {readonly type: 'again'}
	/** Lists what can be answered. */
	| {readonly type: 'help'}
	| {readonly type: 'all'}
	| {readonly type: 'choose'; readonly choice: Choice}
	/** All about a row, which is not chosen by it. */
	| {readonly type: 'about'; readonly choice: Choice}
	/** `choice`: the row that it is about. */
	| {readonly type: 'act'; readonly action: ActionId; readonly choice?: Choice | undefined}
	/** Filters what is listed. */
	| {readonly type: 'search'; readonly words: string}
	/** Agents of the model that match; without words those that are not upgraded. */
	| {readonly type: 'agents'; readonly words: string}
	| {readonly type: 'agent'; readonly name: string}
	| {readonly type: 'unknown'; readonly problem: string};

const unknown = (problem: string): PlainAnswer => ({type: 'unknown', problem});

const readNumber = (text: string, {choices}: Menu): PlainAnswer => {
	const choice = choices.find(({number}) => number === Number(text));
	const last = Math.max(0, ...choices.map(({number}) => number));
	return choice ? {type: 'choose', choice} : unknown(plainReadAnswerWords.noNumber(text, last));
};

/** `i 3`: what is meant is row 3. */
const withRow = (action: ActionId, text: string | undefined, {choices, rowAction}: Menu): PlainAnswer => {
	if (text === undefined) {
		const isOfRow = ofRows.has(action) && rowAction !== undefined && choices.every(choice => !(choice.row === undefined && choice.action === action));
		return isOfRow ? unknown(plainReadAnswerWords.whichOne) : {type: 'act', action};
	}

	const choice = choices.find(({number, row}) => row !== undefined && number === Number(text));
	return choice ? {type: 'act', action, choice} : unknown(plainReadAnswerWords.noRow(text));
};

/** Words of this form that mean the same everywhere. */
const common: Readonly<Record<string, PlainAnswer>> = {
	'': {type: 'again'}, again: {type: 'again'}, '?': {type: 'help'}, help: {type: 'help'}, all: {type: 'all'},
};

/** `2?`, or `?2`. */
const readAbout = (answer: string, menu: Menu): PlainAnswer | undefined => {
	const about = /^(?:(?<before>\d{1,4}) ?\?|\? ?(?<after>\d{1,4}))$/v.exec(answer)?.groups;
	const read = about && readNumber(about['before'] ?? about['after'] ?? '', menu);
	return read?.type === 'choose' ? {type: 'about', choice: read.choice} : read;
};

/** `agents`, `agents WORDS`, `agent NAME`. */
const readAgents = (state: State, answer: string): PlainAnswer | undefined => {
	const [first = '', ...rest] = answer.split(/\s+/v);
	const word = first.toLowerCase();
	if (!tables.has(currentSurface(state)) || (word !== 'agents' && word !== 'agent')) {
		return undefined;
	}

	const words = rest.join(' ');
	return word === 'agent' && words !== '' ? {type: 'agent', name: words} : {type: 'agents', words};
};

const readOffer = (state: State, answer: string, menu: Menu): PlainAnswer | undefined => {
	const offers = offersOf(state);
	if (answer.startsWith('/') && offers.some(({action}) => action === 'filter')) {
		return {type: 'search', words: answer.slice(1).trim()};
	}

	const [first = '', second, ...rest] = answer.split(/\s+/v);
	const word = first.length === 1 ? first : first.toLowerCase();
	const offer = offers.find(({words}) => words.includes(word));
	const isWhole = rest.length === 0 && (second === undefined || /^\d{1,4}$/v.test(second));
	return offer && isWhole ? withRow(offer.action, second, menu) : undefined;
};

/**
Reads an answer where no text is asked for: a number of the menu, a letter or the name of a key with or without a number of a row, or one of the few words of this form.
*/
export const readAnswer = (state: State, text: string, menu: Menu): PlainAnswer => {
	const answer = text.trim();
	const word = answer.toLowerCase();
	if (Object.hasOwn(common, word)) {
		return common[word] ?? {type: 'again'};
	}

	if (/^\d{1,4}$/v.test(answer)) {
		return readNumber(answer, menu);
	}

	return readAbout(answer, menu) ?? readAgents(state, answer) ?? readOffer(state, answer, menu)
		?? unknown(plainReadAnswerWords.noAnswer(answer.slice(0, 40)));
};
