import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {dataFolder, type Environment} from './client-environment.js';

const readAliases = async (environment: Environment): Promise<string> => {
	const folder = dataFolder(environment);
	try {
		return folder === undefined ? '' : await readFile(path.join(folder, 'aliases'), 'utf8');
	} catch {
		return '';
	}
};

/**
Puts `--no-alias` before a command that the user's own aliases would make another of; every other command stays as it is.

Source: juju/cmd v3 `aliasfile.go` (lines of `name = words`), 2.0 and later; the option was tried on 2.9.52, 3.6.28 and 4.0.15.
*/
export const bypassAliases = async (words: readonly string[], environment: Environment): Promise<readonly string[]> => {
	const aliases = await readAliases(environment);
	const names = aliases.split('\n').map(line => line.split('=', 1)[0]?.trim());
	const [command] = words;
	return command !== undefined && names.includes(command) ? ['--no-alias', ...words] : words;
};
