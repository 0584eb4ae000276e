import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Controller} from '../cloud.js';
import {apiState, controllerModelOf} from '../cluster.js';
import {layOutTable} from '../dialects/columns.js';
import {sortedMap, type Plain} from '../dialects/plain.js';
import {type Call, type Command} from './command.js';
import {inFormat} from './print.js';
import {Refusal, Silence} from './refusal.js';
import {dialLimit, expectAtMost, noControllers} from './target.js';

export const certificate = '-----BEGIN CERTIFICATE-----\nc2ltdWxhdGVk\n-----END CERTIFICATE-----\n';

const machineCount = (controller: Controller): number => controller.models.reduce((sum, model) => sum + model.machines.size, 0);

/** 4.0 counts no active ones, as recorded of 4.0.14. */
const members = (controller: Controller): {active: number; total: number} => {
	const own = controllerModelOf(controller);
	const total = Math.max(1, own.machines.size);
	return {active: own.machines.size > 1 || !controller.version.startsWith('4.') ? total : 0, total};
};

const controllerObject = (controller: Controller, client: JujuVersion): Plain => {
	const {active, total} = members(controller);
	return {
		'current-model': controller.currentModel,
		user: controller.user,
		access: controller.access,
		'recent-server': controller.endpoints[0],
		uuid: controller.uuid,
		'api-endpoints': controller.endpoints,
		'ca-cert': certificate,
		cloud: controller.cloud,
		region: controller.region,
		'agent-version': controller.version,
		'model-count': controller.models.length,
		...(controller.kind === 'caas' ? {'controller-nodes': 1} : {'machine-count': machineCount(controller), [isAtLeast(client, 2, 4) ? 'controller-machines' : 'controller-machins']: {Active: active, Total: total}}),
	};
};

const cloudOf = ({cloud, region}: Controller): string => region === undefined ? cloud : `${cloud}/${region}`;

const table = (call: Call, controllers: readonly Controller[]): string => layOutTable({
	rows: [
		['Controller', 'Model', 'User', 'Access', 'Cloud/Region', 'Models', 'Nodes', 'HA', 'Version'],
		...controllers.map(controller => {
			const {total} = members(controller);
			return [
				controller.name + (controller.name === call.cloud.currentController ? '*' : ''),
				controller.currentModel ?? '-',
				controller.user,
				controller.access,
				cloudOf(controller),
				String(controller.models.length),
				controller.kind === 'caas' ? '1' : String(machineCount(controller)),
				controller.kind === 'caas' ? '-' : (total > 1 ? String(total) : 'none'),
				`${controller.version}  `,
			];
		}),
	],
	right: [5, 6, 7],
});

/** What is said of controllers that did not answer; they are listed all the same. */
const refreshErrors = (call: Call, controllers: readonly Controller[]): string => {
	const silent = controllers.filter(controller => ['silent', 'gone'].includes(apiState(controller).state));
	if (silent.length > 0 && call.now - call.startedAt < dialLimit) {
		throw new Silence();
	}

	return silent
		.map(({name, endpoints}) => `error connecting to api for "${name}": opening API connection: unable to connect to API: dial tcp ${endpoints[0] ?? ''}: connect: connection refused\n`)
		.join('');
};

const refreshHint = 'Use --refresh option with this command to see the latest information.\n\n';

const run = (call: Call) => {
	if (call.options.has('managed')) {
		throw new Refusal('juju: "controllers" is not a juju command. See "juju --help".\n\nDid you mean:\n\tcontrollers');
	}

	expectAtMost(call, 0);
	const controllers = call.cloud.controllers.filter(controller => controller.isRegistered).toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
	const isRefreshed = call.options.has('refresh');
	const stderr = isRefreshed ? refreshErrors(call, controllers) : '';
	if (controllers.length === 0 && call.format === 'tabular') {
		throw new Refusal(noControllers);
	}

	return {
		stderr,
		stdout: inFormat(
			call,
			() => ({
				controllers: sortedMap(controllers.map(controller => [controller.name, controllerObject(controller, call.client)])),
				'current-controller': call.cloud.currentController,
			}),
			() => `${isRefreshed ? '' : refreshHint}${table(call, controllers)}${isAtLeast(call.client, 3) ? '' : '\n'}`,
		),
	};
};

/** Answers from the client's own files; only `--refresh` asks the controllers. */
export const controllers: Command = {
	name: 'controllers',
	aliases: () => ['list-controllers'],
	options: client => `-B,--no-browser-login --format=format -o,--output=text --refresh${isAtLeast(client, 3, 6) ? ' --managed' : ''}`,
	formats: ['tabular', 'json', 'yaml'],
	run,
};
