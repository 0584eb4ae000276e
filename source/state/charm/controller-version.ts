import {parseVersion, type JujuVersion} from '../../domain/version.js';
import {type State} from '../state.js';

/** The version of a controller, as far as it is known: it is who refuses. */
export const controllerVersion = (state: State, controller: string): JujuVersion | undefined => {
	const text = state.details[controller]?.value?.version ?? state.controllers.value?.controllers.find(({name}) => name === controller)?.version;
	return text === undefined ? undefined : parseVersion(text);
};
