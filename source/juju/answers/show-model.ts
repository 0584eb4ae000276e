import {type ModelDetails} from '../../domain/answer.js';
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

const validities: Readonly<Record<string, boolean>> = {valid: true, invalid: false};

const readCredential = (entry: UnknownRecord): ModelDetails['credential'] => {
	const credential = recordOf(entry['credential']);
	const [name, cloud, owner] = ['name', 'cloud', 'owner'].map(key => textOf(credential[key]));
	const validity = textOf(credential['validity-check']) ?? '';
	return name === undefined || cloud === undefined
		? undefined
		: {
			name, cloud, owner, isValid: Object.hasOwn(validities, validity) ? validities[validity] : undefined,
		};
};

const readUsers = (entry: UnknownRecord): ModelDetails['users'] =>
	Object.entries(recordOf(entry['users'])).map(([name, user]) => ({name: neutralise(name), access: textOf(recordOf(user)['access'])}));

const readSecretBackends = (entry: UnknownRecord): ModelDetails['secretBackends'] =>
	Object.entries(recordOf(entry['secret-backends'])).map(([name, backend]) => ({
		name: neutralise(name), secretCount: countOf(recordOf(backend)['num-secrets']), status: textOf(recordOf(backend)['status']),
	}));

/**
Reads `juju show-model MODEL --format json`: one key, the model's short name. `credential.validity-check` is `valid` or `invalid` and missing where the controller does not
say; `secret-backends` comes with 3.1 (recorded of 2.9.52 to 4.0.15).
*/
export const readModel: Reader<'show-model'> = ({stdout}) => {
	const [entry] = Object.values(recordOf(parseJson(stdout)));
	return isRecord(entry) && 'model-uuid' in entry
		? understood({credential: readCredential(entry), users: readUsers(entry), secretBackends: readSecretBackends(entry)})
		: notUnderstood('the description of a model');
};
