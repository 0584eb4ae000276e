import {modelKey, type ModelReference} from '../../domain/intent.js';
import {notice, topOverlayName} from '../result.js';
import {type State, type Update} from '../state.js';
import {charmModels} from './charm-rows.js';
import {enterChoose} from './enter-charm.js';

/** The model that the screen is about. */
const modelOnScreen = (state: State): ModelReference | undefined => {
	const {stage} = state;
	switch (stage.name) {
		case 'target': {
			return stage.step === 'models' ? state.choices[stage.cursor]?.model : undefined;
		}

		case 'verify': {
			return stage.model;
		}

		case 'finished': {
			return state.target?.models[0];
		}

		default: {
			return undefined;
		}
	}
};

/** Why charms cannot be gone to from here; undefined where they can. */
const refusalOf = (state: State): string | undefined => {
	const {stage} = state;
	if (topOverlayName(state) !== undefined) {
		return 'Close this first with Esc.';
	}

	switch (stage.name) {
		case 'charm': {
			return 'This is the part about charms already.';
		}

		case 'start': {
			return 'There is no controller yet.';
		}

		case 'prepare':
		case 'plan': {
			return 'Charms come before an upgrade of Juju or after it: go back to Target with Esc.';
		}

		case 'perform': {
			return 'Juju itself is being upgraded. Charms come after it.';
		}

		case 'target': {
			return stage.step === 'controller' ? 'Choose a controller first.' : undefined;
		}

		default: {
			return undefined;
		}
	}
};

/**
Opens the part about charms over the stage that is shown, for a model of the chosen controller.
*/
export const openCharms = (state: State): Update => {
	const refusal = refusalOf(state);
	if (refusal !== undefined) {
		return notice(state, refusal);
	}

	const models = charmModels(state);
	const wanted = modelOnScreen(state);
	const model = models.find(other => wanted !== undefined && modelKey(other) === modelKey(wanted)) ?? models[0];
	return model ? enterChoose(state, model) : notice(state, 'The models are not known yet.');
};
