import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';
import {type Sighting} from './sightings.js';

const reference = 'Juju documentation, Manage the juju CLI client; Manage users';

/** The list is empty, and nothing was chosen in this run that could have been given up in it. */
const see = ({controllers, controller}: Situation): readonly Sighting[] =>
	controller === undefined && controllers?.value?.controllers.length === 0 && !controllers.failure
		? [{model: undefined, subjects: [], evidence: {source: 'controllers', text: 'This client knows no controllers.', at: controllers.at}}]
		: [];

/** As a shell finds it. */
const folderOf = ({clientVersion}: Situation): string => `\${${clientVersion?.major === 1 ? 'JUJU_HOME:-$HOME/.juju' : 'JUJU_DATA:-$HOME/.local/share/juju'}}`;

const lookAdvice = (situation: Situation): Remedy => adviseRemedy({
	id: 'look-for-data',
	title: 'Look whether it is there after all',
	explanation: 'Another user, sudo, or another $JUJU_DATA have data of their own; the one you miss may be whole.',
	undo: 'nothing to undo',
	success: 'juju controllers lists the controller.',
	reference,
}, ['  whoami', `  ls -la "${folderOf(situation)}"`, '  ls -d /home/*/.local/share/juju /root/.local/share/juju']);

const unpackAdvice = (situation: Situation): Remedy => adviseRemedy({
	id: 'unpack-data',
	title: 'Unpack a copy of the client\'s data',
	explanation: 'This program offers such a copy before each upgrade: client-data in the folder of the run. It holds controllers, accounts, passwords and keys.',
	risk: 'disruptive',
	cost: 'what this client has learned since then is overwritten',
	success: 'juju controllers lists the controller, and juju login is not needed.',
	reference,
}, [
	'What is in the way is kept first:',
	`  mv "${folderOf(situation)}" "${folderOf(situation)}.before"`,
	'',
	'Where the names in the archive begin with juju/ (tar -tzf ARCHIVE):',
	`  (umask 077 && mkdir -p "${folderOf(situation)}" && tar -xzf ARCHIVE --strip-components=1 -C "${folderOf(situation)}")`,
	'Where they begin with ./ the same without --strip-components=1.',
]);

const registerAdvice: Remedy = adviseRemedy({
	id: 'register-again',
	title: 'Register the controller anew',
	explanation: 'Another user of the controller, a superuser, can let you in again. Nothing of the controller is lost: this client only forgot it.',
	undo: 'juju unregister CONTROLLER',
	success: 'juju controllers lists the controller.',
	reference,
}, [
	'The superuser runs this, and gives you the line it prints:',
	'',
	'  juju change-user-password USER --reset -c CONTROLLER',
	'',
	'Run that line, juju register and a long word, where this client is.',
]);

/**
H5: the files in which a client keeps its controllers are gone.
*/
export const clientDataLost: Case = asOne(defineCase({
	id: 'client-data-lost',
	code: 'H5',
	family: 'backup',
	title: 'The data of this client is gone',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: 'No controllers registered', versions: '2.0 to 4.1', source: 'seen, 2.9.52, 3.6.28, 4.0.15',
		},
		{
			where: 'error', words: 'no controller API addresses; is bootstrap still in progress?', versions: '2.9', source: 'seen, 2.9.52',
		},
	],
	see,
	meaning: 'This client knows no controller, or not where it is: the files in which it keeps that are empty, gone, or those of another user. The controllers themselves run on, and nothing of them is lost.',
	jujuDoes: 'makes its folder anew when it is missing, and begins with an empty list. It does not look for controllers by itself.',
	remedies: (_finding, situation) => [
		lookAdvice(situation),
		{...askAgain, title: 'Ask once more'},
		...(situation.clientVersion?.major === 1 ? [] : [registerAdvice]),
		unpackAdvice(situation),
	],
	reference,
}));
