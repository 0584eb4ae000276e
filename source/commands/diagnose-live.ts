import {isBad} from '../domain/agent.js';
import {modelKey, type Intent, type ModelReference} from '../domain/intent.js';
import {noteworthyAgents} from '../domain/noteworthy.js';
import {countOf} from '../domain/words.js';
import {type DiagnosisSource} from '../output/diagnosis-document.js';
import {controllerModel, selectSituation} from '../state/selectors.js';
import {type Effect, type ModelObservation, type State} from '../state/state.js';
import {runPiloted, type Pilot, type Stopped} from './headless.js';
import {type Diagnosed} from './diagnose-offline.js';
import {type Options} from './options.js';
import {judgeOptions} from './wizard-options.js';

/** Agents whose logs are read, at most: a hundred that are down say the same. */
const mostLogs = 10;

/** Of each model, so that one with many bad agents leaves room for the others. */
const mostLogsOfModel = 4;

/** Lines of each log. */
const logLines = 50;

type Ended = {readonly kind: 'diagnosed'; readonly state: State};

const stop = (code: number, ...summary: readonly string[]): {readonly kind: 'end'; readonly preparation: Stopped} => ({kind: 'end', preparation: {kind: 'stopped', code, summary}});

const nameOf = (wanted: string): string => wanted.replace(/^[^:]*:/v, '');

