import {compareVersions, parseVersion, type JujuVersion} from './version.js';

export type KnownBadRelease = {
	/** The first and the last version that have it; the same twice where it is one release. */
	readonly first: string;
	readonly last: string;
	/** What is wrong with it, as the end of a sentence: `3.3.2 …`. */
	readonly wrong: string;
	/** The first release without it; undefined where none is known. */
	readonly fixedIn: string | undefined;
	/** Whether it is a cloud that runs it already that is in danger, when it leaves. */
	readonly isRiskyToLeave?: true;
	readonly source: string;
};

/**
Releases that no path stops at, because an upgrade to them or from them went wrong for others.
*/
export const knownBadReleases: readonly KnownBadRelease[] = [
	{
		first: '1.23.0',
		last: '1.23.3',
		wrong: 'can leave its state servers unable to restart when they are upgraded again',
		fixedIn: '1.24.0',
		isRiskyToLeave: true,
		source: 'lists.ubuntu.com/archives/juju/2015-June/005441.html',
	},
	{
		first: '2.9.25',
		last: '2.9.25',
		wrong: 'fails to upgrade where models use offers of another controller',
		fixedIn: '2.9.26',
		source: 'Juju 2.9.26 release notes, bugs.launchpad.net/bugs/1964130',
	},
	{
		first: '2.9.27',
		last: '2.9.27',
		wrong: 'fails on some machines with errors of their C library',
		fixedIn: '2.9.28',
		source: 'Juju 2.9.28 release notes, bugs.launchpad.net/bugs/1967136',
	},
	{
		first: '2.9.33',
		last: '2.9.35',
		wrong: 'lets a controller be upgraded to 3.x in place, which later releases refuse',
		fixedIn: '2.9.36',
		source: 'github.com/juju/juju/pull/14778',
	},
	{
		first: '3.1.0',
		last: '3.1.4',
		wrong: 'can fail to take a model that is migrated from 2.9',
		fixedIn: '3.1.5',
		source: 'Juju 3.1.5 release notes, bugs.launchpad.net/bugs/2023756',
	},
	{
		first: '3.2.2',
		last: '3.2.2',
		wrong: 'has a regression in Pebble, which runs the workloads of Kubernetes charms',
		fixedIn: '3.2.3',
		source: 'Juju 3.2.3 release notes, bugs.launchpad.net/bugs/2033094',
	},
	{
		first: '3.3.2',
		last: '3.3.2',
		wrong: 'was withdrawn before its release',
		fixedIn: '3.3.3',
		source: 'Juju 3.3.3 release notes',
	},
	{
		first: '3.6.19',
		last: '3.6.22',
		wrong: 'can close the port of the API on a controller that is upgraded to it, and then nothing reaches that controller',
		fixedIn: '3.6.23',
		source: 'Juju 3.6.23 release notes, github.com/juju/juju/pull/22313',
	},
	{
		first: '3.6.23',
		last: '3.6.23',
		wrong: 'never finishes its database step where the controller model has no controller application',
		fixedIn: '3.6.24',
		source: 'github.com/juju/juju/issues/22621',
	},
	{
		first: '4.0.0',
		last: '4.0.0',
		wrong: 'takes no migrated models, and finds no version to upgrade to',
		fixedIn: '4.0.1',
		isRiskyToLeave: true,
		source: 'Juju 4.0.0 release notes, github.com/juju/juju/issues/21256',
	},
];

/**
What is known to be wrong with a version; undefined where nothing is. A build of a bad release is as bad as the release; a release candidate is not judged.
*/
export const findKnownBad = (version: JujuVersion): KnownBadRelease | undefined => {
	const plain = {...version, build: 0};
	return version.tag === undefined
		? knownBadReleases.find(({first, last}) => {
			const from = parseVersion(first);
			const to = parseVersion(last);
			return from !== undefined && to !== undefined && compareVersions(from, plain) <= 0 && compareVersions(plain, to) <= 0;
		})
		: undefined;
};

/**
What is wrong with a version, in one sentence with the way out.
*/
export const explainKnownBad = (version: JujuVersion, {wrong, fixedIn, source}: KnownBadRelease): string =>
	`Juju ${version.text} ${wrong}${fixedIn === undefined ? '' : `; ${fixedIn} has it repaired`} (${source}).`;
