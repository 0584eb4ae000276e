export type KnownRelease = {
	readonly version: string;
	/** Where it is named as released. */
	readonly source: string;
};

const secondNotes = 'Juju release notes, before 2.9';
const thirdNotes = 'Juju release notes, before 3.6';

/**
The newest release of each minor version that this program knows of: the stops of a path where nothing newer is known from the cloud itself.

Of Juju 1 only those two that its own rules name (1.25.13 `cmd/juju/commands/upgradejuju.go`).
*/
export const knownReleases: readonly KnownRelease[] = [
	{version: '1.20.14', source: '1.25.13 cmd/juju/commands/upgradejuju.go'},
	{version: '1.25.13', source: 'tag juju-1.25.13'},
	{version: '2.0.3', source: 'Juju 2 documentation, upgrading models'},
	{version: '2.1.3', source: 'changelog of Juju 2.1.3'},
	{version: '2.2.9', source: 'tag juju-2.2.9'},
	{version: '2.3.9', source: 'tag juju-2.3.9'},
	{version: '2.4.7', source: secondNotes},
	{version: '2.5.8', source: secondNotes},
	{version: '2.6.10', source: secondNotes},
	{version: '2.7.8', source: secondNotes},
	{version: '2.8.11', source: secondNotes},
	{version: '2.9.57', source: 'Juju 2.9 release notes, 9 April 2026'},
	{version: '3.0.3', source: thirdNotes},
	{version: '3.1.10', source: thirdNotes},
	{version: '3.2.4', source: thirdNotes},
	{version: '3.3.7', source: thirdNotes},
	{version: '3.4.6', source: thirdNotes},
	{version: '3.5.7', source: thirdNotes},
	{version: '3.6.28', source: '3.6.28 client'},
	{version: '4.0.15', source: 'Juju 4.0.15 release notes, 23 September 2026'},
];

/** The numbers alone, as a path takes them. */
export const knownVersions: readonly string[] = knownReleases.map(({version}) => version);
