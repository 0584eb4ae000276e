import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {defaultSilenceLimit} from '../follow-progress.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {openCaseRemedy, placeOf} from './places.js';

const id = 'controller-unreachable';

/** Milliseconds: one failed poll is no silence. */
const shortest = 30_000;

/** Milliseconds of a usual restart; longer is not alarming yet, but worth a look. */
const usual = 5 * 60_000;

const severityOf = (silence: number): Finding['severity'] => {
	if (silence >= defaultSilenceLimit) {
		return 3;
	}

	return silence >= usual ? 2 : 1;
};

/** Where no status was ever answered there is no clock: that the controller could not be reached, when it was asked once or in a file, is all there is. */
const neverAnswered = ({failures, details, statuses, controller, controllerModel}: Situation): readonly Finding[] => {
	const asked = controller === undefined ? undefined : details[controller];
	const said = [
		...(asked ? [{source: 'show-controller', failure: asked.failure, at: asked.at}] : []),
		...failures.map(({command, failure, at}) => ({source: command, failure, at})),
	].flatMap(({failure, ...rest}) => (failure?.kind === 'unreachable' ? [{...rest, failure}] : []));
	const hasAnswered = asked?.at !== undefined || Object.values(statuses).some(({at}) => at !== undefined);
	return said.length === 0 || hasAnswered
		? []
		: [{
			case: id,
			model: controllerModel,
			subjects: [controller ?? 'this cloud'],
			summary: controller === undefined ? 'a controller without an answer' : `controller ${controller}, without an answer`,
			evidence: said.slice(0, 4).map(({source, failure, at}) => ({source, text: failure.evidence === '' ? failure.message : failure.evidence.slice(0, 500), at})),
			severity: 2,
		}];
};

/** While nobody has chosen a controller: each of the list that could not be reached when it was asked. */
const unansweredOf = ({details}: Situation): readonly Finding[] => Object.entries(details).flatMap(([name, {failure, at}]): readonly Finding[] => failure?.kind === 'unreachable' && at === undefined
	? [{
		case: id,
		model: undefined,
		subjects: [name],
		summary: `controller ${name}, without an answer`,
		evidence: [{source: 'show-controller', text: failure.evidence === '' ? failure.message : failure.evidence.slice(0, 500), at}],
		severity: 2,
	}]
	: []);

const match = (situation: Situation): readonly Finding[] => {
	const {silentSince, now, controller, controllerModel, statuses} = situation;
	if (silentSince === undefined) {
		const unanswered = controller === undefined ? unansweredOf(situation) : [];
		return unanswered.length > 0 ? unanswered : neverAnswered(situation);
	}

	const silence = now - silentSince;
	if (controller === undefined || silence < shortest) {
		return [];
	}

	const words = Object.values(statuses).map(({failure}) => failure).find(failure => failure !== undefined);
	return [{
		case: id,
		model: controllerModel,
		subjects: [controller],
		summary: `controller ${controller}, silent for ${spanOf(silence)}`,
		evidence: [{source: 'status', text: `No answer for ${spanOf(silence)}${words ? `: ${words.message}` : '.'}`, at: silentSince}],
		severity: severityOf(silence),
	}];
};

/** Machines of the controller, as the last answer knew them: `juju ssh` needs the controller, so ssh has to do. */
const lookAdvice = (situation: Situation): Remedy => {
	const place = placeOf(situation, situation.controllerModel);
	const hosts = place?.status.agents.filter(({kind, address}) => (kind === 'controller' || kind === 'machine') && address !== undefined) ?? [];
	const host = hosts[0];
	return adviseRemedy({
		id: 'look-at-controller',
		title: 'Look at the controller\'s machine',
		explanation: 'juju ssh goes through the controller, so plain ssh or the cloud\'s own console has to do.',
		undo: 'nothing to undo',
		reference: 'juju/juju#13044, #16500',
	}, [
		'1. Is the machine running? Ask the cloud.',
		`2. ssh ubuntu@${host?.address ?? 'ADDRESS'}`,
		`3. sudo systemctl status jujud-machine-${host?.name.replaceAll('/', '-') ?? '0'}`,
		`4. sudo tail -n 50 /var/log/juju/machine-${host?.name.replaceAll('/', '-') ?? '0'}.log`,
		'5. Does it listen? sudo ss -ltn, and look for port 17070.',
		'6. Up to 3.6, does its database run? systemctl status snap.juju-db.daemon',
		`7. Only then: sudo systemctl restart jujud-machine-${host?.name.replaceAll('/', '-') ?? '0'}`,
		...(hosts.length > 1 ? ['', `Its other machines: ${hosts.slice(1).map(({address}) => address).join(', ')}`] : []),
	]);
};

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const {controllerModel, controller, silentSince, now} = situation;
	const isLong = silentSince !== undefined && now - silentSince >= defaultSilenceLimit;
	return [
		{...askAgain, title: 'Go on asking'},
		lookAdvice(situation),
		...(controllerModel && controller !== undefined
			? [{
				...openCaseRemedy({
					id: 'upgrade-failed',
					title: 'Treat the upgrade as failed',
					model: controllerModel,
					subject: finding?.subjects[0] ?? controller,
					explanation: 'Shows what can still be done, and what is lost by it.',
				}),
				...(!isLong && {disabledReason: 'A controller that restarts may be silent for up to 15 minutes.'}),
			}]
			: []),
	];
};

/**
Nothing answers: while a controller restarts that is as it should be, so the clock decides.
*/
export const controllerUnreachable: Case = {
	id,
	code: 'D11',
	family: 'controller',
	title: 'The controller does not come back',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning: () => [
		'Nothing listens at the controller\'s addresses, or the way there is cut.',
		'After an upgrade began that is usual for 1 to 5 minutes. Workloads go on; no hook runs and nothing can be changed.',
	].join(' '),
	jujuDoes: () => 'starts the controller\'s agent again by itself. Members of a controller wait 15 minutes for each other. Agents try to connect again and again, and come back by themselves.',
	remedies,
	reference: '3.6.28 api/interface.go, internal/worker/upgradesteps/worker.go; 4.0.14, seen: a stopped controller leaves every command hanging',
};
