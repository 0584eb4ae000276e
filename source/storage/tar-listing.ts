import {blockSize, readTarHeader, type TarHeader} from './tar-header.js';

/** So many names are kept; the others are only counted. */
const mostNames = 10_000;

/** Bytes of a name that stands outside of its header; paths of the system are shorter. */
const longestName = 16_384;

export type TarListing = {
	readonly names: readonly string[];
	readonly count: number;
};

export type TarReader = {
	/** @throws {Error} Where this is no archive, in words for the operator. */
	push(chunk: Uint8Array): void;
	/** @throws {Error} Where the archive is not whole. */
	finish(): TarListing;
};

/** What is told of each entry as it is read. */
export type TarEntry = {
	readonly name: string;
	/** Bytes of its content; nothing for a folder. */
	readonly size: number;
};

/** Gets the whole content of an entry. */
export type ContentTaker = (content: Uint8Array) => void;

/** Called with each entry; gives back a taker where the entry's content is wanted. */
export type TellEntry = (entry: TarEntry) => ContentTaker | undefined;

/** Bytes of a content that is taken; longer ones are passed over. */
const longestContent = 65_536;

/** What stands between two files: notes of tar itself (POSIX `g` and `x`, GNU `L` and `K`). */
const noteTypes: ReadonlySet<string> = new Set(['g', 'x', 'L', 'K']);

/** Sizes count without what fills the last block. */
const padded = (size: number): number => Math.ceil(size / blockSize) * blockSize;

/** GNU's long name is the bare text; the POSIX one stands among lines of `LENGTH KEY=VALUE` (pax). */
const readLongName = (bytes: Uint8Array, type: string): string | undefined => {
	const text = new TextDecoder().decode(bytes);
	return type === 'L' ? text.split('\0', 1)[0] : /^\d{1,10} path=(?<name>[^\n]*)$/mv.exec(text)?.groups?.['name'];
};

class StreamedTar implements TarReader {
	readonly #tell: TellEntry;
	readonly #names: string[] = [];
	#count = 0;
	/** What is being collected, a header or a long name, and how much of it is there. */
	#block = new Uint8Array(blockSize);
	#filled = 0;
	/** Set while a long name is being collected. */
	#note: TarHeader | undefined;
	#longName: string | undefined;
	/** Set while a content is being collected. */
	#taker: ContentTaker | undefined;
	/** Bytes of content that are passed over. */
	#skip = 0;
	#current = '';
	#isEnded = false;

	constructor(tell: TellEntry) {
		this.#tell = tell;
	}

	#takeHeader(header: TarHeader | undefined): void {
		if (!header) {
			throw new Error(this.#count === 0 ? 'What it holds is no tar archive.' : `The archive is damaged behind ${this.#current}.`);
		}

		if (header.type === '') {
			this.#isEnded = true;
		} else if ((header.type === 'L' || header.type === 'x') && header.size > 0 && header.size <= longestName) {
			this.#note = header;
			this.#block = new Uint8Array(padded(header.size));
		} else {
			this.#skip = padded(header.size);
			if (!noteTypes.has(header.type)) {
				this.#addEntry(header);
			}

			if (this.#taker) {
				this.#skip = 0;
				this.#note = header;
				this.#block = new Uint8Array(padded(header.size));
			}
		}
	}

	#addEntry({name, size}: TarHeader): void {
		this.#current = this.#longName ?? name;
		this.#longName = undefined;
		this.#count += 1;
		const taker = this.#tell({name: this.#current, size});
		this.#taker = size > 0 && size <= longestContent ? taker : undefined;
		if (this.#names.length < mostNames) {
			this.#names.push(this.#current);
		}
	}

	#takeBlock(): void {
		this.#filled = 0;
		if (!this.#note) {
			this.#takeHeader(readTarHeader(this.#block));
			return;
		}

		const {type, size} = this.#note;
		const content = this.#block.subarray(0, size);
		if (this.#taker) {
			this.#taker(content);
			this.#taker = undefined;
		} else {
			this.#longName = readLongName(content, type) ?? this.#longName;
		}

		this.#note = undefined;
		this.#block = new Uint8Array(blockSize);
	}

	push(chunk: Uint8Array): void {
		let offset = 0;
		while (offset < chunk.length && !this.#isEnded) {
			const left = chunk.length - offset;
			if (this.#skip > 0) {
				const passed = Math.min(this.#skip, left);
				this.#skip -= passed;
				offset += passed;
				continue;
			}

			const part = chunk.subarray(offset, offset + this.#block.length - this.#filled);
			this.#block.set(part, this.#filled);
			this.#filled += part.length;
			offset += part.length;
			if (this.#filled === this.#block.length) {
				this.#takeBlock();
			}
		}
	}

	finish(): TarListing {
		if (!this.#isEnded) {
			throw new Error(this.#count === 0 ? 'What it holds is no tar archive.' : `The archive breaks off at ${this.#current}.`);
		}

		return {names: this.#names, count: this.#count};
	}
}

/**
Lists the names in a tar archive while it streams by; of its content only what is asked for is kept, and that is short.

@param tell Called with every entry in order, also with those beyond the names that are kept.
*/
export const createTarReader = (tell: TellEntry = () => undefined): TarReader => new StreamedTar(tell);
