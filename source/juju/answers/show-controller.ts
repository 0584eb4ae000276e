import {type ControllerDetails, type ControllerMember} from '../../domain/answer.js';
import {neutralise} from '../neutralise.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {
	countOf,
	isRecord,
	recordOf,
	textOf,
	type UnknownRecord,
} from './record.js';

const readMembers = (entry: UnknownRecord): readonly ControllerMember[] =>
	Object.entries({...recordOf(entry['controller-machines']), ...recordOf(entry['controller-nodes'])}).map(([id, member]) => ({
		id: neutralise(id),
		status: textOf(recordOf(member)['ha-status']),
		isPrimary: recordOf(member)['ha-primary'] === true,
	}));

const readModels = (entry: UnknownRecord): ControllerDetails['models'] =>
	Object.entries(recordOf(entry['models'])).map(([name, model]) => ({
		name: neutralise(name),
		machineCount: countOf(recordOf(model)['machine-count']),
		unitCount: countOf(recordOf(model)['unit-count']),
	}));

const readErrors = (entry: UnknownRecord): readonly string[] => {
	const {errors} = entry;
	return Array.isArray(errors) ? errors.map(error => textOf(error)).filter(error => error !== undefined) : [];
};

const readDetails = (name: string, entry: UnknownRecord): ControllerDetails => {
	const details = recordOf(entry['details']);
	const account = recordOf(entry['account']);
	const uuid = textOf(details['uuid']) ?? textOf(details['controller-uuid']);
	return {
		name: neutralise(name),
		...(uuid !== undefined && {uuid}),
		version: textOf(details['agent-version']),
		modelVersion: textOf(details['controller-model-version']),
		cloud: textOf(details['cloud']),
		region: textOf(details['region']),
		user: textOf(account['user']),
		access: textOf(account['access']),
		members: readMembers(entry),
		isKubernetes: isRecord(entry['controller-nodes']),
		databaseVersion: textOf(details['mongo-version']),
		models: readModels(entry),
		errors: readErrors(entry),
	};
};

/**
Reads `juju show-controller NAME --format json`. Keys: 3.6.28 cmd/juju/controller/showcontroller.go; with exit code 0 `errors` may say that parts are missing.
*/
export const readController: Reader<'show-controller'> = ({stdout}, {controller}) => {
	const document = parseJson(stdout);
	const entries = Object.entries(recordOf(document));
	const [name, entry] = entries.find(([key]) => key === controller) ?? entries[0] ?? [];
	return name !== undefined && isRecord(entry) && (isRecord(entry['details']) || 'errors' in entry)
		? understood(readDetails(name, entry))
		: notUnderstood('the description of a controller');
};
