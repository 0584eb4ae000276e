import {type Command} from '../commands/command.js';
import {refreshIn} from '../commands/refresh.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption, targetEnvironment} from './environment.js';

/** Another revision of a service's charm. Source: juju 1.25.13 `cmd/juju/commands/upgradecharm.go`. */
export const upgradeCharm: Command = {
	name: 'upgrade-charm',
	options: () => `${environmentOption} --force --repository=text --revision=number --switch=text`,
	run(call) {
		const [name] = call.positional;
		if (name === undefined) {
			throw misuse('no service specified');
		}

		if (call.options.text('switch') !== undefined && call.options.text('revision') !== undefined) {
			throw misuse('--switch and --revision are mutually exclusive');
		}

		expectAtMost(call, 1);
		const target = targetEnvironment(call);
		refuseBlocked(target.model, 'change');
		const application = target.model.applications.get(name);
		if (!application) {
			throw new Refusal(`service "${name}" not found`);
		}

		return refreshIn(call, target, application);
	},
};
