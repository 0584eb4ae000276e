import {knownSettings} from '../../domain/model-settings.js';
import {maskSecrets} from '../mask.js';
import {neutralise} from '../neutralise.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {isRecord} from './record.js';

const longestValue = 1000;

// Proxies may have a user and a password in their address.
const readValue = (entry: unknown): string | undefined => {
	const value = isRecord(entry) ? entry['Value'] : undefined;
	return typeof value === 'string' && value.trim() !== '' ? neutralise(maskSecrets(value.slice(0, longestValue))) : undefined;
};

/**
Reads `juju model-config --format json`: `{"agent-stream": {"Value": "released", "Source": "default"}}`, with these capital letters (recorded of 2.9.52 to 4.0.15).

Only settings of a list are kept, and only those that are set; keys and certificates that stand among the others are dropped here.
*/
export const readModelSettings: Reader<'read-model-settings'> = ({stdout}) => {
	const document = parseJson(stdout);
	if (!isRecord(document)) {
		return notUnderstood('a model\'s settings');
	}

	return understood(Object.fromEntries(knownSettings.flatMap(name => {
		const value = Object.hasOwn(document, name) ? readValue(document[name]) : undefined;
		return value === undefined ? [] : [[name, value] as const];
	})));
};
