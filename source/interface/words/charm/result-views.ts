import {countOf} from '../../../domain/words.js';

const whose = (units: number): string => {
	if (units === 0) {
		return 'It has no units, and it';
	}

	return units === 1 ? 'Its unit' : `All ${units} units`;
};

/** Words for what was ordered and what came of it. */
export const charmResultWords = {
	backToCharmBefore: 'back to the charm from before',
	backToRevision: (revision: number): string => `back to revision ${revision}`,
	forced: (order: string): string => `${order}, forced onto units in error`,
	noUnits: 'It has no units.',
	askingForStatus: 'Asking for the status.',
	/** Which application of a wave it is. */
	position: (number: number, all: number): string => `${number} of ${all}`,
	noOrder: 'No order was given.',
	/** How it was seen to be complete; `duration` is how long its answers were good. */
	saidSo: ({units, answers, duration}: {readonly units: number; readonly answers: number; readonly duration: string | undefined}): string =>
		`${whose(units)} said so in ${countOf(answers, 'answer')} in a row${duration === undefined ? '' : ` over ${duration}`}.`,
} as const;
