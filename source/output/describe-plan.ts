import {risksOf} from '../domain/plan-risks.js';
import {type PlanDocument, type StepEntry} from './plan-document.js';

/** `3.6.4 → 3.6.28`, hop by hop. */
export const pathOf = ({path}: PlanDocument): string => {
	const [first] = path;
	return first === undefined ? 'nothing to upgrade' : [first.from, ...path.map(({to, means}) => (means === 'migrate' ? `${to} (migrate)` : to))].join(' → ');
};

/** What is said above the commands of later hops. */
export const explainByHand = 'The rest of the way, for a person to run in order; words in capitals are to be filled in. What is there by then decides whether it still fits: make a new plan on the way.';

/** The marks of a step: what it costs. Empty for a safe one. */
export const marksOf = (step: StepEntry): readonly string[] => [
	...(step.risk === 'safe' ? [] : [step.risk]),
	...(step['point-of-no-return'] ? ['point of no return'] : []),
];

/** How long the whole usually takes; a rule of thumb. */
export const durationOf = (document: PlanDocument): string => {
	const [from, to] = document['usual-minutes'];
	return `Usually takes ${from} to ${to} minutes.`;
};

/** How the steps are carried out without questions, with each risk by its name. */
export const explainApply = ({steps}: PlanDocument): string => {
	const risks = risksOf(steps.map(step => ({risk: step.risk, isPointOfNoReturn: step['point-of-no-return']})));
	const options = risks.map(risk => ` --accept ${risk}`).join('');
	return `Without questions: apply --plan FILE --yes${options}, with this plan saved as JSON; also --accept no-backup where no backup is to be made.`;
};
