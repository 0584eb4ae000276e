import {unasked, type Known, type Refusal} from '../domain/answer.js';
import {agentKey, type Finding, type Situation} from '../domain/case.js';
import {matchCases} from '../domain/cases/index.js';
import {isBehindByMinor} from '../domain/cases/migration-places.js';
import {type CheckResult, type PrepareFacts} from '../domain/check.js';
import {judgeAll} from '../domain/checks/index.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type PlanStep} from '../domain/plan.js';
import {type ModelStatus} from '../domain/status.js';
import {parseVersion} from '../domain/version.js';
import {charmModel} from './charm/wave.js';
import {watchedEntry, watchedGoal} from './watch-view.js';
import {logsOf} from './logs-of.js';
import {memoByParts, memoLast} from './memo.js';
import {previewsWith} from './preview-key.js';
import {answerTimesOf, ranCommandsOf} from './ran-commands.js';
import {type ModelObservation, type Overlay, type State} from './state.js';

/** The overlay on top, which has the keys; undefined where the stage has them. */
export const topOverlay = (state: State): Overlay | undefined => state.overlays.at(-1);

/**
The controller's own model, by the name that `models` gave it; `admin/controller` until then.
*/
export const controllerModel = (state: State): ModelReference | undefined => {
	if (state.controller === undefined) {
		return undefined;
	}

	const summary = state.models.value?.find(model => model.isController);
	return {controller: state.controller, name: summary?.name ?? 'admin/controller'};
};

export const statusOf = (state: State, model: ModelReference): Known<ModelStatus> =>
	state.observations[modelKey(model)]?.status ?? unasked;

/** The step of the plan that is being performed or verified. */
export const currentStep = (state: State): PlanStep | undefined =>
	(state.stage.name === 'perform' || state.stage.name === 'verify') ? state.stage.plan.steps[state.stage.index] : undefined;

/**
The model whose agents the screen is about: the one waited for, else the one that the step upgrades, or whose charms are looked at.
*/
export const currentModel = (state: State): ModelReference | undefined => {
	if (state.stage.name === 'charm') {
		return charmModel(state.stage);
	}

	const step = currentStep(state);
	if (!step) {
		return watchedEntry(state)?.model;
	}

	if (step.action.type !== 'command') {
		return step.action.model;
	}

	const {intent} = step.action;
	return intent.type === 'upgrade-model' ? intent.model : controllerModel(state);
};

/** The version that the agents on the screen shall have; undefined outside a plan. */
export const wantedVersion = (state: State): string | undefined =>
	(state.stage.name === 'perform' || state.stage.name === 'verify') ? state.stage.plan.to : watchedGoal(state) ?? state.target?.version;

/** What is being asked about: the model of the step in a plan, else every model that has been asked about. */
const watchedObservations = (state: State): readonly ModelObservation[] => {
	const model = currentModel(state);
	const observation = model && state.observations[modelKey(model)];
	return model ? (observation ? [observation] : []) : Object.values(state.observations);
};

/**
Since when the controller answers nothing: every model that is watched fails. Undefined while one answers.
*/
export const silentSince = (state: State): number | undefined => {
	const asked = watchedObservations(state).filter(({status, failingSince}) => status.at !== undefined || failingSince !== undefined);
	if (asked.length === 0 || asked.some(({failingSince}) => failingSince === undefined)) {
		return undefined;
	}

	return Math.min(...asked.map(({failingSince}) => failingSince ?? Infinity));
};

const statusesOf = memoLast((observations: State['observations']): Readonly<Record<string, Known<ModelStatus>>> =>
	Object.fromEntries(Object.entries(observations).map(([key, {status}]) => [key, status])));

/** Those of one model, by their ids. */
const machinesOf = (machines: State['controllerMachines'], model: string): PrepareFacts['controllerMachines'] => Object.fromEntries(Object.entries(machines).flatMap(([key, known]) => {
	const start = agentKey(model, '');
	return key.startsWith(start) ? [[key.slice(start.length), known]] : [];
}));

/**
What checks judge by; undefined until a target is chosen.
*/
export const selectFacts = (state: State): PrepareFacts | undefined => {
	const model = controllerModel(state);
	if (!state.target || !model) {
		return undefined;
	}

	return {
		now: state.now,
		clientVersion: state.client?.version,
		render: state.render,
		target: state.target,
		controllerModel: model,
		controller: state.details[state.target.controller] ?? unasked,
		models: state.models,
		statuses: statusesOf(state.observations),
		disabledCommands: state.disabledCommands,
		modelDetails: state.modelDetails,
		modelSettings: state.modelSettings,
		controllerMachines: machinesOf(state.controllerMachines, modelKey(model)),
		previews: previewsWith(state.previews, state.target.stream),
		streams: state.streams,
		backup: state.backup,
		kept: state.kept,
		isReadOnly: state.session.mode === 'read-only',
		host: state.host,
		copies: state.copies,
	};
};

