import {takeAnswer} from './answered.js';
import {takeProof} from './backup.js';
import {takeKept} from './kept.js';
import {followCharmStage, takeCharmAnswer, takeCharmFile} from './charm/take.js';
import {endCommand, keepCommand} from './command-log.js';
import {afterHandOver} from './client.js';
import {keepHost} from './host.js';
import {isElsewhere, keepElsewhere} from './elsewhere.js';
import {createInitialState} from './initial-state.js';
import {askFor} from './knowledge.js';
import {
	interrupt,
	isUnderWay,
	leave,
} from './leave.js';
import {goBackToFleet, withFleet} from './fleet-actions.js';
import {takeListed} from './listed.js';
import {keepObservation, type Observed} from './observed.js';
import {actOnOverlay} from './overlay-actions.js';
import {answerPalette, openTyped} from './palette.js';
import {followStep} from './perform-stage.js';
import {refreshQuestion} from './question.js';
import {followRemedy} from './follow-remedy.js';
import {
	chain,
	notice,
	only,
} from './result.js';
import {topOverlay} from './selectors.js';
import {showTable} from './table-actions.js';
import {refuseLock} from './take-over.js';
import {settleWhileChoosing} from './target-stage.js';
import {actOnStage} from './stage-actions.js';
import {surfaceOf} from './surface-of.js';
import {settleFindings} from './trouble-rows.js';
import {actOnTraining, takeJudgement} from './training.js';
import {withNotices} from './notify.js';
import {rememberHalves} from './undo.js';
import {openAnywhere} from './open-anywhere.js';
import {edit} from './edit-text.js';
import {followWatch, tickWatch} from './watch-stage.js';
import {
	type Message,
	type State,
	type Update,
} from './state.js';

const act = (state: State, {action, limit = 0, choices}: Extract<Message, {type: 'acted'}>): Update => {
	if (action === 'interrupt') {
		return interrupt({...state, notice: undefined});
	}

	if (action === 'stop') {
		return {state, effects: [{type: 'stop'}]};
	}

	if (action === 'redraw') {
		return {state: {...state, redraws: (state.redraws ?? 0) + 1}, effects: []};
	}

	const quiet: State = state.notice === undefined ? state : {...state, notice: undefined};
	const edited = edit(quiet, action);
	if (edited) {
		return edited;
	}

	const answer = action === 'confirm' ? answerPalette(quiet) : undefined;
	if (answer) {
		return answer.action === undefined ? only(answer.state) : act(answer.state, {type: 'acted', action: answer.action});
	}

	const overlay = topOverlay(quiet);
	return openTyped(quiet, action, choices) ?? actOnTraining(quiet, action) ?? openAnywhere(quiet, action) ?? goBackToFleet(quiet, action)
		?? (overlay ? actOnOverlay(quiet, overlay, {action, limit}) : actOnStage(quiet, {action, limit}));
};

const observe = (state: State, message: Observed): Update => chain(
	only(keepObservation(state, message)),
	current => followStep(current, message),
	current => followWatch(current, message),
	followRemedy,
	// The agent under the cursor stays under it, also when rows came or went above it.
	current => only(current.table.selected === undefined ? current : showTable(current, {})),
	leaveAfterStep,
);

/** After the first Ctrl-C: the step that was waited for is over. */
const leaveAfterStep = (state: State): Update => (state.isLeaving && !isUnderWay(state) && state.exit === undefined ? leave(state, 7, ['Left after the step, as asked.']) : only(state));

const endings = {
	stdin: undefined, SIGINT: 130, SIGTERM: 143, SIGHUP: 129,
} as const;

const endNow = (state: State, {reason}: Extract<Message, {type: 'ended'}>): Update =>
	leave(state, endings[reason], [reason === 'stdin' ? `The input ended, so ${state.session.watch ? 'watch' : 'the wizard'} ended too.` : `Ended by ${reason}.`]);

/** The client's version first: how everything else is asked depends on it. */
const start = (state: State): Update => (state.stage.name === 'lessons' ? only(state) : askFor(state, [{type: 'client-version'}]));

const handle = (state: State, message: Message): Update => {
	switch (message.type) {
		case 'started': {
			return start(state);
		}

		case 'session-changed': {
			return chain(only(createInitialState({session: message.session, now: state.now, size: state.size})), start);
		}

		case 'acted': {
			return act(state, message);
		}

		case 'typed':
		case 'erased': {
			return edit(state, message) ?? only(state);
		}

		case 'resized': {
			const resized = {...state, size: {columns: message.columns, rows: message.rows}};
			return only(resized.table.selected === undefined ? resized : showTable(resized, {}));
		}

		case 'ticked': {
			return chain(only(refreshQuestion({...state, now: message.now})), tickWatch);
		}

		case 'command-started': {
			return only(keepCommand(state, message.record));
		}

		case 'command-ended': {
			return only(endCommand(state, message.record));
		}

		case 'answered': {
			return chain(takeAnswer({...state, now: Math.max(state.now, message.at)}, message), current => rememberHalves(state, current, message), current => takeCharmAnswer(current, message), leaveAfterStep);
		}

		case 'listed': {
			return takeListed({...state, now: Math.max(state.now, message.at)}, message);
		}

		case 'observed': {
			if (isElsewhere(state, message.model)) {
				return only(keepElsewhere({...state, now: Math.max(state.now, message.at)}, message));
			}

			return chain(observe({...state, now: Math.max(state.now, message.at)}, message), settleWhileChoosing, current => followCharmStage(current, message), leaveAfterStep);
		}

		case 'backup-proved': {
			return takeProof(state, message.backup);
		}

		case 'kept': {
			return takeKept(state, message);
		}

		case 'terminal-returned': {
			return chain(afterHandOver(state, message), current => (current.client === undefined ? start(current) : only(current)));
		}

		case 'host-described': {
			return keepHost({...state, now: Math.max(state.now, message.at)}, message);
		}

		case 'charm-read':
		case 'config-read': {
			return takeCharmFile({...state, now: Math.max(state.now, message.at)}, message);
		}

		case 'plan-saved': {
			const saved = message.problem ?? `Saved: ${message.path ?? ''}`;
			return state.stage.name === 'plan' ? only({...state, notice: saved, stage: {...state.stage, savedTo: message.path}}) : notice(state, saved);
		}

		case 'copied': {
			return notice(state, message.isDone ? 'Copied, if your terminal allows it.' : 'This terminal takes no copies.');
		}

		case 'notified': {
			return notice(state, message.text);
		}

		case 'lock-refused': {
			return refuseLock(state, message);
		}

		case 'lesson-judged': {
			return takeJudgement(state, message.progress);
		}

		case 'ended': {
			return endNow(state, message);
		}
	}
};

/**
The whole behaviour of the program: a state and a message give the next state and what is to be done. Pure.
*/
export const update = (state: State, message: Message): Update => {
	if (state.exit) {
		return only(state);
	}

	const handled = handle(state, message);
	const result = withFleet(state, withNotices(state, {...handled, state: settleFindings(handled.state)}, message));
	return surfaceOf(result.state) === surfaceOf(state)
		? result
		: {...result, state: {...result.state, surface: state.surface + 1}};
};
