import {
	changeSettings,
	readPairs,
	readSettingsFile,
	type Value,
} from '../commands/charm-settings.js';
import {type Call, type Command} from '../commands/command.js';
import {misuse} from '../commands/refusal.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption} from './environment.js';
import {targetService} from './get.js';

const changesIn = ({options}: Call, words: readonly string[]): Readonly<Record<string, Value | undefined>> => options.has('to-default')
	? Object.fromEntries(words.map(name => [name, undefined]))
	: Object.fromEntries(readPairs(words, word => misuse(`expected "key=value", got ${JSON.stringify(word)}`)));

/** Tells a service's charm something. Source: juju 1.25.13 `cmd/juju/service/set.go`. */
export const serviceSetter: Command = {
	name: 'set',
	options: () => `--config=text ${environmentOption} --to-default`,
	run(call) {
		const [, ...words] = call.positional;
		const file = call.options.text('config');
		if (file !== undefined && words.length > 0) {
			throw misuse('cannot specify --config when using key=value arguments');
		}

		const changes = file === undefined ? changesIn(call, words) : readSettingsFile(call, file);
		const {application, controller, model} = targetService(call);
		refuseBlocked(model, 'change');
		changeSettings(application, changes, controller.version);
		return {};
	},
};
