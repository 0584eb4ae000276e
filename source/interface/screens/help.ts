import {keyHelp} from '../key-bindings.js';
import {type Overlay, type State} from '../../state/state.js';
import {fitWidth} from '../columns.js';
import {describeLeftOut} from '../left-out-keys.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {helpWords} from '../words/help.js';
import {fieldText, labelled, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type Entry = ReturnType<typeof keyHelp>[number];

const isMatch = ({keys, description}: Entry, filter: string): boolean => {
	const text = `${keys} ${description}`.toLowerCase();
	return filter.toLowerCase().split(/\s+/v).every(word => text.includes(word));
};

const entryLines = (entries: readonly Entry[], {title, key, columns}: {readonly title: string; readonly key: string; readonly columns: number}): readonly Line[] => {
	const width = fitWidth(entries.map(({keys}) => keys), {title: '', most: 12}) + 2;
	return entries.length === 0
		? []
		: [
			line(`${key}-title`, ' ', bold(title)),
			...entries.flatMap(({keys, description}, index) => labelled({
				key: `${key}-${index}`, label: keys, text: description, columns, width,
			})),
		];
};

/** What could not be had of the operator's own keys stands here for as long as the program runs. */
const leftOutLines = ({session}: State, columns: number): readonly Line[] => {
	const text = describeLeftOut(session.leftOutKeys ?? []);
	return text === undefined
		? []
		: [blank('above-left-out'), ...paragraph({
			key: 'left-out', text, columns, tone: 'warn', hang: 3,
		})];
};

/**
All keys, those of the screen below first, filtered by typing.
*/
export const helpPage = (state: State, {filter, top}: Extract<Overlay, {name: 'help'}>, {columns}: Area): Page => {
	const entries = keyHelp(state).filter(entry => isMatch(entry, filter));
	const here = entryLines(entries.filter(({worksHere}) => worksHere), {title: helpWords.onThisScreen, key: 'here', columns});
	const elsewhere = entryLines(entries.filter(({worksHere}) => !worksHere), {title: helpWords.elsewhere, key: 'elsewhere', columns});
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(helpWords.title)], right: [span(helpWords.howToSearch, 'quiet')], columns,
			}),
			line('filter', ' '.repeat(3), span(`${helpWords.search}  `, 'quiet'), span(fieldText(filter, columns - 12), 'accent')),
			blank('below-title'),
		],
		list: entries.length === 0
			? [line('none', `   ${helpWords.noneMatches}`)]
			: [...here, ...(here.length > 0 && elsewhere.length > 0 ? [blank('between')] : []), ...elsewhere],
		tail: leftOutLines(state, columns),
		top,
	};
};
