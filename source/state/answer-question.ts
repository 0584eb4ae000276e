import {carryOutCharm} from './charm/answer.js';
import {runStep} from './perform-stage.js';
import {skipStep} from './skip-step.js';
import {readQuestion} from './read-all.js';
import {performRemedy} from './remedies.js';
import {
	chain,
	notice,
	only,
	popOverlay,
	replaceTop,
} from './result.js';
import {leave} from './leave.js';
import {takeLockOver} from './take-over.js';
import {
	type ActionId,
	type Question,
	type State,
	type Update,
} from './state.js';

const carryOut = (state: State, question: Question): Update => {
	const closed = popOverlay(state);
	switch (question.purpose.type) {
		case 'step': {
			return runStep(closed, question.purpose.index);
		}

		case 'remedy': {
			return performRemedy(closed, question.purpose.remedy);
		}

		case 'acknowledge': {
			return {
				state: {...closed, backup: {kind: 'acknowledged', at: state.now}, notice: 'Going on without a backup; it is recorded.'},
				effects: [{type: 'record', kind: 'backup-acknowledged', value: {at: state.now}}],
			};
		}

		case 'hand-over': {
			return {state: closed, effects: [{type: 'hand-over', arguments: question.purpose.arguments}]};
		}

		case 'take-over': {
			return takeLockOver(closed, question.purpose.controller);
		}

		case 'skip': {
			return skipStep(closed, question.purpose.index);
		}

		case 'charm-refresh':
		case 'charm-ignore':
		case 'charm-force':
		case 'charm-roll-back':
		case 'charm-skip': {
			return carryOutCharm(closed, question.purpose);
		}

		case 'leave': {
			return leave(closed);
		}
	}
};

const decide = (state: State, question: Question): Update => {
	const record = (answer: string) => ({type: 'record' as const, kind: 'answered-question', value: {title: question.title, commands: question.commands, answer}});
	if (question.phrase === undefined) {
		return question.cursor === 'yes'
			? chain({state, effects: [record('yes')]}, current => carryOut(current, question))
			: {state: popOverlay(state), effects: [record('no')]};
	}

	if (question.typed !== question.phrase) {
		return notice(state, question.typed === '' ? `Type ${question.phrase} in full, or press Esc.` : `That is not ${question.phrase}. Nothing was done.`);
	}

	return chain({state, effects: [record('typed the phrase')]}, current => carryOut(current, question));
};

/**
Keys on a question. Moving the cursor never answers; only Enter does, on what the cursor stands on.
*/
export const answerQuestion = (state: State, question: Question, action: ActionId): Update => {
	switch (action) {
		case 'up':
		case 'down':
		case 'toggle': {
			return question.phrase === undefined
				? only(replaceTop(state, {name: 'question', question: {...question, cursor: question.cursor === 'no' ? 'yes' : 'no'}}))
				: only(state);
		}

		case 'yes':
		case 'no': {
			return question.phrase === undefined ? only(replaceTop(state, {name: 'question', question: {...question, cursor: action}})) : only(state);
		}

		case 'confirm': {
			return decide(state, question);
		}

		case 'page-down': {
			return readQuestion(state, question);
		}

		default: {
			return only(state);
		}
	}
};
