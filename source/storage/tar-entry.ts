import {Buffer} from 'node:buffer';
import {blockSize} from './tar-header.js';

/** What goes into an archive. */
export type ArchivedEntry = {
	/** Path in the archive; a folder's ends with a slash. */
	readonly name: string;
	/** Of a file. */
	readonly content?: Uint8Array;
	/** Where a symbolic link leads. */
	readonly target?: string;
	/** Permissions. */
	readonly mode: number;
	/** When it was changed, milliseconds since 1970. */
	readonly changedAt: number;
};

/** The two blocks of zeros that end an archive. */
export const tarEnd: Uint8Array = new Uint8Array(2 * blockSize);

const nameWidth = 100;

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

const padded = (content: Uint8Array): Uint8Array => {
	const blocks = new Uint8Array(Math.ceil(content.length / blockSize) * blockSize);
	blocks.set(content);
	return blocks;
};

/** A field of a fixed width; what does not fit is cut off, and stands whole in the notes before it. */
const field = (text: string, width: number): Uint8Array => {
	const bytes = new Uint8Array(width);
	bytes.set(new TextEncoder().encode(text).subarray(0, width));
	return bytes;
};

const header = ({name, target = '', type, size, mode, changedAt}: {
	readonly name: string;
	readonly target?: string;
	readonly type: string;
	readonly size: number;
	readonly mode: number;
	readonly changedAt: number;
}): Uint8Array => {
	const block = Uint8Array.from([
		...field(name, nameWidth),
		...field(`${octal(mode % 0o1_0000, 8)}${octal(0, 8)}${octal(0, 8)}${octal(size, 12)}${octal(Math.max(0, Math.floor(changedAt / 1000)), 12)}${' '.repeat(8)}${type}`, 57),
		...field(target, nameWidth),
		...field('ustar\u{0}00', blockSize - nameWidth - 57 - nameWidth),
	]);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
	return block;
};

/** A line of a note counts its own length, in bytes and with the digits of that number. */
const noteLine = (key: string, value: string): string => {
	const rest = new TextEncoder().encode(` ${key}=${value}\n`).length;
	let length = rest + 1;
	while (length !== rest + String(length).length) {
		length = rest + String(length).length;
	}

	return `${length} ${key}=${value}\n`;
};

const isLong = (text: string): boolean => new TextEncoder().encode(text).length > nameWidth;

/**
One entry of a tar archive (POSIX.1-2001 pax, which every tar reads): notes for what is longer than a header has room for, the header, and the content.
The owner is left out, for whoever unpacks it is the owner then.
*/
export const formatTarEntry = ({name, content = new Uint8Array(0), target, mode, changedAt}: ArchivedEntry): Uint8Array => {
	const isFolder = name.endsWith('/');
	const type = target === undefined ? (isFolder ? '5' : '0') : '2';
	const notes = new TextEncoder().encode([
		...(isLong(name) ? [noteLine('path', name)] : []),
		...(isLong(target ?? '') ? [noteLine('linkpath', target ?? '')] : []),
	].join(''));
	return Buffer.concat([
		...(notes.length === 0
			? []
			: [
				header({
					name: 'notes', type: 'x', size: notes.length, mode, changedAt,
				}),
				padded(notes),
			]),
		header({
			name, type, size: content.length, mode, changedAt, ...(target !== undefined && {target}),
		}),
		padded(content),
	]);
};
