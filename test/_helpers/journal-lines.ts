import fs from 'node:fs/promises';

/** The entries of a journal, without what is the same in all of them. */
export const readJournal = async (file: string): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> => {
	const text = await fs.readFile(file, 'utf8');
	return text.split('\n').filter(line => line !== '').map(line => {
		const {schema: _, previous: _previous, checksum: _checksum, ...entry} = JSON.parse(line) as Record<string, unknown>;
		return entry;
	});
};
