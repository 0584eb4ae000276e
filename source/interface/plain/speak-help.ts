import {type State} from '../../state/state.js';
import {currentSurface} from '../surface.js';
import {plainHelpWords} from '../words/plain/speak-help.js';
import {type Menu} from './menu.js';
import {
	ofRows,
	offersOf,
	tables,
	type Offer,
} from './offers.js';

/**
All that can be answered where the wizard is.
*/
export const speakHelp = (state: State, {choices, rowAction}: Menu): readonly string[] => {
	const hasRows = choices.some(({row}) => row !== undefined);
	const surface = currentSurface(state);
	return [
		plainHelpWords.whatCanBeAnswered,
		...(hasRows ? [plainHelpWords.rowByNumber] : []),
		...(hasRows ? choices.filter(({row}) => row === undefined) : choices).map(({number, text}) => `${number}. ${text}`),
		...offersOf(state).filter(({action, words}) => action !== rowAction && words.some(word => word !== 'enter')).map(({words, description}) => plainHelpWords.answer(words, description)),
		...(hasRows ? [plainHelpWords.letterWithNumber] : []),
		...(tables.has(surface) ? [plainHelpWords.agents, plainHelpWords.agent] : []),
		plainHelpWords.emptyLine,
	];
};

const otherText = ({words, action, label = ''}: Offer): string => plainHelpWords.letter({word: words[0] ?? '', label, isOfRow: ofRows.has(action)});

/** Letters that are worth a word where they are met first. */
export const speakOthers = ({others, rowAction, choices}: Menu): readonly string[] => [
	...(rowAction === 'toggle' && choices.some(({row}) => row !== undefined) ? [plainHelpWords.numberTicks] : []),
	...(others.length === 0 ? [] : [plainHelpWords.also(others.map(offer => otherText(offer)))]),
];
