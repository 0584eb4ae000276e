import path from 'node:path';
import {maskValue} from '../storage/mask-value.js';
import {writeFileSafely} from '../storage/write-file-safely.js';
import {type Streams} from './headless.js';
import {UsageError, type Options} from './options.js';

/**
The form of a result.

@throws {UsageError} For one that this command does not have.
*/
export const chooseFormat = <Format extends string>({format}: Options, command: string, formats: readonly Format[]): Format => {
	const found = formats.find(name => name === (format ?? 'text'));
	if (found === undefined) {
		throw new UsageError(`${command} has no format "${format ?? ''}".`, `There are: ${formats.join(', ')}.`);
	}

	return found;
};

/** Commands without arguments say so, rather than leave out what was meant. */
export const refuseWords = (command: string, rest: readonly string[]): void => {
	if (rest.length > 0) {
		throw new UsageError(`${command} takes no argument, but was given "${rest.join(' ')}".`, 'Name the controller with -c and models with -m.');
	}
};

/** A document without secrets, whatever Juju's answers held. */
export const withoutSecrets = <Document>(document: Document): Document => maskValue(document) as Document;

/**
Writes a result where the options want it: to stdout and nothing else there, or into a file.

@throws {StorageError} Where the file cannot be written.
*/
export const printResult = async (text: string, {output}: Options, {stdout, stderr}: Streams): Promise<void> => {
	if (output === undefined) {
		stdout.write(text);
		return;
	}

	const file = path.resolve(output);
	await writeFileSafely(file, text, 'The result', '--output');
	stderr.write(`Written: ${file}\n`);
};
