import {describeOccurrence, describeRecognition, notConfirmed} from '../../domain/cases/describe-case.js';
import {findCase} from '../../domain/cases/index.js';
import {type Case, type Finding} from '../../domain/case.js';
import {type Remedy} from '../../domain/check.js';
import {caseRemedies} from '../../state/overlay-actions.js';
import {currentFinding} from '../../state/follow-remedy.js';
import {selectSituation} from '../../state/selectors.js';
import {type Overlay, type RemedyOutcome, type State} from '../../state/state.js';
import {formatAge, formatDuration} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {bold, line, span} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {caseWords} from '../words/case.js';
import {severityOf} from './findings.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {remedyBlocks, remedyLine} from './remedies-detail.js';
import {labelled, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type CaseOverlay = Extract<Overlay, {name: 'case'}>;

const phases: Readonly<Record<RemedyOutcome['phase'], {readonly symbol: string; readonly tone: Tone}>> = {
	running: {symbol: symbols.busy, tone: 'busy'},
	failed: {symbol: symbols.bad, tone: 'bad'},
	watching: {symbol: symbols.busy, tone: 'busy'},
	solved: {symbol: symbols.good, tone: 'ok'},
	unchanged: {symbol: symbols.warning, tone: 'warn'},
	worse: {symbol: symbols.bad, tone: 'bad'},
	done: {symbol: symbols.good, tone: 'ok'},
};

const outcomeLines = (state: State, outcome: RemedyOutcome | undefined, columns: number): readonly Line[] => {
	if (!outcome) {
		return [];
	}

	const {phase, since, title} = outcome;
	const {symbol, tone} = phases[phase];
	const elapsed = phase === 'running' || phase === 'watching' ? formatDuration(state.now - since) : undefined;
	const text = outcome.text ?? (phase === 'running' ? caseWords.remedyRuns : '');
	return paragraph({
		key: 'outcome', text: `${symbol} ${caseWords.outcome({remedy: title, text, elapsed})}`, columns, indent: 3, hang: 5, tone,
	});
};

/** What the finding rests on now; as it was when it was opened, where it is not found any more. */
const seenLines = (state: State, finding: Finding | undefined, columns: number): readonly Line[] => {
	const options = {key: 'seen', label: caseWords.seen, columns};
	if (!finding) {
		return labelled({...options, text: caseWords.notFound, tone: 'quiet'});
	}

	const current = currentFinding(state, finding);
	const {evidence} = current ?? finding;
	const texts = evidence.map(({source, text, at}) => caseWords.evidence({text, source, age: at === undefined ? undefined : formatAge(state.now, at)}));
	const gone = current ? [] : [caseWords.notFoundAnyMore];
	return labelled({...options, text: [...gone, ...(texts.length === 0 ? [finding.summary] : texts)].join('\n')});
};

const titleLine = (found: Case, {finding, outcome}: CaseOverlay, columns: number): Line => {
	const right = truncateText(finding?.summary ?? caseWords.ofCatalogue(found.code), Math.floor(columns / 2));
	const isSolved = outcome?.phase === 'solved';
	const look = isSolved ? {symbol: symbols.good, tone: 'ok' as const} : (finding && severityOf(finding));
	return spreadLine({
		key: 'title',
		left: [' ', look ? span(`${look.symbol} `, look.tone) : '', bold(truncateText(found.title, columns - textWidth(right) - 6))],
		right: [span(right, 'quiet')],
		columns,
	});
};

/** What the catalogue knows of a case that is only read up: where it can occur, and by what it would be recognised. */
const catalogueBlocks = (found: Case, {finding}: CaseOverlay, columns: number): readonly Block[] => (finding
	? []
	: [
		{
			lines: labelled({
				key: 'occurs', label: caseWords.occurs, text: describeOccurrence(found.occurs), columns,
			}),
			least: 1,
			rank: 4,
		},
		{
			lines: labelled({
				key: 'known', label: caseWords.knownBy, text: describeRecognition(found).join('\n'), columns,
			}),
			least: 1,
			rank: 5,
			sign: hidden => line('known-cut', ' '.repeat(13), span(`${symbols.ellipsis} ${caseWords.moreRows(hidden)}`, 'quiet')),
		},
	]);

const headBlocks = (state: State, {found, overlay, columns}: {readonly found: Case; readonly overlay: CaseOverlay; readonly columns: number}): readonly Block[] => {
	const situation = selectSituation(state);
	const {finding, outcome} = overlay;
	return [
		whole([titleLine(found, overlay, columns)]),
		whole(found.isConfirmed
			? []
			: paragraph({
				key: 'not-confirmed', text: notConfirmed, columns, indent: 3, tone: 'warn',
			}), 1),
		space('below-title'),
		{lines: seenLines(state, finding, columns), least: 1, rank: 2},
		{
			lines: labelled({
				key: 'means', label: caseWords.means, text: found.meaning(finding, situation), columns,
			}),
			least: 2,
			rank: 3,
		},
		{
			lines: labelled({
				key: 'juju', label: caseWords.juju, text: found.jujuDoes(finding, situation), columns,
			}),
			least: 1,
			rank: 4,
		},
		...catalogueBlocks(found, overlay, columns),
		whole(outcomeLines(state, outcome, columns)),
		{...space('above-remedies'), rank: 2},
	];
};

const tailBlocks = (state: State, {remedy, found, columns}: {readonly remedy: Remedy | undefined; readonly found: Case; readonly columns: number}): readonly Block[] => {
	const source = remedy?.reference === undefined
		? [{
			lines: paragraph({
				key: 'source', text: caseWords.source(found.reference), columns, indent: 3, tone: 'quiet',
			}),
			least: 0,
			rank: 4,
		}]
		: [];
	return [
		space('above-detail'),
		...(remedy ? remedyBlocks(state, remedy, columns) : []),
		...source,
	];
};

/**
One failure mode: what is seen, what it means, what Juju does by itself, the remedies and all about the selected one, and what came of it.
*/
export const casePage = (state: State, overlay: CaseOverlay, area: Area): Page => {
	const {columns} = area;
	const found = findCase(overlay.case);
	if (!found) {
		return {head: [], list: [line('gone', ` ${caseWords.gone}`)], tail: []};
	}

	const remedies = caseRemedies(state, overlay);
	const cursor = Math.min(overlay.cursor, remedies.length - 1);
	return fitBlocks({
		head: headBlocks(state, {found, overlay, columns}),
		list: remedies.length === 0
			? [line('none', `   ${caseWords.noRemedy}`)]
			: remedies.map((remedy, index) => remedyLine(remedy, index === cursor, columns)),
		tail: tailBlocks(state, {remedy: remedies[cursor], found, columns}),
		focus: remedies.length === 0 ? undefined : [cursor, cursor + 1],
	}, area);
};
