import {type Command} from './command.js';
import {inFormat} from './print.js';
import {Refusal} from './refusal.js';
import {expectAtMost, targetController} from './target.js';

export const whoami: Command = {
	name: 'whoami',
	options: () => '-B,--no-browser-login --format=format -o,--output=text',
	formats: ['tabular', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 0);
		if (call.cloud.currentController === undefined) {
			throw new Refusal('There is no current controller.\nRun juju list-controllers to see available controllers.');
		}

		const {name, currentModel, user} = targetController(call);
		return {
			stdout: inFormat(
				call,
				() => ({controller: name, model: currentModel, user}),
				() => `Controller:  ${name}\nModel:       ${currentModel ?? '<no-current-model>'}\nUser:        ${user}\n`,
			),
		};
	},
};
