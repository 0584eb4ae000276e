import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {placesKind, readControllerLog, reportLines} from './controller-facts.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#19866, juju/juju#22532';

/**
D9: the agent of the controller's own charm has a password that the controller does not take.
*/
export const controllerUnitRefused: Case = defineCase({
	id: 'controller-unit-refused',
	code: 'D9',
	family: 'controller',
	title: 'The controller\'s own unit is locked out',
	occurs: {from: [3]},
	isConfirmed: true,
	severity: 2,
	signals: [{
		where: 'log',
		words: 'cannot open api: invalid entity name or password',
		pattern: /"unit-controller-\d{1,9}" cannot open api: invalid entity name or password \(unauthorized access\)/v,
		versions: '3.0 to 4.1',
		source: 'juju/juju#19866, juju/juju#22532',
	}],
	meaning: [
		'The unit of the charm juju-controller cannot log in to the controller that it runs in: its password is not the one that the database has.',
		'The controller answers, but its charm does not work, and the upgrade waits for that unit.',
	].join(' '),
	jujuDoes: 'tries to log in again and again with the same password. It does not set a new one by itself.',
	remedies(_, situation) {
		const isKubernetes = placesKind(situation) === 'caas';
		return [
			...readControllerLog(situation),
			{...askAgain, title: 'Watch whether it gets in'},
			isKubernetes
				? adviseRemedy({
					id: 'escalate',
					title: 'Get help: there is no supported way on Kubernetes',
					explanation: 'The password is in the pod and in the database, and no command sets both.',
					undo: 'nothing to undo',
					reference,
				}, [
					`kubectl -n controller-${situation.controller ?? 'NAME'} logs controller-0 -c charm-init`,
					'',
					...reportLines(situation, 'juju/juju#22532'),
				])
				: adviseRemedy({
					id: 'reset-agent-password',
					title: 'Have the agent\'s password set anew',
					risk: 'disruptive',
					explanation: 'For experts: the password is changed in the database and in agent.conf of the unit. Canonical has an article for it in its support portal.',
					cost: 'a mistake in the database locks out the controller itself',
					success: 'The line does not come again, and controller/0 has the new version.',
					reference,
				}, reportLines(situation, 'juju/juju#19866')),
		];
	},
	reference,
});
