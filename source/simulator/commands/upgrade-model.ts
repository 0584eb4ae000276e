import {isAtLeast} from '../../domain/version.js';
import {type Command} from './command.js';
import {targetModel} from './target.js';
import {checkUpgradeWords, upgrade, upgradeOptions} from './upgrade.js';

const make = (name: string, aliases: readonly string[], command: Pick<Command, 'isKnownTo'>): Command => ({
	...command,
	name,
	aliases: client => isAtLeast(client, 3) ? [] : aliases,
	options: client => `${upgradeOptions(client)} -m,--model=text${isAtLeast(client, 3, 5) ? '' : ' --build-agent'}`,
	run(call) {
		checkUpgradeWords(call);
		return upgrade(call, 'upgrade-model', targetModel(call));
	},
});

/** Known since 2.4; 2.x knows it as `upgrade-juju` too. `--build-agent` went in 3.5. */
export const upgradeModel = make('upgrade-model', ['upgrade-juju'], {isKnownTo: client => isAtLeast(client, 2, 4)});

/** Its name up to 2.3. */
export const upgradeJuju = make('upgrade-juju', [], {isKnownTo: client => !isAtLeast(client, 2, 4) && client.major >= 2});
