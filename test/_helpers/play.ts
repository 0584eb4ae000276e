import {type Answer} from '../../source/domain/answer.js';
import {type Failure, type FailureKind} from '../../source/domain/failure.js';
import {type Intent} from '../../source/domain/intent.js';
import {
	type ActionId,
	type Effect,
	type Message,
	type State,
} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';

/** A state under messages, with all effects that they had. */
export type Play = {
	readonly state: () => State;
	readonly effects: () => readonly Effect[];
	readonly send: (...messages: readonly Message[]) => Play;
	readonly act: (...actions: readonly ActionId[]) => Play;
	readonly type: (text: string) => Play;
	/** The answer to an intent that was asked for. */
	readonly answer: (intent: Intent, answer: Answer, id?: string) => Play;
	/** Intents that the effects so far ask for. */
	readonly asked: () => readonly Intent[];
};

export const makeFailure = (kind: FailureKind, message: string): Failure => ({
	kind, message, advice: undefined, evidence: '', exitCode: undefined,
});

export const playFrom = (initial: State): Play => {
	let state = initial;
	const effects: Effect[] = [];
	const play: Play = {
		state: () => state,
		effects: () => effects,
		send(...messages) {
			for (const message of messages) {
				const next = update(state, message);
				state = next.state;
				effects.push(...next.effects);
			}

			return play;
		},
		act: (...actions) => play.send(...actions.map(action => ({type: 'acted' as const, action}))),
		type: text => play.send({type: 'typed', text}),
		answer: (intent, answer, id = intent.type) => play.send({
			type: 'answered', id, intent, answer, at: state.now,
		}),
		asked: () => effects.flatMap(effect => {
			switch (effect.type) {
				case 'ask': {
					return [effect.intent];
				}

				case 'ask-in-order': {
					return effect.intents;
				}

				default: {
					return [];
				}
			}
		}),
	};
	return play;
};
