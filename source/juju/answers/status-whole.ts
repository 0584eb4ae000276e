import {type Agent} from '../../domain/agent.js';
import {type Application, type ModelStatus} from '../../domain/status.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reading,
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

/** What has been read of a status already. */
type Parts = {
	readonly machines: readonly Agent[];
	readonly applications: readonly UncountedApplication[];
	readonly storage: ModelStatus['storage'];
	readonly context: StatusContext;
};

/** An application, how many units it may have not counted yet, and the units that stand under it. */
export type UncountedApplication = {
	readonly name: string;
	readonly units: readonly Agent[];
	readonly count: (unitCount: number) => Application;
};

const countSubordinates = (applications: readonly UncountedApplication[]): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const {units} of applications) {
		for (const {kind, application} of units) {
			if (kind === 'subordinate' && application !== undefined) {
				counts.set(application, (counts.get(application) ?? 0) + 1);
			}
		}
	}

	return counts;
};

const readUncounted = (section: unknown, context: StatusContext): readonly UncountedApplication[] =>
	entitiesOf(section).map(([name, value]) => ({
		name,
		units: readUnits(recordOf(value)['units'], context),
		count: unitCount => readApplication(name, value, {context, unitCount}),
	}));

const countUnits = (applications: readonly UncountedApplication[]): readonly Application[] => {
	const subordinates = countSubordinates(applications);
	return applications.map(({name, units, count}) => {
		let own = 0;
		for (const {kind} of units) {
			own += kind === 'unit' ? 1 : 0;
		}

		// A subordinate's units stand under their principals only.
		return count(own + (subordinates.get(name) ?? 0));
	});
};

/** 2.0 and 2.1 say what a migration does beside the model's status. */
const readModelState = (model: UnknownRecord, name: string, context: StatusContext): ModelStatus['status'] => {
	const status = readStatusInfo(model['model-status'], name, context);
	const migration = messageOf(model['migration']);
	return migration !== undefined && status.message === undefined ? {...status, message: migration} : status;
};

/**
Puts together what was read of a status.

@param document Without the parts that were read already, or with them.
*/
export const composeStatus = (document: UnknownRecord, {machines, applications, storage, context}: Parts): ModelStatus => {
	const model = recordOf(document['model']);
	const name = textOf(model['name'] ?? document['environment']) ?? '';
	const counted = countUnits(applications);
	return {
		controller: textOf(model['controller']),
		name,
		kind: model['type'] === 'caas' ? 'caas' : 'iaas',
		cloud: textOf(model['cloud']),
		region: textOf(model['region']),
		version: textOf(model['version']),
		upgradeAvailable: textOf(model['upgrade-available'] ?? recordOf(document['environment-status'])['upgrade-available']),
		status: readModelState(model, name, context),
		agents: [machines, ...applications.map(({units}) => units)].flat(),
		applications: counted,
		offers: readOffers(document['offers'], context),
		remoteApplications: readRemoteApplications(document['application-endpoints'], context),
		storage,
		problems: context.problems,
		hasSilentMachines: machines.some(({condition, version}) => version === undefined && (condition === 'good' || condition === 'upgrading')),
	};
};

/** Whether it says of which model it is. */
export const hasModel = (document: UnknownRecord): boolean => isRecord(document['model']) || typeof document['environment'] === 'string';

/** What a reader says of all else. */
export const noStatus = notUnderstood('the status of a model');

/** Reads a status that is parsed as a whole. */
export const readWholeStatus = (stdout: string): Reading<ModelStatus> => {
	const document = parseJson(stdout);
	if (!(isRecord(document)
		&& hasModel(document)
		// Juju always prints both, empty or not: without them nothing may be concluded from the absence of agents.
		&& isRecord(document['machines'])
		&& isRecord(document['applications'] ?? document['services']))) {
		return noStatus;
	}

	const context: StatusContext = {problems: []};
	return understood(composeStatus(document, {
		machines: readMachines(document['machines'], context),
		applications: readUncounted(document['applications'] ?? document['services'], context),
		storage: readStorage(document['storage']),
		context,
	}));
};
