import {clientDataKey, type Kept} from '../domain/check.js';
import {
	modelKey,
	shortModelName,
	type Intent,
	type ModelReference,
} from '../domain/intent.js';
import {sizeOf} from '../domain/words.js';
import {fileFor} from './backup.js';
import {notice, only, withEffects} from './result.js';
import {type Message, type State, type Update} from './state.js';

const keep = (state: State, key: string, kept: Kept): State => ({...state, kept: {...state.kept, [key]: kept}});

/** Marks a bundle as being made. */
export const startBundle = (state: State, model: ModelReference): State => keep(state, modelKey(model), {kind: 'making', since: state.now});

export const bundleIntent = (state: State, model: ModelReference): Intent => ({
	type: 'export-bundle', model, file: fileFor(state, `${model.controller}-${shortModelName(model.name)}`, 'yaml'),
});

/**
Keeps a copy of what this client knows; the runtime knows where that is.
*/
export const keepClientData = (state: State): Update => {
	if (state.session.mode === 'read-only') {
		return notice(state, 'Not done: in this session nothing may be written.');
	}

	if (state.kept[clientDataKey]?.kind === 'making') {
		return notice(state, 'That runs already.');
	}

	return withEffects(
		{...keep(state, clientDataKey, {kind: 'making', since: state.now}), notice: 'Keeps a copy of this client\'s data.'},
		{
			type: 'archive-client-data',
			key: clientDataKey,
			file: fileFor(state, 'juju-client', 'tar.gz'),
			hasEnvironments: (state.client?.version.major ?? 2) < 2,
		},
	);
};

/**
A bundle was exported, or was not; where Juju says so, its file is looked at.
*/
export const afterBundle = (state: State, {intent, answer}: Extract<Message, {type: 'answered'}>): Update => {
	if (intent.type !== 'export-bundle') {
		return only(state);
	}

	const key = modelKey(intent.model);
	return answer.ok
		? withEffects(state, {type: 'prove-bundle', key, file: 'file' in answer.value && typeof answer.value.file === 'string' ? answer.value.file : intent.file})
		: only(keep(state, key, {kind: 'failed', message: answer.failure.message, at: state.now}));
};

/**
What came of something that is kept beside the backup; recorded.
*/
export const takeKept = (state: State, {key, kept}: Extract<Message, {type: 'kept'}>): Update => {
	const told = kept.kind === 'made' ? `Kept, ${sizeOf(kept.size)}. The check of the backup says where.` : (kept.kind === 'failed' ? kept.message : undefined);
	return {state: {...keep(state, key, kept), notice: told}, effects: [{type: 'record', kind: 'kept', value: {key, ...kept}}]};
};
