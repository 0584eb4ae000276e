import {isAtLeast} from '../../domain/version.js';
import {unregisterController} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {afterWords, confirm, confirmationOptions} from './confirm.js';
import {misuse} from './refusal.js';
import {expectAtMost, targetController} from './target.js';

const warningOf = (call: Call, name: string): string => isAtLeast(call.client, 3, 1)
	? `This command will remove connection information for controller "${name}".\nThe controller will not be destroyed but you must register it again\nif you want to access it.\n`
	: `This command will remove connection information for controller "${name}".\nDoing so will prevent you from accessing this controller until\nyou register it again.\n`;

const run = (call: Call): Outcome => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('controller name must be specified');
	}

	expectAtMost(call, 1);
	const controller = targetController(call, name);
	const {said, isRefused} = confirm(call, {
		warning: warningOf(call, name), prompt: 'Continue [y/N]?', name, refusal: 'unregistering controller: aborted',
	});
	if (isRefused) {
		return said;
	}

	unregisterController(call.cloud, controller);
	return afterWords(said, {});
};

/** Asks nobody but the operator: only the client's own files change. Source: forms recorded of 2.8.13 to 4.0.15. */
export const unregister: Command = {
	name: 'unregister',
	options: client => confirmationOptions(client),
	run,
};
