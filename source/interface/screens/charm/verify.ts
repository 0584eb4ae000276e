import {type RecordDifference} from '../../../domain/charm/compare-record.js';
import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type PlacedColumn,
} from '../../columns.js';
import {formatDuration} from '../../format-time.js';
import {type Area, type Line, type Tone} from '../../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../../make-line.js';
import {spreadLine} from '../../spread-line.js';
import {symbols} from '../../symbols.js';
import {textWidth, truncateText} from '../../text-width.js';
import {charmVerifyWords} from '../../words/charm/verify.js';
import {paragraph} from '../text-parts.js';
import {type Page} from '../text-page.js';
import {differenceLooks} from './looks.js';

export type VerifyView = {
	readonly application: string;
	/** `29 → 31` */
	readonly change: string;
	readonly outcome: WaveOutcome;
	/** How it was seen to be complete, or why it is not. */
	readonly proof: string;
	/** Milliseconds from the order to its end; undefined where it has none. */
	readonly took: number | undefined;
	readonly differences: readonly RecordDifference[];
	/** The settings are being read again. */
	readonly isAsking: boolean;
	/** The application whose turn comes after this one. */
	readonly next: string | undefined;
	readonly top: number;
};

type Kind = RecordDifference['kind'];

/** What somebody has to look at first. */
const kinds: readonly Kind[] = ['suspicious', 'surprising', 'expected', 'same'];

const titleLooks: Readonly<Record<WaveOutcome, {readonly symbol: string; readonly tone: Tone}>> = {
	pending: {symbol: '?', tone: 'warn'},
	active: {symbol: '?', tone: 'warn'},
	upgraded: {symbol: symbols.good, tone: 'ok'},
	unchanged: {symbol: symbols.good, tone: 'ok'},
	refused: {symbol: symbols.bad, tone: 'bad'},
	failed: {symbol: symbols.bad, tone: 'bad'},
	skipped: {symbol: symbols.pending, tone: 'quiet'},
	'rolled-back': {symbol: symbols.warning, tone: 'warn'},
};

/** A value on one row; a setting may hold a whole file. */
const valueText = (value: string): string => {
	const text = value.replaceAll(/\s+/gv, ' ').trim();
	return text === '' ? '""' : text;
};

const columnsOf = (differences: readonly RecordDifference[], columns: number): readonly PlacedColumn[] => {
	const most = Math.max(10, Math.floor(columns / 4));
	const fit = (texts: readonly string[], title: string, widest: number) => fitWidth(texts, {title, most: widest});
	const {titles} = charmVerifyWords;
	return placeColumns([
		{id: 'kind', title: '', width: 14},
		{id: 'what', title: titles.what, width: fit(differences.map(({what}) => what), titles.what, Math.max(16, most))},
		{id: 'before', title: titles.before, width: fit(differences.map(({before}) => valueText(before)), titles.before, most)},
		{
			id: 'after', title: titles.after, width: undefined, minimum: 8,
		},
	], columns - 4);
};

const isTrouble = ({kind}: RecordDifference): boolean => kind === 'suspicious' || kind === 'surprising';

const oneDifference = (difference: RecordDifference, placed: readonly PlacedColumn[], columns: number): readonly Line[] => {
	const {what, kind, note} = difference;
	const {symbol, tone, word} = differenceLooks[kind];
	return [
		line(`difference-${what}`, ' '.repeat(3), ...layOutRow(placed, {
			kind: {text: `${symbol} ${word}`, tone: tone ?? 'quiet'}, what, before: valueText(difference.before), after: valueText(difference.after),
		})),
		...(note === undefined
			? []
			: paragraph({
				key: `difference-${what}-note`, text: note, columns, indent: 5, tone: isTrouble(difference) ? 'warn' : 'quiet',
			})),
	];
};

const sameLines = (differences: readonly RecordDifference[], columns: number): readonly Line[] => {
	const settings = differences.filter(({what}) => what.startsWith('setting '));
	const others = differences.filter(({what}) => !what.startsWith('setting ')).map(({what}) => what);
	return differences.length === 0
		? []
		: paragraph({
			key: 'same', text: charmVerifyWords.asBefore(others, settings.length), columns, indent: 3,
		});
};

const bodyLines = ({differences, isAsking}: VerifyView, columns: number): readonly Line[] => {
	// What is the same and says something about it is shown; the rest is named in one sentence.
	const shown = kinds.flatMap(kind => differences.filter(difference => difference.kind === kind && (kind !== 'same' || difference.note !== undefined)));
	const same = differences.filter(({kind, note}) => kind === 'same' && note === undefined);
	const placed = columnsOf(shown, columns);
	return [
		...(isAsking ? [line('asking', ' '.repeat(3), span(`${symbols.busy} ${charmVerifyWords.readingSettings}`, 'busy'))] : []),
		...(shown.length === 0 ? [] : [line('titles', ' '.repeat(3), ...layOutTitles(placed)), ...shown.flatMap(difference => oneDifference(difference, placed, columns))]),
		...(shown.length === 0 || same.length === 0 ? [] : [blank('above-same')]),
		...sameLines(same, columns),
		...(differences.length === 0 && !isAsking ? [line('none', ' '.repeat(3), charmVerifyWords.nothingRecorded)] : []),
	];
};

const nextText = ({differences, next, outcome}: VerifyView): string => charmVerifyWords.howToGoOn({
	troubles: differences.filter(difference => isTrouble(difference)).length,
	next,
	// What is back has nothing to go back to.
	canGoBack: outcome !== 'rolled-back',
});

/**
Verify: an application as it was against what it is. What was not foretold stands first, and what may mean that its workload was not upgraded before that.
*/
export const verifyPage = (view: VerifyView, {columns}: Area): Page => {
	const {application, change, outcome, proof, took} = view;
	const {symbol, tone} = titleLooks[outcome];
	const title = charmVerifyWords.outcomes[outcome](application);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', span(`${symbol} `, tone), bold(truncateText(title, columns - textWidth(change) - 6))], right: [change], columns,
			}),
			...paragraph({
				key: 'proof', text: charmVerifyWords.proof(proof, took === undefined ? undefined : formatDuration(took)), columns, indent: 3,
			}),
			blank('below-proof'),
		],
		list: bodyLines(view, columns),
		tail: [blank('above-next'), ...paragraph({key: 'next', text: nextText(view), columns})],
		top: view.top,
	};
};
