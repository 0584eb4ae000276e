import {isAtLeast, type JujuVersion} from '../version.js';

/** What there is to know of files that stand in a new charm's way. */
export type ConflictExplanation = {
	readonly meaning: string;
	/** How Juju puts a charm's files in place, by version. */
	readonly mechanism: readonly string[];
	/** What Juju does by itself, as it stands behind the word Juju. */
	readonly jujuDoes: string;
	/** What an operator can do, the safest first. */
	readonly operator: readonly string[];
	/** What only the charm's author can do. */
	readonly author: readonly string[];
	/** Lines to look by, on the unit's machine. */
	readonly look: readonly string[];
};

/** Where the files of a unit's charm are (all versions: `agent/tools`, `worker/uniter/paths.go`). */
export const charmFolder = (tag: string): string => `/var/lib/juju/agents/${tag}/charm`;

const manifest = [
	'Juju keeps a list of the files that came with each charm. It removes those that the new charm does not have, then writes all of the new one.',
	'Files that hooks wrote stay, except in folders that only the old charm had: these go with all that is in them.',
	'A file where the new charm has a folder, a folder where it has a file, or a full or read-only disk stops it there.',
];

const git = 'Units that were deployed by a very old Juju 1 keep their charm in git until their next upgrade: there git status in the folder of the charm shows what differs.';

/** `resolved` in this state: 1.25.13, 2.9.52 `worker/uniter/charm/manifest_deployer.go` and `git_deployer.go`, `NotifyResolved`; 3.6.28 `internal/worker/uniter/resolver.go`. */
export const resolvedInConflict = (version: JujuVersion | undefined): string => version !== undefined && isAtLeast(version, 2)
	? 'Juju then tries to put the files in place once more: it goes on where nothing is in the way any more, and stops at the same place where something is.'
	: 'Juju then tries to put the files in place once more; a unit whose charm is still in git takes its folder as it is, whatever is in it.';

/**
What is known of a conflict of a charm's files.

Source: 1.25.13 `worker/uniter/charm`; 2.9.52, 3.6.28, 4.0.15 `worker/uniter/charm/manifest_deployer.go`. Git is gone in 2.0.

@param version Of the controller.
@param tag Of the unit.
*/
export const explainConflict = (version: JujuVersion | undefined, tag = 'unit-APPLICATION-N'): ConflictExplanation => {
	const isFirst = version !== undefined && !isAtLeast(version, 2);
	const folder = charmFolder(tag);
	const option = isFirst ? '--force' : '--force-units';
	return {
		meaning: 'Juju could not put the files of the new charm in place on this unit: something that was written to the charm\'s folder at run time is in the way. The unit stands between both charms and runs no hooks.',
		mechanism: isFirst ? [...manifest, git] : manifest,
		jujuDoes: 'does nothing by itself here: it waits until somebody calls the conflict resolved, or another revision comes with force.',
		operator: [
			'Read the log of the unit: the line with "cannot upgrade charm:" names the file or folder.',
			'Look at it on the machine. Keep a copy of whatever you move away: it may be data of the charm.',
			`Once nothing is in the way, resolve the unit. ${resolvedInConflict(version)}`,
			`Or take a revision that has no such conflict, a fixed one or the one before: a unit in this state takes it only with ${option}.`,
		],
		author: [
			'Never write to the folder of the charm at run time; or keep what is written in one place of its own, and never add a file to the charm there.',
			'Let Python write no bytecode (PYTHONDONTWRITEBYTECODE): .pyc files beside the code keep its folders from being moved or removed later.',
			'Try each release as an upgrade from the one before, on a unit that has run for a while.',
			'A release that conflicts has to be followed by one that does not.',
		],
		look: [`sudo ls -la ${folder}`, ...(isFirst ? [`sudo git -C ${folder} status`] : []), `sudo grep 'cannot upgrade charm' /var/log/juju/${tag}.log | tail -3`],
	};
};
