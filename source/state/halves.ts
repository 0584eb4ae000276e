import {parseAgentStream} from '../domain/agent-stream.js';
import {fromTag} from '../domain/agent.js';
import {agentKey} from '../domain/case.js';
import {disableAgain} from '../domain/command-sets.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {lineOf} from './failures.js';
import {intentId} from './knowledge.js';
import {placeName} from './place-name.js';
import {type PutBack} from './put-back.js';
import {type Effect, type State} from './state.js';

/**
What a change leaves to be put back, by what was known before it; nothing where that is not known.

@param together All commands of its remedy: what starts the agents again after a file was changed does so when it is put back.
*/
export const halvesOf = (state: State, {intent, at}: {readonly intent: Intent; readonly at: number}, together: readonly Intent[] = []): readonly PutBack[] => {
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
					}, ...together.filter(({type}) => type === 'restart-agent')],
					since: at,
				}]
				: [];
		}

		default: {
			return [];
		}
	}
};

/**
What commands would leave to be put back, written down before the first of them runs: whatever cuts the program off, whoever goes on with its run knows of it.
*/
export const recordPlannedHalves = (state: State, intents: readonly Intent[]): readonly Effect[] => {
	const isReturn = (intent: Intent): boolean => state.putBack.some(half => half.intents.some(other => intentId(other) === intentId(intent)));
	return intents.filter(intent => !isReturn(intent)).flatMap(intent => halvesOf(state, {intent, at: state.now}, intents).map(half => ({
		type: 'record' as const, kind: 'put-back-planned', value: {...half, change: intent},
	})));
};