/** Whether a model is one of those that were named; all are where none was. */
const isWanted = (models: readonly string[], {name}: ModelReference): boolean =>
	models.length === 0 || models.some(wanted => nameOf(wanted) === name || nameOf(wanted) === name.replace(/^.*\//v, ''));

const observedIn = (state: State, models: readonly string[]): readonly ModelObservation[] =>
	Object.values(state.observations).filter(({model}) => isWanted(models, model));

const logsOf = (observations: readonly ModelObservation[]): readonly Intent[] => observations
	.flatMap(({model, status}) => noteworthyAgents(status.value?.agents ?? [])
		.filter(({condition}) => isBad(condition))
		.slice(0, mostLogsOfModel)
		.map((agent): Intent => ({
			type: 'read-error-log', model, agent: agent.tag, limit: logLines,
		})))
	.slice(0, mostLogs);

/** Dry runs of models that are behind their controller, and of all where a version is asked for. */
const previewsOf = (state: State, observations: readonly ModelObservation[], version: string | undefined): readonly Intent[] => {
	const own = controllerModel(state);
	const current = own && (state.observations[modelKey(own)]?.status.value?.version ?? state.details[own.controller]?.value?.version);
	const hosted = observations.filter(({model, status}) =>
		own !== undefined && modelKey(model) !== modelKey(own) && status.value?.version !== undefined && status.value.version !== (version ?? current));
	return [
		...(version !== undefined && own ? [{type: 'preview-controller-upgrade' as const, controller: own.controller, version}] : []),
		...hosted.map(({model}): Intent => ({type: 'preview-model-upgrade', model, ...(version !== undefined && {version})})),
	];
};

/** What the statuses give rise to ask. */
const furtherQuestions = (state: State, {models, agentVersion}: Options): readonly Intent[] => {
	const observations = observedIn(state, models).filter(({status}) => status.value !== undefined);
	return [
		...observations.map(({model}): Intent => ({type: 'read-disabled-commands', model})),
		...previewsOf(state, observations, agentVersion),
		...logsOf(observations),
	].filter(intent => state.render(intent).kind === 'command');
};

const chooseController = (state: State, isIdle: boolean): ReturnType<Pilot<Ended>> => {
	const {value: list, failure} = state.controllers;
	if (!list) {
		return failure && isIdle ? stop(3, failure.message, ...(failure.advice === undefined ? [] : [failure.advice])) : {kind: 'wait'};
	}

	const names = list.controllers.map(({name}) => name);
	const wanted = list.current ?? (names.length === 1 ? names[0] : undefined);
	if (wanted === undefined) {
		return names.length === 0
			? stop(3, 'This client knows no controller.', 'Register one with juju first, try --simulate, or give files with --status-file.')
			: stop(2, 'This client has no current controller.', `Name one with -c: ${names.join(', ')}.`);
	}

	const details = state.details[wanted];
	if (details?.failure && !details.isAsking) {
		return isIdle ? {kind: 'end', preparation: {kind: 'diagnosed', state: {...state, controller: wanted}}} : {kind: 'wait'};
	}

	return details?.value ? {kind: 'send', messages: [{type: 'acted', action: 'confirm'}]} : {kind: 'wait'};
};

const isAnswered = ({status, lastReason}: ModelObservation): boolean => status.value !== undefined || lastReason !== undefined;

/** Asks for all that can be known without a change, and ends. */
const createPilot = (options: Options): Pilot<Ended> => {
	let hasAsked = false;
	const pilotModels = (state: State): ReturnType<Pilot<Ended>> => {
		const observations = observedIn(state, options.models);
		const count = (state.models.value ?? []).filter(({name}) => isWanted(options.models, {controller: '', name})).length;
		const isSilent = state.models.value === undefined && state.models.failure !== undefined;
		if (!isSilent && (observations.length < count || observations.some(observation => !isAnswered(observation)))) {
			return {kind: 'wait'};
		}

		const intents = hasAsked ? [] : furtherQuestions(state, options);
		hasAsked = true;
		return intents.length > 0 ? {kind: 'ask', intents} : {kind: 'end', preparation: {kind: 'diagnosed', state}};
	};

	return (state, {isIdle}) => {
		if (state.exit) {
			return {kind: 'end', preparation: {kind: 'stopped', ...state.exit, state}};
		}

		const {stage} = state;
		if (stage.name === 'start') {
			return stage.phase === 'no-client' ? stop(3, stage.failure.message, ...(stage.failure.advice === undefined ? [] : [stage.failure.advice])) : {kind: 'wait'};
		}

		if (stage.name !== 'target' || stage.step === 'controller') {
			return chooseController(state, isIdle);
		}

		return isIdle ? pilotModels(state) : {kind: 'wait'};
	};
};

const describeSources = (state: State, observations: readonly ModelObservation[]): readonly DiagnosisSource[] => [
	...observations.map(({model, status, lastReason}): DiagnosisSource => ({
		source: `status of ${modelKey(model)}`,
		kind: 'status',
		text: status.value ? countOf(status.value.agents.length, 'agent') : lastReason ?? 'no answer',
	})),
	...Object.entries(state.errorLogs).map(([key, {value, failure}]): DiagnosisSource => ({
		source: `log of ${key.slice(key.indexOf(' ') + 1)} in ${key.slice(0, key.indexOf(' '))}`, kind: 'log', text: value ? countOf(value.length, 'warning or error', 'warnings and errors') : failure?.message ?? 'no answer',
	})),
	...Object.entries(state.previews).map(([key, {value, failure}]): DiagnosisSource => ({
		source: `dry run of ${key}`, kind: 'juju', text: value ? value.bestVersion ?? 'no upgrades available' : failure?.message ?? 'no answer',
	})),
];

/** Only what was asked for is told of. */
const narrow = (state: State, models: readonly string[]): State => ({
	...state,
	observations: Object.fromEntries(observedIn(state, models).map(observation => [modelKey(observation.model), observation])),
});

/**
What a client says of a controller and its models, asked once; nothing is changed.

@returns Where nothing could be asked: why.
*/
export const diagnoseLive = async (options: Options, {signals}: {readonly signals: boolean}): Promise<Diagnosed | Stopped> => {
	const controller = await judgeOptions(options);
	const ended = await runPiloted<Ended>({...options, agentVersion: undefined, isReadOnly: true}, controller, {
		signals,
		pilot: createPilot(options),
		adjust: (effect: Effect) => (effect.type === 'watch' ? {...effect, models: effect.models.filter(model => isWanted(options.models, model))} : effect),
	});
	if (ended.kind === 'stopped') {
		return ended;
	}

	const state = narrow(ended.state, options.models);
	const observations = Object.values(state.observations);
	const badCount = observations.reduce((count, {status}) => count + noteworthyAgents(status.value?.agents ?? []).filter(({condition}) => isBad(condition)).length, 0);
	const readCount = Object.keys(state.errorLogs).length;
	const details = state.controller === undefined ? undefined : state.details[state.controller];
	return {
		state,
		// Nobody has followed an agent in the few seconds of a diagnosis: it has been bad since its status says so.
		situation: {...selectSituation(state), badSince: {}},
		sources: [
			...(state.controller === undefined ? [] : [{source: `show-controller ${state.controller}`, kind: 'juju' as const, text: details?.failure?.message ?? details?.value?.version ?? 'no answer'}]),
			...describeSources(state, observations),
		],
		notes: badCount > readCount && readCount > 0 ? [`Logs of ${readCount} of ${badCount} bad agents were read; the others may say more.`] : [],
	};
};
