import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** What of the person's machine is needed to find an editor. */
export type EditorPlace = {readonly environment: Readonly<Record<string, string | undefined>>};

export type Edited = {readonly text: string} | {readonly problem: string};

/** Larger files are not sent back. */
const largestFile = 1_048_576;

const isProgram = async (file: string): Promise<boolean> => {
	try {
		await fs.access(file, fs.constants.X_OK);
		return true;
	} catch {
		return false;
	}
};

const isOnPath = async (name: string, {environment}: EditorPlace): Promise<boolean> => {
	const found = await Promise.all((environment['PATH'] ?? '').split(path.delimiter).filter(Boolean).map(async folder => isProgram(path.join(folder, name))));
	return found.includes(true);
};

/** $EDITOR with the words that stand behind it, such as `code --wait`; else what is there. */
const chooseEditor = async (place: EditorPlace): Promise<readonly string[] | undefined> => {
	const words = place.environment['EDITOR']?.trim().split(/\s+/v).filter(Boolean) ?? [];
	if (words.length > 0) {
		return words;
	}

	const usual = ['nano', 'vi'];
	const there = await Promise.all(usual.map(async name => isOnPath(name, place)));
	const name = usual.find((_, index) => there[index]);
	return name === undefined ? undefined : [name];
};

/** The editor has the terminal until it ends; its words are never read by a shell. */
const runEditor = async ([program = '', ...words]: readonly string[], file: string): Promise<string | undefined> => {
	try {
		const child = spawn(program, [...words, file], {stdio: 'inherit'});
		const [exitCode, signal] = await once(child, 'exit') as [number | undefined, string | undefined];
		return exitCode === 0 ? undefined : `${program} ended with ${exitCode ?? signal ?? 'nothing'}: the file was not changed.`;
	} catch (error) {
		return `${program} could not be started: ${error instanceof Error ? error.message : String(error)}. The file was not changed. Set EDITOR.`;
	}
};

const readBack = async (file: string): Promise<Edited> => {
	const {size} = await fs.stat(file);
	return size > largestFile ? {problem: 'The file is too large now: it was not changed.'} : {text: await fs.readFile(file, 'utf8')};
};

/**
Lets the person in front of this terminal edit a text, in an editor of theirs, on a temporary copy.

@param name - By which the file is known; its last part ends the name of the copy.
*/
export const editText = async ({name, text}: {readonly name: string; readonly text: string}, place: EditorPlace): Promise<Edited> => {
	const editor = await chooseEditor(place);
	if (!editor) {
		return {problem: 'There is no editor here: set EDITOR to yours. The file was not changed.'};
	}

	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-simulated-edit-'));
	try {
		const file = path.join(folder, `edit-${path.posix.basename(name).replaceAll(/[^\w\-.]/gv, '_')}`);
		await fs.writeFile(file, text, {mode: 0o600});
		const problem = await runEditor(editor, file);
		return problem === undefined ? await readBack(file) : {problem};
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}
};
