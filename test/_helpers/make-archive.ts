import {gzipSync} from 'node:zlib';

export type ArchiveEntry = {
	readonly name: string;
	readonly content?: string;
	/** One character; an ordinary file where it is not said. */
	readonly type?: string;
	/** Longest part of the path in front of the name. */
	readonly prefix?: string;
	/** Written as a binary number, as GNU tar does for huge files. */
	readonly hasBinarySize?: boolean;
};

const blockSize = 512;

const write = (block: Uint8Array, offset: number, text: string): void => {
	block.set(new TextEncoder().encode(text), offset);
};

const header = ({name, content = '', type = '0', prefix = '', hasBinarySize = false}: ArchiveEntry): Uint8Array => {
	const block = new Uint8Array(blockSize);
	const size = new TextEncoder().encode(content).length;
	write(block, 0, name);
	write(block, 100, '0000600\0');
	if (hasBinarySize) {
		block[124] = 0x80;
		new DataView(block.buffer).setUint32(132, size);
	} else {
		write(block, 124, `${size.toString(8).padStart(11, '0')}\0`);
	}

	write(block, 148, ' '.repeat(8));
	write(block, 156, type);
	write(block, 257, 'ustar\u{0}00');
	write(block, 345, prefix);
	const sum = block.reduce((total, byte) => total + byte, 0);
	write(block, 148, `${sum.toString(8).padStart(6, '0')}\0 `);
	return block;
};

const padded = (content: string): Uint8Array => {
	const bytes = new TextEncoder().encode(content);
	const block = new Uint8Array(Math.ceil(bytes.length / blockSize) * blockSize);
	block.set(bytes);
	return block;
};

const join = (parts: readonly Uint8Array[]): Uint8Array => {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}

	return whole;
};

/** A tar archive; with its two blocks of zeros at the end unless `isEnded` says otherwise. */
export const makeTar = (entries: readonly ArchiveEntry[], isEnded = true): Uint8Array => join([
	...entries.flatMap(entry => [header(entry), padded(entry.content ?? '')]),
	...(isEnded ? [new Uint8Array(2 * blockSize)] : []),
]);

/** What the backups of Juju 2.9 and 3.6 hold, compressed. */
export const makeArchive = (entries: readonly ArchiveEntry[] = [
	{name: 'juju-backup/', type: '5'},
	{name: 'juju-backup/metadata.json', content: '{"ID":"20261121-031200"}'},
	{name: 'juju-backup/root.tar', content: 'x'.repeat(10_000)},
	{name: 'juju-backup/dump/oplog.bson', content: 'dump'},
]): Uint8Array => gzipSync(makeTar(entries));
