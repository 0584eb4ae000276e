import {readFile, stat} from 'node:fs/promises';
import {parseDocument, type Document} from 'yaml';
import {type ConfigFile, type SettingValue} from '../domain/charm/settings.js';
import {sizeOf} from '../domain/words.js';
import {neutralise} from '../juju/neutralise.js';
import {settingValueOf} from './charm-files.js';
import {errorCode, StorageError} from './storage-error.js';

/** Bytes. Settings are some kilobytes; what is larger is another file by mistake. */
const largestFile = 1_048_576;

const wrong = (message: string, advice: string, cause?: unknown): StorageError => new StorageError(message, advice, {exitCode: 2, cause});

const form = 'A file with settings is YAML: either "name: value" lines, or these below the name of the application.';

const readText = async (file: string): Promise<string> => {
	try {
		const facts = await stat(file);
		if (!facts.isFile()) {
			throw wrong(`${file} is no file.`, 'Give the path of a file with settings.');
		}

		if (facts.size > largestFile) {
			throw wrong(`${file} is ${sizeOf(facts.size)} large; settings are some kilobytes.`, 'Give the path of a file with settings.');
		}

		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof StorageError) {
			throw error;
		}

		throw errorCode(error) === 'ENOENT'
			? wrong(`There is no file ${file}.`, 'Give the path of a file with settings.', error)
			: wrong(`${file} cannot be read: ${errorCode(error) === 'EACCES' ? 'this user may not' : String(error)}.`, 'Give the path of a file that you may read.', error);
	}
};

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

const settingsIn = (mapping: Mapping, file: string): Readonly<Record<string, SettingValue>> => Object.fromEntries(Object.entries(mapping).map(([name, value]) => {
	if (typeof value === 'object' && value !== null) {
		throw wrong(`The setting ${neutralise(name)} in ${file} is a list or a mapping; settings of charms are single values.`, form);
	}

	return [neutralise(name), settingValueOf(value)];
}));

/** What refers to itself again and again grows without end; the parser refuses it. */
const valueOf = (document: Document, file: string): unknown => {
	try {
		return document.toJS() as unknown;
	} catch (error) {
		throw wrong(`${file} refers to its own parts too often to be a file with settings.`, form, error);
	}
};

const parseText = (text: string, file: string): Mapping => {
	const document = parseDocument(text, {logLevel: 'silent'});
	const [problem] = document.errors;
	if (problem) {
		throw wrong(`${file} is not YAML: ${neutralise(problem.message).split('\n', 1)[0] ?? ''}`.replace(/[.:]?$/v, '.'), form, problem);
	}

	const value = valueOf(document, file);
	if (value === null || value === undefined) {
		throw wrong(`${file} is empty.`, form);
	}

	if (!isMapping(value)) {
		throw wrong(`${file} holds no settings: its top level is ${Array.isArray(value) ? 'a list' : 'a single value'}.`, form);
	}

	return value;
};

/**
Reads a file for `--config`: settings by themselves, or below the name of their application.

@param application Whose settings they shall be.
@throws {StorageError} With exit code 2, where it holds none for that application.
*/
export const readConfigFile = async (file: string, application: string): Promise<ConfigFile> => {
	const mapping = parseText(await readText(file), file);
	const own = mapping[application];
	if (isMapping(own)) {
		return {path: file, settings: settingsIn(own, file)};
	}

	const others = Object.entries(mapping).filter(([, value]) => isMapping(value)).map(([name]) => neutralise(name));
	if (others.length > 0) {
		throw wrong(`${file} has settings of ${others.slice(0, 3).join(', ')}, and none of ${application}.`, `Put the settings below "${application}:", or give the file of that application.`);
	}

	return {path: file, settings: settingsIn(mapping, file)};
};
