import {type CharmRelease, type DeclaredCharm} from '../cloud.js';

/** What of the cast differs between the times in which it plays. */
export type CharmEra = {
	/** Ubuntu under all of it, such as `22.04`. */
	readonly base: string;
	/** One that nothing here runs on. */
	readonly otherBase: string;
	/** Charmhub has tracks; the old store has one line, with its risks from 2.0 on. */
	readonly store: 'charmhub' | 'charmstore' | 'charmstore-1';
	/** Of all that runs; whoever has the second never goes back. */
	readonly format: 1 | 2;
	/** Id of the first machine that charms live on; in 1.25 the one before is the state server. */
	readonly firstMachine: number;
};

/**
The channel of that track as this time has it.
*/
export const channelOf = ({store}: CharmEra, track: string, risk: 'stable' | 'candidate' | 'edge' = 'stable'): string =>
	`${store === 'charmhub' ? track : 'latest'}/${risk}`;

/**
Ids of machines, counted from the first that charms live on.
*/
export const machines = ({firstMachine}: CharmEra, ...numbers: readonly number[]): readonly string[] => numbers.map(number => String(firstMachine + number));

/**
A charm as its files were written then.
*/
export const declared = ({format}: CharmEra, charm: DeclaredCharm): DeclaredCharm => ({format, mode: 'machine', ...charm});

/** The revision that runs, and those that are newer. */
type Line = {
	readonly channel: string;
	readonly running: {readonly revision: number; readonly declares: DeclaredCharm; readonly workloadVersion?: string};
	/** Newest first. */
	readonly newer: ReadonlyArray<Omit<CharmRelease, 'channel' | 'bases'> & {readonly channel?: string}>;
};

/**
What the store has of a charm, newest first, with the one that runs.
*/
export const releasesOf = ({base}: CharmEra, {channel, running, newer}: Line): readonly CharmRelease[] => [
	...newer.map(release => ({channel, bases: [base], ...release})),
	{channel, bases: [base], ...running},
];
