import {findTerms, glossary, type Term} from '../../domain/glossary.js';
import {type Overlay} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {glossaryWords} from '../words/glossary.js';
import {fieldText, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const termLines = ({name, others, text}: Term, columns: number): readonly Line[] => [
	...paragraph({
		key: `${name}-name`, text: glossaryWords.term(name, others), columns, indent: 1, hang: 3, tone: 'accent',
	}),
	...paragraph({
		key: `${name}-text`, text, columns, indent: 3,
	}),
];

/**
Juju's words, explained; filtered by typing.
*/
export const glossaryPage = ({filter, top}: Extract<Overlay, {name: 'glossary'}>, {columns}: Area): Page => {
	const terms = findTerms(filter);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(glossaryWords.title), span(`  ${glossaryWords.shown(terms.length, glossary.length)}`, 'quiet')], right: [span(glossaryWords.howToSearch, 'quiet')], columns,
			}),
			line('filter', ' '.repeat(3), span(`${glossaryWords.search}  `, 'quiet'), span(fieldText(filter, columns - 12), 'accent')),
			blank('below-title'),
		],
		list: terms.length === 0 ? [line('none', `   ${glossaryWords.noneMatches}`)] : terms.flatMap(term => termLines(term, columns)),
		tail: [],
		top,
	};
};
