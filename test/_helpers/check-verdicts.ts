import {selectCheckResults} from '../../source/state/selectors.js';
import {selectCheck} from './journey-steps.js';
import {type Journey} from './open-journey.js';

/** The results of one check, for each of its subjects. */
export const resultsOf = (journey: Journey, id: string) => selectCheckResults(journey.state()).filter(result => result.id === id);

/** Whether a check passes for all that it concerns. */
export const isPassed = (journey: Journey, id: string): boolean => resultsOf(journey, id).length > 0 && resultsOf(journey, id).every(({result}) => result === 'pass');

/** Rows move while checks are being judged. */
export const awaitVerdicts = async (journey: Journey): Promise<void> =>
	journey.until('all checks are judged', state => selectCheckResults(state).every(({result}) => result !== 'running'));

/** Opens the case that the row of a check leads to. */
export const openCase = async (journey: Journey, id: string): Promise<void> => {
	await awaitVerdicts(journey);
	const bad = resultsOf(journey, id).find(({result}) => result === 'block');
	for (let round = 0; round < 12 && journey.state().overlays.length === 0; round++) {
		await selectCheck(journey, id, bad?.subject);
		await journey.act('confirm', 'confirm');
		// What was seen once only is not opened: the notice says to wait for the next answers.
		if (journey.state().overlays.length === 0) {
			await journey.advance(5000);
		}
	}

	if (journey.state().overlays.at(-1)?.name !== 'case') {
		throw new Error(`${id} led to no case: ${journey.state().notice ?? ''} ${JSON.stringify(journey.state().overlays)}`);
	}
};
