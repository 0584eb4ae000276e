import {Buffer} from 'node:buffer';

/** A file in an archive; a name that ends with a slash is a folder. */
export type TarEntry = {readonly name: string; readonly content: string};

const blockSize = 512;

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** One header of POSIX ustar. The checksum counts its own field as blanks. */
const header = (name: string, size: number, seconds: number): Uint8Array => {
	const isFolder = name.endsWith('/');
	const fields = [
		name.padEnd(100, '\0'),
		octal(isFolder ? 0o755 : 0o600, 8),
		octal(0, 8),
		octal(0, 8),
		octal(size, 12),
		octal(seconds, 12),
		' '.repeat(8),
		isFolder ? '5' : '0',
		'\0'.repeat(100),
		'ustar\u{0}00',
	].join('');
	const block = new Uint8Array(blockSize);
	block.set(new TextEncoder().encode(fields));
	let sum = 0;
	for (const byte of block) {
		sum += byte;
	}

	block.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
	return block;
};

/**
Makes a tar archive of a few small text files.

@param at Milliseconds since 1970, for all of them.
*/
export const makeTar = (entries: readonly TarEntry[], at: number): Uint8Array => {
	const blocks = entries.flatMap(({name, content}) => {
		const bytes = new TextEncoder().encode(content);
		const padded = new Uint8Array(Math.ceil(bytes.length / blockSize) * blockSize);
		padded.set(bytes);
		return [header(name, bytes.length, Math.floor(at / 1000)), padded];
	});
	// Two empty blocks are the end.
	return Buffer.concat([...blocks, new Uint8Array(2 * blockSize)]);
};
