import {commandLine} from '../domain/intent.js';
import {
	durationOf,
	explainApply,
	explainByHand,
	marksOf,
	pathOf,
} from './describe-plan.js';
import {type PlanDocument, type StepEntry} from './plan-document.js';

const indent = ' '.repeat(4);

const stepLines = (step: StepEntry, index: number): readonly string[] => {
	const marks = marksOf(step);
	const [, ...words] = step.command;
	return [
		`${String(index + 1).padStart(2)}  ${step.title}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`,
		...(words.length === 0 ? [] : [`${indent}${commandLine(words)}`]),
		`${indent}${step.why}`,
		...(step.expect === undefined ? [] : [`${indent}Expect: ${step.expect}`]),
	];
};

/** How the hops that the steps do not make are made by hand. */
const byHandLines = ({path}: PlanDocument): readonly string[] => (path.every(({commands}) => commands.length === 0)
	? []
	: [
		'',
		'By hand',
		explainByHand,
		...path.flatMap(({to, means, commands}) => (commands.length === 0
			? []
			: [
				`  To ${to}, ${means === 'migrate' ? 'with a new controller' : 'in place'}`,
				...commands.flatMap(({command, client, why}, index) => [
					...(commands[index - 1]?.client === client ? [] : [`${indent}With a client of ${client}:`]),
					`${indent}${why}`,
					`${indent}  ${commandLine(command.slice(1))}`,
				]),
			])),
	]);

/**
The document of `plan` for people.
*/
export const formatPlanText = (document: PlanDocument): string => [
	`${document.controller}  ${pathOf(document)}, client ${document['client-version'] ?? 'unknown'}`,
	...document.path.flatMap(hop => [...(hop.why === undefined ? [] : [hop.why]), ...hop['pre-checks'].map(text => `  before ${hop.to}: ${text}`)]),
	...(document.warnings.length === 0 ? [] : ['', 'Warnings', ...document.warnings.map(warning => `  - ${warning}`)]),
	...(document.steps.length === 0 ? [] : ['', 'Steps', ...document.steps.flatMap((step, index) => stepLines(step, index)), '', durationOf(document), explainApply(document)]),
	...byHandLines(document),
	`Plan ${document.id}`,
	'',
].join('\n');
