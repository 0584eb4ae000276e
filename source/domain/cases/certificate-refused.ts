import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {controllerPlace, membersOf, shellLine} from './controller-facts.js';
import {defineCase} from './define-case.js';

const reference = 'juju/juju#6415';

const toController = String.raw`(?:unable to connect to API|cannot open api|api connection|wss:\/\/|:17070)`;

/**
D14: client or agents do not take the controller's certificate, or it does not take theirs.
*/
export const certificateRefused: Case = defineCase({
	id: 'certificate-refused',
	code: 'D14',
	family: 'controller',
	title: 'A certificate is not accepted',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	signals: (['error', 'log'] as const).map(where => ({
		where,
		words: 'x509: ',
		pattern: new RegExp(String.raw`${toController}[^\n]{0,400}x509: `, 'v'),
		versions: '1.25 to 4.1',
		source: 'juju/juju#6415',
	})),
	meaning: [
		'Client and agents take a controller for genuine by its certificate, and this one is not accepted: it has expired, is for other names, or a clock is wrong.',
		'Whoever refuses it stays cut off.',
	].join(' '),
	jujuDoes: 'tries to connect again and again. An agent of a controller whose pair of key and certificate is not valid makes a new one when it starts.',
	remedies(_, situation) {
		const place = controllerPlace(situation);
		const {controllerVersion} = situation;
		// Machines of that time had upstart; the word `service` served both.
		const isOld = controllerVersion !== undefined && !isAtLeast(controllerVersion, 2);
		const address = place && membersOf(place).find(agent => agent.address !== undefined)?.address;
		return [
			{...askAgain, title: 'Watch whether it is accepted'},
			adviseRemedy({
				id: 'look-at-clocks',
				title: 'Compare the clocks',
				explanation: 'A clock that is days off makes every certificate invalid. It is the usual cause, and the simplest.',
				undo: 'nothing to undo',
			}, [
				'Here, and on the machines that complain:',
				'  date -u; timedatectl',
				...(situation.controllerModel === undefined ? [] : [`  ${shellLine(situation, situation.controllerModel, 'MACHINE')}`]),
			]),
			adviseRemedy({
				id: 'look-at-certificate', title: 'Read the certificate', explanation: 'Until when it is valid, and for which names.', undo: 'nothing to undo', reference,
			}, [`  openssl s_client -connect ${address ?? 'ADDRESS'}:17070 </dev/null | openssl x509 -noout -dates -ext subjectAltName`]),
			adviseRemedy({
				id: 'restart-controller-agent',
				title: 'Restart the controller\'s agent',
				risk: 'disruptive',
				explanation: 'Only where the certificate itself has expired or lacks the address: it is made anew at the start.',
				cost: 'the controller does not answer for a minute or two',
				undo: 'nothing to undo',
				success: 'The line with openssl shows a later date, and agents connect again.',
				reference,
			}, [
				'On the machine of the controller:',
				`  sudo ${isOld ? 'service jujud-machine-N restart' : 'systemctl restart jujud-machine-N'}`,
				'',
				'Where that does not help: get help before anything under /var/lib/juju is changed.',
			]),
		];
	},
	reference,
});
