import {countOf, listOf, spanOf} from '../domain/words.js';
import {
	endingOf,
	formatTime,
	lineOf,
	progressOf,
	reasonsOf,
	titleOf,
} from './describe-run.js';
import {type ModelEntry, type RunDocument} from './run-document.js';

const width = 80;

/** What a terminal of 24 lines shows without scrolling, its prompt left over. */
const height = 23;

const cut = (text: string): string => {
	const letters = [...text];
	return letters.length <= width ? text : `${letters.slice(0, width - 1).join('')}…`;
};

/** Between words; further lines stand deeper. A command is broken as a shell takes it. */
const wrap = (text: string, ending = ''): readonly string[] => {
	const indent = text.slice(0, text.length - text.trimStart().length);
	const lines: string[] = [];
	let line = '';
	for (const word of text.trim().split(' ')) {
		const start = lines.length === 0 ? indent : `${indent}  `;
		const next = line === '' ? `${start}${word}` : `${line} ${word}`;
		if (line !== '' && [...next].length > width - ending.length) {
			lines.push(`${line}${ending}`);
			line = `${indent}  ${word}`;
		} else {
			line = next;
		}
	}

	return [...lines, line];
};

/** The first of many, and how many there are besides. */
const few = (lines: readonly string[], most: number): readonly string[] => (lines.length <= most
	? lines
	: [...lines.slice(0, most - 1), `  and more, ${lines.length - most + 1} lines; report shows all`]);

/** Why it stopped, where it did. */
const whyLines = (document: RunDocument): readonly string[] =>
	document.outcome === 'done' ? [] : few(reasonsOf(document).flatMap(text => wrap(`  ${text}`)), 3);

const isBegun = (entry: ModelEntry): boolean => entry['waited-since'] !== undefined;

const stateOf = (entry: ModelEntry): string => {
	const open = entry.outages.find(({to}) => to === undefined);
	return `  ${entry.model}  ${entry.result}; ${progressOf(entry)}${open ? `; no answer since ${formatTime(open.from)}` : ''}`;
};

/** The runs before and behind it. */
const chainLines = ({continues, 'continued-by': continuedBy}: RunDocument): readonly string[] => [
	...(continues === undefined ? [] : [`Goes on with run ${continues}.`]),
	...(continuedBy === undefined ? [] : [`Gone on with in run ${continuedBy}: look there.`]),
];

const nextLines = (document: RunDocument): readonly string[] => {
	const {outcome, undone, id} = document;
	const [firstStep, ...otherSteps] = undone.filter(({kind}) => kind === 'step');
	const firstCommand = [firstStep, ...otherSteps].find(entry => entry !== undefined && entry.command.length > 0);
	const shown = undone.filter(entry => entry.kind !== 'step' || entry === firstStep || entry === firstCommand);
	const hidden = undone.length - shown.length;
	const urgent = shown.flatMap(({text, command}) => [...wrap(`  ${text}`), ...(command.length === 0 ? [] : wrap(`    ${lineOf(command)}`, ' \\'))]);
	const rest = hidden === 0 ? [] : [`  Then ${countOf(hidden, 'more step')} of the plan; report shows all.`];
	if (outcome === 'running') {
		return ['  The program is at work: look at its own screen.', ...urgent, ...rest];
	}

	if (urgent.length === 0 && outcome === 'done') {
		return ['  Nothing: all of it was done and seen.'];
	}

	const successor = document['continued-by'];
	if (successor !== undefined) {
		return ['  Look at the run that has gone on with this one:', `    juju-upgrade-wizard report --hand-over ${successor}`];
	}

	const isOpen = document.models.some(entry => entry['waited-since'] !== undefined && entry['completed-at'] === undefined);
	return [
		...(isOpen ? ['  Juju goes on by itself; see how far it is: juju-upgrade-wizard watch'] : []),
		...(['interrupted', 'open', 'detached', 'signal', 'timed-out', 'failed'].includes(outcome) ? [`  Go on with this run: juju-upgrade-wizard resume ${id}`] : []),
		...(urgent.length === 0 && !isOpen ? ['  Nothing was begun, so nothing is left behind.'] : [...urgent, ...rest]),
	];
};

/**
One screen for whoever takes over: where we are, and what is next.

@param now Milliseconds since 1970.
*/
export const formatHandOver = (document: RunDocument, {now, isAscii}: {readonly now: number; readonly isAscii: boolean}): string => {
	const start = document.starts.at(-1);
	const last = document['last-entry-at'];
	const steps = document.plan?.accepted ? document.plan.steps : [];
	const done = steps.filter(({state}) => state === 'done').length;
	const waiting = document.models.filter(entry => !isBegun(entry)).map(({model}) => model);
	const lastCommand = document.commands.at(-1);
	const reasons = whyLines(document);
	const head = [
		titleOf(document),
		...chainLines(document),
		`Run ${document.id}, ${document.mode ?? 'mode unknown'}, by ${start?.user ?? 'somebody'} on ${start?.host ?? 'an unknown machine'}`,
		...wrap(`${endingOf(document)}${last === undefined ? '' : ` Last heard of ${spanOf(now - Date.parse(last))} ago.`}`),
		...reasons,
		...document.journal.damage.slice(0, 1).map(() => 'Its journal is damaged: not all that was done is known.'),
		'',
		'Where we are',
		...(steps.length === 0 ? [] : [`  ${done} of ${steps.length} steps of the plan are done.`]),
		...(document.plan?.accepted === true || document.charms.length > 0 ? [] : ['  No plan was accepted: this run upgraded nothing of Juju.']),
		...(document.plan?.accepted && steps.length === 0 ? ['  A plan was accepted, but its file cannot be read.'] : []),
		...few(document.models.filter(entry => isBegun(entry)).flatMap(entry => wrap(stateOf(entry))), 7 - reasons.length),
		...(waiting.length === 0 ? [] : wrap(`  Not begun: ${listOf(waiting)}`)),
		...few(document.charms.map(charm => `  charm of ${charm.application}  ${charm.before ?? 'unknown'} → ${charm.after ?? 'unknown'}: ${charm.outcome}`), 4),
		...(lastCommand ? ['  Last command:', ...wrap(`    ${lineOf(lastCommand.command)}`, ' \\')] : []),
		'',
		'What is next',
	];
	const lines = [...head, ...few(nextLines(document), height - head.length)].map(line => cut(isAscii ? line.replaceAll('→', '>') : line));
	return `${(isAscii ? lines.map(line => line.replaceAll('…', '~')) : lines).join('\n')}\n`;
};
