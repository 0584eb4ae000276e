import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {shellLine} from './controller-facts.js';
import {defineCase} from './define-case.js';

const reference = 'conjure-up/conjure-up#986';

/**
C7: the controller's own store is full: charms, binaries and the database share its disk.
*/
export const controllerStoreFull: Case = defineCase({
	id: 'controller-store-full',
	code: 'C7',
	family: 'binaries',
	title: 'The controller\'s disk is full',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	signals: [
		{
			where: 'log', words: 'no space left on device', pattern: /(?:^|\s)(?:juju\.|jujud\b)[^\n]{0,400}no space left on device/v, versions: '1.25 to 4.1', source: 'conjure-up/conjure-up#986',
		},
		{
			where: 'error', words: 'no space left on device', pattern: /\/var\/lib\/juju[^\n]{0,300}no space left on device/v, versions: '1.25 to 4.1', source: 'conjure-up/conjure-up#986',
		},
	],
	meaning: [
		'The disk that holds /var/lib/juju is full. Charms and binaries that were uploaded, the database and the logs share it.',
		'An upgrade needs room for new binaries, and a database without room stops.',
	].join(' '),
	jujuDoes: 'tries what failed again and again. It deletes neither old binaries nor old logs beyond its limits by itself.',
	remedies(finding, situation) {
		const model = finding?.model ?? situation.controllerModel;
		const machines = finding?.subjects.filter(tag => tag.startsWith('machine-')).map(tag => tag.slice('machine-'.length).replaceAll('-', '/')) ?? [];
		const shells = model === undefined ? [] : (machines.length === 0 ? ['0'] : machines).map(machine => shellLine(situation, model, machine));
		return [
			adviseRemedy({
				id: 'look-at-disk', title: 'See what takes the room', explanation: 'Before anything is deleted.', undo: 'nothing to undo', reference,
			}, [...shells, '', 'There:', '  df -h /var/lib/juju /var/log /tmp', '  sudo du -xh --max-depth=2 /var | sort -h | tail -n 20']),
			{...askAgain, title: 'Watch whether it goes on by itself'},
			adviseRemedy({
				id: 'make-room',
				title: 'Make room, or grow the disk',
				risk: 'disruptive',
				explanation: 'Growing the disk deletes nothing, so it is the better one where the cloud can.',
				cost: 'what is deleted is gone',
				success: 'df shows more than 250 MiB free, and the error does not come again.',
				reference,
			}, [
				'Grow the volume in the cloud, then the filesystem on the machine. Or there:',
				'  sudo journalctl --vacuum-size=200M',
				'  sudo apt-get clean',
				'',
				'Leave /var/lib/juju/db, agent.conf and the tools of the running version alone.',
			]),
		];
	},
	reference,
});
