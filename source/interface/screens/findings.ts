import {type Finding} from '../../domain/case.js';
import {cases} from '../../domain/cases/index.js';
import {type ModelReference} from '../../domain/intent.js';
import {fromTag} from '../../domain/agent.js';
import {placeName} from '../../state/place-name.js';
import {selectFindings} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {
	cursorIn,
	familyTitles,
	troubleRows,
	type FindingsOverlay,
	type TroubleRow,
} from '../../state/trouble-rows.js';
import {putBackSentence} from '../../state/undo.js';
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
import {padText, textWidth, truncateText} from '../text-width.js';
import {findingsWords} from '../words/findings.js';
import {cursorMark, fieldText, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const severities: Readonly<Record<Finding['severity'], {readonly symbol: string; readonly tone: Tone}>> = {
	3: {symbol: symbols.bad, tone: 'bad'},
	2: {symbol: symbols.warning, tone: 'warn'},
	1: {symbol: symbols.pending, tone: 'quiet'},
};

/** The symbol and colour of a finding: what stops the upgrade, what delays it, what is worth knowing. */
export const severityOf = ({severity}: Pick<Finding, 'severity'>): {readonly symbol: string; readonly tone: Tone} => severities[severity];

const withModel = (state: State, summary: string, model: ModelReference | undefined): string => {
	const name = model && placeName(state, model);
	const isNamed = name === undefined || summary.split(/[\s,]+/v).some(word => word === name || word.endsWith(`/${name}`));
	return isNamed ? summary : findingsWords.inModel(summary, name);
};

type Look = {readonly isSelected: boolean; readonly columns: number};

const foundLine = ({key, mark, title, about, tone}: {
	readonly key: string;
	readonly mark: string;
	readonly title: string;
	readonly about: string;
	readonly tone: Tone;
}, {isSelected, columns}: Look): Line => {
	const left = [cursorMark(isSelected), span(`${mark} `, tone)];
	const room = columns - lineWidth(line('left', ...left)) - 1;
	const shown = truncateText(title, Math.max(Math.floor(room * 0.6), room - textWidth(about) - 2));
	return spreadLine({
		key, left: [...left, shown], right: [span(truncateText(about, room - textWidth(shown) - 2), 'quiet')], columns,
	});
};

const caseLine = ({key, case: {code, title, isConfirmed}}: Extract<TroubleRow, {kind: 'case'}>, {isSelected, columns}: Look): Line => {
	const right = isConfirmed ? [] : [span(findingsWords.notConfirmed, 'quiet')];
	const room = columns - 10 - (isConfirmed ? 0 : 15);
	return spreadLine({
		key, left: [cursorMark(isSelected), span(padText(code, 4), 'quiet'), truncateText(title, room)], right, columns,
	});
};

const rowLine = (state: State, row: TroubleRow, look: Look): Line => {
	switch (row.kind) {
		case 'finding': {
			const {symbol, tone} = severityOf(row.finding);
			return foundLine({
				key: row.key,
				mark: row.isInside ? `  ${symbol}` : symbol,
				title: row.isInside ? row.finding.summary : row.case.title,
				about: row.isInside ? '' : withModel(state, row.finding.summary, row.finding.model),
				tone,
			}, look);
		}

		case 'group': {
			const {symbol, tone} = severityOf(row.group);
			const {findings, summary} = row.group;
			return foundLine({
				key: row.key, mark: symbol, title: findingsWords.several(row.case.title, findings.length), about: withModel(state, summary, findings[0]?.model), tone,
			}, look);
		}

		case 'put-back': {
			return line(row.key, cursorMark(look.isSelected), span(`${symbols.pending} `, 'warn'), truncateText(putBackSentence(row.half), look.columns - 6));
		}

		case 'case': {
			return caseLine(row, look);
		}
	}
};

const heading = (key: string, text: string): Line => line(key, ' ', bold(text));

/** What stands above a row that begins a part of the list. */
const headingsAbove = (row: TroubleRow, before: TroubleRow | undefined, {about, filter}: FindingsOverlay): readonly Line[] => {
	switch (row.kind) {
		case 'finding':
		case 'group': {
			if (about === undefined) {
				return [];
			}

			const isOwn = row.kind === 'finding' && row.isOwn;
			if (before === undefined) {
				return isOwn ? [heading('own', findingsWords.about(fromTag(about.tag)))] : [];
			}

			return before.kind === 'finding' && before.isOwn && !isOwn ? [blank('above-others'), heading('others', findingsWords.allOthers)] : [];
		}

		case 'put-back': {
			return before?.kind === 'put-back' ? [] : [blank('above-put-back')];
		}

		case 'case': {
			const isFirst = before?.kind !== 'case';
			const known = filter === '' ? `  ${findingsWords.howManyKnown(cases.length)}` : '';
			return isFirst || before.case.family !== row.case.family
				? [
					...(isFirst ? [blank('above-catalogue'), line('catalogue', ' ', bold(findingsWords.allCases), span(known, 'quiet'))] : []),
					line(`family-${row.case.family}`, ' ', span(familyTitles[row.case.family], 'quiet')),
				]
				: [];
		}
	}
};

const nothingFound = (state: State, filter: string): string => {
	if (filter !== '' && selectFindings(state).length > 0) {
		return findingsWords.nothingMatches;
	}

	return Object.values(state.observations).some(({status}) => status.value !== undefined) || state.failures.length > 0
		? findingsWords.nothingFound
		: findingsWords.nothingAsked;
};

const filterLines = ({filter, isFiltering}: FindingsOverlay, columns: number): readonly Line[] => {
	if (!isFiltering && filter === '') {
		return [];
	}

	return [line('filter', ' '.repeat(3), span(`${findingsWords.search}  `, 'quiet'), isFiltering ? span(fieldText(filter, columns - 12), 'accent') : truncateText(filter, columns - 12))];
};

/** Where a search leaves no case. */
const noCaseLines = ({isFiltering}: FindingsOverlay): readonly Line[] =>
	[blank('above-catalogue'), line('catalogue', ' ', bold(findingsWords.allCases)), line('no-case', `   ${isFiltering ? findingsWords.noCaseMatchesWhileTyping : findingsWords.noCaseMatches}`)];

const nextText = (row: TroubleRow | undefined): string => {
	switch (row?.kind) {
		case 'group': {
			return row.isOpen ? findingsWords.enterFolds : findingsWords.enterUnfolds;
		}

		case 'put-back': {
			return findingsWords.enterPutsBack;
		}

		case 'finding':
		case 'case': {
			return findingsWords.enterOpens;
		}

		case undefined: {
			return findingsWords.onlyBack;
		}
	}
};

const isFound = ({kind}: TroubleRow): boolean => kind === 'finding' || kind === 'group';

/** Counts of all that is found, by how bad it is. */
const countText = (state: State): string => {
	const findings = selectFindings(state);
	const countAt = (severity: Finding['severity']): number => findings.filter(finding => finding.severity === severity).length;
	return findingsWords.found({
		all: findings.length, stopping: countAt(3), delaying: countAt(2), harmless: countAt(1),
	});
};

/**
Troubleshoot: what is found now, causes and the gravest first, what has to be put back, then the whole catalogue by its families.
*/
export const findingsPage = (state: State, overlay: FindingsOverlay, {columns, rows}: Area): Page => {
	const entries = troubleRows(state, overlay);
	const cursor = cursorIn(entries, overlay);
	const lines = entries.map((entry, index) => rowLine(state, entry, {isSelected: index === cursor, columns}));
	const listed = entries.flatMap((entry, index) => [...headingsAbove(entry, entries[index - 1], overlay), ...lines.slice(index, index + 1)]);
	const list = [
		...(entries.some(entry => isFound(entry))
			? []
			: paragraph({
				key: 'nothing', text: nothingFound(state, overlay.filter), columns, indent: 3,
			})),
		...listed,
		...(entries.some(({kind}) => kind === 'case') ? [] : noCaseLines(overlay)),
	];
	const row = list.findIndex(({key}) => key === entries[cursor]?.key);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(findingsWords.title)], right: [span(countText(state), 'quiet')], columns,
			}),
			...filterLines(overlay, columns),
		],
		list,
		tail: [blank('above-next'), line('next', ` ${nextText(entries[cursor])}`)],
		focus: row === -1 ? undefined : [row, row + 1],
		// From the first row on what stands above it is seen, too.
		...(cursor === 0 && row < rows - 6 && {top: 0}),
	};
};
