import {isEnvironment} from '../domain/environment.js';
import {
	modelKey,
	parseModelKey,
	shortModelName,
	type ModelReference,
} from '../domain/intent.js';
import {runningVersion} from './choose-version.js';
import {controllerModel} from './selectors.js';
import {type State} from './state.js';

const isWhole = (state: State, model: ModelReference): boolean => {
	const own = controllerModel(state);
	return own !== undefined && modelKey(own) === modelKey(model) && isEnvironment(runningVersion(state) ?? state.client?.version.text);
};

/**
What people call a model: `web`; an environment of Juju 1 is its own, `amazon`.
*/
export const placeName = (state: State, model: ModelReference): string => (isWhole(state, model) ? model.controller : shortModelName(model.name));

/**
The same where its controller is not named beside it: `aws:web`; `environment amazon`.
*/
export const fullPlaceName = (state: State, model: ModelReference): string =>
	(isWhole(state, model) ? `environment ${model.controller}` : `${model.controller}:${shortModelName(model.name)}`);

/**
What a check or a finding is about, for people: a controller's name or a model's.

@param subject A controller's name or a model's key.
*/
export const subjectName = (state: State, subject: string): string => {
	if (!subject.includes(':')) {
		return subject;
	}

	const model = parseModelKey(subject);
	return isWhole(state, model) ? model.controller : `${model.controller}:${shortModelName(model.name)}`;
};
