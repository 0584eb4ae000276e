import {isAtLeast} from '../../domain/version.js';
import {type Controller, type Model} from '../cloud.js';
import {layOutTable} from '../dialects/columns.js';
import {coresOf} from '../dialects/entities.js';
import {type Plain} from '../dialects/plain.js';
import {modelHistory, withoutLaterKeys} from '../dialects/second-keys.js';
import {exactTime, friendlyTime} from '../dialects/times.js';
import {isFourth} from '../era.js';
import {type Call, type Command} from './command.js';
import {inFormat} from './print.js';
import {connect, expectAtMost, targetController} from './target.js';

/** A moment as the format of the call has it. */
const timeText = (call: Call, at: number): string => call.options.has('exact-time') ? exactTime(at) : friendlyTime(at, call.now);

/**
The keys that `models` and `show-model` share, up to `life`.
*/
export const modelFacts = ({client}: Call, controller: Controller, model: Model): Readonly<Record<string, Plain | undefined>> => ({
	// 2.0 and 2.1 have the owner beside it only.
	name: isAtLeast(client, 2, 2) ? `${model.owner}/${model.name}` : model.name,
	'short-name': model.name,
	'model-uuid': model.uuid,
	'model-type': model.kind,
	'controller-uuid': controller.uuid,
	'controller-name': controller.name,
	'is-controller': model.isController,
	owner: isFourth(controller.version) ? undefined : model.owner,
	cloud: controller.cloud,
	region: controller.region,
});

export const credentialOf = (controller: Controller, model: Model) => ({name: 'default', owner: model.owner, cloud: controller.cloud});

/** `status` of a model in `models` and `show-model`. */
export const modelStatus = (call: Call, model: Model): Plain => ({
	current: model.status.current,
	message: model.status.message,
	since: timeText(call, model.status.since),
});

/** When the client's user was last seen; it is seen now. */
export const lastConnection = (call: Call): string => timeText(call, call.now);

const modelObject = (call: Call, controller: Controller, model: Model): Plain => withoutLaterKeys(call.client, {
	...modelFacts(call, controller, model),
	credential: credentialOf(controller, model),
	type: controller.cloudType,
	life: model.life,
	status: modelStatus(call, model),
	access: model.access,
	'last-connection': lastConnection(call),
	'agent-version': model.version,
}, modelHistory);

/** Those that the user is told of. */
const listedModels = ({models: all}: Controller): readonly Model[] => all.filter(({isUnlisted}) => isUnlisted !== true);

const cell = (count: number): string => count === 0 ? '-' : String(count);

const table = (call: Call, controller: Controller): string => layOutTable({
	rows: [
		['Model', 'Cloud/Region', 'Type', 'Status', 'Machines', 'Cores', 'Units', 'Access', 'Last connection'],
		...listedModels(controller).map(model => [
			model.name + (model.name === controller.currentModel ? '*' : ''),
			controller.region === undefined ? controller.cloud : `${controller.cloud}/${controller.region}`,
			controller.cloudType,
			model.status.current,
			String(model.machines.size),
			cell(model.machines.values().reduce((sum, machine) => sum + coresOf(machine), 0)),
			cell(model.units.size),
			model.access,
			lastConnection(call),
		]),
	],
	right: [4, 5],
});

export const models: Command = {
	name: 'models',
	aliases: () => ['list-models'],
	options: () => '-B,--no-browser-login --all -c,--controller=text --exact-time --format=format -o,--output=text --user=text --uuid',
	formats: ['tabular', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 1);
		const controller = targetController(call, call.positional[0] ?? call.options.text('controller'));
		connect(call, controller);
		return {
			stdout: inFormat(
				call,
				() => ({models: listedModels(controller).map(model => modelObject(call, controller, model)), 'current-model': controller.currentModel}),
				() => `Controller: ${controller.name}\n\n${table(call, controller)}${call.client.major < 3 ? '\n' : ''}`,
			),
		};
	},
};
