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
	startLine,
	summariseChecks,
	titleOf,
	undoneSummary,
} from './describe-run.js';
import {escapeMarkdown, tableRow} from './markdown.js';
import {type RunDocument} from './run-document.js';

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, '']);

const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): readonly string[] => (rows.length === 0
	? []
	: [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(cells => tableRow(cells.map(cell => escapeMarkdown(cell))))]);

const list = (texts: readonly string[]): readonly string[] => texts.map(text => `- ${escapeMarkdown(text)}`);

const verdictsOf = ({models}: RunDocument): readonly string[] => models.flatMap(({model, sentence}) => (sentence === undefined ? [] : [`${model}: ${sentence}`]));

const differenceRows = ({models}: RunDocument): ReadonlyArray<readonly string[]> => models.flatMap(({model, differences}) =>
	differences.map(({kind, name, before, after, message, trouble}) => [trouble ? 'look at it' : '', model, name, kind, before ?? 'absent', after ?? 'absent', message ?? '']));

/**
The report of a run as Markdown, for tickets.
*/
export const formatReportMarkdown = (document: RunDocument): string => [
	`# ${escapeMarkdown(titleOf(document))}`,
	'',
	escapeMarkdown(endingOf(document)),
	'',
	...reasonsOf(document).flatMap(text => [escapeMarkdown(text), '']),
	...list([
		`Run ${nameOf(document)}`,
		...document.starts.map(({at, user, host, program, arguments: words}, index) =>
			`${index === 0 ? 'Started' : 'Gone on with'} ${formatTime(at)} by ${user ?? 'somebody'} on ${host ?? 'an unknown machine'}: ${startLine(words)} (${program ?? 'unknown version'})`),
		document['ended-at'] === undefined ? `Last heard of ${formatTime(document['last-entry-at'])}` : `Ended ${formatTime(document['ended-at'])}`,
		`Client ${document['client-version'] ?? 'unknown'}${document['agent-stream'] === undefined ? '' : `, stream ${document['agent-stream']}`}`,
		...journalLines(document),
	]),
	'',
	...section('Left undone', [
		undoneSummary(document),
		'',
		...document.undone.flatMap(({text, command}) => [`- ${escapeMarkdown(text)}`, ...(command.length === 0 ? [] : ['', `${' '.repeat(6)}${lineOf(command).replaceAll('\n', ' ')}`, ''])]),
	]),
	...section('Versions', [
		...table(['model', 'before', 'wanted', 'after', 'result', 'agents'], document.models.map(entry =>
			[entry.model, entry.before ?? 'unknown', entry.wanted, entry.after ?? 'unknown', entry.result, progressOf(entry)])),
		...(verdictsOf(document).length === 0 ? [] : ['', ...list(verdictsOf(document))]),
	]),
	...section('Differences', table(['', 'model', 'what', 'kind', 'before', 'after', 'message'], differenceRows(document))),
	...section('Checks', [
		escapeMarkdown(summariseChecks(document)),
		...(document.backup === undefined ? [] : ['', escapeMarkdown(`Backup: ${document.backup}`)]),
		...(notableChecks(document).length === 0 ? [] : ['']),
		...table(['result', 'check', 'subject', 'finding', 'evidence'], notableChecks(document).map(({id, subject, title, result, ignored, evidence}) =>
			[ignored ? `${result}, ignored` : result, id, subject, title, evidence.map(({source, text}) => `${source}: ${text}`).join('; ')])),
	]),
	...section('Commands', table(['started', 'took', 'end', 'command'], document.commands.map(entry =>
		[formatTime(entry['started-at']), formatTook(entry['took-ms']), endOfCommand(entry), lineOf(entry.command)]))),
	...section('Outages', table(['model', 'from', 'to'], document.models.flatMap(({model, outages}) =>
		outages.map(({from, to}) => [model, formatTime(from), formatTime(to)])))),
	...section('Cases', document.cases.flatMap(({title, subjects, remedies}) => [
		`- ${escapeMarkdown(`${title}${subjects.length === 0 ? '' : `: ${subjects.join(', ')}`}`)}`,
		...remedies.map(remedy => `  - ${escapeMarkdown(`${remedy.title}: ${remedy.outcome}${remedy.text === undefined ? '' : `. ${remedy.text}`}`)}`),
	])),
	...section('Charms', table(['application', 'before', 'after', 'outcome', 'unexpected'], document.charms.map(({application, before, after, outcome, unexpected}) =>
		[application, before ?? 'unknown', after ?? 'unknown', outcome, unexpected.join(', ')]))),
].join('\n');
