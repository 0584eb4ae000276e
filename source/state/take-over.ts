import {openQuestion} from './question.js';
import {only, popOverlay} from './result.js';
import {stopFor} from './target-stage.js';
import {
	type Message,
	type Question,
	type State,
	type Update,
} from './state.js';

type Refused = Extract<Message, {type: 'lock-refused'}>;

const heldCode = 8;

/**
Another run holds the lock. Where nobody here can see whether it still runs, a person may take the lock over by typing the controller's name; else the program ends.
*/
export const refuseLock = (state: State, {summary, controller, canBeTakenOver}: Refused): Update => {
	if (canBeTakenOver !== true || controller === undefined) {
		return stopFor(state, summary, heldCode);
	}

	const [held = 'Another run holds the lock.'] = summary;
	return only(openQuestion(state, {
		purpose: {type: 'take-over', controller, summary},
		title: `Take over the lock on ${controller}?`,
		commands: [],
		risk: 'disruptive',
		yes: 'Take over the lock',
		consequences: [
			held,
			'This machine cannot see whether that run has ended. Make sure of it first: ask its user, or look there.',
			`If it has not, both runs change ${controller} at once: commands may be given twice, and neither knows what the other one did.`,
			'That you took it over is recorded. Esc ends the wizard; nothing was changed.',
		],
		models: [],
		phrase: controller,
	}));
};

/** Yes: from here on the lock is this run's. */
export const takeLockOver = (state: State, controller: string): Update => ({
	state: {...state, notice: `Takes over the lock on ${controller}.`},
	effects: [{type: 'lock', controller, takesOver: true}],
});

/**
Closes a question without an answer. Without the lock there is nothing more to be done.
*/
export const closeQuestion = (state: State, {purpose}: Question): Update =>
	(purpose.type === 'take-over' ? stopFor(popOverlay(state), purpose.summary, heldCode) : only(popOverlay(state)));
