import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type JournalEntry} from '../domain/journal-entry.js';
import {openLine, type OpenedLine} from './journal-line.js';
import {journalName} from './journal.js';

/** A place in the journal where something is wrong. Nothing is guessed in its place. */
export type JournalDamage = {
	/** From 1. */
	readonly line: number;
	/** Bytes before that line. */
	readonly offset: number;
	/** A sentence for people, with the place. */
	readonly text: string;
};

export type ReadJournal = {
	/** All that is whole, in order; also of kinds that this version of the program does not know. */
	readonly entries: readonly JournalEntry[];
	/** The last line was broken off while it was written, and was left out: what it was about had not begun yet, for an entry is whole on the disk before. */
	readonly torn: JournalDamage | undefined;
	/** In its middle. Where this is not empty, what happened there is not known. */
	readonly damage: readonly JournalDamage[];
};

const lineFeed = 0x0A;

type RawLine = {readonly bytes: Uint8Array; readonly offset: number; readonly number: number};

const splitLines = (bytes: Uint8Array): {readonly lines: readonly RawLine[]; readonly rest: RawLine} => {
	const lines: RawLine[] = [];
	let offset = 0;
	let end = bytes.indexOf(lineFeed);
	while (end !== -1) {
		lines.push({bytes: bytes.subarray(offset, end), offset, number: lines.length + 1});
		offset = end + 1;
		end = bytes.indexOf(lineFeed, offset);
	}

	return {lines, rest: {bytes: bytes.subarray(offset), offset, number: lines.length + 1}};
};

const place = ({number, offset}: RawLine): string => `Line ${number} of the journal, at byte ${offset},`;

/** Only what every entry has; undefined where it has not. */
const toEntry = ({sequence, at, kind, ...facts}: Readonly<Record<string, unknown>>): JournalEntry | undefined => {
	const time = typeof at === 'string' ? Date.parse(at) : NaN;
	return typeof sequence === 'number' && Number.isSafeInteger(sequence) && typeof kind === 'string' && Number.isFinite(time)
		? {
			sequence, at: time, kind, facts,
		}
		: undefined;
};

class JournalReader {
	/** Checksums of the lines so far: what names one of them follows it. The first line follows nothing. */
	readonly #known = new Set(['']);
	/** Numbers of the entries so far. */
	readonly #numbers = new Set<number>();
	/** What came before this line could not be read: of what it follows nothing can be said. */
	#isAfterDamage = false;
	#hasOldForm = false;
	readonly entries: JournalEntry[] = [];
	readonly damage: JournalDamage[] = [];

	#report(line: RawLine, text: string): void {
		this.damage.push({line: line.number, offset: line.offset, text});
	}

	#checkPlace(line: RawLine, {seal}: Extract<OpenedLine, {ok: true}>, {sequence}: JournalEntry): boolean {
		if (this.#numbers.has(sequence)) {
			this.#report(line, `${place(line)} repeats an entry; it was left out.`);
			return false;
		}

		// The form without checksums has only its numbers, of which an entry that could not be written has used one up.
		const isGap = seal !== undefined && !this.#known.has(seal.previous);
		if (isGap && !this.#isAfterDamage && !this.#hasOldForm) {
			this.#report(line, `Before line ${line.number} of the journal, at byte ${line.offset}, something is missing: that line does not follow the one before it.`);
		}

		return true;
	}

	take(line: RawLine): void {
		if (line.bytes.length === 0) {
			return;
		}

		const opened = openLine(line.bytes);
		const entry = opened.ok ? toEntry(opened.facts) : undefined;
		if (!opened.ok || !entry) {
			this.#report(line, `${place(line)} ${opened.ok ? 'is no entry of a journal' : opened.reason}.`);
			this.#isAfterDamage = true;
			return;
		}

		if (this.#checkPlace(line, opened, entry)) {
			this.entries.push(entry);
			this.#numbers.add(entry.sequence);
		}

		this.#known.add(opened.seal?.checksum ?? '');
		this.#hasOldForm = opened.seal === undefined;
		this.#isAfterDamage = false;
	}
}

/**
Reads what a journal holds, however much of it is there.

- A last line without its end was broken off by a crash: it is left out and reported as `torn`.
- A line in the middle that is damaged, missing or there twice is reported with its place; all others are given back.
- Kinds that this version does not know are entries as any other.
*/
export const parseJournal = (bytes: Uint8Array): ReadJournal => {
	const {lines, rest} = splitLines(bytes);
	const reader = new JournalReader();
	for (const line of lines) {
		reader.take(line);
	}

	return {
		entries: reader.entries,
		torn: rest.bytes.length === 0 ? undefined : {line: rest.number, offset: rest.offset, text: `${place(rest)} was broken off while it was written; it was left out.`},
		damage: reader.damage,
	};
};

/**
Reads the journal in a run's folder.

@throws {Error} As the file system says it: there is none, or this user may not read it.
*/
export const readJournal = async (folder: string): Promise<ReadJournal> => parseJournal(await readFile(path.join(folder, journalName)));
