import {drawCurve} from './curve.js';
import {
	endOfCommand,
	endingOf,
	formatTime,
	formatTook,
	journalLines,
	lineOf,
	nameOf,
	notableChecks,
	progressOf,
	reasonsOf,
	spanBetween,
	startLine,
	summariseChecks,
	titleOf,
	undoneSummary,
} from './describe-run.js';
import {curvesOf, type ModelCurve} from './run-curve.js';
import {type ModelEntry, type RunDocument} from './run-document.js';

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', title, ...lines.map(line => (line === '' ? '' : `  ${line}`))]);

const columns = 60;

const curveLines = (curve: ModelCurve, isAscii: boolean): readonly string[] => {
	const {rows, outages} = drawCurve(curve, {columns, rows: 4, isAscii});
	const bar = isAscii ? '|' : '│';
	const length = spanBetween(new Date(curve.from).toISOString(), new Date(curve.to).toISOString()) ?? '';
	return [
		curve.model,
		...rows.map((row, index) => `${(index === 0 ? '100%' : (index === rows.length - 1 ? '0%' : '')).padStart(4)} ${bar}${row}`.trimEnd()),
		...(outages === undefined ? [] : [`     ${isAscii ? '|' : '│'}${outages}  ${isAscii ? 'x' : '▒'} no answer`]),
		`      0s${length.padStart(columns - 2)}`,
		'',
	];
};

const modelLines = (entry: ModelEntry): readonly string[] => [
	`${entry.model}  ${entry.before ?? 'unknown'} → ${entry.after ?? 'unknown'} (wanted ${entry.wanted}): ${entry.result}`,
	`  ${progressOf(entry)}`,
	...(entry.sentence === undefined ? [] : [`  ${entry.sentence}`]),
	...entry.differences.map(({kind, name, before, after, message, trouble}) =>
		`  ${trouble ? '!' : '-'} ${name}: ${kind}, ${before ?? 'absent'} → ${after ?? 'absent'}${message === undefined || message === '' ? '' : `, ${message}`}`),
	...((entry['difference-count'] ?? 0) > entry.differences.length ? [`  and ${(entry['difference-count'] ?? 0) - entry.differences.length} more differences`] : []),
];

const headLines = (document: RunDocument): readonly string[] => [
	titleOf(document),
	`Run ${nameOf(document)}`,
	endingOf(document),
	...reasonsOf(document).map(text => `  ${text}`),
	...document.starts.map(({at, user, host, program, arguments: words}, index) =>
		`${index === 0 ? 'Started' : 'Gone on with'} ${formatTime(at)} by ${user ?? 'somebody'} on ${host ?? 'an unknown machine'}: ${startLine(words)} (${program ?? 'unknown version'})`),
	document['ended-at'] === undefined ? `Last heard of ${formatTime(document['last-entry-at'])}` : `Ended ${formatTime(document['ended-at'])}`,
	`Client ${document['client-version'] ?? 'unknown'}${document['agent-stream'] === undefined ? '' : `, stream ${document['agent-stream']}`}`,
];

/**
The report of a run for a terminal: what was done, in the order in which somebody asks.
*/
export const formatReportText = (document: RunDocument, {isAscii}: {readonly isAscii: boolean}): string => {
	const lines = [
		...headLines(document),
		...section('The journal', journalLines(document)),
		...section('Left undone', [undoneSummary(document), ...document.undone.flatMap(({text, command}) => [`- ${text}`, ...(command.length === 0 ? [] : [`    ${lineOf(command)}`])])]),
		...section('Versions', document.models.flatMap(entry => modelLines(entry))),
		...section('Agents upgraded against time', curvesOf(document).flatMap(curve => curveLines(curve, isAscii)).slice(0, -1)),
		...section('Checks', [
			summariseChecks(document),
			...notableChecks(document).flatMap(({id, subject, title, result, ignored, evidence}) => [
				`${ignored ? `${result}, ignored` : result}  ${id}  ${subject}  ${title}`,
				...evidence.map(({source, text}) => `    ${source}: ${text.replaceAll('\n', ' ')}`),
			]),
			...(document.backup === undefined ? [] : [`Backup: ${document.backup}`]),
		]),
		...section('Commands', document.commands.flatMap(entry => [
			`${formatTime(entry['started-at'])}  ${formatTook(entry['took-ms'])}  ${endOfCommand(entry)}`,
			`  ${lineOf(entry.command)}`,
			...(entry['exit-code'] === 0 ? [] : entry.output.split('\n').filter(text => text !== '').slice(0, 20).map(text => `    ${text}`)),
		])),
		...section('Cases', document.cases.flatMap(({title, subjects, remedies}) => [
			`${title}${subjects.length === 0 ? '' : `: ${subjects.slice(0, 5).join(', ')}${subjects.length > 5 ? ` and ${subjects.length - 5} more` : ''}`}`,
			...remedies.map(remedy => `  ${remedy.title}: ${remedy.outcome}${remedy.text === undefined ? '' : `. ${remedy.text}`}`),
		])),
		...section('Charms', document.charms.map(({application, before, after, outcome, unexpected}) =>
			`${application}  ${before ?? 'unknown'} → ${after ?? 'unknown'}: ${outcome}${unexpected.length === 0 ? '' : `; unexpected: ${unexpected.join(', ')}`}`)),
		'',
	].join('\n');
	return isAscii ? lines.replaceAll('→', '>') : lines;
};
