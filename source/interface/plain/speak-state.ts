import {glossary} from '../../domain/glossary.js';
import {topOverlay} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {drawStatus} from '../status-line.js';
import {currentSurface, type Surface} from '../surface.js';
import {findingsWords} from '../words/findings.js';
import {fleetWords} from '../words/fleet.js';
import {plainLessonWords} from '../words/plain/lesson.js';
import {plainStateWords} from '../words/plain/speak-state.js';
import {menuOf, type Menu, type Numbers} from './menu.js';
import {sayLine} from './say-line.js';
import {rowOfCheck, speakChecks} from './speak-checks.js';
import {speakPage, type SpokenPage, type SpokenRow} from './speak-page.js';

/** A sentence, and the words by which it is known to have been said. */
export type Sentence = {readonly keys: readonly string[]; readonly text: string};

/** All that can be said of where the wizard is. */
export type Speech = {
	readonly sentences: readonly Sentence[];
	readonly menu: Menu;
};

/** Lines of a log are told apart by their time. */
const plain = (text: string): Sentence => ({keys: [/^\d\d:\d\d:\d\d,/v.test(text) ? text : plainStateWords.timeless(text)], text});

const targetLists: ReadonlySet<Surface> = new Set<Surface>(['models', 'charms', 'controllers']);

/** What has numbers of its own must not be taken for what can be chosen. */
const numbered = (text: string, surface: Surface): string => {
	switch (surface) {
		case 'plan': {
			return plainStateWords.numberedSteps(text);
		}

		case 'resume': {
			return plainStateWords.numberedStepsOfRun(text);
		}

		case 'fleet': {
			// Where the cursor is nobody sees here.
			return text.startsWith(fleetWords.allModels) ? text.replace(/, \d{1,6} of \d{1,6}$/v, '') : text;
		}

		case 'way': {
			return plainStateWords.numberedHops(text);
		}

		default: {
			return text;
		}
	}
};

/** What is typed in place of the keys Enter and Esc; undefined where that is the number of a row. */
const answersFor = ({choices, rowAction}: Menu): {readonly enter: string | undefined; readonly back: string} => {
	const zero = choices.find(({number}) => number === 0)?.action;
	const hasRows = choices.some(({row}) => row !== undefined);
	return {
		enter: zero === 'confirm' ? '0' : (hasRows && rowAction === 'confirm' ? undefined : '1'),
		back: zero === 'back' ? '0' : 'back',
	};
};

/**
Words about keys of a screen, in those of this form.
*/
export const inAnswers = (text: string, menu: Menu): string => plainStateWords.inAnswers(text, answersFor(menu));

/** Whether agents are waited for, and nothing is open over that. */
const isWaited = ({stage, overlays}: State): boolean => stage.name === 'perform' && stage.step.phase === 'waiting' && overlays.length === 0;

/** The whole catalogue is a wall of words: it is searched, or asked for. */
const withoutCatalogue = (state: State, items: SpokenPage['items']): SpokenPage['items'] => {
	const overlay = topOverlay(state);
	const start = items.findIndex(item => typeof item === 'string' && item.startsWith(findingsWords.allCases));
	return overlay?.name === 'findings' && overlay.filter === '' && start !== -1
		? [...items.slice(0, start), plainStateWords.allCases]
		: items;
};

/** Nobody listens to all words of Juju: their names, until one is asked for. */
const withoutExplanations = (state: State, items: SpokenPage['items']): SpokenPage['items'] => {
	const overlay = topOverlay(state);
	return overlay?.name === 'glossary' && overlay.filter === ''
		? [plainStateWords.terms(glossary.map(({name}) => name)), plainStateWords.howToExplain]
		: items;
};

/** Longer than this is read by nobody aloud: what a command wrote. */
const longest = 600;

const shortened = (text: string): string => (text.length > longest ? plainStateWords.moreCharacters(text.slice(0, longest), text.length - longest) : text);

const rowSentence = (menu: Menu, row: SpokenRow, surface: Surface): Sentence => {
	const number = menu.choices.find(choice => choice.row?.key === row.key)?.number;
	const text = plainStateWords.apartFromCode(row.text.replace(surface === 'lessons' ? /^\d+, /v : /^\d+, (?=[a-z])/v, ''));
	return {keys: [plainStateWords.timeless(`${row.key} ${row.text}`)], text: `${number === undefined ? '' : `${number}. `}${text}`};
};

/** The line above the keys says how old facts are and what is next; what was just said is said apart. */
const statusSentence = (state: State): readonly string[] => {
	const text = sayLine(drawStatus({...state, notice: undefined}, 2000));
	return text === '' || topOverlay(state) !== undefined || state.stage.name === 'target' ? [] : [text];
};

/**
Says where the wizard is, from the same lines as the screens.

@param options.said What was told of it before.
@param options.checks The numbers of the checks, by the keys of their rows.
@param options.hasNextCheck Whether another check that blocks comes after the one that is open.
@param options.isWhole Also what is left out else because it is long.
*/
export const speakState = (state: State, {numbers, said, isWhole, checks, hasNextCheck}: {
	readonly numbers: Numbers;
	readonly said: ReadonlySet<string>;
	readonly isWhole: boolean;
	readonly checks: Numbers;
	readonly hasNextCheck: boolean;
}): Speech => {
	const surface = currentSurface(state);
	const page = speakPage(state);
	if (surface === 'prepare') {
		// Numbers are given in the order in which the checks are told.
		return {sentences: speakChecks(state, {numbers, said}), menu: menuOf(state, page, {numbers})};
	}

	const top = topOverlay(state);
	const checked = top?.name === 'remedies' ? checks.get(rowOfCheck({id: top.check, subject: top.subject})) : undefined;
	const menu = menuOf(state, page, {numbers, zeroText: checked === undefined || !hasNextCheck ? undefined : plainStateWords.nextCheck});
	if (isWaited(state)) {
		// How far agents are is told in sentences of its own.
		return {sentences: [], menu};
	}

	const items = isWhole ? page.items : withoutExplanations(state, withoutCatalogue(state, page.items)).map(item => (typeof item === 'string' ? shortened(item) : item));
	const tail = [...page.tail, ...statusSentence(state)];
	// No cursor is seen here.
	const texts = (lines: readonly string[]): readonly Sentence[] => lines.filter(text => !targetLists.has(surface) || !text.includes(plainStateWords.underCursor))
		.map(text => plain(surface === 'lesson' ? plainLessonWords.inAnswers(text) : numbered(inAnswers(text, menu), surface)));
	return {
		sentences: [
			...texts(checked === undefined ? page.head : [plainStateWords.remediesFor(checked, page.head[0] ?? ''), ...page.head.slice(1)]),
			...(targetLists.has(surface) ? texts(tail) : []),
			...items.flatMap(item => (typeof item === 'string' ? texts([item]) : [rowSentence(menu, item, surface)])),
			...(targetLists.has(surface) ? [] : texts(tail)),
			...(page.more ? [plain(plainStateWords.moreRows)] : []),
		],
		menu,
	};
};
