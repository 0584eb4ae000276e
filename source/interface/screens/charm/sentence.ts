import {type CharmStage} from '../../../state/charm/charm-stage.js';
import {charmModel} from '../../../state/charm/wave.js';
import {modelKey} from '../../../domain/intent.js';
import {statusOf} from '../../../state/selectors.js';
import {type State} from '../../../state/state.js';
import {formatDuration, formatPreciseDuration} from '../../format-time.js';

const ageSentence = (state: State, stage: CharmStage): string => {
	const model = charmModel(stage);
	const {at, failure} = statusOf(state, model);
	const duration = state.observations[modelKey(model)]?.duration;
	return at === undefined
		? (failure ? 'No status yet.' : 'Asking for the status.')
		: `${duration === undefined ? 'Status' : `Status took ${formatPreciseDuration(duration)},`} is ${formatDuration(state.now - at)} old.`;
};

const performSentence = (state: State, {phase}: Extract<CharmStage, {step: 'perform'}>): string => {
	switch (phase.type) {
		case 'ready':
		case 'refused': {
			return 'Nothing runs now.';
		}

		case 'running': {
			return state.isLeaving ? 'Leaving when the command has ended; Ctrl-C again leaves now.' : 'The command runs.';
		}

		case 'waiting': {
			return state.isLeaving ? 'Leaving; Ctrl-C again leaves now.' : 'Juju goes on if you leave.';
		}
	}
};

/**
The line above the keys: how old the facts are, and what goes on without us. What changes every second stands last, so that little is written.
*/
export const charmSentence = (state: State, stage: CharmStage): string => {
	const age = ageSentence(state, stage);
	switch (stage.step) {
		case 'choose': {
			return age;
		}

		case 'order':
		case 'review':
		case 'plan': {
			return `Nothing runs before you have said yes to it. ${age}`;
		}

		case 'perform': {
			return `${performSentence(state, stage)} ${age}`;
		}

		case 'verify': {
			return age;
		}

		case 'done': {
			return `Kept in ${state.session.runFolder}`;
		}
	}
};
