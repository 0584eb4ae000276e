import {shortModelName} from '../../domain/intent.js';
import {type Finding} from '../../domain/case.js';
import {cases} from '../../domain/cases/index.js';
import {troubleRows, type TroubleRow} from '../../state/overlay-actions.js';
import {type Overlay, type State} from '../../state/state.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	lineWidth,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {cursorMark, fieldText, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type FindingsOverlay = Extract<Overlay, {name: 'findings'}>;

const severities: Readonly<Record<Finding['severity'], {readonly symbol: string; readonly tone: Tone}>> = {
	3: {symbol: symbols.bad, tone: 'bad'},
	2: {symbol: symbols.warning, tone: 'warn'},
	1: {symbol: symbols.pending, tone: 'quiet'},
};

/** The symbol and colour of a finding: what stops the upgrade, what delays it, what is worth knowing. */
export const severityOf = ({severity}: Finding): {readonly symbol: string; readonly tone: Tone} => severities[severity];

const aboutOf = ({summary, model}: Finding): string =>
	(model === undefined || summary.includes(shortModelName(model.name)) ? summary : `${summary} in ${shortModelName(model.name)}`);

const findingLine = ({finding, case: found}: Extract<TroubleRow, {kind: 'finding'}>, {isSelected, columns}: {readonly isSelected: boolean; readonly columns: number}): Line => {
	const {symbol, tone} = severityOf(finding);
	const left = [cursorMark(isSelected), span(`${symbol} `, tone)];
	const room = columns - lineWidth(line('left', ...left)) - 1;
	const title = truncateText(found.title, Math.max(Math.floor(room * 0.6), room - textWidth(aboutOf(finding)) - 2));
	return spreadLine({
		key: `finding-${finding.case}-${finding.model?.name ?? ''}-${finding.subjects.join(' ')}`,
		left: [...left, title],
		right: [span(truncateText(aboutOf(finding), room - textWidth(title) - 2), 'quiet')],
		columns,
	});
};

const rowLine = (row: TroubleRow, options: {readonly isSelected: boolean; readonly columns: number}): Line => (row.kind === 'finding'
	? findingLine(row, options)
	: line(`case-${row.case.id}`, cursorMark(options.isSelected), `  ${truncateText(row.case.title, options.columns - 6)}`));

const nothingFound = (state: State, filter: string): string => {
	if (filter !== '') {
		return 'Nothing that was found matches what you typed.';
	}

	return Object.values(state.observations).some(({status}) => status.value !== undefined) || state.failures.length > 0
		? 'Nothing is found in what Juju says now. The whole catalogue is below.'
		: 'Nothing has been asked of a model yet, so nothing can be found. The whole catalogue is below.';
};

const filterLines = ({filter, isFiltering}: FindingsOverlay, columns: number): readonly Line[] => {
	if (!isFiltering && filter === '') {
		return [];
	}

	return [line('filter', ' '.repeat(3), span('Search  ', 'quiet'), isFiltering ? span(fieldText(filter, columns - 12), 'accent') : truncateText(filter, columns - 12))];
};

const catalogueLines = (lines: readonly Line[], {filter, isFiltering}: FindingsOverlay): readonly Line[] => [
	blank('above-catalogue'),
	line('catalogue', ' ', bold('All cases'), span(filter === '' ? '  / searches them' : '', 'quiet')),
	...(lines.length === 0 ? [line('no-case', `   No case matches. ${isFiltering ? 'Esc clears the search.' : 'Press / to search anew.'}`)] : lines),
];

/**
Troubleshoot: what is found now, the gravest first, then the whole catalogue.
*/
export const findingsPage = (state: State, overlay: FindingsOverlay, {columns, rows}: Area): Page => {
	const entries = troubleRows(state, overlay.filter);
	const cursor = Math.min(overlay.cursor, entries.length - 1);
	const count = entries.filter(({kind}) => kind === 'finding').length;
	const lines = entries.map((entry, index) => rowLine(entry, {isSelected: index === cursor, columns}));
	const above = count === 0
		? paragraph({
			key: 'nothing', text: nothingFound(state, overlay.filter), columns, indent: 3,
		})
		: lines.slice(0, count);
	const list = [...above, ...catalogueLines(lines.slice(count), overlay)];
	const row = list.findIndex(({key}) => key === lines[cursor]?.key);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold('Findings')], right: [span(`${count} found, ${cases.length} cases known`, 'quiet')], columns,
			}),
			...filterLines(overlay, columns),
		],
		list,
		tail: [blank('above-next'), line('next', row === -1 ? ' Esc goes back.' : ' Enter opens a case: what it means, and what to do about it.')],
		focus: row === -1 ? undefined : [row, row + 1],
		// From the first row on the sentence that stands above it is seen, too.
		...(cursor === 0 && row < rows - 6 && {top: 0}),
	};
};
