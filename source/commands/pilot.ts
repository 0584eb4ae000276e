import {type CheckResult, type Target} from '../domain/check.js';
import {controllerReachable} from '../domain/checks/controller-reachable.js';
import {type RefusedFailure} from '../domain/answer.js';
import {modelKey} from '../domain/intent.js';
import {
	composeTarget,
	controllerPreview,
	modelVersion,
	takeVersion,
} from '../state/choose-version.js';
import {targetModels} from '../state/prepare-stage.js';
import {
	controllerModel,
	selectCheckResults,
	selectFacts,
	statusOf,
	topOverlay,
} from '../state/selectors.js';
import {type Message, type Stage, type State} from '../state/state.js';
import {wayTo} from '../state/way.js';

/** How the preparation of an upgrade without a screen ended. */
export type Preparation =
	/** All checks are judged. */
	| {readonly kind: 'judged'; readonly state: State; readonly target: Target; readonly results: readonly CheckResult[]}
	/** The controller and the models have the version already. */
	| {readonly kind: 'nothing'; readonly state: State; readonly target: Target}
	/** The controller does not answer: that is the one check that can be judged. */
	| {readonly kind: 'unreachable'; readonly state: State; readonly controller: string; readonly results: readonly CheckResult[]}
	/** There is nothing to check; why, in sentences. */
	| {
		readonly kind: 'stopped';
		readonly code: number;
		readonly summary: readonly string[];
		/** Where the wizard itself ended it: what was known by then. */
		readonly state?: State;
	};

export type Nudge =
	| {readonly kind: 'wait'}
	| {readonly kind: 'send'; readonly messages: readonly Message[]}
	| {readonly kind: 'end'; readonly preparation: Preparation};

const wait: Nudge = {kind: 'wait'};

const send = (...messages: readonly Message[]): Nudge => ({kind: 'send', messages});

const stop = (code: number, summary: readonly string[]): Nudge => ({kind: 'end', preparation: {kind: 'stopped', code, summary}});

const stopForFailure = ({message, advice}: RefusedFailure, first?: string): Nudge =>
	stop(3, [first, message, advice].filter(text => text !== undefined));

/** What a version is called where nobody could find it out: it is in no document. */
const unknownVersion = 'unknown';

const unreachable = (state: State, controller: string): Nudge => {
	const cached = state.controllers.value?.controllers.find(({name}) => name === controller)?.version;
	const target: Target = {
		controller, upgradesController: false, controllerVersion: cached ?? unknownVersion, models: [], version: state.session.agentVersion ?? unknownVersion, reason: '',
	};
	const silent: State = {...state, controller, target};
	const facts = selectFacts(silent);
	return {
		kind: 'end',
		preparation: {
			kind: 'unreachable', state: silent, controller, results: facts ? controllerReachable.judge(facts) : [],
		},
	};
};

const pilotControllers = (state: State, isIdle: boolean): Nudge => {
	const {value: list, failure} = state.controllers;
	if (!list) {
		return failure && isIdle ? stopForFailure(failure) : wait;
	}

	const names = list.controllers.map(({name}) => name);
	const wanted = list.current ?? (names.length === 1 ? names[0] : undefined);
	if (wanted === undefined) {
		return names.length === 0
			? stop(3, ['This client knows no controller.', 'Register one with juju first, or try --simulate.'])
			: stop(2, ['This client has no current controller.', `Name one with -c: ${names.join(', ')}.`]);
	}

	const details = state.details[wanted];
	if (details?.failure && !details.isAsking) {
		return unreachable(state, wanted);
	}

	return details?.value ? send({type: 'acted', action: 'confirm'}) : wait;
};

const isObserved = (state: State, key: string): boolean => {
	const observation = state.observations[key];
	return observation?.status.value !== undefined || observation?.lastReason !== undefined;
};

/**
A dry run that is refused can name the version that Juju would have chosen, and the status of the controller's model one that is to be had: with it
the checks then say all that is against it.
*/
const takeRefusedVersion = (state: State, failure: RefusedFailure): Nudge => {
	const {refusal} = failure;
	const model = controllerModel(state);
	const version = refusal && 'version' in refusal && refusal.version !== '' ? refusal.version : model && statusOf(state, model).value?.upgradeAvailable;
	if (version !== undefined) {
		return send({type: 'acted', action: 'other-version'}, {type: 'typed', text: version}, {type: 'acted', action: 'confirm'});
	}

	return model === undefined || isObserved(state, modelKey(model))
		? stopForFailure(failure, 'Which version Juju would choose could not be found out; name one with --agent-version.')
		: wait;
};

