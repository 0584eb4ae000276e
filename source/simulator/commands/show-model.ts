import {isAtLeast} from '../../domain/version.js';
import {coresOf} from '../dialects/entities.js';
import {sortedMap, type Plain} from '../dialects/plain.js';
import {modelHistory, withoutLaterKeys} from '../dialects/second-keys.js';
import {friendlyTime} from '../dialects/times.js';
import {isFourth} from '../era.js';
import {type Call, type Command} from './command.js';
import {
	credentialOf,
	lastConnection,
	modelFacts,
	modelStatus,
} from './models.js';
import {inFormat} from './print.js';
import {expectAtMost, targetModel, type Target} from './target.js';

const fourthFacts = ({controller, model}: Target): Readonly<Record<string, Plain>> => isFourth(controller.version)
	? {'supported-features': [{name: 'juju', description: 'the version of Juju used by the model', version: model.version}]}
	: {};

const secretBackends = ({controller, model}: Target): Readonly<Record<string, Plain>> => {
	const backends = model.secretBackends ?? (isFourth(controller.version) ? [{name: 'internal', secretCount: 0}] : []);
	return backends.length === 0
		? {}
		: {'secret-backends': sortedMap(backends.map(({name, secretCount}) => [name, {'num-secrets': secretCount, status: 'active'}]))};
};

const modelObject = (call: Call, target: Target): Plain => {
	const {controller, model} = target;
	return withoutLaterKeys(call.client, {
		...modelFacts(call, controller, model),
		type: controller.cloudType,
		life: model.life,
		status: modelStatus(call, model),
		users: sortedMap(model.users.map(user => [user.name, {
			'display-name': user.name,
			access: user.access,
			'last-connection': user.name === controller.user
				? lastConnection(call)
				: (user.lastConnection === undefined ? 'never connected' : friendlyTime(user.lastConnection, call.now)),
		}])),
		machines: sortedMap(model.machines.values().map(machine => [machine.id, {cores: coresOf(machine)}])),
		...secretBackends(target),
		'agent-version': model.version,
		credential: {
			...credentialOf(controller, model),
			// Source: juju 2.6 `cmd/juju/common/model.go`.
			'validity-check': isAtLeast(call.client, 2, 6) ? (model.hasInvalidCredential === true ? 'invalid' : 'valid') : undefined,
		},
		...fourthFacts(target),
	}, modelHistory);
};

export const showModel: Command = {
	name: 'show-model',
	options: () => '-B,--no-browser-login --format=format -o,--output=text',
	formats: ['yaml', 'json'],
	run(call) {
		expectAtMost(call, 1);
		const target = targetModel(call, {}, call.positional[0]);
		return {stdout: inFormat(call, () => ({[target.model.name]: modelObject(call, target)}), () => '')};
	},
};
