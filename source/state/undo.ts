import {parseAgentStream} from '../domain/agent-stream.js';
import {fromTag} from '../domain/agent.js';
import {agentKey} from '../domain/case.js';
import {type Remedy} from '../domain/check.js';
import {disableAgain} from '../domain/command-sets.js';
import {performRemedy} from '../domain/make-remedy.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {lineOf} from './failures.js';
import {intentId} from './knowledge.js';
import {placeName} from './place-name.js';
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

/** What starts its agents again after the file was put back: as the remedy that changed it would have. */
const restartsOf = (state: State, id: string): readonly Intent[] => state.running[id]?.intents.filter(({type}) => type === 'restart-agent') ?? [];

/** What a change leaves to be put back, by what was known before it; nothing where that is not known. */
const halvesOf = (state: State, {id, intent, at}: Answered): readonly PutBack[] => {
	switch (intent.type) {
		case 'enable-commands': {
			const {model} = intent;
			return disableAgain(intent, state.disabledCommands[modelKey(model)]?.value).map(half => ({
				id: `put-back lock ${half.set} ${modelKey(model)}`,
				title: `the lock on ${half.set === 'all' ? 'commands' : half.set} of ${placeName(state, model)}`,
				explanation: half.message === ''
					? 'Somebody had locked these commands; the lock was lifted for the upgrade.'
					: `Somebody had locked these commands, saying "${half.message}"; the lock was lifted for the upgrade.`,
				undo: lineOf(state, {type: 'enable-commands', model, set: half.set}),
				success: 'Juju refuses these commands again, with that message',
				intents: [half],
				since: at,
			}));
		}

		case 'set-agent-stream': {
			const {model} = intent;
			const before = parseAgentStream(state.streams[modelKey(model)]?.value?.stream ?? '');
			return before === undefined || before === intent.stream
				? []
				: [{
					id: `put-back stream ${modelKey(model)}`,
					title: `the agent-stream of ${placeName(state, model)}, ${before}`,
					undo: lineOf(state, intent),
					success: `the setting reads ${before} again`,
					explanation: `It was ${before} before it was set to ${intent.stream}. The next upgrade looks for its binaries where it says.`,
					intents: [{type: 'set-agent-stream', model, stream: before}],
					since: at,
				}];
		}

		case 'edit-agent-configuration': {
			const {model, machine, agent} = intent;
			const hasCopy = state.configurations[agentKey(modelKey(model), agent)]?.value?.copy !== undefined || state.copies[modelKey(model)] === 'made';
			return hasCopy
				? [{
					id: `put-back configuration ${modelKey(model)} ${agent}`,
					title: `agent.conf of ${fromTag(agent)} in ${placeName(state, model)}`,
					explanation: 'You have edited it. The copy from before the upgrade can take its place again; that is only needed where the edit did not help.',
					undo: 'edit it again: what you wrote is kept beside it, as agent.conf.before-restore',
					success: 'the agent is connected again, with the file from before',
					intents: [{
						type: 'restore-agent-configuration', model, machine, agent,
					}, ...restartsOf(state, id)],
					since: at,
				}]
				: [];
		}

		default: {
			return [];
		}
	}
};

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
	const added = isReturn ? [] : halvesOf(before, message).filter(({id}) => after.putBack.every(half => half.id !== id));
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
