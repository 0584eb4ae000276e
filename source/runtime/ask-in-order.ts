import {type Intent} from '../domain/intent.js';
import {type Clock} from './clock.js';
import {type Connection} from './connection.js';
import {type IntentRunner} from './intent-runner.js';
import {type Dispatch} from './store.js';

/** Intents to run one after the other; `id` is the same for the same question. */
export type Asked = {readonly id: string; readonly intents: readonly Intent[]};

type AskParts = {
	readonly runner: IntentRunner;
	readonly clock: Clock;
	readonly connection: Connection;
	readonly dispatch: Dispatch;
};

const askNext = async ({id, intents}: Asked, parts: AskParts, index: number): Promise<void> => {
	const {runner, clock, connection, dispatch} = parts;
	const {process, abort, running} = connection;
	const intent = intents[index];
	if (!intent) {
		running.delete(id);
		return;
	}

	const answer = await runner.run(intent, {process, signal: abort.signal, dispatch});
	const isOver = !answer.ok || index === intents.length - 1;
	if (isOver) {
		// Before the answer is told: whoever hears it may ask the same again.
		running.delete(id);
	}

	dispatch({
		type: 'answered', id, intent, answer, at: clock.now(),
	});
	if (!isOver) {
		await askNext({id, intents}, parts, index + 1);
	}
};

/**
Runs intents one after the other, each after the one before has succeeded, and tells each answer. What is under way already is not asked twice.
*/
export const askInOrder = async (asked: Asked, parts: AskParts): Promise<void> => {
	const {running} = parts.connection;
	if (running.has(asked.id)) {
		return;
	}

	running.add(asked.id);
	await askNext(asked, parts, 0);
};
