import {isAtLeast} from '../../domain/version.js';
import {controllerModelOf} from '../cluster.js';
import {type Command} from './command.js';
import {Refusal} from './refusal.js';
import {connect, targetController} from './target.js';
import {checkUpgradeWords, upgrade, upgradeOptions} from './upgrade.js';
import {refusalWords} from './upgrade-words.js';

/** Known since 2.6. Since 2.8 the client judges from its own files what the user may do, before anything is asked (2.8.13 `cmd/juju/commands/upgradecontroller.go`). */
export const upgradeController: Command = {
	name: 'upgrade-controller',
	isKnownTo: client => isAtLeast(client, 2, 6),
	options: client => `${upgradeOptions(client)} --build-agent -c,--controller=text`,
	run(call) {
		checkUpgradeWords(call);
		const controller = targetController(call);
		const model = controllerModelOf(controller);
		const refusal = controller.access === 'superuser' || !isAtLeast(call.client, 2, 8)
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
