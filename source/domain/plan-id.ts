import {hashText} from './hash.js';
import {type Plan} from './plan.js';

/** The same facts in the same order, whoever wrote them. */
const inOrder = (value: unknown): unknown => {
	if (Array.isArray(value)) {
		return value.map(part => inOrder(part));
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	const parts: ReadonlyArray<readonly [string, unknown]> = Object.entries(value);
	return Object.fromEntries(parts.map(([key, part]) => [key, inOrder(part)] as const).toSorted(([left], [right]) => (left < right ? -1 : 1)));
};

/** What is null in a document is absent in the program. */
const withoutNull = (_key: string, value: unknown): unknown => value === null ? undefined : value;

/**
Names a plan by everything in it that matters: controller, versions, and what each step does to what, with its exact command and its risk. Words for people do not count.
*/
export const identifyPlan = ({controller, clientVersion, from, to, steps}: Pick<Plan, 'controller' | 'clientVersion' | 'from' | 'to' | 'steps'>): string => {
	const matter = steps.map(({id, stage, subject, risk, isPointOfNoReturn, action}) => [id, stage, subject, risk, isPointOfNoReturn, action]);
	return hashText(JSON.stringify(inOrder([controller, clientVersion, from, to, matter]), withoutNull));
};

/**
A sum over all of a plan's document but the sum itself: whoever changes a word of a saved plan by accident, or loses one, is noticed. The order of the keys and the
blanks between them do not count. It protects nothing from somebody who means harm.

@param document As JSON has it: nothing in it is undefined.
*/
export const sumDocument = (document: Readonly<Record<string, unknown>>): string => {
	const {checksum, ...rest} = document;
	return hashText(JSON.stringify(inOrder(rest)));
};
