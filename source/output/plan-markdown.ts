import {
	durationOf,
	explainByHand,
	marksOf,
	pathOf,
} from './describe-plan.js';
import {commandBlock, escapeMarkdown} from './markdown.js';
import {type PlanDocument, type StepEntry} from './plan-document.js';

/** How the hops that the steps do not make are made by hand. */
const hopLines = ({path}: PlanDocument): readonly string[] => path.flatMap(({to, means, commands}) => (commands.length === 0
	? []
	: [
		`### To ${escapeMarkdown(to)}, ${means === 'migrate' ? 'with a new controller' : 'in place'}`,
		'',
		...commands.flatMap(({command, client, why}) => [`${escapeMarkdown(why)} With a client of ${escapeMarkdown(client)}:`, '', ...commandBlock(command), '']),
	]));

const stepLines = (step: StepEntry, index: number): readonly string[] => {
	const marks = marksOf(step);
	return [
		`### ${index + 1}. ${escapeMarkdown(step.title)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
		'',
		...(step.command.length === 0 ? [] : [...commandBlock(step.command), '']),
		`${escapeMarkdown(step.why)}${step.expect === undefined ? '' : ` Expect: ${escapeMarkdown(step.expect)}`}`,
		'',
	];
};

/**
The document of `plan` as Markdown, for tickets.
*/
export const formatPlanMarkdown = (document: PlanDocument): string => [
	`# Upgrade of ${escapeMarkdown(document.controller)}: ${escapeMarkdown(pathOf(document))}`,
	'',
	`Plan ${escapeMarkdown(document.id)}, client ${escapeMarkdown(document['client-version'] ?? 'unknown')}.${document.steps.length === 0 ? '' : ` ${durationOf(document)}`}`,
	...document.path.flatMap(hop => [
		...(hop.why === undefined ? [] : ['', escapeMarkdown(hop.why)]),
		...(hop['pre-checks'].length === 0 ? [] : ['', ...hop['pre-checks'].map(text => `- Before ${escapeMarkdown(hop.to)}: ${escapeMarkdown(text)}`)]),
	]),
	'',
	...(document.warnings.length === 0 ? [] : ['## Warnings', '', ...document.warnings.map(warning => `- ${escapeMarkdown(warning)}`), '']),
	...(document.steps.length === 0 ? [] : ['## Steps', '', ...document.steps.flatMap((step, index) => stepLines(step, index))]),
	...(document.path.every(({commands}) => commands.length === 0) ? [] : ['## By hand', '', explainByHand, '', ...hopLines(document)]),
].join('\n');
