import {type CheckDocument, type CheckEntry, type RemedyEntry} from './check-document.js';
import {summariseCheck, versionsOf} from './describe-check.js';
import {commandBlock, escapeMarkdown, tableRow} from './markdown.js';

const remedyLines = ({title, explanation, risk, commands, advice, unavailable}: RemedyEntry): readonly string[] => [
	`**${escapeMarkdown(title)}** (${risk}): ${escapeMarkdown(explanation)}${unavailable === undefined ? '' : ` Not now: ${escapeMarkdown(unavailable)}`}`,
	'',
	...commands.flatMap(command => [...commandBlock(command), '']),
	// Indented, it is shown as it is, whatever it holds.
	...advice.flatMap(text => text.split('\n')).map(text => (text === '' ? '' : `${' '.repeat(4)}${text}`)),
	...(advice.length === 0 ? [] : ['']),
];

const section = (entry: CheckEntry): readonly string[] => [
	`## ${escapeMarkdown(entry.title)} (${escapeMarkdown(entry.id)}, ${escapeMarkdown(entry.subject)})`,
	'',
	...entry.evidence.map(({source, text, at}) => `- ${escapeMarkdown(source)}: ${escapeMarkdown(text)}${at === undefined ? '' : ` (${at})`}`),
	...(entry.evidence.length === 0 ? [] : ['']),
	...(entry.consequence === undefined ? [] : [escapeMarkdown(entry.consequence), '']),
	...entry.remedies.flatMap(remedy => remedyLines(remedy)),
];

/**
The document of `check` as Markdown, for tickets: a table of all checks, then a section for each that does not pass.
*/
export const formatCheckMarkdown = (document: CheckDocument): string => [
	`# Checks of ${escapeMarkdown(document.controller)}, ${escapeMarkdown(versionsOf(document))}`,
	'',
	escapeMarkdown(summariseCheck(document)),
	'',
	...(document.checks.length === 0
		? []
		: [
			tableRow(['result', 'check', 'subject', 'finding']),
			tableRow(['---', '---', '---', '---']),
			...document.checks.map(({id, subject, title, result, ignored}) => tableRow([ignored ? `${result}, ignored` : result, ...[id, subject, title].map(text => escapeMarkdown(text))])),
			'',
		]),
	...document.checks.filter(({result}) => result !== 'pass').flatMap(entry => section(entry)),
].join('\n');
