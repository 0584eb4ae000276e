import {commandLine} from '../../domain/intent.js';
import {type Plan, type PlanStep} from '../../domain/plan.js';
import {type Stage} from '../../state/state.js';
import {type Area, type Line} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth} from '../text-width.js';
import {planWords} from '../words/plan.js';
import {wrapText} from '../wrap-text.js';
import {riskWords} from './risk-words.js';
import {commandRows, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';

const indent = 6;

const titleLines = (step: PlanStep, number: number, columns: number): readonly Line[] => {
	const {word, tone} = riskWords[step.risk];
	const right = step.risk === 'safe' ? '' : word;
	const [first = '', ...others] = wrapText(step.title, columns - indent - textWidth(right) - 3);
	return [
		spreadLine({
			key: `step-${step.id}`,
			left: [`${String(number).padStart(4)}  `, step.action.type === 'command' ? bold(first) : first],
			right: right === '' ? [] : [span(right, tone)],
			columns,
		}),
		...others.map((text, index) => line(`step-${step.id}-${index}`, ' '.repeat(indent), text)),
	];
};

const noReturn = (step: PlanStep): Line =>
	line(`no-return-${step.id}`, ' '.repeat(indent), span(`${symbols.rule}${symbols.rule} ${planWords.noWayBack} ${symbols.rule}${symbols.rule}`, 'warn'));

/**
A step: what it is, its exact command, what will be out of reach meanwhile, and whether there is a way back behind it.
*/
const stepLines = (step: PlanStep, number: number, columns: number): readonly Line[] => [
	...titleLines(step, number, columns),
	...(step.action.type === 'command'
		? commandRows({
			key: `command-${step.id}`, commands: [commandLine(step.action.arguments)], columns, indent,
		})
		: []),
	...(step.expect === undefined
		? []
		: paragraph({
			key: `expect-${step.id}`, text: step.expect, columns, indent,
		})),
	...(step.isPointOfNoReturn ? [noReturn(step)] : []),
];

const warningLines = ({warnings}: Plan, columns: number): readonly Line[] => (warnings.length === 0
	? []
	: [
		blank('above-warnings'),
		...warnings.flatMap((text, index) => paragraph({
			key: `warning-${index}`, text: `${symbols.warning} ${text}`, columns, hang: 3,
		})),
	]);

/**
Plan: every step in order with its exact command, and where there is no way back.
*/
export const planPage = ({plan, top, savedTo}: Extract<Stage, {name: 'plan'}>, {columns}: Area): Page => {
	const [least, most] = plan.minutes;
	return {
		head: [
			spreadLine({
				key: 'title',
				left: [' ', bold(planWords.stepsFor(plan.controller, `${plan.from} ${symbols.arrow} ${plan.to}`))],
				right: plan.steps.length === 0 ? [] : [span(planWords.minutes(least, most), 'quiet')],
				columns,
			}),
			blank('below-title'),
		],
		list: [
			...(plan.steps.length === 0 ? [line('none', ' ', planWords.nothingToCarryOut)] : []),
			...plan.steps.flatMap((step, index) => stepLines(step, index + 1, columns)),
			...warningLines(plan, columns),
		],
		tail: [
			...(savedTo === undefined
				? []
				: [blank('above-saved'), ...paragraph({
					key: 'saved', text: `${symbols.good} ${planWords.savedTo(savedTo)}`, columns, hang: 3, tone: 'ok',
				})]),
		],
		top,
	};
};