const isModelKnown = (state: State, {name, controller}: {readonly name: string; readonly controller: string}): boolean =>
	modelVersion(state, name) !== undefined || (state.observations[modelKey({name, controller})]?.failedAnswers ?? 0) > 0;

type PilotOptions = {
	/** No question to Juju is under way, but for the statuses that are polled. */
	readonly isIdle: boolean;
	/** Where one upgrade does not lead to the version, its way is begun as far as it can be checked. */
	readonly shouldFollowWay: boolean;
};

/** One upgrade does not lead to the version: why, and what does. What was known by then says the way. */
const stopForWay = (state: State, wanted: string, shouldFollowWay: boolean): Nudge => {
	if (!state.models.value) {
		return state.models.failure ? stopForFailure(state.models.failure) : wait;
	}

	const way = wayTo(state, wanted);
	const first = way?.hops[0]?.hop;
	if (shouldFollowWay && first) {
		return send({type: 'acted', action: first.means === 'migrate' ? 'next' : 'confirm'});
	}

	const taken = takeVersion(state, wanted);
	const summary = way?.hops.length === 0 ? way.problems : (taken.ok ? ['It takes more than one upgrade to get there.'] : [taken.problem, taken.advice]);
	return {
		kind: 'end',
		preparation: {
			kind: 'stopped', code: 3, summary, state,
		},
	};
};

const pilotModels = (state: State, controller: string, {isIdle, shouldFollowWay}: PilotOptions): Nudge => {
	const overlay = topOverlay(state);
	if (overlay?.name === 'way') {
		return isIdle ? stopForWay(state, overlay.wanted, shouldFollowWay) : wait;
	}

	if (overlay) {
		return stop(3, [overlay.name === 'version' ? overlay.problem ?? 'This version cannot be taken.' : 'Something asks for an answer that only a person can give.']);
	}

	const details = state.details[controller];
	if (details?.failure && !details.isAsking) {
		return unreachable(state, controller);
	}

	if (!isIdle) {
		return wait;
	}

	const {value: models, failure} = state.models;
	if (!models) {
		return failure ? stopForFailure(failure) : wait;
	}

	const preview = controllerPreview(state);
	if (preview.failure && state.version?.source !== 'asked') {
		return takeRefusedVersion(state, preview.failure);
	}

	if (state.choices.some(({model}) => !isModelKnown(state, model))) {
		return wait;
	}

	const target = composeTarget(state);
	if (!target) {
		return stop(3, ['The version to upgrade to could not be found out.', 'Name one with --agent-version.']);
	}

	return target.upgradesController || target.models.length > 0
		? send({type: 'acted', action: 'confirm'})
		: {kind: 'end', preparation: {kind: 'nothing', state: {...state, target}, target}};
};

const pilotPrepare = (state: State, isIdle: boolean): Nudge => {
	const results = selectCheckResults(state);
	const isJudged = isIdle
		&& targetModels(state).every(model => isObserved(state, modelKey(model)))
		&& results.every(({result}) => result !== 'running');
	return isJudged && state.target
		? {
			kind: 'end',
			preparation: {
				kind: 'judged', state, target: state.target, results,
			},
		}
		: wait;
};

const pilotStage = (state: State, stage: Stage, options: PilotOptions): Nudge => {
	const {isIdle} = options;
	if (stage.name === 'start') {
		return stage.phase === 'no-client' ? stopForFailure(stage.failure) : wait;
	}

	if (stage.name === 'target') {
		return stage.step === 'controller' ? pilotControllers(state, isIdle) : pilotModels(state, stage.controller, options);
	}

	return stage.name === 'prepare' ? pilotPrepare(state, isIdle) : wait;
};

/**
What a person in front of the wizard would do next to have everything checked, and nothing more: the usual choices, no remedy, no step of a plan.
*/
export const nextNudge = (state: State, options: PilotOptions): Nudge =>
	state.exit ? {kind: 'end', preparation: {kind: 'stopped', ...state.exit, state}} : pilotStage(state, state.stage, options);
