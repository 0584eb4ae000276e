import {type CommandRecord, type State} from './state.js';

/** Records kept in memory; the journal has all that changed anything. */
const mostRecords = 500;

/** The oldest question goes before any command that changed something: polls must not push those out. */
const dropOldest = (commands: readonly CommandRecord[]): readonly CommandRecord[] => {
	if (commands.length <= mostRecords) {
		return commands;
	}

	const index = commands.findIndex(({changes, duration}) => !changes && duration !== undefined);
	return commands.toSpliced(Math.max(0, index), 1);
};

/**
A command has been started. The log lists the newest first: whoever reads an older line keeps it under the cursor.
*/
export const keepCommand = (state: State, record: CommandRecord): State => ({
	...state,
	commands: dropOldest([...state.commands, record]),
	overlays: state.overlays.map(overlay => overlay.name === 'log' && (overlay.cursor > 0 || overlay.isOpen)
		? {...overlay, cursor: Math.min(overlay.cursor + 1, mostRecords - 1)}
		: overlay),
});

/** Polls say much the same, hundreds of times: where it is the same, it is kept once. */
const sayAsBefore = (commands: readonly CommandRecord[], record: CommandRecord): CommandRecord => {
	const before = commands.findLast(({line, duration}) => line === record.line && duration !== undefined);
	return before?.stdout === record.stdout ? {...record, stdout: before.stdout} : record;
};

/**
A command has ended, or was refused: its record in its place.
*/
export const endCommand = (state: State, record: CommandRecord): State => {
	// It is one of the last.
	const index = state.commands.findLastIndex(({id}) => id === record.id);
	return index === -1 ? state : {...state, commands: state.commands.with(index, sayAsBefore(state.commands, record))};
};
