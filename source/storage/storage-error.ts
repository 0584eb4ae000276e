const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const misplaced: ReadonlySet<string> = new Set(['ENOTDIR', 'EEXIST', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
A file of ours that could not be written. Two sentences for the operator: `message` says what happened, `advice` what to do.

Exit code 3: what is wrong lies outside of the program, and nothing was changed.
*/
export class StorageError extends Error {
	readonly advice: string;
	readonly exitCode: number;

	constructor(message: string, advice: string, {exitCode = 3, cause}: {readonly exitCode?: number; readonly cause?: unknown} = {}) {
		super(message, {cause});
		this.name = 'StorageError';
		this.advice = advice;
		this.exitCode = exitCode;
	}
}

/** The system's word for what went wrong: `ENOSPC`. Empty where there is none. */
export const errorCode = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export type UnwrittenFile = {
	/** What it is, as the start of a sentence: `The journal of this run`. */
	readonly subject: string;
	/** The file or folder. */
	readonly place: string;
	/** What chooses another place; `--data-directory` where it is not said. */
	readonly setting?: string;
};

/**
Turns what the file system threw into an error for the operator; one that is such already stays.
*/
export const toStorageError = (error: unknown, {subject, place, setting = '--data-directory'}: UnwrittenFile): StorageError => {
	if (error instanceof StorageError) {
		return error;
	}

	const code = errorCode(error);
	const chooseAnother = `choose another place with ${setting}, and try again.`;
	const sentence = `${subject} could not be written to ${place}`;
	if (full.has(code)) {
		return new StorageError(`${sentence}: the disk is full.`, `Make room there, or ${chooseAnother}`, {cause: error});
	}

	if (forbidden.has(code)) {
		return new StorageError(`${sentence}: this user may not write there.`, `Give yourself the right to write there, or ${chooseAnother}`, {cause: error});
	}

	if (misplaced.has(code)) {
		return new StorageError(`${sentence}: a part of that path is not what it should be (${code}).`, `Look at that path, or ${chooseAnother}`, {cause: error});
	}

	return new StorageError(`${sentence}: ${error instanceof Error ? error.message : String(error)}.`, `Look at that place, or ${chooseAnother}`, {cause: error});
};
