import {isAtLeast} from '../../domain/version.js';
import {type Controller, type Machine, type Model} from '../cloud.js';
import {controllerModelOf} from '../cluster.js';
import {coresOf} from '../dialects/entities.js';
import {sortedMap, sortedMapOrNone, type Plain} from '../dialects/plain.js';
import {isFourth} from '../era.js';
import {type Call, type Command} from './command.js';
import {certificate} from './controllers.js';
import {inFormat} from './print.js';
import {connect, targetController} from './target.js';

const gitCommit = '5f1d7a5cbb0c1e6c6c5d6f0f8a6f4a4f4d2b9c11';
const fingerprint = 'D8:4D:D9:8A:09:D2:72:E6:03:A7:AB:CD:89:F4:75:8C:59:E6:97:81:CA:00:38:85:BE:3C:84:03:C5:38:4D:5D';

/** 2.9 prints both keys in YAML; JSON always has `uuid`. */
const uuidKeys = (call: Call, name: 'controller-uuid' | 'model-uuid', uuid: string): Readonly<Record<string, Plain>> => {
	if (call.format === 'json') {
		return {uuid};
	}

	if (!isAtLeast(call.client, 2, 8)) {
		return {uuid};
	}

	return call.client.major < 3 ? {uuid, [name]: uuid} : {[name]: uuid};
};

/** What clients from a minor of 2.x on print (2.0.0, 2.5.8 and 2.8.13 `cmd/juju/controller/showcontroller.go`). */
const since = (call: Call, minor: number, text: string | undefined): string | undefined => isAtLeast(call.client, 2, minor) ? text : undefined;

const details = (call: Call, controller: Controller): Plain => ({
	...uuidKeys(call, 'controller-uuid', controller.uuid),
	'api-endpoints': controller.endpoints,
	cloud: controller.cloud,
	region: controller.region,
	'agent-version': controller.version,
	'agent-git-commit': since(call, 7, gitCommit),
	'controller-model-version': since(call, 7, controllerModelOf(controller).version),
	'mongo-version': isFourth(controller.version) ? undefined : since(call, 2, controller.mongoVersion),
	'ca-fingerprint': since(call, 4, fingerprint),
	'ca-cert': certificate,
});

/** Source: `cmd/juju/controller/showcontroller.go` (`haStatus`). */
const haStatus = (controller: Controller, {isConnected, member}: Machine): Readonly<Record<string, Plain | undefined>> => {
	if (isFourth(controller.version) || controllerModelOf(controller).machines.size < 2) {
		return {};
	}

	return {'ha-status': isConnected ? (member === 'has-vote' ? 'ha-enabled' : 'ha-pending') : 'down, lost connection'};
};

const machines = (call: Call, controller: Controller): ReadonlyMap<string, Plain> | undefined =>
	sortedMapOrNone(controllerModelOf(controller).machines.values().map((machine): readonly [string, Plain] => [machine.id, {
		'instance-id': machine.instanceId,
		...haStatus(controller, machine),
		'ha-primary': machine.isPrimary && isAtLeast(call.client, 2, 9) && !isFourth(controller.version) && controllerModelOf(controller).machines.size > 1 ? true : undefined,
	}]).toArray());

const orNone = (count: number): number | undefined => count === 0 ? undefined : count;

const modelObject = (call: Call, model: Model): Plain => ({
	...uuidKeys(call, 'model-uuid', model.uuid),
	'machine-count': orNone(model.machines.size),
	'core-count': orNone(model.machines.values().reduce((sum, machine) => sum + coresOf(machine), 0)),
	'unit-count': model.kind === 'caas' ? orNone(model.units.size) : undefined,
});

const controllerObject = (call: Call, controller: Controller): Plain => {
	const current = controller.models.find(model => model.name === controller.currentModel);
	return {
		details: details(call, controller),
		...(controller.kind === 'caas'
			? {'controller-nodes': {0: {'instance-id': 'controller-0'}}}
			: {'controller-machines': machines(call, controller)}),
		models: sortedMap(controller.models.map(model => [model.name, modelObject(call, model)])),
		'current-model': current && `${current.owner}/${current.name}`,
		account: {user: controller.user, access: controller.access},
	};
};

/** Asks the controller: what runs (`agent-version`) and what is wanted (`controller-model-version`). */
export const showController: Command = {
	name: 'show-controller',
	options: () => '-B,--no-browser-login --format=format -o,--output=text --show-password',
	formats: ['yaml', 'json'],
	run(call) {
		const names = call.positional.length > 0 ? call.positional : [undefined];
		const found = names.map(name => targetController(call, name));
		for (const controller of found) {
			connect(call, controller, {prefix: 'opening API connection: '});
		}

		const value = () => sortedMap(found.map(controller => [controller.name, controllerObject(call, controller)]));
		return {stdout: inFormat(call, value, () => '')};
	},
};
