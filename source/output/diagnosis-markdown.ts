import {type DiagnosisDocument, type DiagnosisRemedy, type FindingEntry} from './diagnosis-document.js';
import {subjectOf, summariseDiagnosis} from './diagnosis-text.js';
import {commandBlock, escapeMarkdown, tableRow} from './markdown.js';

/** Indented, it is shown as it is, whatever it holds. */
const verbatim = (text: string): readonly string[] => text.split('\n').map(line => (line === '' ? '' : `${' '.repeat(4)}${line}`));

const optional = (label: string, text: string | undefined): readonly string[] => (text === undefined ? [] : [`- ${label}: ${escapeMarkdown(text)}`]);

const remedyLines = ({title, risk, explanation, commands, advice, cost, undo, success, reference, unavailable}: DiagnosisRemedy): readonly string[] => {
	const facts = [...optional('Cost', cost), ...optional('Undo', undo), ...optional('Worked', success), ...optional('Source', reference)];
	return [
		`**${escapeMarkdown(title)}** (${risk}): ${escapeMarkdown(explanation)}${unavailable === undefined ? '' : ` Not now: ${escapeMarkdown(unavailable)}`}`,
		'',
		...commands.flatMap(command => [...commandBlock(command), '']),
		...advice.flatMap(text => verbatim(text)),
		...(advice.length === 0 ? [] : ['']),
		...facts,
		...(facts.length === 0 ? [] : ['']),
	];
};

const section = (entry: FindingEntry): readonly string[] => [
	`## ${escapeMarkdown(entry.title)} (${escapeMarkdown(entry.case)}${entry.confirmed ? '' : ', not confirmed'})`,
	'',
	`About: ${escapeMarkdown(entry.summary)}${entry.model === undefined ? '' : ` (${escapeMarkdown(entry.model)})`}`,
	'',
	...entry.evidence.flatMap(({source, text, at}) => text.split('\n').map(line => `- ${escapeMarkdown(source)}: ${escapeMarkdown(line)}${at === undefined ? '' : ` (${at})`}`)),
	...(entry.evidence.length === 0 ? [] : ['']),
	escapeMarkdown(entry.meaning),
	'',
	`Juju ${escapeMarkdown(entry['juju-does'])}`,
	'',
	...entry.remedies.flatMap(remedy => remedyLines(remedy)),
	`Source: ${escapeMarkdown(entry.reference)}`,
	'',
];

/**
The document of `diagnose` as Markdown, for tickets: a table of all findings, then a section for each.
*/
export const formatDiagnosisMarkdown = (document: DiagnosisDocument): string => [
	`# Diagnosis of ${escapeMarkdown(subjectOf(document))}`,
	'',
	escapeMarkdown(summariseDiagnosis(document)),
	'',
	...document.notes.flatMap(note => [escapeMarkdown(note), '']),
	tableRow(['looked at', 'what it is']),
	tableRow(['---', '---']),
	...document.sources.map(({source, text}) => tableRow([escapeMarkdown(source), escapeMarkdown(text)])),
	'',
	...(document.findings.length === 0
		? []
		: [
			tableRow(['', 'case', 'about', 'finding']),
			tableRow(['---', '---', '---', '---']),
			...document.findings.map(({severity, case: id, summary, title}) => tableRow([severity, ...[id, summary, title].map(text => escapeMarkdown(text))])),
			'',
		]),
	...document.findings.flatMap(entry => section(entry)),
	...document.unrecognised.flatMap(({source, text, message}) => [`## No case fits: ${escapeMarkdown(source)}`, '', escapeMarkdown(message), '', ...verbatim(text), '']),
].join('\n');
