import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {offlineRemedies} from '../offline-remedies.js';
import {hasArrived, lineFor, shellLine} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {placeOf, readLogRemedy} from './places.js';

const reference = '3.6.28 internal/worker/upgrader/upgrader.go; 4.0.14, seen on a controller without a way to the internet';

/** Where agents load from: the controller, which hands over what it has or fetches it first. */
const routeAdvice = (situation: Situation, model = situation.controllerModel, machine = 'MACHINE'): Remedy => adviseRemedy({
	id: 'look-at-route',
	title: 'Look at the way from the machine to the controller',
	explanation: 'Agents load from their controller, on port 17070. A firewall, a route or a proxy that takes that traffic too is the usual cause.',
	undo: 'nothing to undo',
	success: 'The error does not come again, and the agent restarts with the new version.',
	reference,
}, [
	...(model === undefined ? [] : [shellLine(situation, model, machine), '']),
	'There, with the address from the error:',
	'  nc -vz ADDRESS 17070',
	'',
	...(model === undefined
		? []
		: ['The controller\'s address has to be among what no-proxy names:', `  ${lineFor(situation, {type: 'read-model-settings', model}, `juju model-config -m ${modelKey(model)}`)}`]),
]);

/**
C3: agents know of the new version and cannot load it.
*/
export const downloadFailed: Case = defineCase({
	id: 'download-failed',
	code: 'C3',
	family: 'binaries',
	title: 'Agents cannot load the new binaries',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [
		{
			where: 'log', words: 'failed to fetch agent binaries from', versions: '2.3 to 4.1', source: '3.6.28 internal/worker/upgrader/upgrader.go; seen, 4.0.14',
		},
		{
			where: 'log', words: 'failed to fetch tools from', versions: '1.25 to 2.2', source: '1.25.13, 2.0.0 worker/upgrader/upgrader.go',
		},
	],
	isSo: (finding, situation) => !hasArrived(finding, situation),
	meaning: 'Juju has told the agents which version to run, and they cannot load it: the controller does not have it, or something on the way to it is shut. They stay as they are meanwhile.',
	jujuDoes: 'tries again every 5 seconds, and goes on by itself once the binaries can be had. Nothing has to be restarted.',
	remedies(finding, situation) {
		const {render, controllerModel, targetVersion, wantedVersion} = situation;
		const version = placeOf(situation, finding?.model)?.status.version ?? targetVersion ?? wantedVersion;
		const machine = finding?.subjects.find(tag => tag.startsWith('machine-'))?.slice('machine-'.length).replaceAll('-', '/');
		const offline = controllerModel === undefined || version === undefined || finding === undefined
			? []
			: offlineRemedies({render, controllerModel, target: {controller: controllerModel.controller, version}}).filter(({id}) => id !== askAgain.id);
		return [
			...(finding?.model === undefined ? [] : [readLogRemedy(situation, finding.model)]),
			...offline,
			routeAdvice(situation, finding?.model, machine),
			{...askAgain, title: 'Watch whether it goes on by itself'},
		];
	},
	reference,
});
