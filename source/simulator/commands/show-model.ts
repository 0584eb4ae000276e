import {coresOf} from '../dialects/entities.js';
import {sortedMap, type Plain} from '../dialects/plain.js';
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

const modelObject = (call: Call, target: Target): Plain => {
	const {controller, model} = target;
	return {
		...modelFacts(controller, model),
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
		...(isFourth(controller.version) && {'secret-backends': {internal: {'num-secrets': 0, status: 'active'}}}),
		'agent-version': model.version,
		credential: {...credentialOf(controller, model), 'validity-check': 'valid'},
		...fourthFacts(target),
	};
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
