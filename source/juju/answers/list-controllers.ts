import {type ControllerSummary} from '../../domain/answer.js';
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

// The capital letters are those of all clients recorded (2.9.52, 3.6.28, 4.0.15); 2.0 to 2.4-beta2 misspell the key.
const memberCount = (entry: UnknownRecord): number | undefined => {
	const machines = recordOf(entry['controller-machines'] ?? entry['controller-machins']);
	const nodes = entry['controller-nodes'];
	return countOf(machines['Total'] ?? machines['total']) ?? countOf(nodes) ?? countOf(recordOf(nodes)['Total'] ?? recordOf(nodes)['total']);
};

const summarise = (name: string, entry: UnknownRecord): ControllerSummary => ({
	name: neutralise(name),
	version: textOf(entry['agent-version']),
	user: textOf(entry['user']),
	access: textOf(entry['access']),
	cloud: textOf(entry['cloud']),
	region: textOf(entry['region']),
	modelCount: countOf(entry['model-count']),
	machineCount: countOf(entry['machine-count']),
	memberCount: memberCount(entry),
});

/**
Reads `juju controllers --format json`: what the client remembers, not what runs now.
*/
export const readControllers: Reader<'list-controllers'> = ({stdout}) => {
	const document = parseJson(stdout);
	if (!isRecord(document) || !('controllers' in document)) {
		return notUnderstood('a list of controllers');
	}

	return understood({
		controllers: Object.entries(recordOf(document['controllers'])).map(([name, entry]) => summarise(name, recordOf(entry))),
		current: textOf(document['current-controller']),
	});
};
