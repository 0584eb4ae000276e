import {parseVersion, type JujuVersion} from '../../source/domain/version.js';

export type DialectCase = {
	/** Name of its golden file. */
	readonly name: string;
	readonly client: string;
	readonly controller: string;
	readonly wanted: string;
	readonly isKubernetes?: boolean;
	/** The model that the intents are about; `admin/web` where not given. */
	readonly modelName?: string;
	/** Recorded clients of the same line: their tables of options hold. */
	readonly recorded: readonly string[];
};

/** Clients that the program supports in full, each with a controller of its own line. */
export const dialectCases: readonly DialectCase[] = [
	{
		name: '1.25', client: '1.25.13', controller: '1.25.6', wanted: '1.25.13', modelName: 'admin/controller', recorded: [],
	},
	...[0, 1, 2, 3, 4, 5, 6, 7].map(minor => ({
		name: `2.${minor}`, client: `2.${minor}.9`, controller: `2.${minor}.2`, wanted: `2.${minor}.9`, recorded: [],
	})),
	{
		name: '2.8', client: '2.8.13', controller: '2.8.6', wanted: '2.8.13', recorded: ['2.8.13'],
	},
	{
		name: '2.9', client: '2.9.52', controller: '2.9.49', wanted: '2.9.52', recorded: ['2.9.52'],
	},
	{
		name: '2.9-before-33', client: '2.9.31', controller: '2.9.29', wanted: '2.9.31', recorded: ['2.9.31'],
	},
	{
		name: '3.0', client: '3.0.4', controller: '3.0.2', wanted: '3.0.4', recorded: ['3.0.4'],
	},
	...[1, 2, 3, 4, 5].map(minor => ({
		name: `3.${minor}`, client: `3.${minor}.5`, controller: `3.${minor}.2`, wanted: `3.${minor}.5`, recorded: ['3.0.4', '3.6.28'],
	})),
	{
		name: '3.6', client: '3.6.28', controller: '3.6.4', wanted: '3.6.28', recorded: ['3.6.28'],
	},
	{
		name: '3.6-kubernetes', client: '3.6.28', controller: '3.6.4', wanted: '3.6.28', isKubernetes: true, recorded: ['3.6.28'],
	},
	{
		name: '4.0', client: '4.0.15', controller: '4.0.14', wanted: '4.0.15', recorded: ['4.0.15'],
	},
	{
		name: '4.1', client: '4.1.1', controller: '4.1.0', wanted: '4.1.1', recorded: ['4.0.15'],
	},
];

/** A version that is one. */
export const versionOf = (text: string): JujuVersion => {
	const version = parseVersion(text);
	if (!version) {
		throw new Error(`${text} is no version`);
	}

	return version;
};
