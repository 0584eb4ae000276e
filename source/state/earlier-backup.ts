import {
	notice,
	only,
	popOverlay,
	replaceTop,
	withEffects,
} from './result.js';
import {type Overlay, type State, type Update} from './state.js';

type FileOverlay = Extract<Overlay, {name: 'backup-file'}>;

/** The whole path of what was typed: a bare name is one in the folder of backups. */
const pathOf = (typed: string, folder: string): string | undefined => {
	if (typed.startsWith('/')) {
		return typed;
	}

	return typed === '' || typed.includes('/') || typed.startsWith('~') ? undefined : `${folder}/${typed}`;
};

/**
Proves a backup that was made before this run as one of this run: what it is worth is for the check to say.
*/
export const proveEarlier = (state: State, overlay: FileOverlay): Update => {
	const file = pathOf(overlay.typed.trim(), state.session.backupFolder);
	if (file === undefined) {
		return only(replaceTop(state, {...overlay, problem: 'Type the whole path of the file, from the first / on.'}));
	}

	if (state.backup.kind === 'making') {
		return notice(state, 'A backup is being made or checked already.');
	}

	return withEffects(
		{...popOverlay(state), backup: {kind: 'making', since: state.now, phase: 'checking'}, notice: `Reads ${file} to its end.`},
		{type: 'record', kind: 'earlier-backup-named', value: {file}},
		{type: 'prove-backup', file},
	);
};
