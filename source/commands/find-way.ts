import {knownVersions} from '../domain/known-releases.js';
import {findPath, type PathHop} from '../domain/release-path.js';
import {runningVersion} from '../state/choose-version.js';
import {type State} from '../state/state.js';

/**
The hops of a controller to a version that it cannot reach with one upgrade.

@returns Undefined where one upgrade leads there, or nothing does.
*/
export const findWay = (state: State, wanted: string | undefined): readonly PathHop[] | undefined => {
	const controller = runningVersion(state);
	if (wanted === undefined || controller === undefined) {
		return undefined;
	}

	const models = (state.models.value ?? []).filter(({isController, version}) => !isController && version !== undefined);
	const {hops} = findPath({from: {controller, models: models.map(({name, version}) => ({name, version}))}, to: wanted, releases: knownVersions});
	const stops = hops.filter(({subject}) => subject === 'controller');
	return stops.length > 1 || stops.some(({means}) => means === 'migrate') ? stops : undefined;
};
