import {type ModelSummary} from '../../domain/answer.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {
	isRecord,
	recordOf,
	recordsOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';

// Clients of 2.0 and 2.1 print the plain name and the owner beside it.
const qualified = (name: string, owner: string | undefined): string =>
	owner === undefined || name.includes('/') ? name : `${owner}/${name}`;

const readKind = (type: unknown): ModelSummary['kind'] =>
	type === 'iaas' || type === 'caas' ? type : undefined;

const summarise = (entry: UnknownRecord): readonly ModelSummary[] => {
	const name = textOf(entry['name']);
	if (name === undefined) {
		return [];
	}

	const shortName = textOf(entry['short-name']) ?? name.slice(name.indexOf('/') + 1);
	const status = recordOf(entry['status']);
	return [{
		name: qualified(name, textOf(entry['owner'])),
		shortName,
		kind: readKind(entry['model-type']),
		isController: typeof entry['is-controller'] === 'boolean' ? entry['is-controller'] : shortName === 'controller',
		version: textOf(entry['agent-version']),
		access: textOf(entry['access']),
		life: textOf(entry['life']),
		status: textOf(status['current']),
		statusMessage: messageOf(status['message']),
	}];
};

/**
Reads `juju models --format json` (2.0 to 4.1). Entries without a name are left out.
*/
export const readModels: Reader<'list-models'> = ({stdout}) => {
	const document = parseJson(stdout);
	return isRecord(document) && 'models' in document
		? understood({models: recordsOf(document['models']).flatMap(entry => summarise(entry))})
		: notUnderstood('a list of models');
};
