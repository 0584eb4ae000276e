import {escapeMarkdown, tableRow} from './markdown.js';
import {type VerificationDocument} from './verification-document.js';
import {
	describeAgent,
	describeDifference,
	laggardsOf,
	summariseVerification,
} from './verification-text.js';

const listed = (title: string, items: readonly string[]): readonly string[] =>
	items.length === 0 ? [] : [title, '', ...items.map(item => `- ${escapeMarkdown(item)}`), ''];

const section = (document: VerificationDocument, {model, message}: VerificationDocument['models'][number]): readonly string[] => [
	`## ${escapeMarkdown(model)}`,
	'',
	escapeMarkdown(message),
	'',
	...listed('Agents that do not count as upgraded:', laggardsOf(document, model).map(agent => describeAgent(agent))),
	...listed('Not as before:', document.differences.filter(difference => difference.model === model).map(difference => `${difference.trouble ? 'look at it: ' : ''}${describeDifference(difference)}`)),
];

/**
The document of `verify` as Markdown, for tickets.
*/
export const formatVerificationMarkdown = (document: VerificationDocument): string => [
	`# Verification of ${escapeMarkdown(document.controller)}`,
	'',
	escapeMarkdown(summariseVerification(document)),
	'',
	...(document.models.length === 0
		? []
		: [
			tableRow(['model', 'version', 'result', 'answers']),
			tableRow(['---', '---', '---', '---']),
			...document.models.map(({model, result, answers, 'target-version': version}) => tableRow([escapeMarkdown(model), version ?? 'unknown', result, String(answers)])),
			'',
		]),
	...document.models.flatMap(model => section(document, model)),
	escapeMarkdown(document.picture.message),
	'',
].join('\n');
