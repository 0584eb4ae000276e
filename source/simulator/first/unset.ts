import {changeSettings} from '../commands/charm-settings.js';
import {type Command} from '../commands/command.js';
import {misuse} from '../commands/refusal.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption} from './environment.js';
import {targetService} from './get.js';

/** Puts settings of a service's charm back to their defaults. Source: juju 1.25.13 `cmd/juju/service/unset.go`. */
export const serviceUnsetter: Command = {
	name: 'unset',
	options: () => environmentOption,
	run(call) {
		const [name, ...settings] = call.positional;
		if (name === undefined) {
			throw misuse('no service name specified');
		}

		if (settings.length === 0) {
			throw misuse('no configuration options specified');
		}

		const {application, controller, model} = targetService(call);
		refuseBlocked(model, 'change');
		changeSettings(application, Object.fromEntries(settings.map(setting => [setting, undefined])), controller.version);
		return {};
	},
};
