import {type Refusal, type RefusedFailure} from '../domain/answer.js';
import {
	commandLine,
	modelKey,
	type Intent,
	type ModelReference,
} from '../domain/intent.js';
import {readRefreshLine} from '../domain/refresh-line.js';
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

/** Refusals that a success of another command puts an end to. */
const cured: Readonly<Partial<Record<Intent['type'], ReadonlySet<Refusal['kind']>>>> = {
	'enable-commands': new Set(['changes-disabled']),
	'log-in': new Set(['not-logged-in', 'missing-permission']),
};

/** Whether a command has put an end to a refusal, in its model or, where it is about a controller, anywhere on that. */
const isCured = (intent: Intent, {failure: {refusal}, model}: State['failures'][number]): boolean => {
	if (!refusal || cured[intent.type]?.has(refusal.kind) !== true || !model) {
		return false;
	}

	return 'model' in intent ? modelKey(intent.model) === modelKey(model) : 'controller' in intent && intent.controller === model.controller;
};

/** An application that was refreshed after all has no refusal any more, whatever was asked for before. */
const isRefreshOf = (refreshed: {readonly application: string | undefined; readonly model: ModelReference} | undefined, {command, model}: State['failures'][number]): boolean =>
	refreshed !== undefined && model !== undefined && modelKey(model) === modelKey(refreshed.model) && readRefreshLine(command)?.application === refreshed.application;

/**
Drops the failures that a success has made history: those of commands about the same model or of the same line, and refusals whose reason it has removed.
*/
export const dropFailures = (state: State, intent: Intent): State => {
	const command = lineOf(state, intent);
	const model = modelOf(state, intent);
	const refreshed = readRefreshLine(command) && model ? {application: readRefreshLine(command)?.application, model} : undefined;
	const isUpgrade = intent.type === 'upgrade-controller' || intent.type === 'upgrade-model';
	const failures = state.failures.filter(failure =>
		failure.command !== command && !isCured(intent, failure) && !isRefreshOf(refreshed, failure) && !(isUpgrade && model && failure.model && modelKey(failure.model) === modelKey(model)));
	return failures.length === state.failures.length ? state : {...state, failures};
};
