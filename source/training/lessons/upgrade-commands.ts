import {type NeededCommand} from '../../domain/training/lesson-card.js';

/** The backup of the small cloud. */
export const backupCommand: NeededCommand = {
	line: 'create-backup -m aws:admin/controller', why: 'A controller cannot be taken back to an older version: the backup is what is left.',
};

/** The upgrade of the small cloud: its controller and its two models. */
export const upgradeCommands = (version: string): readonly NeededCommand[] => [
	{line: `upgrade-controller -c aws --agent-version ${version}`, why: 'The controller goes first: no model may be newer.'},
	{line: `upgrade-model -m aws:admin/web --agent-version ${version}`, why: 'A model stays where it is until it is told.'},
	{line: `upgrade-model -m aws:admin/db --agent-version ${version}`, why: 'Each model by itself, so that what goes wrong in one is seen before the next.'},
];
