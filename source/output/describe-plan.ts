import {type PlanDocument, type StepEntry} from './plan-document.js';

/** `3.6.4 → 3.6.28`, hop by hop. */
export const pathOf = ({path}: PlanDocument): string => {
	const [first] = path;
	return first === undefined ? 'nothing to upgrade' : [first.from, ...path.map(({to, means}) => (means === 'migrate' ? `${to} (migrate)` : to))].join(' → ');
};

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
