import {commandLine} from '../domain/intent.js';
import {type CheckDocument, type CheckEntry, type RemedyEntry} from './check-document.js';
import {summariseCheck, versionsOf} from './describe-check.js';

const indent = ' '.repeat(9);

const remedyLines = ({title, commands, advice, risk, unavailable}: RemedyEntry): readonly string[] => [
	`${indent}remedy: ${title}${risk === 'safe' ? '' : ` (${risk})`}${unavailable === undefined ? '' : `; not now: ${unavailable}`}`,
	...commands.map(([, ...words]) => `${indent}  ${commandLine(words)}`),
	...advice.flatMap(text => text.split('\n')).filter(text => text !== '').map(text => `${indent}  ${text}`),
];

const entryLines = (entry: CheckEntry): readonly string[] => {
	const word = entry.ignored ? 'ignored' : entry.result;
	const first = `${word.padEnd(indent.length)}${entry.id}  ${entry.subject}  ${entry.title}`;
	return entry.result === 'pass'
		? [first]
		: [
			first,
			...entry.evidence.flatMap(({source, text}) => text.split('\n').map(line => `${indent}${source}: ${line}`)),
			...(entry.consequence === undefined ? [] : [`${indent}${entry.consequence}`]),
			...entry.remedies.flatMap(remedy => remedyLines(remedy)),
		];
};

/**
The document of `check` for people: one line a check, those that do not pass with evidence and remedies under them.
*/
export const formatCheckText = (document: CheckDocument): string => [
	`${document.controller}  ${versionsOf(document)}`,
	'',
	...document.checks.flatMap(entry => entryLines(entry)),
	...(document.checks.length === 0 ? [] : ['']),
	summariseCheck(document),
	'',
].join('\n');
