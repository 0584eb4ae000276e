import {countOf, listOf} from '../../../domain/words.js';

/** What an application runs, and what could come in its place, as far as both are known. */
type ChosenCharm = {
	readonly charm: string;
	readonly revision: string;
	readonly origin: string;
	readonly channel: string | undefined;
	readonly base: string | undefined;
	readonly isSubordinate: boolean;
	readonly newer: {readonly address: string; readonly revision: number | undefined} | undefined;
	/** Whether it came from a file, so that nobody looks for newer ones. */
	readonly isFromFile: boolean;
};

const newerSentence = ({isFromFile, newer}: ChosenCharm): string => {
	if (newer) {
		return newer.revision === undefined ? `Newer: ${newer.address}.` : `Revision ${newer.revision} is newer.`;
	}

	return isFromFile ? 'It came from a file: Juju knows of no newer one.' : 'The controller knows of no newer one; it looks once a day.';
};

/** Words of the list of applications whose charms can be upgraded. */
export const charmChooseWords = {
	whichCharm: (place: string): string => `Which charm of ${place} shall be upgraded?`,
	/** How many applications are behind, and how long ago that was asked. */
	knownBehind: (count: number, age: string): string => `${count === 0 ? 'none known to be behind' : `${count} behind`}, asked ${age}`,
	titles: {
		application: 'APPLICATION',
		charm: 'CHARM',
		revision: 'REV',
		newer: 'NEWER',
		channel: 'CHANNEL',
		base: 'BASE',
		origin: 'FROM',
		units: 'UNITS',
	},
	/** In place of the number of a newer revision: there is one, and its number is not known. */
	hasNewer: 'yes',
	/** In place of the number of a newer revision: the charm came from a file. */
	fromFile: 'local',
	beingRemoved: 'being removed',
	inTrouble: (count: number): string => `${count} in trouble`,
	oldUnits: (count: number): string => countOf(count, 'old unit'),
	behind: 'behind',
	/** The charm of the application under the cursor, where it comes from and what is newer. */
	present(chosen: ChosenCharm): string {
		const {base, channel, charm, isSubordinate, origin, revision} = chosen;
		const parts = [
			`${charm} revision ${revision}`,
			origin,
			...(channel === undefined ? [] : [`channel ${channel}`]),
			...(base === undefined ? [] : [`on ${base}`]),
			...(isSubordinate ? ['a subordinate'] : []),
		];
		return `${parts.join(', ')}. ${newerSentence(chosen)}`;
	},
	cannotBeChanged: (application: string): string => `${application} is being removed: its charm cannot be changed any more.`,
	troubledUnits: (units: readonly string[]): string => `In trouble: ${listOf(units)}. A unit in error keeps its charm until that is resolved. t explains.`,
	unitsAtOldCharm: (units: readonly string[]): string => `Still at the charm from before the last upgrade: ${listOf(units)}.`,
	askAgain: 'Press r to ask again.',
	asking: (place: string): string => `Asking for the applications of ${place}.`,
	noApplications: (place: string): string => `${place} has no applications, so there is no charm to upgrade.`,
	/** What Enter and Space do, by how many applications are ticked. */
	howToGoOn: (ticked: number, hasOtherModels: boolean): string => [
		ticked > 1
			? `${ticked} are ticked: Enter plans them, one after the other.`
			: `Enter takes ${ticked === 1 ? 'the one that is ticked' : 'the one under the cursor'}. Space ticks several.`,
		...(hasOtherModels ? ['Tab shows another model.'] : []),
	].join(' '),
} as const;
