import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {
	controllerPlace,
	hasArrived,
	membersOf,
	patientOf,
	readControllerLog,
	repairMembers,
} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {closedRemedy} from './places.js';

const reference = '1.25.13 and 3.6.28 worker/upgradesteps/worker.go; juju/juju#13044';

/** Before they restart, the one that is missing has to run again. */
const downFirst = 'A machine of the controller is down: bring that one back first.';

/**
D3: members of a controller waited for one another in vain, and let nobody change anything.
*/
export const controllersOutOfStep: Case = defineCase({
	id: 'controllers-out-of-step',
	code: 'D3',
	family: 'controller',
	title: 'The controllers wait for one another',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'log', words: 'aborted wait for other controllers', versions: '2.0 to 4.1', source: '3.6.28 internal/worker/upgradesteps/worker.go',
		},
		{
			where: 'log', words: 'aborted wait for other state servers', versions: '1.25', source: '1.25.13 worker/upgradesteps/worker.go',
		},
		{
			where: 'status', words: 'aborted wait for other controllers', versions: '2.0 to 4.1', source: '3.6.28 internal/worker/upgradesteps/worker.go',
		},
		{
			where: 'status', words: 'aborted wait for other state servers', versions: '1.25', source: '1.25.13 worker/upgradesteps/worker.go',
		},
	],
	isSo: (finding, situation) => !hasArrived(finding, situation),
	meaning: [
		'Each machine of a controller waits 15 minutes until all the others are ready to upgrade.',
		'One of them was not, so they stopped half way: they answer status and refuse changes. Workloads go on.',
	].join(' '),
	jujuDoes: 'does nothing more by itself: those that gave up leave their agents running. Before 3.0 the first of them may set the wanted version back.',
	remedies(finding, situation) {
		const place = controllerPlace(situation);
		if (!finding || !place) {
			return [askAgain, closedRemedy({
				id: 'restart-agent', title: 'Restart the agents of the controller', risk: 'disruptive', explanation: 'The one that was missing first, then the others.',
			})];
		}

		const members = membersOf(place);
		const isAnyDown = members.some(({condition}) => condition === 'down');
		const isOnMachines = place.status.kind !== 'caas';
		const behindFirst = [...members].toSorted((left, right) => Number(left.condition === 'good') - Number(right.condition === 'good'));
		return [
			...readControllerLog(situation),
			...repairMembers(place),
			...(isOnMachines ? members.map(member => ({...inspectRemedy(patientOf(place, member), situation), title: `Look at the agent of machine ${member.name}`})) : []),
			adviseRemedy({
				id: 'order-of-repair', title: 'The order in which they are brought back', explanation: 'One after the other, and the one that was missing first.', undo: 'nothing to undo', reference,
			}, [
				'1. Bring back the machine that is down, or has too little room.',
				'2. Restart its agent, so that it is ready and waits for the others.',
				'3. Restart the agents of the others within 15 minutes: that long it waits.',
				'4. Watch until all of them have the new version.',
			]),
			{...askAgain, title: 'Watch whether they come together'},
			...(isOnMachines
				? behindFirst.map(member => {
					const restart = restartRemedy(patientOf(place, member), situation);
					return {
						...restart,
						title: `Restart the agent of machine ${member.name}`,
						success: 'It has the new version, and the model controller says upgraded.',
						...(isAnyDown && member.condition !== 'down' && {disabledReason: downFirst}),
					};
				})
				: []),
		];
	},
	reference,
});
