import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

const findRoot = (folder: string): string =>
	existsSync(path.join(folder, 'package.json')) ? folder : findRoot(path.dirname(folder));

const fixtures = path.join(findRoot(import.meta.dirname), 'test', 'fixtures');

/**
Reads a file of test/fixtures, wherever the compiled test lies.

@throws Where there is no such file.
*/
export const readFixture = (file: string): string => readFileSync(path.join(fixtures, file), 'utf8');

/** The names of the files in a folder of test/fixtures, sorted. */
export const listFixtures = (folder: string): readonly string[] => readdirSync(path.join(fixtures, folder)).toSorted();

/** The lines of a file with one JSON document a line. */
export const readJsonLines = <Line>(file: string): readonly Line[] =>
	readFixture(file).split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Line);
