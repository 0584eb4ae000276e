import {Buffer} from 'node:buffer';
import {createReadStream} from 'node:fs';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip} from 'node:zlib';
import {errorCode} from '../storage/storage-error.js';
import {UsageError} from './options.js';

/** Where `-` is read from. */
export type Input = AsyncIterable<Uint8Array>;

/** A reader of a text in pieces. */
export type Take = (piece: string) => 'more' | 'enough';

const explanations: Readonly<Record<string, string>> = {
	ENOENT: 'does not exist',
	EACCES: 'cannot be read by this user',
	EPERM: 'cannot be read by this user',
	EISDIR: 'is a folder, not a file',
	ENOTDIR: 'does not exist',
};

const explain = (error: unknown, file: string): Error => {
	const code = errorCode(error);
	if (code.startsWith('Z_')) {
		return new UsageError(`The file ${file} is damaged: it begins as gzip does and ends too soon.`, 'Copy it again, or unpack it with zcat and give what comes out.');
	}

	return code === ''
		? (error instanceof Error ? error : new Error(String(error)))
		: new UsageError(`The file ${file} ${explanations[code] ?? `cannot be read (${code})`}.`, 'Look at its name; - stands for standard input.');
};

const readHead = async (iterator: AsyncIterator<Uint8Array, unknown>, head: Uint8Array): Promise<Uint8Array> => {
	if (head.length >= 2) {
		return head;
	}

	const next = await iterator.next();
	return next.done === true ? head : readHead(iterator, head.length === 0 ? next.value : Buffer.concat([head, next.value]));
};

/** The first bytes of a stream, as many as say what it is, and the stream with them. */
const peek = async (source: AsyncIterable<Uint8Array>): Promise<{readonly head: Uint8Array; readonly whole: () => AsyncIterable<Uint8Array>}> => {
	const iterator = source[Symbol.asyncIterator]();
	const head = await readHead(iterator, new Uint8Array());
	return {
		head,
		async * whole() {
			yield head;
			yield * {[Symbol.asyncIterator]: () => iterator};
		},
	};
};

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1F && head[1] === 0x8B;

/** What a shell of Windows writes with `>`. */
const isWide = (head: Uint8Array): boolean => head[0] === 0xFF && head[1] === 0xFE;

const decode = async (chunks: AsyncIterable<Uint8Array>, take: Take): Promise<void> => {
	let decoder: InstanceType<typeof TextDecoder> | undefined;
	for await (const chunk of chunks) {
		decoder ??= new TextDecoder(isWide(chunk) ? 'utf-16le' : 'utf8');
		if (take(decoder.decode(chunk, {stream: true})) === 'enough') {
			return;
		}
	}

	take(decoder?.decode() ?? '');
};

/**
Reads a file in pieces of text, with flat memory: gzip is unpacked, whatever the file is called, and bytes that are no text become `\u{FFFD}`.

@param file `-` is standard input.
@throws {UsageError} Where it cannot be read.
*/
export const readPieces = async (file: string, stdin: Input, take: Take): Promise<void> => {
	try {
		const {head, whole} = await peek(file === '-' ? stdin : createReadStream(file, {highWaterMark: 256 * 1024}));
		await (isGzip(head)
			? pipeline(Readable.from(whole()), createGunzip({chunkSize: 256 * 1024}), async (chunks: AsyncIterable<Uint8Array>) => decode(chunks, take))
			: decode(whole(), take));
	} catch (error) {
		throw explain(error, file);
	}
};

/**
Reads the beginning of a text.

@param limit Characters, at most.
*/
export const readText = async (file: string, stdin: Input, limit: number): Promise<{readonly text: string; readonly isWhole: boolean}> => {
	let text = '';
	await readPieces(file, stdin, piece => {
		text += piece;
		return text.length <= limit ? 'more' : 'enough';
	});
	return {text: text.slice(0, limit), isWhole: text.length <= limit};
};
