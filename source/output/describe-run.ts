import {describeOutcome} from '../domain/run/outcome.js';
import {countOf, spanOf} from '../domain/words.js';
import {
	type CommandEntry,
	type ModelEntry,
	type RunDocument,
	type RunHead,
} from './run-document.js';

/** `2026-11-21 03:12:46 UTC`: reads the same for everybody who helps. */
export const formatTime = (text: string | undefined): string => (text === undefined ? 'unknown' : `${text.slice(0, 19).replace('T', ' ')} UTC`);

/** With a tenth below ten seconds. */
export const formatTook = (took: number | undefined): string => {
	if (took === undefined) {
		return 'unknown';
	}

	return took < 10_000 ? `${(Math.max(0, took) / 1000).toFixed(1)}s` : spanOf(took);
};

/** Between two times; undefined where one is not known. */
export const spanBetween = (from: string | undefined, to: string | undefined): string | undefined =>
	from === undefined || to === undefined ? undefined : spanOf(Date.parse(to) - Date.parse(from));

/** `aws  3.6.4 → 3.6.28`. */
export const titleOf = ({controller, from, to, lesson}: RunHead): string =>
	`${lesson === undefined ? '' : `lesson ${lesson}: `}${controller ?? 'No controller chosen'}${from === undefined && to === undefined ? '' : `  ${from ?? 'unknown'} → ${to ?? 'unknown'}`}`;

/** Its name, with the runs before and behind it, and its mode. */
export const nameOf = ({id, continues, mode, 'continued-by': continuedBy}: RunHead): string => [
	`${id}${continues === undefined ? '' : `, which goes on with ${continues}`}`,
	...(continuedBy === undefined ? [] : [`gone on with in ${continuedBy}`]),
	...(mode === undefined ? [] : [mode]),
].join(', ');

/** How it ended, in a sentence with the exit code. */
export const endingOf = (head: RunHead): string => {
	const code = head['exit-code'];
	return `${describeOutcome(head.outcome)}${code === undefined ? '' : ` Exit code ${code}.`}`;
};

/** Why it ended so; where the run is kept stands elsewhere. */
export const reasonsOf = ({reasons}: Pick<RunDocument, 'reasons'>): readonly string[] =>
	reasons.filter(text => !text.startsWith('This run is kept in ')).map(text => text.trim());

/** As a shell takes it. */
const quoteWord = (word: string): string => (/^[\w%+,\-.\/:=@]+$/v.test(word) ? word : `'${word.replaceAll('\'', String.raw`'\''`)}'`);

/** A command in one line, with its program. */
export const lineOf = (words: readonly string[]): string => words.map(word => quoteWord(word)).join(' ');

/** Of the program itself. */
export const startLine = (words: readonly string[]): string => lineOf(['juju-upgrade-wizard', ...words]);

/** `exit code 0`, or what came instead of one. */
export const endOfCommand = (entry: CommandEntry): string => {
	if (entry.outcome === 'unknown') {
		return 'end not known';
	}

	const code = entry['exit-code'];
	return code === undefined ? entry.outcome : `exit code ${code}${entry.outcome === 'exited' ? '' : `, ${entry.outcome}`}`;
};

/** `12 of 12 agents upgraded in 4m 12s, 1 outage of 38s`. */
export const progressOf = (entry: ModelEntry): string => {
	if (entry['waited-since'] === undefined) {
		return 'never waited for';
	}

	const {agents, outages} = entry;
	const lasted = spanBetween(entry['waited-since'], entry['completed-at']);
	const silent = outages.map(({from, to}) => spanBetween(from, to) ?? 'unknown length');
	const silence = silent.length === 0
		? ''
		: (silent.length === 1 ? `, one outage of ${silent.join('')}` : `, ${silent.length} outages of ${silent.slice(0, 3).join(', ')}${silent.length > 3 ? ', …' : ''}`);
	const counted = agents ? `${agents.upgraded} of ${countOf(agents.total, 'agent')} upgraded` : 'no agent was seen';
	return `${counted}${lasted === undefined ? ', not seen complete' : ` in ${lasted}`}${silence}`;
};

/** What is wrong with the journal itself, in sentences. */
export const journalLines = ({journal}: Pick<RunDocument, 'journal'>): readonly string[] => [...journal.damage, ...(journal.torn === undefined ? [] : [journal.torn])];

/** `36 pass, 2 warn, 1 ignored`. */
export const summariseChecks = ({checks}: RunDocument): string => {
	if (checks.length === 0) {
		return 'None was written down.';
	}

	const words = ['pass', 'warn', 'block', 'unknown'].map(word => [checks.filter(({result, ignored}) => result === word && !ignored).length, word] as const);
	const ignored = checks.filter(check => check.ignored).length;
	return `${[...words, [ignored, 'ignored'] as const].filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', ')}.`;
};

/** Checks that a reader has to know of. */
export const notableChecks = ({checks}: RunDocument): RunDocument['checks'] => checks.filter(({result, ignored}) => ignored || result !== 'pass');

/** Undone first things first, or that there is nothing. Where nothing was begun, nothing was finished either. */
export const undoneSummary = ({undone, outcome, plan, commands, charms}: RunDocument): string => {
	if (undone.length > 0) {
		return `${countOf(undone.length, 'thing')} left undone.`;
	}

	if (outcome === 'running') {
		return 'Nothing is left behind so far.';
	}

	const isBegun = plan?.accepted === true || commands.length > 0 || charms.length > 0;
	return isBegun || outcome === 'done' ? 'Nothing was left undone.' : 'Nothing was begun: what was wanted is still to be done.';
};
