export const blockSize = 512;

export type TarHeader = {
	readonly name: string;
	/** Bytes of the content. */
	readonly size: number;
	/** One character; empty for the block of zeros that ends an archive. */
	readonly type: string;
};

const decoder = new TextDecoder();

const textOf = (field: Uint8Array): string => {
	const end = field.indexOf(0);
	return decoder.decode(end === -1 ? field : field.subarray(0, end));
};

const binaryNumberOf = (field: Uint8Array): number => {
	let value = 0;
	for (const byte of field.subarray(-8)) {
		value = (value * 256) + byte;
	}

	return value;
};

/** Octal digits or, where those do not suffice, a binary number whose first bit is set (GNU tar). */
const numberOf = (field: Uint8Array): number => {
	if ((field[0] ?? 0) >= 0x80) {
		return binaryNumberOf(field);
	}

	const digits = textOf(field).trim();
	return /^[0-7]*$/v.test(digits) ? Number.parseInt(`0${digits}`, 8) : NaN;
};

/** The sum of all bytes, those of the sum itself taken for spaces. */
const sumOf = (block: Uint8Array): number => {
	let sum = 8 * 0x20;
	for (const [index, byte] of block.entries()) {
		sum += index >= 148 && index < 156 ? 0 : byte;
	}

	return sum;
};

/**
Reads one header of a tar archive (POSIX.1-1988 ustar, as Go's archive/tar writes it).

@param block 512 bytes.
@returns Undefined where it is none: its checksum is wrong.
*/
export const readTarHeader = (block: Uint8Array): TarHeader | undefined => {
	if (block.every(byte => byte === 0)) {
		return {name: '', size: 0, type: ''};
	}

	const size = numberOf(block.subarray(124, 136));
	if (numberOf(block.subarray(148, 156)) !== sumOf(block) || !Number.isSafeInteger(size)) {
		return undefined;
	}

	// Only POSIX headers have a prefix there; those of old GNU tar keep times in its place.
	const isPosix = decoder.decode(block.subarray(257, 263)) === 'ustar\0';
	const prefix = isPosix ? textOf(block.subarray(345, 500)) : '';
	const name = textOf(block.subarray(0, 100));
	return {name: prefix === '' ? name : `${prefix}/${name}`, size, type: String.fromCodePoint(block[156] ?? 0)};
};
