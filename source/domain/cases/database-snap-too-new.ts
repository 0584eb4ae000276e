import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {reportLines, shellLine} from './controller-facts.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#22786, juju/juju#21868; canonical/hotsos#1061';

/**
D8: the snap of the database was refreshed under a controller that is too old for it.
*/
export const databaseSnapTooNew: Case = defineCase({
	id: 'database-snap-too-new',
	code: 'D8',
	family: 'controller',
	title: 'The database\'s snap is too new',
	occurs: {from: [2, 9], before: [3, 6, 15], kind: 'iaas'},
	isConfirmed: false,
	severity: 3,
	signals: [{
		where: 'log', words: 'The use of TLS without specifying a chain of trust is no longer supported', versions: '2.9 to 3.6.14', source: 'juju/juju#22786, in the journal of snap.juju-db.daemon',
	}],
	meaning: [
		'The snap juju-db moved to a version that wants a chain of trust, which a controller before 3.6.15 does not give it.',
		'The database does not start, so the controller does not answer. Workloads go on.',
	].join(' '),
	jujuDoes: 'starts the database again and again, in vain. Snaps refresh by themselves, so every machine of the controller is in danger.',
	remedies(_, situation) {
		const {controllerModel} = situation;
		return [
			{...askAgain, title: 'Watch whether the controller answers'},
			adviseRemedy({
				id: 'look-at-snap', title: 'See which snap runs on each machine', explanation: 'Reads only. Where Juju cannot open a shell, plain ssh has to do.', undo: 'nothing to undo', reference,
			}, [
				...(controllerModel === undefined ? [] : [shellLine(situation, controllerModel, 'MACHINE'), '']),
				'  snap list juju-db --all',
				'  sudo journalctl -u snap.juju-db.daemon --since -30min',
				'  snap changes juju-db',
			]),
			adviseRemedy({
				id: 'hold-and-revert',
				title: 'Hold the snap, then go back to its old revision',
				risk: 'disruptive',
				explanation: 'For experts, and only with a copy of the database\'s files at hand. Hold the other machines first, so that they do not follow.',
				cost: 'the old revision lacks the repair of CVE-2025-14847, so the controller has to be upgraded soon',
				undo: 'snap refresh juju-db',
				success: 'The journal shows no such line any more, and juju status answers.',
				reference,
			}, [
				'On each machine of the controller, one after the other:',
				'  sudo snap refresh --hold juju-db',
				'  sudo snap revert juju-db',
				'',
				'Then upgrade the controller to 3.6.15 or later, and only after that the snap to 4.4.30 or later.',
				'',
				...reportLines(situation, 'juju/juju#22786'),
			]),
		];
	},
	reference,
});
