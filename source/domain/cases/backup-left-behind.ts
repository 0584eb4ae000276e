import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';
import {type Sighting} from './sightings.js';

const reference = '3.6.28 cmd/juju/backups/create.go, download.go; Juju documentation, Manage controllers';

/** What the controller calls an archive that was made there and did not arrive whole. */
const remoteName = ({backup}: Situation): string | undefined => (backup?.kind === 'failed' ? backup.remote : undefined);

/** The same from the words of create-backup, in a log that somebody brought. */
const namedIn = (finding: Finding | undefined): string | undefined =>
	finding?.evidence.map(({text}) => /stored on the controller as (?<name>[^\s"]{1,300}?)\.?$/mv.exec(text)?.groups?.['name']).find(name => name !== undefined);

const see = (situation: Situation): readonly Sighting[] => {
	const name = remoteName(situation);
	return name === undefined
		? []
		: [{model: situation.controllerModel, subjects: [], evidence: {source: 'backup', text: `It was left on the controller as ${name}.`, at: undefined}}];
};

const fetching: Omit<Remedy, 'action'> = {
	id: 'fetch-backup',
	title: 'Fetch the backup from the controller',
	risk: 'safe',
	explanation: 'The archive is made already. It is fetched to this machine and read to its end; no new one is made.',
	undo: 'delete the archive',
	success: 'The row about backups in Prepare names the file, its size and its sum.',
	reference,
};

const removeAdvice = (name: string, {controllerModel}: Situation): Remedy => adviseRemedy({
	id: 'remove-remote',
	title: 'Remove it from the controller afterwards',
	explanation: 'It lies in a folder for temporary files, holds all secrets of the controller, and takes room that an upgrade needs.',
	risk: 'disruptive',
	cost: 'the archive on the controller; do it only when the fetched one is whole',
	reference,
}, [`  juju ssh -m ${controllerModel ? modelKey(controllerModel) : 'CONTROLLER:admin/controller'} 0 -- sudo rm ${name}`, '', 'With several controller machines: on the one that has the file.']);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const own = remoteName(situation);
	const name = own ?? namedIn(finding);
	const isPath = name?.startsWith('/') === true;
	return [
		own === undefined
			? closedRemedy(fetching, name === undefined ? 'No backup of this run was left there.' : 'That backup was not made in this run: fetch it by hand, as below.')
			: {...fetching, action: {type: 'fetch-backup', backup: own}},
		...(name === undefined || own !== undefined
			? []
			: [adviseRemedy({
				id: 'fetch-by-hand', title: 'Fetch it by hand', explanation: 'At once: the folder is emptied when the machine restarts.', undo: 'delete the archive', reference,
			}, [`  juju download-backup -m ${situation.controllerModel ? modelKey(situation.controllerModel) : 'CONTROLLER:admin/controller'} --filename backup.tar.gz ${name}`])]),
		...(isPath ? [removeAdvice(name, situation)] : []),
	];
};

/**
H3: a backup was made, and is only where it is of no use: on the controller.
*/
export const backupLeftBehind: Case = asOne(defineCase({
	id: 'backup-left-behind',
	code: 'H3',
	family: 'backup',
	title: 'The backup was left on the controller',
	occurs: {before: [4]},
	isConfirmed: true,
	severity: 2,
	signals: (['log', 'error'] as const).map(where => ({
		where, words: 'Remote backup stored on the controller as ', versions: '2.0 to 3.6', source: '3.6.28 cmd/juju/backups/create.go',
	})),
	see,
	meaning: 'The archive was made, but it is on the controller only, in a folder for temporary files. If the controller is lost, so is its backup. Fetch it before anything is upgraded.',
	jujuDoes: 'leaves the archive where it is and does not fetch it by itself. The machine may empty that folder when it restarts.',
	remedies,
	reference,
}));
