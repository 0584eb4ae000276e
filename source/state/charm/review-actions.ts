import {commandLine, modelKey} from '../../domain/intent.js';
import {listOf} from '../../domain/words.js';
import {logIn} from '../log-in.js';
import {type CharmPurpose} from '../overlay.js';
import {openQuestion} from '../question.js';
import {
	chain,
	notice,
	only,
	withEffects,
} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {
	type ActionId,
	type Effect,
	type State,
	type Update,
} from '../state.js';
import {askAboutItem} from './ask-charm.js';
import {enterCharmPlan, enterOrder} from './enter-charm.js';
import {
	commandOf,
	pendingOf,
	problemsOf,
	refreshIntent,
	refusalsOf,
	verdictsOf,
} from './judge-item.js';
import {firstOf} from './order-actions.js';
import {type Wave} from './charm-stage.js';
import {withItem, type CharmAt} from './wave.js';

type ReviewStage = CharmAt<'review'>;

/**
Why an item cannot be carried out as it stands, as one sentence to go on from; undefined where it can.
*/
export const hindranceOf = (state: State, wave: Wave, index: number): string | undefined => {
	const problems = problemsOf(state, wave, index);
	if (problems.length > 0) {
		return firstOf(problems);
	}

	const refusals = refusalsOf(state, wave, index);
	if (refusals.length > 0) {
		return `Not fulfilled: ${listOf(refusals.map(({title}) => title), 2)}. o changes the order, i passes over it.`;
	}

	const pending = pendingOf(state, wave, index);
	return pending.length === 0 ? undefined : `Still being asked: ${pending.join(', ')}.`;
};

const recordOf = (kind: string, {model, items}: Wave, {index, verdicts}: {readonly index: number; readonly verdicts: readonly string[]}): Effect => ({
	type: 'record', kind, value: {model: modelKey(model), application: items[index]?.application, verdicts},
});

const askToIgnore = (state: State, stage: ReviewStage): Update => {
	const {wave, index} = stage;
	const refusals = refusalsOf(state, wave, index);
	if (refusals.length > 0) {
		const command = commandOf(state, wave, index);
		return only(openQuestion(state, {
			purpose: {type: 'charm-ignore', index, verdicts: refusals.map(({id}) => id)},
			title: `Pass over what speaks against ${wave.items[index]?.application ?? 'it'}?`,
			commands: command.kind === 'command' ? [command.line] : [],
			risk: 'disruptive',
			yes: 'Yes, pass over it',
			consequences: [
				...refusals.map(({title, evidence}) => `"${title}" does not hold: ${evidence}`),
				'Nothing is sent yet, and Juju may still refuse it. That you passed over this is recorded.',
			],
			models: [wave.model],
		}));
	}

	const ignored = verdictsOf(state, wave, index).filter(({id, result}) => result === 'refused' && wave.items[index]?.ignored.includes(id));
	return ignored.length === 0
		? notice(state, 'Only what would be refused can be passed over, and nothing is.')
		: withEffects(
			{...state, notice: `It counts again: ${listOf(ignored.map(({title}) => title), 2)}.`, stage: {...stage, wave: withItem(wave, index, {ignored: []})}},
			recordOf('charm-verdicts-count-again', wave, {index, verdicts: ignored.map(({id}) => id)}),
		);
};

/**
Passes over verdicts of one application; called only by an answered question.
*/
export const ignoreVerdicts = (state: State, {index, verdicts}: Extract<CharmPurpose, {type: 'charm-ignore'}>): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step !== 'review' || stage.index !== index) {
		return notice(state, 'That application is not looked at any more. Nothing was passed over.');
	}

	const {wave} = stage;
	const ignored = [...new Set([...wave.items[index]?.ignored ?? [], ...verdicts])];
	return withEffects(
		{...state, notice: 'Passed over; it is recorded.', stage: {...stage, wave: withItem(wave, index, {ignored})}},
		recordOf('charm-verdicts-ignored', wave, {index, verdicts}),
	);
};

const goOn = (state: State, {wave, index}: ReviewStage): Update => {
	const hindrance = hindranceOf(state, wave, index);
	return hindrance === undefined ? enterCharmPlan(state, wave, index) : notice(state, hindrance);
};

/**
Copies the exact command of an item.
*/
export const copyCommand = (state: State, wave: Wave, index: number): Update => {
	const intent = refreshIntent(wave, index);
	const rendered = intent && state.render(intent);
	// Whoever runs it needs what is hidden on the screen.
	return rendered?.kind === 'command'
		? withEffects(state, {type: 'copy', text: commandLine(rendered.arguments)})
		: notice(state, rendered?.reason ?? 'There is no command to copy.');
};

/**
Keys on the verdicts and settings of one application.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnCharmReview = (state: State, stage: ReviewStage, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only({...state, stage: {...stage, top: clamp(stage.top + move, 0, limit)}});
	}

	const {wave, index} = stage;
	switch (action) {
		case 'confirm':
		case 'next': {
			return goOn(state, stage);
		}

		case 'ignore': {
			return askToIgnore(state, stage);
		}

		case 'other-version': {
			return enterOrder(state, wave, {index});
		}

		case 'ask-again': {
			return chain(
				askAboutItem(state, wave, {index, isAgain: true}),
				current => withEffects({...current, notice: 'Asking again.'}, {type: 'poll-now'}),
			);
		}

		case 'copy': {
			return copyCommand(state, wave, index);
		}

		case 'log-in': {
			return logIn(state);
		}

		case 'back': {
			return wave.items.length === 1 ? enterOrder(state, wave, {index}) : enterCharmPlan(state, wave, index);
		}

		default: {
			return only(state);
		}
	}
};
