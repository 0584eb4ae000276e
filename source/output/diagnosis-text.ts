import {commandLine} from '../domain/intent.js';
import {countOf} from '../domain/words.js';
import {type DiagnosisDocument, type DiagnosisRemedy, type FindingEntry} from './diagnosis-document.js';

const indent = ' '.repeat(9);

const labelled = (label: string, text: string | undefined): readonly string[] =>
	(text === undefined || text === '' ? [] : text.split('\n').map((line, index) => `${indent}${index === 0 ? label : ' '.repeat(label.length)}${line}`));

const remedyLines = ({title, risk, commands, advice, cost, undo, success, unavailable}: DiagnosisRemedy): readonly string[] => [
	`${indent}remedy: ${title}${risk === 'safe' ? '' : ` (${risk})`}${unavailable === undefined ? '' : `; not now: ${unavailable}`}`,
	...(unavailable === undefined ? commands.map(([, ...rest]) => `${indent}  ${commandLine(rest)}`) : []),
	...advice.flatMap(text => text.split('\n')).filter(text => text !== '').map(text => `${indent}  ${text}`),
	...(unavailable === undefined ? [...labelled('  cost: ', cost), ...labelled('  undo: ', risk === 'safe' ? undefined : undo), ...labelled('  worked: ', success)] : []),
];

const aboutOf = ({summary, model}: FindingEntry): string => (model === undefined || summary === model ? summary : `${summary}, ${model}`);

const findingLines = (entry: FindingEntry): readonly string[] => [
	'',
	`${entry.severity.padEnd(indent.length)}${entry.title} (${entry.case}, ${entry.code})${entry.confirmed ? '' : ', not confirmed'}`,
	`${indent}${aboutOf(entry)}`,
	...entry.evidence.flatMap(({source, text}) => text.split('\n').map(line => `${indent}${source}: ${line}`)),
	...labelled('means: ', entry.meaning),
	...labelled('Juju ', entry['juju-does']),
	...entry.remedies.flatMap(remedy => remedyLines(remedy)),
	...labelled('source: ', entry.reference),
];

const unrecognisedLines = ({unrecognised}: DiagnosisDocument): readonly string[] => unrecognised.flatMap(({source, text, message, advice}) => [
	'',
	`${'unknown'.padEnd(indent.length)}No case of the catalogue fits: ${source}`,
	...(message === '' ? [] : [`${indent}${message}${advice === undefined ? '' : ` ${advice}`}`]),
	...text.split('\n').filter(line => line !== '').map(line => `${indent}  ${line}`),
]);

/**
How much was found, in one sentence.
*/
export const summariseDiagnosis = ({findings, unrecognised}: DiagnosisDocument): string => {
	const rest = unrecognised.length === 0 ? '' : ` ${countOf(unrecognised.length, 'text')} of Juju that no case fits.`;
	return findings.length === 0 ? `Nothing found.${rest}` : `${countOf(findings.length, 'finding')}: ${findings.map(entry => entry.case).join(', ')}.${rest}`;
};

/** `controller aws 3.6.4, client 3.6.28`. */
export const subjectOf = (document: DiagnosisDocument): string =>
	`controller ${document.controller ?? 'unknown'} ${document['controller-version'] ?? '(version unknown)'}, client ${document['client-version'] ?? 'unknown'}`;

/**
The document of `diagnose` for people: the gravest finding first, each with evidence, meaning and remedies.
*/
export const formatDiagnosisText = (document: DiagnosisDocument): string => [
	subjectOf(document),
	...document.sources.map(({source, text}) => `looked at ${source}: ${text}`),
	...document.notes,
	...document.findings.flatMap(entry => findingLines(entry)),
	...unrecognisedLines(document),
	'',
	summariseDiagnosis(document),
	'',
].join('\n');
