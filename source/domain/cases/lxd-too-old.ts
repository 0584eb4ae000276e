import {adviseRemedy} from '../make-remedy.js';
import {askDryRun, defineRefusal, type RefusalCase} from './refusal.js';

const reference = 'juju/juju#14410, canonical/lxd#11265';

/** LXD is upgraded on its hosts, not by Juju. */
export const upgradeLxd = adviseRemedy({
	id: 'upgrade-lxd',
	title: 'Upgrade LXD on its hosts',
	risk: 'disruptive',
	explanation: 'Juju 2.9 works with LXD 4 only, Juju 3 needs LXD 5: upgrade LXD right before Juju.',
	cost: 'between the two upgrades Juju 2.9 cannot start or stop machines there; those that run go on',
	undo: 'none: LXD does not go back to an older version with its data',
	success: 'lxc version on each host shows what Juju demands, and the dry run does not name LXD.',
	reference,
}, [
	'On each LXD host, as the reason above says which version:',
	'',
	'  sudo snap refresh lxd --channel 5.0/stable',
	'',
	'In a cluster all members at the same time: they wait for each other.',
]);

/**
B4: an LXD that the wanted version cannot work with.
*/
export const lxdTooOld: RefusalCase = defineRefusal({
	id: 'lxd-too-old',
	code: 'B4',
	title: 'LXD is too old',
	occurs: {from: [2, 9, 33]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'LXD version has to be at least "', versions: '2.9 to 4.1', source: '2.9.52, 3.6.28 provider/lxd/server.go',
		},
		{
			where: 'error', words: 'LXD version has to be "', pattern: /LXD version has to be "[^"]{1,40}" at least/v, versions: '2.9.33', source: 'juju/juju#14410',
		},
	],
	meaning: 'The LXD of this cloud is older than the wanted version can work with. The order matters: 2.9 works with LXD 4, and 3.x with LXD 5 and later.',
	jujuDoes: 'refuses the upgrade while it finds the old LXD, and does not upgrade LXD by itself.',
	remedies: (finding, situation) => [askDryRun(finding, situation), upgradeLxd],
	reference: `3.6.28 internal/provider/lxd/server.go; ${reference}`,
});
