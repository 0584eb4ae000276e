import {type State} from '../../state/state.js';
import {currentSurface} from '../surface.js';
import {type Menu} from './menu.js';
import {
	ofRows,
	offersOf,
	tables,
	type Offer,
} from './offers.js';

const listed = (words: readonly string[]): string => words.join(' or ');

/** What is said at the beginning. */
export const introduction: readonly string[] = [
	'Juju upgrade wizard, the plain form: questions and answers, line by line.',
	'Answer with a number or a word, and Enter. An empty line says all again, ? lists what can be answered.',
	'Everywhere: t shows what is found to be wrong, l the commands that ran, q leaves. Ctrl-C leaves after the step that runs.',
];

/**
All that can be answered where the wizard is.
*/
export const speakHelp = (state: State, {choices, rowAction}: Menu): readonly string[] => {
	const hasRows = choices.some(({row}) => row !== undefined);
	const surface = currentSurface(state);
	return [
		'What can be answered here:',
		...(hasRows ? ['The number of a row chooses it. With ? behind it, as 2?, it is told about and not chosen.'] : []),
		...(hasRows ? choices.filter(({row}) => row === undefined) : choices).map(({number, text}) => `${number}. ${text}`),
		...offersOf(state).filter(({action, words}) => action !== rowAction && words.some(word => word !== 'enter')).map(({words, description}) => `${listed(words)}. ${description}`),
		...(hasRows ? ['A letter with the number of a row, as i 2, is about that row.'] : []),
		...(tables.has(surface) ? ['agents. Tells the agents that are not upgraded; with words behind it those that match', 'agent NAME. Tells all about one agent, with its logs'] : []),
		'An empty line. Says all again',
	];
};

const otherText = ({words, action, label = ''}: Offer): string => {
	const word = words[0] ?? '';
	return word === label ? word : `${word}${ofRows.has(action) ? ' and a number' : ''}, ${label}`;
};

/** Letters that are worth a word where they are met first. */
export const speakOthers = ({others, rowAction, choices}: Menu): readonly string[] => [
	...(rowAction === 'toggle' && choices.some(({row}) => row !== undefined) ? ['A number ticks or unticks.'] : []),
	...(others.length === 0 ? [] : [`Also: ${others.map(offer => otherText(offer)).join('; ')}.`]),
];
