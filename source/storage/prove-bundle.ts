import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {errorCode, StorageError} from './storage-error.js';

export type BundleProof = {
	readonly file: string;
	/** Bytes. */
	readonly size: number;
	readonly sha256: string;
};

const exportAgain = 'Export it again.';

const read = async (file: string): Promise<Uint8Array> => {
	try {
		return await readFile(file);
	} catch (error) {
		const isMissing = errorCode(error) === 'ENOENT';
		throw new StorageError(isMissing ? `Juju said that it exported the bundle, but ${file} is not there.` : `The bundle ${file} cannot be read: ${String(error)}.`, exportAgain, {cause: error});
	}
};

/**
Proves that a file is a bundle as Juju exports it: it lists applications and ends with a line break. What is in it is not judged.

Source: 2.5 to 3.6 `apiserver/facades/client/bundle/bundle.go` (a model without applications is refused, so each bundle lists some).

@throws {StorageError} Where it is none.
*/
export const proveBundle = async (file: string): Promise<BundleProof> => {
	const bytes = await read(file);
	const text = new TextDecoder().decode(bytes);
	if (bytes.length === 0) {
		throw new StorageError(`The bundle ${file} is empty.`, exportAgain);
	}

	if (!/^(?:applications|services):$/mv.test(text) || !text.endsWith('\n')) {
		throw new StorageError(`${file} is no whole bundle: ${text.endsWith('\n') ? 'it lists no applications' : 'its last line breaks off'}.`, exportAgain);
	}

	return {file, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')};
};
