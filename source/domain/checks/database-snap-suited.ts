import {type Evidence, type PrepareFacts} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {isAtLeast, parseBinaryVersion, parseVersion} from '../version.js';
import {createMachineCheck, lookAtMachines, type MachineReport} from './controller-machines.js';
import {type Verdict} from './verdict.js';

/** The first `juju-db` that wants a chain of trust for its TLS, and the first controller that gives it one (juju/juju#22786, juju/juju#21868). */
const strictDatabase = [4, 4, 30] as const;
const readyController = [3, 6, 15] as const;

const isStrict = (text: string): boolean => {
	const version = parseVersion(text);
	return version !== undefined && isAtLeast(version, ...strictDatabase);
};

const describe = ({id, report: {databaseSnap}, at}: MachineReport): Evidence => ({
	source: 'ssh', text: databaseSnap ? `Machine ${id}: juju-db ${databaseSnap.version}, revision ${databaseSnap.revision}.` : `Machine ${id}: no snap juju-db.`, at,
});

const goBack = ({controllerModel}: PrepareFacts, machine: string) => adviseRemedy({
	id: 'revert-database-snap',
	title: `Take juju-db on machine ${machine} back`,
	risk: 'disruptive',
	explanation: 'The order matters: the snap goes back, Juju goes to 3.6.15 or newer, and only then the snap comes forward again. Not confirmed by us: try it where you can afford to.',
	cost: 'the controller is out of reach while its database restarts',
	reference: 'juju/juju#22786, juju/juju#21868; CVE-2025-14847',
}, [
	'On each machine of the controller, one after the other:',
	`juju ssh -m ${modelKey(controllerModel)} ${machine} 'sudo snap revert juju-db'`,
	`juju ssh -m ${modelKey(controllerModel)} ${machine} 'sudo snap refresh --hold=24h juju-db'`,
	'',
	'After the upgrade let it refresh itself again, for 4.4.30 mends CVE-2025-14847:',
	`juju ssh -m ${modelKey(controllerModel)} ${machine} 'sudo snap refresh --unhold juju-db'`,
]);

const judge = (reports: readonly MachineReport[], facts: PrepareFacts): Verdict => {
	const controller = parseBinaryVersion(facts.target.controllerVersion);
	const evidence = reports.map(report => describe(report));
	const first = reports.find(({report}) => isStrict(report.databaseSnap?.version ?? ''));
	if (first && controller?.major === 3 && !isAtLeast(controller, ...readyController)) {
		return {
			title: `juju-db ${first.report.databaseSnap?.version ?? ''} on machine ${first.id} is too new for ${controller.text}`,
			result: 'block',
			evidence,
			consequence: 'A controller below 3.6.15 cannot speak to it: with its next restart, which is part of every upgrade, it does not come back.',
			remedies: [goBack(facts, first.id), lookAtMachines(facts)],
		};
	}

	return {title: reports.some(({report}) => report.databaseSnap) ? 'The snap of the database goes with this Juju' : 'The database is no snap here', result: 'pass', evidence};
};

/**
Whether the snap `juju-db`, which refreshes itself, has not moved on to a version that this controller cannot speak to.
*/
export const databaseSnapSuited = createMachineCheck({id: 'database-snap-suited', title: 'The snap of the database goes with this Juju'}, 'Database', judge);
