import {type Known, type UpgradePreview} from '../domain/answer.js';
import {type Target} from '../domain/check.js';
import {validateWantedVersion} from '../domain/select-version.js';
import {isNewer, isSameVersionText, parseVersion} from '../domain/version.js';
import {explainChoice} from './explain-choice.js';
import {previewFrom} from './preview-streams.js';
import {refusedVersion} from './refused-version.js';
import {statusOf} from './selectors.js';
import {type State} from './state.js';

/** What the controller's dry run said, with the stream that was chosen. */
export const controllerPreview = (state: State): Known<UpgradePreview> => previewFrom(state, state.stream);

/** The version that runs on the chosen controller. */
export const runningVersion = (state: State): string | undefined =>
	state.controller === undefined
		? undefined
		: state.details[state.controller]?.value?.version;

/**
Settles the wanted version from what is known: the one asked for, else the one that Juju would select, else the controller's own for models
that are behind it. A version that the operator chose stays.
*/
export const settleVersion = (state: State): State => {
	const current = runningVersion(state);
	if (state.version?.source === 'asked' || current === undefined) {
		return state;
	}

	const preview = controllerPreview(state).value;
	const best = preview?.bestVersion;
	const currentVersion = parseVersion(current);
	const bestVersion = best === undefined ? undefined : parseVersion(best);
	const refused = currentVersion && refusedVersion(state, currentVersion);
	if (refused) {
		return {...state, version: refused};
	}

	const explained = currentVersion ? ` ${explainChoice(state, currentVersion, state.stream)}` : '';
	const version = currentVersion && bestVersion && isNewer(bestVersion, currentVersion)
		? {text: bestVersion.text, reason: `${bestVersion.text} is what Juju itself would choose.${explained}`, source: 'juju' as const}
		: {text: current, reason: `${current} is what the controller runs; ${preview ? 'Juju knows of nothing newer for it' : 'Juju has not said what it would choose'}.${explained}`, source: 'controller' as const};
	return {...state, version};
};

/**
Takes a version that the operator typed or gave on the command line.

@returns The state with it, or the sentences that say why not.
*/
export const takeVersion = (state: State, text: string):
	| {readonly ok: true; readonly state: State}
	| {readonly ok: false; readonly problem: string; readonly advice: string} => {
	const verdict = validateWantedVersion({
		text, current: runningVersion(state), client: state.client?.version, host: state.host.value,
	});
	return verdict.ok
		? {ok: true, state: {...state, version: {text: verdict.version.text, reason: `${verdict.version.text} was asked for${state.stream === undefined ? '' : `, from the stream ${state.stream}`}.`, source: 'asked'}}}
		: verdict;
};

/** The version that a model shall have already, by its status, else by the list of models. */
export const modelVersion = (state: State, name: string): string | undefined => {
	if (state.controller === undefined) {
		return undefined;
	}

	return statusOf(state, {controller: state.controller, name}).value?.version
		?? state.models.value?.find(model => model.name === name)?.version;
};

/**
What would be upgraded with the present choices; undefined while the version or the controller's own version is not known.
*/
export const composeTarget = (state: State): Target | undefined => {
	const controllerVersion = runningVersion(state);
	const {controller, version} = state;
	if (controller === undefined || version === undefined || controllerVersion === undefined) {
		return undefined;
	}

	const models = state.choices
		.filter(({isTicked, model}) => {
			const current = modelVersion(state, model.name);
			return isTicked && (current === undefined || !isSameVersionText(current, version.text));
		})
		.map(({model}) => model);
	return {
		controller,
		upgradesController: !isSameVersionText(controllerVersion, version.text),
		controllerVersion,
		models,
		version: version.text,
		...(state.stream !== undefined && {stream: state.stream}),
		reason: version.reason,
		...(version.finally !== undefined && {finally: version.finally}),
	};
};
