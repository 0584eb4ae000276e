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
import {escapeHtml} from './escape-html.js';
import {drawPicture} from './report-picture.js';
import {reportStyle} from './report-style.js';
import {type RunDocument} from './run-document.js';

const escaped = escapeHtml;

const section = (title: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : [`<section><h2>${escaped(title)}</h2>`, ...lines, '</section>']);

type Column = {
	readonly name: string;
	/** It holds words of ours, times and versions, which are read in one piece. All other columns share what is left of the width. */
	readonly isShort: boolean;
};

const wide = (name: string): Column => ({name, isShort: false});

const short = (name: string): Column => ({name, isShort: true});

/** Characters of a name of usual length. */
const longestWhole = 24;

/** Longer ones, with their markup, may break after all: no text of a cloud makes the page wider than it is. */
const longestShort = 80;

const cellOf = (cell: string, {name, isShort}: Column): string =>
	`<td data-name="${escaped(name)}"${isShort && cell.length <= longestShort ? ' class="short"' : ''}>${cell}</td>`;

/** Cells are HTML; on a narrow page each has its column's name before it. */
const table = (columns: readonly Column[], rows: ReadonlyArray<readonly string[]>): readonly string[] => (rows.length === 0
	? []
	: [
		`<table><thead><tr>${columns.map(({name}) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead><tbody>`,
		...rows.map(cells => `<tr>${columns.map((column, index) => cellOf(cells[index] ?? '', column)).join('')}</tr>`),
		'</tbody></table>',
	]);

/** A name of the cloud, whatever way its letters are read: what stands around it keeps its order. Of usual length it stays whole, a longer one is broken where its parts end. */
const named = (text: string): string => text.length <= longestWhole
	? `<bdi dir="ltr" class="whole">${escaped(text)}</bdi>`
	: `<bdi dir="ltr">${text.split(/(?<=[\/:])/v).map(part => escaped(part)).join('<wbr>')}</bdi>`;

const marked = (text: string, kind: 'good' | 'bad' | 'warn'): string => `<span class="${kind}">${escaped(text)}</span>`;

const list = (items: readonly string[]): readonly string[] => (items.length === 0 ? [] : ['<ul>', ...items.map(item => `<li>${item}</li>`), '</ul>']);

const code = (text: string): string => `<code>${escaped(text)}</code>`;

const heading = (document: RunDocument): string => {
	const {controller} = document;
	const title = titleOf(document);
	return controller !== undefined && title.startsWith(controller) ? `${named(controller)}${escaped(title.slice(controller.length))}` : escaped(title);
};

