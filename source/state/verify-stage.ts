import {judgeVerification, type Verification} from '../domain/judge-verification.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {logIn} from './log-in.js';
import {enterStep} from './perform-stage.js';
import {only} from './result.js';
import {scrollStage, type TextAction} from './scroll-stage.js';
import {statusOf} from './selectors.js';
import {
	type Effect,
	type Stage,
	type State,
	type Update,
} from './state.js';

type VerifyStage = Extract<Stage, {name: 'verify'}>;

/**
What Verify says about a model: before against after, and a verdict.
*/
export const selectVerification = (state: State, model: ModelReference, version: string): Verification => {
	const key = modelKey(model);
	return judgeVerification({
		before: state.picture[key]?.status,
		after: statusOf(state, model).value,
		version,
		progress: state.finishedProgress[key],
	});
};

/** So many differences are written down; the others are counted. */
const mostDifferences = 200;

const recordVerdict = (state: State, {model, plan}: VerifyStage, {result, sentence, differences}: Verification): Effect => ({
	type: 'record',
	kind: 'verified',
	value: {
		model: modelKey(model),
		wanted: plan.to,
		result,
		sentence,
		version: statusOf(state, model).value?.version,
		'difference-count': differences.length,
		// What somebody should look at must not be lost among the rest.
		differences: differences.toSorted((left, right) => Number(right.isTrouble) - Number(left.isTrouble)).slice(0, mostDifferences),
	},
});

/**
Keys on the screen of Verify.
*/
export const actOnVerify = (state: State, stage: VerifyStage, pressed: TextAction): Update => {
	const scrolled = scrollStage(state, stage, pressed);
	if (scrolled) {
		return scrolled;
	}

	switch (pressed.action) {
		case 'confirm':
		case 'next': {
			const verdict = selectVerification(state, stage.model, stage.plan.to);
			const key = modelKey(stage.model);
			const next = enterStep({...state, verdicts: {...state.verdicts, [key]: verdict}}, stage.plan, stage.index + 1);
			return {
				state: next.state,
				effects: [recordVerdict(state, stage, verdict), ...next.effects],
			};
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'ask-again': {
			return {state, effects: [{type: 'poll-now'}]};
		}

		default: {
			return only(state);
		}
	}
};
