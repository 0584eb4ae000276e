import {type Backup, type Remedy} from '../domain/check.js';
import {type Intent} from '../domain/intent.js';
import {notice, only, withEffects} from './result.js';
import {type Message, type State, type Update} from './state.js';

type Answered = Extract<Message, {type: 'answered'}>;

/** `20261121-0312`, from the time in UTC: a command that is shown stays as it is for a while. */
const stamp = (now: number): string => new Date(now).toISOString().slice(0, 16).replaceAll(/[\-:]/gv, '').replace('T', '-');

/**
A file of this minute in the folder of backups: explicit, so that nothing is searched for afterwards, and never one that this run has named before.
*/
export const fileFor = ({session, now, commands, kept}: State, name: string, extension: string): string => {
	const beginning = `${session.backupFolder}/${name.replaceAll(/[^\w\-.]/gv, '_')}-${stamp(now)}`;
	const isUsed = (file: string): boolean =>
		commands.some(({line}) => line.includes(file)) || Object.values(kept).some(item => item.kind === 'made' && item.file === file);
	let file = `${beginning}.${extension}`;
	for (let count = 2; isUsed(file); count++) {
		file = `${beginning}-${count}.${extension}`;
	}

	return file;
};

const downloadOf = (state: State, controller: string, backup: string): Intent => ({
	type: 'download-backup', controller, backup, file: fileFor(state, controller, 'tar.gz'),
});

/** The commands of a remedy that makes or fetches a backup, as far as they are known before the first has answered. */
export const backupIntents = (state: State, {action}: Remedy): readonly Intent[] => {
	const {controller} = state;
	if (controller === undefined) {
		return [];
	}

	switch (action.type) {
		case 'backup': {
			return [{type: 'create-backup', controller, file: fileFor(state, controller, 'tar.gz')}];
		}

		case 'remote-backup': {
			return [{type: 'create-remote-backup', controller}];
		}

		case 'fetch-backup': {
			return [downloadOf(state, controller, action.backup)];
		}

		default: {
			return [];
		}
	}
};

/** The backup as it is when such a remedy starts; undefined for any other. */
export const startBackup = (state: State, {action}: Remedy): Backup | undefined => {
	switch (action.type) {
		case 'backup':
		case 'remote-backup': {
			return {kind: 'making', since: state.now, phase: 'making'};
		}

		case 'fetch-backup': {
			return {
				kind: 'making', since: state.now, phase: 'fetching', remote: action.backup,
			};
		}

		default: {
			return undefined;
		}
	}
};

const remoteOf = ({backup}: State): {readonly remote?: string} =>
	('remote' in backup && backup.remote !== undefined ? {remote: backup.remote} : {});

const failBackup = (state: State, {message, evidence}: {readonly message: string; readonly evidence: string}): Update => only({
	...state,
	backup: {
		kind: 'failed', message, evidence, ...remoteOf(state),
	},
});

const check = (state: State, file: string, said?: string): Update => withEffects({
	...state,
	backup: {
		kind: 'making', since: state.now, phase: 'checking', ...remoteOf(state), ...(said !== undefined && said !== '' && {said}),
	},
}, {type: 'prove-backup', file});

/** The archive is on the controller, by a name that only now is known: it is fetched as a part of the same remedy. */
const fetch = (state: State, {id, controller, remote}: {readonly id: string; readonly controller: string; readonly remote: string}): Update => {
	const making: State = {
		...state,
		backup: {
			kind: 'making', since: state.now, phase: 'fetching', remote,
		},
	};
	const intent = downloadOf(state, controller, remote);
	const rendered = state.render(intent);
	if (rendered.kind === 'unavailable') {
		return failBackup(making, {message: 'The backup is on the controller, and cannot be fetched from here.', evidence: rendered.reason});
	}

	const running = state.running[id];
	return withEffects(
		{...making, ...(running && {running: {...state.running, [id]: {...running, intents: [...running.intents, intent]}}})},
		{type: 'ask', id, intent},
	);
};

/**
What a command that makes or fetches a backup has answered: its failure, or what comes next. Nothing counts before the file was proved.
*/
export const afterBackup = (state: State, {id, intent, answer}: Answered): Update => {
	if (intent.type !== 'create-backup' && intent.type !== 'create-remote-backup' && intent.type !== 'download-backup') {
		return only(state);
	}

	if (!answer.ok) {
		return failBackup(state, answer.failure);
	}

	const {value} = answer;
	if (intent.type === 'create-remote-backup') {
		return 'backup' in value && typeof value.backup === 'string' ? fetch(state, {id, controller: intent.controller, remote: value.backup}) : only(state);
	}

	const file = 'file' in value && typeof value.file === 'string' ? value.file : intent.file;
	const said = intent.type === 'download-backup' && 'text' in value ? value.text : undefined;
	return check(state, file, said);
};

const quote = (said: string | undefined): string => (said === undefined ? '' : `\nJuju said: ${said}`);

/** A proof is written down with the number of names in it: there may be ten thousand. */
const recordOf = (backup: Backup): unknown => (backup.kind === 'made'
	? {...backup, proof: {...backup.proof, entries: backup.proof.entries.length}}
	: backup);

/**
What the proof of a backup has found; recorded.
*/
export const takeProof = (state: State, found: Backup): Update => {
	const said = state.backup.kind === 'making' ? state.backup.said : undefined;
	const remote = remoteOf(state);
	const backup: Backup = {
		...found,
		...(found.kind === 'failed' && {
			evidence: `${found.evidence}${quote(said)}`,
			...(remote.remote !== undefined && {message: 'What was fetched is no good backup. Fetch it again; if that is not good either, make a new one.'}),
		}),
		...remote,
	};
	const told = notice({...state, backup}, backup.kind === 'made' ? 'The backup is whole.' : 'The backup is not good. The check says why.');
	return {state: told.state, effects: [{type: 'record', kind: 'backup-proved', value: recordOf(backup)}]};
};
