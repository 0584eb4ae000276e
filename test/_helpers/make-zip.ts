import {crc32, deflateRawSync} from 'node:zlib';

const encoder = new TextEncoder();

const join = (...parts: readonly Uint8Array[]): Uint8Array => {
	const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}

	return whole;
};

const numbers = (...values: ReadonlyArray<readonly [size: 2 | 4, value: number]>): Uint8Array => join(...values.map(([size, value]) => {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, value, true);
	return bytes.subarray(0, size);
}));

/**
A zip archive of the named texts, as charmcraft makes one.
*/
export const makeZip = (files: Readonly<Record<string, string>>): Uint8Array => {
	const parts: Uint8Array[] = [];
	const directory: Uint8Array[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(files)) {
		const content = encoder.encode(text);
		const packed = new Uint8Array(deflateRawSync(content));
		const nameBytes = encoder.encode(name);
		const common = numbers([2, 20], [2, 0], [2, 8], [2, 0], [2, 33], [4, crc32(content)], [4, packed.length], [4, content.length], [2, nameBytes.length], [2, 0]);
		const local = join(encoder.encode('PK\u{3}\u{4}'), common, nameBytes, packed);
		directory.push(join(encoder.encode('PK\u{1}\u{2}'), numbers([2, 20]), common, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), nameBytes));
		parts.push(local);
		offset += local.length;
	}

	const end = join(...directory);
	const count = directory.length;
	return join(...parts, end, encoder.encode('PK\u{5}\u{6}'), numbers([2, 0], [2, 0], [2, count], [2, count], [4, end.length], [4, offset], [2, 0]));
};
