import {openQuestion} from '../question.js';
import {notice, only} from '../result.js';
import {type State, type Update} from '../state.js';
import {type WaveOutcome} from './charm-stage.js';
import {enterItem} from './perform.js';
import {withItem, type CharmAt} from './wave.js';

type Perform = CharmAt<'perform'>;

/** What becomes of an item that is left as it is. */
const outcomeOf = ({wave, index, phase}: Perform): WaveOutcome => {
	// Its order was taken once, whatever came later.
	if (phase.type === 'waiting' || wave.items[index]?.progress !== undefined) {
		return 'failed';
	}

	return phase.type === 'refused' ? 'refused' : 'skipped';
};

const consequencesOf = (stage: Perform, application: string): readonly string[] => {
	const item = stage.wave.items[stage.index];
	const isLast = stage.wave.items.every(({outcome}, position) => !(position > stage.index && outcome === 'pending'));
	const then = isLast ? 'It is the last one: what came of all is shown next.' : 'The next application comes up; it is asked about first.';
	switch (outcomeOf(stage)) {
		case 'skipped': {
			return [`Nothing is ordered for ${application}: it stays as it is.`, then];
		}

		case 'refused': {
			return [`Juju refused: ${application} stays as it is.`, then];
		}

		default: {
			return [
				...(item?.progress?.waitingFor === undefined ? [] : [item.progress.waitingFor]),
				`Juju goes on with ${application} by itself; here it counts as failed.`,
				then,
			];
		}
	}
};

/**
Asks whether to go on to the next application although this one is not upgraded.
*/
export const askToLeaveOut = (state: State, stage: Perform): Update => {
	const application = stage.wave.items[stage.index]?.application;
	return application === undefined
		? only(state)
		: only(openQuestion(state, {
			purpose: {type: 'charm-skip', index: stage.index},
			title: stage.phase.type === 'ready' ? `Leave out ${application}?` : `Go on although ${application} is not upgraded?`,
			commands: [],
			risk: 'disruptive',
			yes: stage.phase.type === 'ready' ? `Yes, leave out ${application}` : 'Yes, go on',
			no: stage.phase.type === 'waiting' ? 'No, keep waiting' : 'No, stay',
			consequences: consequencesOf(stage, application),
			models: [stage.wave.model],
		}));
};

/**
Goes on to the next application; called only by an answered question.
*/
export const leaveOut = (state: State, index: number): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step !== 'perform' || stage.index !== index || stage.phase.type === 'running') {
		return notice(state, 'That application is over already.');
	}

	const outcome = outcomeOf(stage);
	const wave = withItem(stage.wave, index, {outcome});
	const next = enterItem(state, wave, index + 1);
	return {
		state: next.state,
		effects: [{type: 'record', kind: 'charm-left', value: {application: wave.items[index]?.application, outcome}}, ...next.effects],
	};
};
