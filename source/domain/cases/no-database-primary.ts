import {modelKey} from '../intent.js';
import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {reportLines, shellLine} from './controller-facts.js';
import {defineCase} from './define-case.js';

const id = 'no-database-primary';
const reference = 'juju/juju#13824';

/** Lines: it is asked every few seconds, and the first answers are No in every upgrade. */
const tooMany = 10;

const countIn = ({logs}: Situation, key: string | undefined): number => {
	let count = 0;
	for (const match of logs) {
		count += match.case === id && (match.model && modelKey(match.model)) === key ? match.count : 0;
	}

	return count;
};

/**
D4: no member of the controller takes itself for the first one of the database, so none upgrades it.
*/
export const noDatabasePrimary: Case = defineCase({
	id,
	code: 'D4',
	family: 'controller',
	title: 'No machine leads the database',
	occurs: {before: [4], kind: 'iaas'},
	isConfirmed: false,
	severity: 3,
	signals: [{
		where: 'log', words: 'checking for primary mongo node', pattern: /checking for primary mongo node[.:]? {0,3}Result: false/v, versions: '2.8 to 2.9', source: 'juju/juju#13824',
	}],
	isSo: ({model}, situation) => countIn(situation, model && modelKey(model)) >= tooMany,
	meaning: 'Only the machine that leads the database may upgrade it, and every machine of the controller says again and again that it is not the one. So all of them wait.',
	jujuDoes: 'asks again every few seconds, without end. Which machine leads is settled by the database, not by Juju.',
	remedies(_, situation) {
		const {controllerModel} = situation;
		const where = controllerModel === undefined ? [] : [shellLine(situation, controllerModel, 'MACHINE'), ''];
		return [
			{...askAgain, title: 'Watch whether one of them takes over'},
			adviseRemedy({
				id: 'look-at-database',
				title: 'Look at the members of the database',
				explanation: 'Reads only. One member should be PRIMARY, the others SECONDARY.',
				undo: 'nothing to undo',
				reference,
			}, [
				...where,
				'On each machine of the controller:',
				'  systemctl status snap.juju-db.daemon juju-db',
				'  sudo journalctl -u snap.juju-db.daemon -u juju-db --since -30min',
				'',
				'A member that does not run, or a disk without room, is repaired first. With two of three',
				'running they choose a PRIMARY among themselves within a minute.',
			]),
			adviseRemedy({
				id: 'escalate',
				title: 'Let somebody who knows MongoDB choose one',
				explanation: 'A step-down or a forced election is for experts: done wrong it loses what was written last.',
				risk: 'disruptive',
				cost: 'the controller cannot be used meanwhile',
				reference,
			}, reportLines(situation, 'juju/juju#13824')),
		];
	},
	reference,
});