/** What the command line lets pass stands behind what does not pass and before what does; what is ignored on the screen keeps its place under the cursor. */
const ignoredBehind = (results: readonly CheckResult[], ids: readonly string[]): readonly CheckResult[] => {
	if (ids.length === 0) {
		return results;
	}

	const groups = Map.groupBy(results, ({id, result}) => result === 'pass' ? 'passing' : (ids.includes(id) ? 'ignored' : 'open'));
	return (['open', 'ignored', 'passing'] as const).flatMap(name => groups.get(name) ?? []);
};

/**
The results of all checks, blocking ones first; empty until a target is chosen.
*/
export const selectCheckResults: (state: State) => readonly CheckResult[] = memoByParts(
	state => [
		state.observations, state.details, state.previews, state.streams, state.disabledCommands, state.modelDetails, state.modelSettings, state.controllerMachines, state.backup, state.kept, state.copies, state.models, state.target, state.render, state.client, state.host, state.now,
	],
	state => {
		const facts = selectFacts(state);
		return facts ? ignoredBehind(judgeAll(facts), state.session.ignoredChecks) : [];
	},
);

export const checkKey = ({id, subject}: Pick<CheckResult, 'id' | 'subject'>): string => `${id} ${subject}`;

/** Whether the operator, or `--ignore-check`, lets this one pass; it is recorded. */
export const isIgnored = (state: State, result: CheckResult): boolean =>
	state.session.ignoredChecks.includes(result.id) || (result.isIgnorable && state.ignored.includes(checkKey(result)));

/**
Checks that keep the operator from going on: blocking ones and those that nobody could judge, but for ignored ones.
*/
export const selectBlocking = (state: State): readonly CheckResult[] =>
	selectCheckResults(state).filter(result => (result.result === 'block' || result.result === 'unknown') && !isIgnored(state, result));

const controllerVersionOf = (state: State) => {
	const text = state.controller === undefined ? undefined : state.details[state.controller]?.value?.version;
	return text === undefined ? undefined : parseVersion(text);
};

/** Whether the way that was chosen has a migration in it, now or later. */
const isMoving = (target: State['target']): boolean =>
	target?.isMove === true || (target?.finally !== undefined && isBehindByMinor(target.controllerVersion, parseVersion(target.finally)));

/** Whoever refuses for one of these is not silent: it has answered, or was never asked. */
const answers: ReadonlySet<Refusal['kind'] | undefined> = new Set<Refusal['kind'] | undefined>(['not-logged-in', 'missing-permission', 'no-such-model', 'no-such-controller', 'client-incompatible']);

const isRefusing = (state: State): boolean => watchedObservations(state).some(({status: {failure}}) => answers.has(failure?.refusal?.kind));

/**
What the catalogue is matched against.
*/
export const selectSituation = (state: State): Situation => {
	const waiting = state.stage.name === 'perform' && state.stage.step.phase === 'waiting' ? state.stage.step.progress : watchedEntry(state)?.watch.progress;
	return {
		now: state.now,
		clientVersion: state.client?.version,
		controllerVersion: controllerVersionOf(state),
		controller: state.controller,
		controllerModel: controllerModel(state),
		render: state.render,
		statuses: statusesOf(state.observations),
		badSince: state.badSince,
		failures: state.failures,
		silentSince: isRefusing(state) ? undefined : silentSince(state),
		logs: logsOf(state.errorLogs),
		details: state.details,
		models: state.models.value ?? [],
		previews: previewsWith(state.previews, state.target?.stream),
		disabledCommands: state.disabledCommands,
		modelDetails: state.modelDetails,
		modelSettings: state.modelSettings,
		movedModels: isMoving(state.target) ? state.target?.models ?? [] : [],
		services: state.services,
		configurations: state.configurations,
		controllers: state.controllers,
		host: state.host.value,
		backup: state.backup,
		stream: state.target?.stream,
		wantedVersion: state.target?.version,
		streams: state.streams,
		controllerMachines: state.controllerMachines,
		targetVersion: state.stage.name === 'perform' || state.stage.name === 'verify' ? state.stage.plan.to : waiting?.version,
		withoutProgress: waiting ? state.now - waiting.lastChangeAt : undefined,
		waitingSince: waiting?.startedAt,
		commands: ranCommandsOf(state.commands),
		applicationsAtStart: state.applicationsAtStart,
		failedHooks: state.failedHooks,
		answerTimes: answerTimesOf(state.observations),
	};
};

/**
What the catalogue finds now, the gravest first.
*/
export const selectFindings: (state: State) => readonly Finding[] = memoByParts(
	state => [
		state.observations,
		state.badSince,
		state.failures,
		state.services,
		state.configurations,
		state.errorLogs,
		state.commands,
		state.details,
		state.models,
		state.previews,
		state.disabledCommands,
		state.modelDetails,
		state.modelSettings,
		state.target,
		state.streams,
		state.controllerMachines,
		state.controllers,
		state.host,
		state.backup,
		state.stage,
		state.controller,
		state.render,
		state.now,
	],
	state => matchCases(selectSituation(state)),
);
