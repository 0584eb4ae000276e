import {
	type Case,
	type FailedCommand,
	type Finding,
	type Situation,
} from '../case.js';
import {type Remedy} from '../check.js';
import {askAgain, performRemedy} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {defineCase} from './define-case.js';
import {
	controllerPlace,
	membersOf,
	patientOf,
	peersWait,
	readControllerLog,
	repairMembers,
	upgradingFor,
} from './controller-facts.js';
import {type Place} from './places.js';

const id = 'upgrade-in-progress';
const reference = '3.6.28 apiserver/restrict_upgrades.go; juju/juju#22557; 1.25.13 apiserver/upgrading_root.go';

/** Juju's hint that something is left of an upgrade, with every such refusal before 4.0. */
export const waitHint = 'Please wait for the upgrade to complete';

/** Milliseconds: between the command and the word of the status there is a gap (juju/juju#22557). */
const gap = 30_000;

/**
The command that was refused because of an upgrade that lasts longer than controllers wait for each other, where Juju names the option that would clear it: then it is stuck.
*/
export const leftBehind = (situation: Situation): FailedCommand | undefined => (upgradingFor(situation) ?? 0) < peersWait
	? undefined
	: situation.failures.find(({failure: {evidence}}) => evidence.includes(waitHint) || evidence.includes('the last upgrade did not complete'));

/** What was refused is history once the controller has said, well after it, that it is at rest. */
const isOver = ({evidence}: Finding, situation: Situation): boolean => {
	const place = controllerPlace(situation);
	return place?.at !== undefined && upgradingFor(situation) === undefined && evidence.every(({at}) => at !== undefined && (place.at ?? 0) - at > gap);
};

/** While the upgrade on the screen takes its usual time, only a command that somebody gave and that was refused for it is worth a word. */
const isOnScreen = ({evidence}: Finding, situation: Situation): boolean =>
	situation.withoutProgress !== undefined && (upgradingFor(situation) ?? 0) < peersWait && evidence.every(({source}) => !source.startsWith('juju '));

/** Looks at its machines, then restarts what stands still; not before its time is up. */
const restarts = (place: Place, situation: Situation, isEarly: boolean): readonly Remedy[] => {
	const patients = membersOf(place).slice(0, 7).map(member => patientOf(place, member));
	return [
		...(isEarly ? [] : patients.map(patient => ({...inspectRemedy(patient, situation), title: `Look at the agent of machine ${patient.machine}`}))),
		...patients.map(patient => {
			const restart = restartRemedy(patient, situation);
			return {
				...restart,
				title: `Restart the agent of machine ${patient.machine}`,
				explanation: `${restart.explanation} It goes through the steps of the upgrade once more, so the cause has to be gone.`,
				success: 'The model controller says upgraded, and commands are accepted again.',
				...(isEarly && {disabledReason: 'It may take up to 15 minutes; a restart would only make it longer.'}),
			};
		}),
	];
};

/** Statuses are asked for anyway; a controller that was not entered yet has to be asked by itself. */
const waiting = (finding: Finding | undefined, {details, controller: chosen, render}: Situation): readonly Remedy[] => {
	const controller = finding?.model?.controller ?? chosen;
	const remedy = {
		...askAgain,
		title: 'Wait, and ask again',
		explanation: 'Status is answered all the time and says when it is over.',
		success: 'The model controller is available again, and the command is accepted.',
	};
	return controller !== undefined && details[controller]?.failure !== undefined
		? [performRemedy(render, {...remedy, explanation: 'Asks the controller what it runs. Nothing is changed.'}, [{type: 'show-controller', controller}])]
		: [remedy];
};

const drafted: Case = defineCase({
	id,
	code: 'D1',
	family: 'controller',
	title: 'An upgrade is in progress',
	occurs: {},
	isConfirmed: true,
	severity: 1,
	signals: [
		{
			where: 'error', words: 'upgrade in progress', pattern: /^ERROR [^\n]{0,300}upgrade in progress/mv, versions: '2.0 to 4.1', source: 'seen, 2.9.52, 3.6.28, 4.0.15',
		},
		{
			where: 'error', words: 'an upgrade is already in progress or the last upgrade did not complete', versions: '1.25', source: '1.25.13 state/state.go',
		},
		{
			where: 'error', words: 'Juju functionality is limited', versions: '1.25', source: '1.25.13 apiserver/upgrading_root.go',
		},
	],
	see(situation) {
		const lasted = upgradingFor(situation);
		const place = controllerPlace(situation);
		// The upgrade that is on the screen is no finding while it takes its usual time.
		return lasted === undefined || place === undefined || (lasted < peersWait && situation.withoutProgress !== undefined)
			? []
			: [{model: place.model, subjects: [], evidence: {source: 'status', text: `${place.status.status.message ?? ''} (${spanOf(lasted)})`, at: place.at}}];
	},
	isSo: (finding, situation) => !isOver(finding, situation) && !isOnScreen(finding, situation) && leftBehind(situation) === undefined,
	meaning(_, situation) {
		const lasted = upgradingFor(situation);
		return lasted !== undefined && lasted >= peersWait
			? `The controller has been upgrading for ${spanOf(lasted)}. Its members wait 15 minutes for each other, so something keeps it, and nobody can change anything meanwhile.`
			: 'While a controller upgrades its database, Juju refuses nearly every command but status. That is as it should be for up to 15 minutes. Workloads go on.';
	},
	jujuDoes: 'ends that by itself when the upgrade is done, after 15 minutes at most where members of a controller wait for each other.',
	remedies(finding, situation) {
		const place = controllerPlace(situation);
		const lasted = upgradingFor(situation) ?? 0;
		return [
			...waiting(finding, situation),
			...readControllerLog(situation),
			...(place ? repairMembers(place) : []),
			...(finding && place && place.status.kind !== 'caas' ? restarts(place, situation, lasted < peersWait) : []),
		];
	},
	reference,
});

/**
D1: Juju refuses nearly everything because a controller upgrades; after a quarter of an hour that is no wait any more.
*/
export const upgradeInProgress: Case = {
	...drafted,
	match(situation) {
		const severity = (upgradingFor(situation) ?? 0) >= peersWait ? 3 : 1;
		return drafted.match(situation).map(finding => ({...finding, severity}));
	},
};
