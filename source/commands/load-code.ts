import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import vm from 'node:vm';
import {crc32} from 'node:zlib';
import {findHome} from './find-home.js';

export type CodeOptions = {
	/** The body of an async function that gives back what is exported. */
	readonly code: string;
	/** The same for the same code, another one for any other. */
	readonly id: string;
	/** Where compiled code is kept from one start to the next; undefined where it is not kept. */
	readonly folder: string | undefined;
};

const checksumSize = 4;

/** Compiled code fits one build of V8. */
const suffix = `${process.versions.v8}-${process.arch}.code`;

/** What we wrote ourselves and nobody changed; undefined for all else. */
const readCompiled = (file: string): Uint8Array | undefined => {
	try {
		const {uid, mode} = statSync(file);
		const isOurs = process.getuid === undefined || (uid === process.getuid() && mode % 0o100 === 0);
		const bytes = isOurs ? readFileSync(file) : undefined;
		const compiled = bytes?.subarray(checksumSize);
		return bytes && compiled && bytes.readUInt32LE() === crc32(compiled) ? compiled : undefined;
	} catch {
		return undefined;
	}
};

/** Kept for the next start; where that cannot be, the next start compiles again. */
const writeCompiled = (file: string, compiled: Uint8Array): void => {
	const folder = path.dirname(file);
	const draft = `${file}.${process.pid}`;
	const checksum = new Uint8Array(checksumSize);
	new DataView(checksum.buffer).setUint32(0, crc32(compiled), true);
	try {
		mkdirSync(folder, {recursive: true, mode: 0o700});
		writeFileSync(draft, new Uint8Array(checksum), {mode: 0o600});
		writeFileSync(draft, compiled, {flag: 'a'});
		chmodSync(draft, 0o600);
		renameSync(draft, file);
		for (const name of readdirSync(folder)) {
			if (name.includes('.code') && name !== path.basename(file)) {
				rmSync(path.join(folder, name), {force: true});
			}
		}
	} catch {
		// A draft that stays is taken away with the next one that is whole.
	}
};

/**
Reads the text of the program, which lies beside its first file.

@param folder Of the first file.
@param id What the text begins with where both were made together.
@throws {Error} Where it is not there, or is of another release: with `advice`, for the operator.
*/
export const readCode = (folder: string, id: string): string => {
	const file = path.join(folder, 'program.txt');
	let text = '';
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		// It is said below what to do.
	}

	if (!text.startsWith(`${id}\n`)) {
		throw Object.assign(new Error(`A part of this program is missing or of another release: ${file}.`), {advice: 'Install juju-upgrade-wizard again.', exitCode: 1});
	}

	return text.slice(id.length + 1);
};

/**
Turns the text of the program into the program. Compiled code is kept in the user's cache when the program ends, so that the next start is faster by a third.

@returns What the code gives back.
*/
export const loadCode = async ({code, id, folder}: CodeOptions): Promise<unknown> => {
	const file = folder === undefined ? undefined : path.join(folder, `${id}-${suffix}`);
	const compiled = file === undefined ? undefined : readCompiled(file);
	const script = new vm.Script(`(async () => {${code}\n})`, {filename: 'cli.js', ...(compiled && {cachedData: compiled})});
	if (file !== undefined && (!compiled || script.cachedDataRejected === true)) {
		process.once('exit', () => {
			writeCompiled(file, script.createCachedData());
		});
	}

	const run = script.runInThisContext() as () => Promise<unknown>;
	return run();
};

/** With these nothing of the wizard is run. */
const withoutScreen: ReadonlySet<string> = new Set(['--help', '-h', '--list', '--reset', '--class']);

/** With these `watch` has no screen, and leaves as little. */
const linesOnly = /^(?:-o|--plain|--format|--output)/v;

/**
The user's cache folder (XDG base directory specification); undefined where there is none, or where the wizard is not what was asked for: other commands would
leave little that it could use.

@param isTerminal Whether what is printed goes to a terminal.
*/
export const codeFolder = (arguments_: readonly string[], environment: Readonly<Record<string, string | undefined>>, isTerminal = false): string | undefined => {
	const [name = '-'] = arguments_;
	// A lesson begins as fast as the wizard, which it is.
	const isWatch = name === 'watch' && isTerminal && arguments_.every(word => !linesOnly.test(word));
	const isWizard = (name.startsWith('-') || name === 'train' || isWatch) && arguments_.every(word => !withoutScreen.has(word));
	const {XDG_CACHE_HOME: preset} = environment;
	const home = findHome(environment);
	const base = preset !== undefined && path.isAbsolute(preset) ? preset : (home === undefined ? undefined : path.join(home, '.cache'));
	return isWizard && base !== undefined ? path.join(base, 'juju-upgrade-wizard') : undefined;
};
