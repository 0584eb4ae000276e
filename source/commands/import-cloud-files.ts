import {type ModelStatus} from '../domain/status.js';
import {neutralise} from '../juju/neutralise.js';
import {readText, type Input} from './diagnose-read.js';
import {readSavedStatus} from './diagnose-status.js';
import {readCopyDocument, type CloudCopy} from './import-cloud-document.js';
import {UsageError} from './options.js';

/** Characters of a file that are read: more than any client prints, of a model of any size. */
const longestFile = 64 * 1024 * 1024;

const labelOf = (file: string): string => (file === '-' ? 'Standard input' : `The file ${neutralise(file)}`);

const advice = 'Give what juju status --format json prints, whole; YAML will do as well.';

/** Several statuses may stand one after the other, as a loop over models writes them. Each begins at the start of a line. */
const pieceStart = /^(?=\{|(?:model|environment):)/mv;

const withoutSeparators = (text: string): string => text.replaceAll(/^(?:---|\.\.\.)[\t\r ]*$/gmv, '');

const readPiece = async (text: string, label: string): Promise<ModelStatus> => {
	const saved = await readSavedStatus(text);
	if (!saved) {
		throw new UsageError(`${label} is no status of a model.`, advice);
	}

	if (saved.form === 'table') {
		throw new UsageError(`${label} is the table that juju status shows to people: it tells no agent's version.`, 'Save it with juju status --format json.');
	}

	return saved.status;
};

const readStatuses = async (text: string, label: string): Promise<readonly ModelStatus[]> => {
	const pieces = withoutSeparators(text).split(pieceStart);
	const documents = pieces.filter((piece, index) => index > 0 || /^(?:\{|(?:model|environment):)/v.test(piece));
	return documents.length === 0 ? [await readPiece(text, label)] : Promise.all(documents.map(async piece => readPiece(piece, label)));
};

const readFile = async (file: string, stdin: Input): Promise<CloudCopy> => {
	const label = labelOf(file);
	const {text, isWhole} = await readText(file, stdin, longestFile);
	if (text.trim() === '') {
		throw new UsageError(`${label} is empty.`, advice);
	}

	if (!isWhole) {
		throw new UsageError(`${label} is longer than any status.`, advice);
	}

	return await readCopyDocument(text, label) ?? {statuses: await readStatuses(text, label), controller: {}, published: []};
};

/**
Reads saved statuses: JSON or YAML of any version from 1.25 on, one or several to a file, gzip or not; or what `rehearse -o` wrote.

@throws {UsageError} Where a file cannot be read, or is no status.
*/
export const readCloudFiles = async (files: readonly string[], stdin: Input): Promise<CloudCopy> => {
	const [first, ...others] = await Promise.all(files.map(async file => readFile(file, stdin)));
	if (!first) {
		throw new UsageError('No status was given.', advice);
	}

	return {
		statuses: [first, ...others].flatMap(({statuses}) => statuses),
		controller: [first, ...others].find(({controller}) => controller.version !== undefined)?.controller ?? {},
		published: [first, ...others].flatMap(({published}) => published),
	};
};
