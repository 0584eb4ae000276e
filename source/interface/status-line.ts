import {currentModel, statusOf, topOverlay} from '../state/selectors.js';
import {type State} from '../state/state.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {formatAge, formatDuration, formatPreciseDuration} from './format-time.js';
import {type Line} from './line.js';
import {line, span} from './make-line.js';
import {charmSentence} from './screens/charm/sentence.js';
import {prepareSentence} from './screens/prepare.js';
import {truncateText} from './text-width.js';
import {statusLineWords} from './words/status-line.js';

/** How long the last answer about a model took and how old it is. */
const ageSentence = (state: State, model: ModelReference): string => {
	const {at, failure} = statusOf(state, model);
	const duration = state.observations[modelKey(model)]?.duration;
	return at === undefined
		? (failure ? statusLineWords.noStatus : statusLineWords.askingForStatus)
		// What the last question took that got no answer says nothing about the status that is shown.
		: statusLineWords.statusAge(formatDuration(state.now - at), duration === undefined || failure ? undefined : formatPreciseDuration(duration));
};

const watchSentence = (state: State): string => {
	const model = currentModel(state);
	const {watch} = state.session;
	return [
		watch?.isUntilUpgraded === true ? statusLineWords.endsWhenUpgraded : statusLineWords.watchingChangesNothing,
		...(watch?.timeout === undefined ? [] : [statusLineWords.givesUpIn(formatDuration(watch.timeout - (state.now - state.startedAt)))]),
		...(model ? [ageSentence(state, model)] : []),
	].join(' ');
};

/** What goes on without us, how long the last answer took and how old it is: what changes every second stands last, so that little is written. */
const performSentence = (state: State): string => {
	const model = currentModel(state);
	const {stage} = state;
	if (!model || stage.name !== 'perform') {
		return '';
	}

	const age = ageSentence(state, model);
	switch (stage.step.phase) {
		case 'running': {
			return `${state.isLeaving ? statusLineWords.leavesAfterCommand : statusLineWords.commandRuns} ${age}`;
		}

		case 'waiting': {
			return `${state.isLeaving ? statusLineWords.leavesAfterStep : statusLineWords.upgradeGoesOn} ${age}`;
		}

		case 'ready':
		case 'refused': {
			return `${statusLineWords.nothingRunsNow} ${age}`;
		}

		case 'done': {
			return age;
		}
	}
};

const stageSentence = (state: State): string => {
	const {stage} = state;
	switch (stage.name) {
		case 'start': {
			return '';
		}

		case 'lessons': {
			return statusLineWords.lessonsHaveClouds;
		}

		case 'resume': {
			return statusLineWords.nothingHasRunSince;
		}

		case 'target': {
			if (topOverlay(state)?.name === 'fleet') {
				return statusLineWords.ageOfRows;
			}

			const {at, isAsking} = stage.step === 'controller' ? state.controllers : state.models;
			return isAsking ? statusLineWords.asking : (at === undefined ? '' : statusLineWords.asked(formatAge(state.now, at)));
		}

		case 'prepare': {
			return prepareSentence(state);
		}

		case 'charm': {
			return charmSentence(state, stage);
		}

		case 'plan': {
			return stage.savedTo === undefined ? statusLineWords.nothingRunsUnasked : statusLineWords.saved(stage.savedTo);
		}

		case 'perform': {
			return performSentence(state);
		}

		case 'watch': {
			return watchSentence(state);
		}

		case 'verify': {
			const {at} = statusOf(state, stage.model);
			return at === undefined ? '' : statusLineWords.statusAge(formatDuration(state.now - at), undefined);
		}

		case 'finished': {
			return statusLineWords.keptIn(state.session.runFolder);
		}
	}
};

/**
The line above the keys: what was just said, else how old the facts on the screen are and what is next.
*/
export const drawStatus = (state: State, columns: number): Line => {
	if (state.notice !== undefined) {
		return line('status', ' ', span(truncateText(state.notice, columns - 2), 'warn'));
	}

	const isAsked = topOverlay(state)?.name === 'question';
	return line('status', ' ', span(truncateText(isAsked ? statusLineWords.nothingRunsBeforeAnswer : stageSentence(state), columns - 2), 'quiet'));
};
