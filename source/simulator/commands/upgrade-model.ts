import {isAtLeast} from '../../domain/version.js';
import {type Command} from './command.js';
import {targetModel} from './target.js';
import {checkUpgradeWords, upgrade, upgradeOptions} from './upgrade.js';

/** 2.x knows it as `upgrade-juju` too. `--build-agent` went in 3.5. */
export const upgradeModel: Command = {
	name: 'upgrade-model',
	aliases: client => isAtLeast(client, 3) ? [] : ['upgrade-juju'],
	options: client => `${upgradeOptions(client)} -m,--model=text${isAtLeast(client, 3, 5) ? '' : ' --build-agent'}`,
	run(call) {
		checkUpgradeWords(call);
		return upgrade(call, 'upgrade-model', targetModel(call));
	},
};
