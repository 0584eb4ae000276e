import {type Command} from './command.js';
import {refuseLocked} from './lock.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel} from './target.js';

/** Sets what a charm can be told. The simulation knows no charm's settings: every one is kept. */
export const config: Command = {
	name: 'config',
	options: () => '-B,--no-browser-login --color --file=text --format=format -m,--model=text --no-color -o,--output=text --reset=text',
	formats: ['yaml', 'json'],
	run(call) {
		const [name, ...pairs] = call.positional;
		if (name === undefined) {
			throw misuse('no application specified');
		}

		const {model} = targetModel(call);
		const application = model.applications.get(name);
		if (!application) {
			throw new Refusal(`application "${name}" not found`);
		}

		if (pairs.length === 0 || pairs.some(pair => !/^[^=]+=/v.test(pair))) {
			throw new Refusal('the simulation sets values of an application, and does not read them');
		}

		refuseLocked(model, 'change');
		application.settings = {...application.settings, ...Object.fromEntries(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))};
		return {};
	},
};
