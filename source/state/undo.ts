import {type Remedy} from '../domain/check.js';
import {performRemedy} from '../domain/make-remedy.js';
import {lineOf} from './failures.js';
import {halvesOf} from './halves.js';
import {intentId} from './knowledge.js';
import {type PutBack} from './put-back.js';
import {remedyPrefix} from './remedies.js';
import {only} from './result.js';
import {
	type Effect,
	type Message,
	type State,
	type Update,
} from './state.js';

type Answered = Extract<Message, {type: 'answered'}>;

/** Its own row does it in whole; done elsewhere, its first command says that it is as it was. */
const isDoneBy = ({id: own, intents}: PutBack, {id, intent}: Answered): boolean => {
	const decisive = id === `${remedyPrefix}${own}` ? intents.at(-1) : intents[0];
	return decisive !== undefined && intentId(decisive) === intentId(intent);
};

const isPartOf = ({intents}: PutBack, {intent}: Answered): boolean => intents.some(other => intentId(other) === intentId(intent));

/**
Remembers, after a change has succeeded, what has to be put back some day, and forgets what is as it was. What a later command of the same remedy does, or the upgrade, does not matter.

@param before The state in which the answer arrived, with the facts from before the change.
@param after What came of the answer.
*/
export const rememberHalves = (before: State, after: State, message: Answered): Update => {
	if (!message.answer.ok) {
		return only(after);
	}

	const done = after.putBack.filter(half => isDoneBy(half, message));
	const isReturn = after.putBack.some(half => isPartOf(half, message));
	const added = isReturn ? [] : halvesOf(before, message, before.running[message.id]?.intents).filter(({id}) => after.putBack.every(half => half.id !== id));
	if (done.length === 0 && added.length === 0) {
		return only(after);
	}

	const record = (kind: string, half: PutBack): Effect => ({type: 'record', kind, value: half});
	return {
		state: {...after, putBack: [...after.putBack.filter(half => !done.includes(half)), ...added]},
		effects: [...done.map(half => record('put-back-done', half)), ...added.map(half => record('put-back-remembered', half))],
	};
};

/**
The remedy that puts something back; asked about as any other that changes something.
*/
export const putBackRemedy = (state: State, {id, title, explanation, undo, success, intents}: PutBack): Remedy => performRemedy(state.render, {
	id,
	title: `Put back ${title}`,
	risk: 'disruptive',
	explanation,
	undo,
	success,
}, intents);

/** `To be put back: the lock on commands of web.` */
export const putBackSentence = ({title}: PutBack): string => `To be put back: ${title}.`;

/**
What has to be put back, for whoever leaves: sentences, each with its commands.
*/
export const putBackLines = (state: State): readonly string[] => state.putBack.flatMap(half => [
	putBackSentence(half),
	...half.intents.map(intent => `  ${lineOf(state, intent)}`),
]);
