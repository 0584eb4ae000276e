import {maskSecrets} from '../juju/mask.js';
import {neutralise} from '../juju/neutralise.js';

const mostLines = 200;
const mostCharacters = 32 * 1024;

/** A part of a text keeps the whole of it in memory; a copy does not. */
const copyOf = (part: string): string => new TextDecoder('utf-8', {ignoreBOM: true}).decode(new TextEncoder().encode(part));

/**
The first lines of what a command wrote, for the log of commands and the journal: at most 200 lines and 32 KiB, secrets masked, harmless for
a terminal. What is cut says so in its last line.
*/
export const excerpt = (text: string): string => {
	// Masked before it is cut, with room to spare: a secret cut in two would not be known for one. The rest of 64 MiB is not looked at.
	const start = neutralise(maskSecrets(text.slice(0, 2 * mostCharacters)));
	const lines = start.split('\n', mostLines + 1);
	const shown = lines.slice(0, mostLines).join('\n').slice(0, mostCharacters);
	const isCut = shown.length < start.trimEnd().length || text.length > 2 * mostCharacters;
	return isCut ? copyOf(`${shown}\n… ${text.length} characters in all`) : shown;
};
