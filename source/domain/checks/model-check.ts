import {type Check, type PrepareFacts} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {type ModelStatus} from '../status.js';
import {
	concernedModels,
	judgeAnswer,
	needsNothing,
	toResult,
	type Verdict,
} from './verdict.js';

export type ModelFacts = {
	readonly facts: PrepareFacts;
	readonly model: ModelReference;
	readonly status: ModelStatus;
	/** When the status was answered. */
	readonly at: number | undefined;
};

/**
A check that judges the status of each model that the upgrade concerns, the controller's own included.

@param judge Called only with a status that is known and not too old.
*/
export const createModelCheck = (check: Pick<Check, 'id' | 'title'>, judge: (facts: ModelFacts) => Verdict): Check => ({
	...check,
	needs: needsNothing,
	judge: facts => concernedModels(facts).map(model => toResult(check, modelKey(model), judgeAnswer({
		known: facts.statuses[modelKey(model)], now: facts.now, about: 'The status', source: 'status',
	}, (status, at) => judge({
		facts, model, status, at,
	})))),
});
