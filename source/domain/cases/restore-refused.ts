import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {type Signal} from '../signal.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';

const reference = 'juju-restore core/restorer.go, core/errors.go; Juju documentation, Manage controllers';
const source = 'juju-restore core/restorer.go';
const versions = '2.7 to 3.6';

const isSaid = (finding: Finding | undefined, words: string): boolean => finding === undefined || finding.evidence.some(({text}) => text.includes(words));

const ownModel = ({controllerModel}: Situation): string => (controllerModel ? modelKey(controllerModel) : 'CONTROLLER:admin/controller');

const healMembers = (situation: Situation): Remedy => adviseRemedy({
	id: 'heal-members',
	title: 'Bring all members back, go to the primary',
	explanation: 'juju-restore works on the primary member only, and wants every member healthy: PRIMARY or SECONDARY, and known to Juju.',
	undo: 'nothing to undo',
	success: 'juju-restore gets past its checks of the database and asks whether to go on.',
	reference,
}, [
	'Who is the primary, and who is not well:',
	'',
	`  juju show-controller ${situation.controller ?? 'CONTROLLER'}`,
	`  juju status -m ${ownModel(situation)} --format json`,
	'',
	'A member that is gone for good is replaced first, with juju enable-ha.',
]);

const matchVersions: Remedy = adviseRemedy({
	id: 'match-versions',
	title: 'Restore a backup of an older version',
	explanation: 'After an upgrade the backup is older than the controller. juju-restore goes back only when it is told to.',
	risk: 'data-loss',
	cost: 'all that Juju was told since the backup: models, units, relations, users; what they run stays, and Juju does not know it',
	reference,
}, [
	'On the primary machine of the controller, as root:',
	'',
	'  ./juju-restore --allow-downgrade BACKUP.tar.gz',
	'',
	'It asks before it changes anything. It stops all agents of the controller, puts the database back and sets their version.',
	'Get help before you do it if this is the first time.',
]);

const otherController: Remedy = adviseRemedy({
	id: 'match-controller',
	title: 'Use a controller that is like the backup',
	explanation: 'The backup has to be of this very controller, with as many members and the same series of Ubuntu as when it was made.',
	undo: 'nothing to undo',
	reference,
}, [
	'tar -xzOf BACKUP.tar.gz juju-backup/metadata.json says of what it is.',
	'',
	'For a new controller of the same version there is juju-restore --copy-controller: it brings the settings, users and clouds, no models.',
]);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const isMembers = isSaid(finding, 'replica set');
	const isVersion = isSaid(finding, 'restoring backup would downgrade') || isSaid(finding, 'juju version');
	const isController = isSaid(finding, 'don\'t match');
	return [...(isMembers ? [healMembers(situation)] : []), ...(isController ? [otherController] : []), ...(isVersion ? [{...matchVersions, phrase: situation.controller ?? 'restore'}] : [])];
};

/** As its own lines say it, on the screen or in a file. */
const words: ReadonlyArray<Omit<Signal, 'where'>> = [
	{
		words: 'unhealthy replica set members: ', versions, source: 'juju-restore core/errors.go',
	},
	{
		words: 'no primary found in replica set', versions, source,
	},
	{
		words: 'not running on primary replica set member', versions, source,
	},
	{
		words: 'restoring backup would downgrade from juju ', versions, source,
	},
	{
		words: 'backup juju version ', pattern: /backup juju version "[^\n"]{1,60}" is greater than controller version/v, versions, source,
	},
	{
		words: ' don\'t match - backup: ',
		pattern: /(?:juju versions|controller model uuids|controller HA node counts|controller series) don't match - backup: /v,
		versions,
		source,
	},
];

/**
H4: juju-restore finds that the backup or the controller is not as it must be, and has changed nothing.
*/
export const restoreRefused: Case = asOne(defineCase({
	id: 'restore-refused',
	code: 'H4',
	family: 'backup',
	title: 'juju-restore refuses to restore',
	occurs: {from: [2, 7], before: [4]},
	isConfirmed: true,
	severity: 3,
	signals: (['log', 'error'] as const).flatMap(where => words.map(each => ({where, ...each}))),
	meaning: 'juju-restore looked at the backup and at the controller before it changed anything, and they do not go together as they are. It names what it misses. This program never runs it.',
	jujuDoes: 'does nothing here: juju-restore is a program of its own on a machine of the controller, and it ended before its first change.',
	remedies,
	reference,
}));
