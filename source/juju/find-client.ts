import {constants} from 'node:fs';
import {access, realpath, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

const resolveLinks = async (file: string): Promise<string | undefined> => {
	try {
		return await realpath(file);
	} catch {
		return undefined;
	}
};

const isExecutableFile = async (file: string): Promise<boolean> => {
	try {
		await access(file, constants.X_OK);
		const status = await stat(file);
		return status.isFile();
	} catch {
		return false;
	}
};

// A link named `juju` that leads to this program would make it ask itself for ever.
const isOurselves = async (file: string): Promise<boolean> => {
	const [target, self] = await Promise.all([resolveLinks(file), resolveLinks(process.argv[1] ?? '')]);
	return target !== undefined && target === self;
};

const isClient = async (file: string): Promise<boolean> =>
	await isExecutableFile(file) && !(await isOurselves(file));

const search = async (name: string, searchPath: string): Promise<string | undefined> => {
	const candidates = searchPath.split(path.delimiter)
		.filter(folder => path.isAbsolute(folder))
		.map(folder => path.join(folder, name));
	const usable = await Promise.all(candidates.map(async candidate => isClient(candidate)));
	return candidates.find((_, index) => usable[index]);
};

type Search = {
	/** What the operator named: a path, or the name of another client on the search path (`juju_29`). */
	readonly path?: string;
	/** As in PATH. Parts that are empty or relative are passed over: the current folder must not decide what runs. */
	readonly searchPath: string;
};

/**
Finds the client to run: the one named, else the first executable file `juju` on the search path that is not this program.

@returns Its full path. What was named is returned even where it is not there, so that its failure can name it; otherwise undefined where there is none.
*/
export const findClient = async ({path: named, searchPath}: Search): Promise<string | undefined> => {
	if (named === undefined) {
		return search('juju', searchPath);
	}

	const found = named.includes(path.sep) ? undefined : await search(named, searchPath);
	return found ?? path.resolve(named);
};
