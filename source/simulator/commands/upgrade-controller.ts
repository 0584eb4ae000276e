import {controllerModelOf} from '../cluster.js';
import {type Command} from './command.js';
import {Refusal} from './refusal.js';
import {connect, targetController} from './target.js';
import {checkUpgradeWords, upgrade, upgradeOptions} from './upgrade.js';
import {refusalWords} from './upgrade-words.js';

/** Known since 2.6. What the user may do is judged from the client's own files, before anything is asked. */
export const upgradeController: Command = {
	name: 'upgrade-controller',
	options: client => `${upgradeOptions(client)} --build-agent -c,--controller=text`,
	run(call) {
		checkUpgradeWords(call);
		const controller = targetController(call);
		const model = controllerModelOf(controller);
		const refusal = controller.access === 'superuser'
			? undefined
			: refusalWords({reason: 'missing-permission', access: controller.access}, {
				server: controller.version, command: 'upgrade-controller', canFetch: controller.canFetch, modelName: model.name,
			});
		if (refusal !== undefined) {
			throw new Refusal(refusal);
		}

		connect(call, controller);
		return upgrade(call, 'upgrade-controller', {controller, model});
	},
};
