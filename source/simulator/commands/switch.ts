import {isAtLeast} from '../../domain/version.js';
import {type Cloud, type Controller} from '../cloud.js';
import {findController, findModel} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {Refusal} from './refusal.js';
import {expectAtMost} from './target.js';

const place = (controller: Controller | undefined): string => {
	if (controller === undefined) {
		return '';
	}

	const model = findModel(controller, controller.currentModel);
	return model ? `${controller.name}:${model.owner}/${model.name}` : `${controller.name} (controller)`;
};

const modelNotFound = (controller: Controller, name: string): Refusal => new Refusal(`cannot determine if "${name}" is a valid model: model ${controller.name}:${name} not found`);

/** `controller`, `model`, `controller:model`, `controller:`, `:model`. */
const choose = (cloud: Cloud, word: string): {controller: Controller; model: string | undefined} => {
	const current = findController(cloud, cloud.currentController);
	const colon = word.indexOf(':');
	if (colon !== -1) {
		const name = word.slice(0, colon);
		const controller = name === '' ? current : findController(cloud, name);
		if (!controller) {
			throw new Refusal(`controller ${name} not found`);
		}

		return {controller, model: colon === word.length - 1 ? undefined : word.slice(colon + 1)};
	}

	const controller = findController(cloud, word);
	if (controller) {
		return {controller, model: undefined};
	}

	if (!current) {
		throw new Refusal(`controller ${word} not found`);
	}

	return {controller: current, model: word};
};

const wordOf = (call: Call): string | undefined => {
	const [controller, model] = [call.options.text('controller'), call.options.text('model')];
	if (controller !== undefined) {
		return `${controller}:${model ?? ''}`;
	}

	return model === undefined || model.includes(':') ? model ?? call.positional[0] : `:${model}`;
};

const run = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const {cloud} = call;
	const before = place(findController(cloud, cloud.currentController));
	const word = wordOf(call);
	if (word === undefined) {
		return {stdout: `${before}\n`};
	}

	const {controller, model: name} = choose(cloud, word);
	const model = name === undefined ? undefined : findModel(controller, name);
	if (name !== undefined && !model) {
		throw modelNotFound(controller, name);
	}

	cloud.currentController = controller.name;
	controller.currentModel = model?.name ?? controller.currentModel;
	const after = place(controller);
	return {stderr: before === after ? `${before} (no change)\n` : `${before} -> ${after}\n`};
};

export const switchTarget: Command = {
	name: 'switch',
	options: client => `-B,--no-browser-login${isAtLeast(client, 4) ? ' -c,--controller=text -m,--model=text' : ''}`,
	run,
};
