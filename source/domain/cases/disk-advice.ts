import {adviseRemedy} from '../make-remedy.js';

/** How a disk is looked at and freed, where which machine it is stands elsewhere. */
export const diskAdvice = adviseRemedy({
	id: 'free-disk',
	title: 'Make room on its disk',
	explanation: 'An agent wants 250 MiB free for an upgrade, and tries again every minute.',
	undo: 'nothing to undo',
	reference: '3.6.28 internal/upgrades/preupgradesteps.go; juju/juju#9180',
}, [
	'On the machine:',
	'',
	'  df -h /var/lib/juju /tmp',
	'  sudo du -sh /var/log/juju /var/lib/juju/tools/*',
	'',
	'Old logs and old versions under /var/lib/juju/tools may go. No restart is needed.',
]);
