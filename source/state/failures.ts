import {type RefusedFailure} from '../domain/answer.js';
import {commandLine, modelKey, type Intent} from '../domain/intent.js';
import {modelOf} from './knowledge.js';
import {type State} from './state.js';

const kept = 20;

/** The exact line of an intent on this client; its type where the client has no such command. */
export const lineOf = (state: State, intent: Intent): string => {
	const rendered = state.render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : intent.type;
};

/**
Keeps a failure as evidence for the catalogue, newest first; the same command's older failure gives way.
*/
export const keepFailure = (state: State, intent: Intent, {failure, at}: {readonly failure: RefusedFailure; readonly at: number}): State => {
	const command = lineOf(state, intent);
	const version = 'version' in intent ? intent.version : undefined;
	const entry = {
		command, failure, at, model: modelOf(state, intent), version,
	};
	return {...state, failures: [entry, ...state.failures.filter(other => other.command !== command)].slice(0, kept)};
};

/**
Drops the failures that a success has made history: those of commands about the same model or of the same line.
*/
export const dropFailures = (state: State, intent: Intent): State => {
	const command = lineOf(state, intent);
	const model = modelOf(state, intent);
	const isUpgrade = intent.type === 'upgrade-controller' || intent.type === 'upgrade-model';
	const failures = state.failures.filter(failure =>
		failure.command !== command && !(isUpgrade && model && failure.model && modelKey(failure.model) === modelKey(model)));
	return failures.length === state.failures.length ? state : {...state, failures};
};
