import {type FileHandle, open} from 'node:fs/promises';
import path from 'node:path';
import {sealLine} from './journal-line.js';
import {maskValue} from './mask-value.js';
import {synchroniseFolder} from './run-folder.js';
import {StorageError, toStorageError} from './storage-error.js';

/** Its name in the run's folder. */
export const journalName = 'journal.jsonl';

export type Journal = {
	readonly file: string;
	/**
	Adds an entry, secrets masked. Fulfils when it is safe on the disk; entries stand in the order of the calls.

	@throws {StorageError} Where it is not: then nothing may be done that relies on it.
	*/
	append(kind: string, facts: Readonly<Record<string, unknown>>): Promise<void>;
	/** Waits for the entries before. */
	close(): Promise<void>;
};

export type JournalOptions = {
	/** The run's. */
	readonly folder: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The disk; the machine's own where it is not said. */
	readonly open?: (file: string) => Promise<FileHandle>;
};

const openNew = async (file: string): Promise<FileHandle> => open(file, 'ax', 0o600);

class FileJournal implements Journal {
	readonly #handle: FileHandle;
	readonly #now: () => number;
	#sequence = 0;
	/** Of the last whole entry. */
	#checksum = '';
	/** Bytes up to the end of the last whole entry. */
	#length = 0;
	/** An entry failed in its middle and could not be cut off. */
	#isTorn = false;
	#last: Promise<unknown> = Promise.resolve();
	readonly file: string;

	constructor(file: string, handle: FileHandle, now: () => number) {
		this.file = file;
		this.#handle = handle;
		this.#now = now;
	}

	async #cut(): Promise<void> {
		try {
			await this.#handle.truncate(this.#length);
			this.#isTorn = false;
		} catch {
			this.#isTorn = true;
		}
	}

	async #write(entry: Readonly<Record<string, unknown>>): Promise<void> {
		const {text, checksum} = sealLine(entry, this.#checksum);
		const line = new TextEncoder().encode(`${this.#isTorn ? '\n' : ''}${text}\n`);
		try {
			// What is written to a file that was removed is kept nowhere.
			const {nlink} = await this.#handle.stat();
			if (nlink === 0) {
				throw new StorageError(`The journal of this run was removed: ${this.file}.`, 'Start the wizard again; it begins a new one.');
			}

			await this.#handle.appendFile(line);
			await this.#handle.sync();
			this.#length += line.length;
			this.#checksum = checksum;
			this.#isTorn = false;
		} catch (error) {
			await this.#cut();
			throw toStorageError(error, {subject: 'The journal of this run', place: this.file});
		}
	}

	async #writeAfter(previous: Promise<unknown>, write: () => Promise<void>): Promise<void> {
		try {
			await previous;
		} catch {
			// Whoever asked for that entry knows; this one stands for itself.
		}

		await write();
	}

	async append(kind: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
		this.#sequence += 1;
		const sequence = this.#sequence;
		const at = new Date(this.#now()).toISOString();
		// As it is now: whoever hands it over may go on with it.
		const masked = maskValue(facts) as Readonly<Record<string, unknown>>;
		const entry = {
			sequence, at, kind, ...masked,
		};
		const written = this.#writeAfter(this.#last, async () => this.#write(entry));
		this.#last = written;
		return written;
	}

	async close(): Promise<void> {
		await this.#writeAfter(this.#last, async () => this.#handle.close());
	}
}

/**
Starts the journal of a run: `journal.jsonl`, one JSON object a line, which nobody else can read (0600). It must not be there yet.

@throws {StorageError} Where it cannot be written.
*/
export const createJournal = async ({folder, now, open: openFile = openNew}: JournalOptions): Promise<Journal> => {
	const file = path.join(folder, journalName);
	try {
		const handle = await openFile(file);
		await synchroniseFolder(folder);
		return new FileJournal(file, handle, now);
	} catch (error) {
		throw toStorageError(error, {subject: 'The journal of this run', place: file});
	}
};