const facts = (document: RunDocument): readonly string[] => {
	const rows: ReadonlyArray<readonly [string, string]> = [
		['Run', nameOf(document)],
		...document.starts.map(({at, user, host}, index) => [index === 0 ? 'Started' : 'Gone on with', `${formatTime(at)} by ${user ?? 'somebody'} on ${host ?? 'an unknown machine'}`] as const),
		[document['ended-at'] === undefined ? 'Last heard of' : 'Ended', formatTime(document['ended-at'] ?? document['last-entry-at'])],
		['Took', spanBetween(document['started-at'], document['ended-at'] ?? document['last-entry-at']) ?? 'unknown'],
		['Client', document['client-version'] ?? 'unknown'],
		...(document['agent-stream'] === undefined ? [] : [['Stream', document['agent-stream']] as const]),
		['Program', document.starts.at(-1)?.program ?? 'unknown'],
	];
	return [
		'<dl>',
		...rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`),
		...document.starts.map(({arguments: words}) => `<dt>Asked for</dt><dd>${code(startLine(words))}</dd>`),
		'</dl>',
	];
};

const resultOf = (word: string): string => {
	const kind = ['upgraded', 'complete', 'pass', 'done', 'solved'].includes(word) ? 'good' : (['failed', 'block', 'partial', 'worse', 'refused'].includes(word) ? 'bad' : 'warn');
	return marked(word, kind);
};

const commandRows = ({commands}: RunDocument): ReadonlyArray<readonly string[]> => commands.map(entry => [
	escaped(formatTime(entry['started-at'])),
	escaped(formatTook(entry['took-ms'])),
	marked(endOfCommand(entry), entry['exit-code'] === 0 ? 'good' : (entry.outcome === 'unknown' ? 'warn' : 'bad')),
	`${code(lineOf(entry.command))}${entry['exit-code'] === 0 || entry.output === '' ? '' : `<br><span class="quiet">${escaped(entry.output.slice(0, 2000))}</span>`}`,
]);

const caseItems = ({cases}: RunDocument): readonly string[] => cases.map(({title, subjects, remedies}) => [
	`${escaped(title)}${subjects.length === 0 ? '' : ` <span class="quiet">${escaped(subjects.join(', '))}</span>`}`,
	...list(remedies.map(remedy => `${escaped(remedy.title)}: ${resultOf(remedy.outcome)}${remedy.text === undefined ? '' : ` <span class="quiet">${escaped(remedy.text)}</span>`}`)),
].join(''));

const body = (document: RunDocument): readonly string[] => [
	'<p class="quiet">Report of a run of juju-upgrade-wizard, which leads through upgrades of Juju</p>',
	`<h1>${heading(document)}</h1>`,
	`<p class="note">${marked(endingOf(document), document.outcome === 'done' ? 'good' : (document.outcome === 'failed' || document.outcome === 'not-good' ? 'bad' : 'warn'))}</p>`,
	...list(reasonsOf(document).map(text => escaped(text))),
	...facts(document),
	...section('The journal', list(journalLines(document).map(line => marked(line, 'bad')))),
	...section('Left undone', [
		`<p>${escaped(undoneSummary(document))}</p>`,
		...list(document.undone.map(({text, command}) => `${escaped(text)}${command.length === 0 ? '' : `<br>${code(lineOf(command))}`}`)),
	]),
	...section('Versions', table([wide('model'), short('before'), short('wanted'), short('after'), short('result'), wide('agents')], document.models.map(entry => [
		named(entry.model),
		escaped(entry.before ?? 'unknown'),
		escaped(entry.wanted),
		escaped(entry.after ?? 'unknown'),
		resultOf(entry.result),
		`${escaped(progressOf(entry))}${entry.sentence === undefined ? '' : `<br><span class="quiet">${escaped(entry.sentence)}</span>`}`,
	]))),
	...section('Agents upgraded against time', drawPicture(document)),
	...section('Outages', table([wide('model'), short('from'), short('to'), short('length')], document.models.flatMap(({model, outages}) =>
		outages.map(({from, to}) => [
			named(model), formatTime(from), to === undefined ? marked('not over when this was written', 'warn') : formatTime(to), escaped(spanBetween(from, to) ?? 'unknown'),
		])))),
	...section('Differences', table([wide('model'), wide('what'), short('kind'), wide('before'), wide('after'), wide('message')], document.models.flatMap(({model, differences}) =>
		differences.map(({kind, name, before, after, message, trouble}) => [
			named(model), trouble ? `<span class="bad">${named(name)}</span>` : named(name), ...[kind, before ?? 'absent', after ?? 'absent', message ?? ''].map(text => escaped(text)),
		])))),
	...section('Checks', [
		`<p>${escaped(summariseChecks(document))}</p>`,
		...(document.backup === undefined ? [] : [`<p>Backup: ${escaped(document.backup)}</p>`]),
		...table([short('result'), wide('check'), wide('subject'), wide('finding')], notableChecks(document).map(({id, subject, title, result, ignored, evidence}) => [
			`${resultOf(result)}${ignored ? ', ignored' : ''}`,
			escaped(id),
			named(subject),
			[escaped(title), ...evidence.map(({source, text}) => `<span class="quiet">${escaped(source)}: ${escaped(text)}</span>`)].join('<br>'),
		])),
	]),
	...section('Commands', document.commands.length === 0
		? ['<p>None that changes anything was started.</p>']
		: table([short('started'), short('took'), short('end'), wide('command')], commandRows(document))),
	...section('Cases and remedies', list(caseItems(document))),
	...section('Charms', table([wide('application'), wide('before'), wide('after'), short('outcome'), wide('unexpected')], document.charms.map(({application, before, after, outcome, unexpected}) =>
		[named(application), escaped(before ?? 'unknown'), escaped(after ?? 'unknown'), resultOf(outcome), escaped(unexpected.join(', '))]))),
];

/**
The report of a run as one page that needs nothing else: no script, no request, readable on a phone, on paper, light and dark.
*/
export const formatReportHtml = (document: RunDocument): string => [
	'<!doctype html>',
	'<html lang="en">',
	'<head>',
	'<meta charset="utf-8">',
	'<meta name="viewport" content="width=device-width, initial-scale=1">',
	// Nothing may be fetched, whatever text of the cloud should get past the escaping.
	'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
	`<title>${escaped(`${titleOf(document)}, run ${document.id}`)}</title>`,
	`<style>${reportStyle}</style>`,
	'</head>',
	'<body>',
	...body(document),
	'</body>',
	'</html>',
	'',
].join('\n');
