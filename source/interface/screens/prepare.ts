import {type CheckResult} from '../../domain/check.js';
import {subjectName} from '../../state/place-name.js';
import {runningRemedies} from '../../state/running-remedy.js';
import {isIgnored, selectBlocking, selectCheckResults} from '../../state/selectors.js';
import {type Stage, type State} from '../../state/state.js';
import {fitWidth} from '../columns.js';
import {formatDuration} from '../format-time.js';
import {
	type Area,
	type Line,
	type Span,
	type Tone,
} from '../line.js';
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
import {prepareWords} from '../words/prepare.js';
import {
	fitBlocks,
	space,
	whole,
	type Block,
} from './fit-blocks.js';
import {evidenceLines} from './prepare-evidence.js';
import {runningSentence} from './remedies-running.js';
import {cursorMark, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

type Verdict = CheckResult['result'] | 'ignored';

type Look = {readonly symbol: string; readonly word: string; readonly tone: Tone};

const looks: Readonly<Record<Verdict, Look>> = {
	pass: {symbol: symbols.good, word: prepareWords.verdict('pass'), tone: 'ok'},
	warn: {symbol: symbols.warning, word: prepareWords.verdict('warn'), tone: 'warn'},
	block: {symbol: symbols.bad, word: prepareWords.verdict('block'), tone: 'bad'},
	unknown: {symbol: '?', word: prepareWords.verdict('unknown'), tone: 'warn'},
	running: {symbol: symbols.busy, word: prepareWords.verdict('running'), tone: 'busy'},
	ignored: {symbol: symbols.pending, word: prepareWords.verdict('ignored'), tone: 'quiet'},
};

const verdictOf = (state: State, result: CheckResult): Verdict =>
	(isIgnored(state, result) && result.result !== 'pass' && result.result !== 'running' ? 'ignored' : result.result);

/** How a result is shown: symbol, word and colour. */
export const lookOf = (state: State, result: CheckResult): Look => looks[verdictOf(state, result)];

const countSpans = (state: State, results: readonly CheckResult[]): readonly Span[] => {
	const verdicts = results.map(result => verdictOf(state, result));
	return (Object.keys(looks) as Verdict[]).flatMap(verdict => {
		const count = verdicts.filter(other => other === verdict).length;
		return count === 0 ? [] : [span(`  ${prepareWords.verdictOfMany(verdict, count)}`, looks[verdict].tone)];
	});
};

const wordOf = (state: State, result: CheckResult, look: Look): string =>
	(result.id === 'backup' && state.backup.kind === 'making' ? prepareWords.runsFor(formatDuration(state.now - state.backup.since)) : look.word);

const checkLine = (state: State, result: CheckResult, {isSelected, subjectWidth, columns}: {
	readonly isSelected: boolean;
	readonly subjectWidth: number;
	readonly columns: number;
}): Line => {
	const look = lookOf(state, result);
	const word = wordOf(state, result, look);
	const left = [cursorMark(isSelected), span(`${look.symbol} `, look.tone), `${padText(subjectName(state, result.subject), subjectWidth)}  `];
	const room = columns - lineWidth(line('left', ...left)) - textWidth(word) - 3;
	return spreadLine({
		key: `check-${result.id}-${result.subject}`, left: [...left, truncateText(result.title, room)], right: [span(word, look.tone)], columns,
	});
};

const remediesSentence = ({isIgnorable, remedies, result}: CheckResult): string => prepareWords.remedies({
	titles: remedies.map(({title}) => title), isOpen: result !== 'pass' && result !== 'running', isIgnorable,
});

const optional = (key: string, text: string | undefined, columns: number): readonly Line[] => (text === undefined || text === ''
	? []
	: paragraph({
		key, text, columns, indent: 3,
	}));

/**
Rows below the list that are kept free also where the selected check says little, so that the list does not grow and shrink under the cursor.
*/
const leastDetail = (rows: number): number => Math.floor(rows / 3);

const fillUp = (blocks: readonly Block[], rows: number): readonly Block[] => {
	const used = blocks.reduce((sum, {lines}) => sum + lines.length, 0);
	return [...blocks, whole(Array.from({length: Math.max(0, rows - used)}, (_, index) => blank(`free-${index}`)), 5)];
};

const detailBlocks = (state: State, result: CheckResult, columns: number): readonly Block[] => {
	const look = lookOf(state, result);
	return [
		space('above-detail'),
		{
			lines: paragraph({
				key: 'selected', text: `${look.symbol} ${result.title}`, columns, hang: 3, tone: look.tone,
			}),
			least: 1,
			rank: 1,
		},
		{lines: evidenceLines({evidence: result.evidence, now: state.now, columns}), least: 1, rank: 2},
		{lines: optional('consequence', result.consequence, columns), least: 0, rank: 1},
		{lines: optional('remedies', remediesSentence(result), columns), least: 0, rank: 1},
	];
};

/**
The sentence above the keys: what keeps the operator from going on, or that nothing does.
*/
export const prepareSentence = (state: State): string => {
	const [running] = runningRemedies(state);
	if (running) {
		return runningSentence(state, running);
	}

	const blocking = selectBlocking(state);
	if (blocking.length > 0) {
		return prepareWords.blocking(blocking.length, blocking.filter(({isIgnorable}) => isIgnorable).length);
	}

	const results = selectCheckResults(state);
	if (results.length === 0) {
		return prepareWords.back;
	}

	const unfinished = results.filter(({result}) => result === 'running').length;
	if (unfinished > 0) {
		return prepareWords.nothingBlocksSoFar(unfinished);
	}

	return state.target?.isMove ? prepareWords.nothingBlocksMove : prepareWords.nothingBlocks;
};

/**
Prepare: all checks by name, and what the selected one rests on.
*/
export const preparePage = (state: State, stage: Extract<Stage, {name: 'prepare'}>, area: Area): Page => {
	const results = selectCheckResults(state);
	const cursor = Math.min(stage.cursor, results.length - 1);
	const subjectWidth = fitWidth(results.map(({subject}) => subjectName(state, subject)), {title: '', most: Math.max(8, Math.floor(area.columns / 5))});
	const selected = results[cursor];
	return fitBlocks({
		head: [
			whole([spreadLine({
				key: 'title', left: [' ', bold(prepareWords.checks)], right: countSpans(state, results), columns: area.columns,
			})]),
			space('below-title'),
		],
		list: results.length === 0
			? [line('none', ' ', prepareWords.nothingChecked)]
			: results.map((result, index) => checkLine(state, result, {isSelected: index === cursor, subjectWidth, columns: area.columns})),
		tail: selected ? fillUp(detailBlocks(state, selected, area.columns), results.length + 2 > area.rows ? leastDetail(area.rows) : 0) : [],
		focus: selected ? [cursor, cursor + 1] : undefined,
	}, area);
};
