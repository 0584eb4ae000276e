import {type Agent} from '../../domain/agent.js';
import {type Application, type ModelStatus} from '../../domain/status.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {
	isRecord,
	recordOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {
	entitiesOf,
	readApplication,
	readOffers,
	readRemoteApplications,
} from './status-applications.js';
import {readStatusInfo, type StatusContext} from './status-context.js';
import {readMachines} from './status-machines.js';
import {readStorage} from './status-storage.js';
import {readUnits} from './status-units.js';

type Applications = {readonly applications: readonly Application[]; readonly units: readonly Agent[]};

const countSubordinates = (units: readonly Agent[]): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const {kind, application} of units) {
		if (kind === 'subordinate' && application !== undefined) {
			counts.set(application, (counts.get(application) ?? 0) + 1);
		}
	}

	return counts;
};

const readApplications = (section: unknown, context: StatusContext): Applications => {
	const entries = entitiesOf(section).map(([name, value]) => ({name, value, units: readUnits(recordOf(value)['units'], context)}));
	const units = entries.flatMap(entry => entry.units);
	const subordinates = countSubordinates(units);
	const applications = entries.map(entry => readApplication(entry.name, entry.value, {
		context,
		// A subordinate's units stand under their principals only.
		unitCount: entry.units.filter(({kind}) => kind === 'unit').length + (subordinates.get(entry.name) ?? 0),
	}));
	return {applications, units};
};

/** 2.0 and 2.1 say what a migration does beside the model's status. */
const readModelState = (model: UnknownRecord, name: string, context: StatusContext): ModelStatus['status'] => {
	const status = readStatusInfo(model['model-status'], name, context);
	const migration = messageOf(model['migration']);
	return migration !== undefined && status.message === undefined ? {...status, message: migration} : status;
};

const readModelStatus = (document: UnknownRecord, context: StatusContext): ModelStatus => {
	const model = recordOf(document['model']);
	const name = textOf(model['name'] ?? document['environment']) ?? '';
	const machines = readMachines(document['machines'], context);
	const {applications, units} = readApplications(document['applications'] ?? document['services'], context);
	return {
		controller: textOf(model['controller']),
		name,
		kind: model['type'] === 'caas' ? 'caas' : 'iaas',
		cloud: textOf(model['cloud']),
		region: textOf(model['region']),
		version: textOf(model['version']),
		upgradeAvailable: textOf(model['upgrade-available'] ?? recordOf(document['environment-status'])['upgrade-available']),
		status: readModelState(model, name, context),
		agents: [...machines, ...units],
		applications,
		offers: readOffers(document['offers'], context),
		remoteApplications: readRemoteApplications(document['application-endpoints'], context),
		storage: readStorage(document['storage']),
		problems: context.problems,
		hasSilentMachines: machines.some(({condition, version}) => version === undefined && (condition === 'good' || condition === 'upgrading')),
	};
};

/**
Reads `juju status --format json` of every version from 1.25 to 4.1 (keys: `cmd/juju/status/formatted.go` of 1.25.13, 2.0.0, 2.9.52, 3.6.28 and 4.0.15).

Fields that are not known are ignored. An entity that is broken or that Juju could not describe spoils only itself: it is listed as `unknown`, with a problem.
*/
export const readStatus: Reader<'read-status'> = ({stdout}) => {
	const document = parseJson(stdout);
	return isRecord(document)
		&& (isRecord(document['model']) || typeof document['environment'] === 'string')
		// Juju always prints both, empty or not: without them nothing may be concluded from the absence of agents.
		&& isRecord(document['machines'])
		&& isRecord(document['applications'] ?? document['services'])
		? understood(readModelStatus(document, {problems: []}))
		: notUnderstood('the status of a model');
};
