import {isCutOff} from '../agent-kinds.js';
import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {listOf} from '../words.js';
import {
	controllerPlace,
	lineFor,
	membersOf,
	reportLines,
} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {lastingTrouble} from './places.js';

const reference = 'juju/juju#20967';

/** Milliseconds: while members restart one after the other, several may be away for a moment. */
const patience = 60_000;

/**
D10: most members of a 4.x controller stay away after an upgrade, so its database has no majority.
*/
export const controllersNotListening: Case = defineCase({
	id: 'controllers-not-listening',
	code: 'D10',
	family: 'controller',
	title: 'Most controllers do not listen',
	occurs: {from: [4]},
	isConfirmed: false,
	severity: 3,
	signals: [],
	see(situation) {
		const place = controllerPlace(situation);
		const members = place ? membersOf(place) : [];
		const away = members.filter(agent => place !== undefined && isCutOff(agent) && (lastingTrouble(agent, place, situation)?.lasted ?? 0) >= patience);
		return place === undefined || members.length < 3 || away.length * 2 <= members.length
			? []
			: [{
				model: place.model,
				subjects: away.map(({tag}) => tag),
				evidence: {source: 'status', text: `${away.length} of ${members.length} machines of the controller are down: ${listOf(away.map(({name}) => name), 4)}`, at: place.at},
			}];
	},
	meaning: [
		'The database of Juju 4 lives in the controllers themselves and needs more than half of them.',
		'Most of them do not listen on port 17070, so what is left answers old facts at best and takes no changes.',
	].join(' '),
	jujuDoes: 'starts the agents again by itself when they end. It does not repair a database that has lost its majority.',
	remedies(_, situation) {
		const {controller} = situation;
		const place = controllerPlace(situation);
		const addresses = place ? membersOf(place).map(({name, address}) => `  machine ${name}: nc -vz ${address ?? 'ADDRESS'} 17070`) : ['  nc -vz ADDRESS 17070'];
		return [
			{...askAgain, title: 'Watch whether they come back'},
			adviseRemedy({
				id: 'look-at-members', title: 'See which of them listen', explanation: 'From here, with the addresses of the last answer. Reads only.', undo: 'nothing to undo', reference,
			}, [
				...addresses,
				...(controller === undefined ? [] : ['', `  ${lineFor(situation, {type: 'show-controller', controller}, `juju show-controller ${controller}`)}`]),
				'',
				'On each of them, over plain ssh:',
				'  sudo systemctl status jujud-machine-N',
				'  sudo tail -n 50 /var/log/juju/machine-N.log',
				'  df -h /var/lib/juju',
			]),
			adviseRemedy({
				id: 'escalate',
				title: 'Get help before the database is touched',
				risk: 'disruptive',
				explanation: 'A machine without power or without room can be brought back by you. All else is for experts.',
				cost: 'folders of dqlite that are deleted or copied by hand can lose the whole controller',
				reference,
			}, ['Delete nothing under /var/lib/juju/dqlite.', '', ...reportLines(situation, 'juju/juju#20967')]),
		];
	},
	reference,
});
