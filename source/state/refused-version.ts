import {isNewer, parseVersion, type JujuVersion} from '../domain/version.js';
import {previewFrom} from './preview-streams.js';
import {controllerModel, statusOf} from './selectors.js';
import {type State} from './state.js';

/**
The version that the operator surely means where the controller's dry run was refused: the one that the refusal names, else the one that the status of the
controller's model names as available. With it the checks can say all that is against it.

@param current What the controller runs.
@returns Undefined where the dry run was not refused, or nothing newer is named.
*/
export const refusedVersion = (state: State, current: JujuVersion): State['version'] => {
	const {failure, isAsking} = previewFrom(state, state.stream);
	if (failure?.kind !== 'refused' || isAsking) {
		return undefined;
	}

	const {refusal} = failure;
	const model = controllerModel(state);
	const named = refusal?.kind === 'blockers' ? parseVersion(refusal.version) : undefined;
	const available = parseVersion((model && statusOf(state, model).value?.upgradeAvailable) ?? '');
	const version = named ?? available;
	return version && isNewer(version, current)
		? {
			text: version.text,
			reason: named
				? `${version.text} is what Juju itself would choose, but its dry run was refused: the checks say why.`
				: `${version.text} is what juju status names as available, but the dry run was refused: the checks say why.`,
			source: 'juju',
		}
		: undefined;
};
