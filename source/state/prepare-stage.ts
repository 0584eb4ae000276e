import {type CheckResult} from '../domain/check.js';
import {makePlan} from '../domain/make-plan.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {askAllAgain, neededIntents} from './ask-checks.js';
import {askFor, knownOf} from './knowledge.js';
import {choicePreview} from './preview-streams.js';
import {
	chain,
	notice,
	only,
	pushOverlay,
} from './result.js';
import {readCheck} from './read-all.js';
import {clamp, moveOf} from './scroll.js';
import {recordChecks} from './record-checks.js';
import {
	checkKey,
	controllerModel,
	selectBlocking,
	selectCheckResults,
	selectFacts,
	statusOf,
} from './selectors.js';
import {
	type ActionId,
	type Effect,
	type Stage,
	type State,
	type Update,
} from './state.js';

type PrepareStage = Extract<Stage, {name: 'prepare'}>;

/** The controller's own model, then the models to upgrade. */
export const targetModels = (state: State): readonly ModelReference[] => {
	const model = controllerModel(state);
	return state.target && model ? [model, ...state.target.models] : [];
};

/**
Asks for what the checks need and nobody has asked for yet. Called after every answer while Prepare is open, since one answer can show that another is needed.
*/
export const askForNeeds = (state: State): Update => {
	const missing = neededIntents(state).filter(intent => {
		const known = knownOf(state, intent);
		return known.value === undefined && known.failure === undefined && !known.isAsking;
	});
	return askFor(state, missing);
};

const lockFor = ({target}: State): readonly Effect[] => (target ? [{type: 'lock', controller: target.controller}] : []);

/** With who speaks to what: the evidence of a run begins there. */
const recordTarget = ({target, session, client}: State): Effect => ({
	type: 'record', kind: 'target', value: {...target, mode: session.mode, 'client-version': client?.text},
});

/** Milliseconds between two questions about a model: nobody has changed anything yet, and each costs the controller something. */
const preparingInterval = 10_000;

/**
Opens Prepare: all checks run by themselves.
*/
export const enterPrepare = (state: State): Update => {
	const opened: State = {
		...state,
		// What was asked with another version in mind says nothing about this one.
		previews: {},
		stage: {name: 'prepare', cursor: 0},
	};
	return chain(
		{state: opened, effects: [...lockFor(opened), recordTarget(opened), {type: 'watch', models: targetModels(opened), interval: opened.session.interval ?? preparingInterval}]},
		askForNeeds,
		askAllAgain,
	);
};

const takePicture = (state: State): State['picture'] => Object.fromEntries(targetModels(state).flatMap(model => {
	const {value, at} = statusOf(state, model);
	return value && at !== undefined ? [[modelKey(model), {status: value, at}] as const] : [];
}));

const enterPlan = (state: State): Update => {
	const facts = selectFacts(state);
	if (!facts) {
		return only(state);
	}

	const plan = makePlan({
		target: facts.target,
		controllerModel: facts.controllerModel,
		clientVersion: state.client?.text ?? 'unknown',
		statuses: facts.statuses,
		streams: facts.streams,
		isKubernetes: facts.controller.value?.isKubernetes ?? false,
		render: state.render,
		backup: state.backup,
	});
	// What was seen before the run that this one goes on with is the picture from before.
	const picture = state.session.resume ? {...takePicture(state), ...state.picture} : takePicture(state);
	return {
		state: {
			...state,
			picture,
			stage: {
				name: 'plan', plan, top: 0, savedTo: undefined,
			},
		},
		effects: [
			{type: 'record', kind: 'picture', value: picture},
			recordChecks(state, Object.fromEntries(Object.entries(picture).map(([key, taken]) => [key, taken?.status.version]))),
			{type: 'record', kind: 'plan', value: plan},
		],
	};
};

const blockedSentence = (blocking: readonly CheckResult[]): string => {
	const subject = blocking.length === 1 ? 'One check blocks. Solve it' : `${blocking.length} checks block. Solve them`;
	if (blocking.every(({isIgnorable}) => !isIgnorable)) {
		return `${subject} first; Enter shows how.`;
	}

	return blocking.length === 1 ? `${subject}, or ignore it by name with i.` : `${subject}, or ignore one by name with i.`;
};

const goOn = (state: State): Update => {
	if (state.target?.isMove) {
		return notice(state, 'The new controller and the move are made by hand: w shows the commands.');
	}

	const running = selectCheckResults(state).filter(({result}) => result === 'running').length;
	if (running > 0) {
		return notice(state, running === 1 ? 'One check still runs.' : `${running} checks still run.`);
	}

	const blocking = selectBlocking(state);
	return blocking.length > 0 ? notice(state, blockedSentence(blocking)) : enterPlan(state);
};

const toggleIgnored = (state: State, stage: PrepareStage): Update => {
	const result = selectCheckResults(state)[stage.cursor];
	if (!result || result.result === 'pass' || result.result === 'running') {
		return notice(state, 'Only a check that warns, blocks or is unknown can be ignored.');
	}

	if (!result.isIgnorable) {
		return notice(state, 'This one cannot be ignored: the upgrade could not work.');
	}

	const key = checkKey(result);
	const isDropped = state.ignored.includes(key);
	const ignored = isDropped ? state.ignored.filter(other => other !== key) : [...state.ignored, key];
	return {
		state: {...state, ignored, notice: isDropped ? `${result.id} counts again.` : `${result.id} is ignored for ${result.subject}; it is recorded.`},
		effects: [{type: 'record', kind: isDropped ? 'check-counts-again' : 'check-ignored', value: {check: result.id, subject: result.subject}}],
	};
};

const openRemedies = (state: State, stage: PrepareStage): Update => {
	const result = selectCheckResults(state)[stage.cursor];
	if (!result) {
		return only(state);
	}

	return result.remedies.length === 0
		? readCheck(state, result)
		: only(pushOverlay(state, {
			name: 'remedies', check: result.id, subject: result.subject, cursor: 0,
		}));
};

/**
Keys on the screen of Prepare.
*/
export const actOnPrepare = (state: State, stage: PrepareStage, action: ActionId): Update => {
	const count = selectCheckResults(state).length;
	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, Math.max(0, count - 1))}});
	}

	switch (action) {
		case 'confirm': {
			return openRemedies(state, stage);
		}

		case 'next': {
			return goOn(state);
		}

		case 'ask-again': {
			return askAllAgain(state);
		}

		case 'ignore': {
			return toggleIgnored(state, stage);
		}

		case 'back': {
			const controller = state.target?.controller ?? '';
			// The dry runs of the checks had the wanted version in mind: what Juju would choose by itself is asked anew.
			return askFor({
				...state,
				previews: {},
				stage: {
					name: 'target', step: 'models', controller, cursor: 0,
				},
			}, [choicePreview(controller, state.stream)]);
		}

		default: {
			return only(state);
		}
	}
};
