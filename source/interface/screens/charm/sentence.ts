import {type CharmStage} from '../../../state/charm/charm-stage.js';
import {charmModel} from '../../../state/charm/wave.js';
import {modelKey} from '../../../domain/intent.js';
import {statusOf} from '../../../state/selectors.js';
import {type State} from '../../../state/state.js';
import {formatDuration, formatPreciseDuration} from '../../format-time.js';
import {charmDoneWords} from '../../words/charm/done.js';
import {charmSentenceWords} from '../../words/charm/sentence.js';

const ageSentence = (state: State, stage: CharmStage): string => {
	const model = charmModel(stage);
	const {at, failure} = statusOf(state, model);
	const duration = state.observations[modelKey(model)]?.duration;
	return at === undefined
		? (failure ? charmSentenceWords.noStatus : charmSentenceWords.askingForStatus)
		: charmSentenceWords.statusAge(formatDuration(state.now - at), duration === undefined ? undefined : formatPreciseDuration(duration));
};

const performSentence = (state: State, {phase}: Extract<CharmStage, {step: 'perform'}>): string => {
	switch (phase.type) {
		case 'ready':
		case 'refused': {
			return charmSentenceWords.nothingRuns;
		}

		case 'running': {
			return state.isLeaving ? charmSentenceWords.leavesAfterCommand : charmSentenceWords.commandRuns;
		}

		case 'waiting': {
			return state.isLeaving ? charmSentenceWords.leaves : charmSentenceWords.jujuGoesOn;
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
			return `${charmSentenceWords.nothingRunsUnasked} ${age}`;
		}

		case 'perform': {
			return `${performSentence(state, stage)} ${age}`;
		}

		case 'verify': {
			return age;
		}

		case 'done': {
			return charmDoneWords.keptIn(state.session.runFolder);
		}
	}
};
