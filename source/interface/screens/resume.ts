import {type InterruptedRun} from '../../domain/resume/interrupted-run.js';
import {lineOf} from '../../state/failures.js';
import {
	describeCharm,
	describeStep,
	endingSentence,
	knownSentences,
	nextSentence,
	selectDoubtful,
	type StandingWords,
} from '../../state/resume/describe-resume.js';
import {selectMisfits} from '../../state/resume/judge-resume.js';
import {type Stage, type State} from '../../state/state.js';
import {putBackSentence} from '../../state/undo.js';
import {commandLine} from '../../domain/intent.js';
import {formatAge} from '../format-time.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {padText, truncateText} from '../text-width.js';
import {resumeWords} from '../words/resume.js';
import {commandRows, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const looks: Readonly<Record<StandingWords['kind'], {readonly symbol: string; readonly tone: Tone}>> = {
	done: {symbol: symbols.good, tone: 'ok'},
	'left-out': {symbol: symbols.warning, tone: 'warn'},
	doubtful: {symbol: '?', tone: 'warn'},
	begun: {symbol: symbols.busy, tone: 'busy'},
	open: {symbol: symbols.pending, tone: 'quiet'},
};

const wordWidth = 15;

const indent = 6;

/** So many commands tell what was done. */
const mostDone = 10;

const rowLines = ({key, number, title, standing, columns}: {
	readonly key: string;
	readonly number: string;
	readonly title: string;
	readonly standing: StandingWords;
	readonly columns: number;
}): readonly Line[] => {
	const {symbol, tone} = looks[standing.kind];
	return [
		line(key, `${number.padStart(4)}  `, span(`${symbol} ${padText(truncateText(standing.word, wordWidth - 1), wordWidth)}`, tone), truncateText(title, columns - wordWidth - 9)),
		...(standing.detail === undefined
			? []
			: paragraph({
				key: `${key}-detail`, text: standing.detail, columns, indent,
			})),
	];
};

const stepLines = (state: State, {plan: remembered}: InterruptedRun, columns: number): readonly Line[] => {
	if (!remembered) {
		return [];
	}

	return remembered.plan.steps.flatMap(({id, title, action}, index) => {
		const standing = describeStep(state, remembered, index);
		const isPresent = index === remembered.index && action.type === 'command' && standing.kind !== 'open';
		return [
			...rowLines({
				key: `step-${id}`, number: String(index + 1), title, standing, columns,
			}),
			...(isPresent
				? commandRows({
					key: `command-${id}`, commands: [commandLine(action.arguments)], columns, indent,
				})
				: []),
		];
	});
};

const section = (key: string, title: string, lines: readonly Line[]): readonly Line[] => (lines.length === 0 ? [] : [blank(`above-${key}`), line(key, ' ', bold(title)), ...lines]);

const charmLines = (state: State, {charms}: InterruptedRun, columns: number): readonly Line[] => charms.flatMap((charm, index) => [
	...rowLines({
		key: `charm-${index}`, number: '', title: charm.application, standing: describeCharm(state, charm), columns,
	}),
	...(charm.standing === 'unknown' && charm.line !== undefined
		? commandRows({
			key: `charm-command-${index}`, commands: [charm.line], columns, indent,
		})
		: []),
]);

const doubtfulLines = (run: InterruptedRun, columns: number): readonly Line[] => {
	const commands = selectDoubtful(run);
	return commands.length === 0
		? []
		: [
			...commandRows({key: 'doubtful', commands: commands.map(({line: text}) => text), columns}),
			...paragraph({
				key: 'doubtful-advice', text: resumeWords.checkWhetherDone, columns, indent: 3,
			}),
		];
};

/** Beside the plan; the newest last, and of many only those. */
const doneLines = ({done}: InterruptedRun, columns: number): readonly Line[] => (done.length === 0
	? []
	: commandRows({key: 'done', commands: done.slice(-mostDone).map(({line: text}) => text), columns}));

const putBackLines = (state: State, columns: number): readonly Line[] => state.putBack.flatMap(half => [
	...paragraph({
		key: half.id, text: putBackSentence(half), columns, indent: 3,
	}),
	...commandRows({key: `${half.id}-command`, commands: half.intents.map(intent => lineOf(state, intent)), columns}),
]);

const knownLines = (state: State, run: InterruptedRun, columns: number): readonly Line[] => knownSentences(state, run).flatMap((text, index) => paragraph({
	key: `known-${index}`, text, columns, indent: 3,
}));

const nextLines = (state: State, run: InterruptedRun, columns: number): readonly Line[] => [
	blank('above-next'),
	...selectMisfits(state, run).slice(0, 2).flatMap((text, index) => paragraph({
		key: `misfit-${index}`, text: `${symbols.warning} ${text}`, columns, hang: 3, tone: 'warn',
	})),
	...paragraph({key: 'next', text: nextSentence(state, run), columns}),
];

/**
How far an interrupted run was: each step as the journal and the cloud have it, what has to be put back, what is not known, and what comes next.
*/
export const resumePage = (state: State, {top}: Extract<Stage, {name: 'resume'}>, {columns}: Area): Page => {
	const run = state.session.resume;
	if (!run) {
		return {head: [], list: [], tail: []};
	}

	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', bold(resumeWords.goingOn(run.name))], right: [span(resumeWords.ended(formatAge(state.now, run.lastAt)), 'quiet')], columns,
			}),
			...paragraph({key: 'ending', text: endingSentence(run), columns}),
			blank('below-ending'),
		],
		list: [
			...stepLines(state, run, columns),
			...section('charms', resumeWords.charms, charmLines(state, run, columns)),
			...section('doubtful', resumeWords.mayHaveRun, doubtfulLines(run, columns)),
			...section('done', resumeWords.carriedOut(mostDone, run.done.length), doneLines(run, columns)),
			...section('put-back', resumeWords.toBePutBack, putBackLines(state, columns)),
			...section('known', resumeWords.takenUp, knownLines(state, run, columns)),
		],
		tail: nextLines(state, run, columns),
		top,
	};
};
