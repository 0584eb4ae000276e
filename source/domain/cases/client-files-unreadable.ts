import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {asOne} from './as-one.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#22369, juju/juju#21212, juju/juju#18949';

const snapName = ({host}: Situation): string => host?.snap?.name ?? 'juju';

/**
A4: the client starts, but gets at its own files not at all, or not at their lock.
*/
export const clientFilesUnreadable: Case = asOne(defineCase({
	id: 'client-files-unreadable',
	code: 'A4',
	family: 'client',
	title: 'The client cannot read its own files',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'error', words: 'cannot acquire lock file to ', versions: '2.4 to 4.1', source: 'juju/juju#8833; juju/juju#22369 and juju/juju#21212, 3.6',
		},
		{
			where: 'error', words: 'cannot get current controller', versions: '3.6', source: 'juju/juju#22369',
		},
		{
			where: 'error',
			words: ': permission denied',
			pattern: /\bopen \S{1,300}\/(?:accounts|bootstrap-config|controllers|cookies|credentials|models)\b[^\n]{0,60}: permission denied/v,
			versions: '2.0 to 4.1',
			source: '3.6.28 jujuclient/controllersfile.go',
		},
	],
	meaning: [
		'The client did not get as far as the controller: its own files, or the lock in front of them, cannot be opened.',
		'That is so with a home folder that the snap may not see, and with locks that another user left in /tmp.',
	].join(' '),
	jujuDoes: 'refuses every command until the files can be opened. It removes no lock that belongs to somebody else.',
	remedies: (_finding, situation) => [
		adviseRemedy({
			id: 'start-from-home',
			title: 'Start from a home folder of your own',
			explanation: 'A snap sees files in /home only. Home folders elsewhere, and sessions without one, keep it from its own.',
			undo: 'nothing to undo',
			success: 'juju controllers prints your controllers.',
			reference,
		}, [
			'As the user who owns the files, not with sudo:',
			'',
			'  cd "$HOME" && pwd && ls -ld . .local/share/juju',
			'  juju controllers',
		]),
		adviseRemedy({
			id: 'call-by-path',
			title: 'Call the client by its path',
			explanation: 'The same client without the confinement of its snap.',
			undo: 'nothing to undo: start without --juju',
			success: 'The wizard starts and lists your controllers.',
			reference,
		}, ['Leave the wizard and start it so:', '', `  juju-upgrade-wizard --juju /snap/${snapName(situation)}/current/bin/juju`]),
		adviseRemedy({
			id: 'look-at-locks',
			title: 'Look at the locks in /tmp',
			explanation: 'A lock that was left by another user, root by sudo juju for one, cannot be opened by you.',
			undo: 'nothing to undo: the client makes them anew',
			success: 'juju controllers prints your controllers.',
			reference,
		}, [
			'  ls -l /tmp/juju-store-lock-*',
			'',
			'Make sure that no juju runs: ps -C juju -o user,pid,args',
			'Then remove those of other users: sudo rm /tmp/juju-store-lock-*',
		]),
		{...askAgain, title: 'Ask once more'},
	],
	reference,
}));
