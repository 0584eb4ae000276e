import {apiState, killController as kill} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {afterWords, confirm, confirmationOptions} from './confirm.js';
import {destroyedName, destructionQuestion, reclaimedText} from './destroy-words.js';
import {targetController} from './target.js';

const throughProvider = 'Unable to open API: open connection timed out\n\nUnable to connect to the API server, destroying through provider\n';

const run = (call: Call): Outcome => {
	const name = destroyedName(call);
	const controller = targetController(call, name);
	const {said, isRefused} = confirm(call, destructionQuestion(call, controller));
	if (isRefused) {
		return said;
	}

	const isReached = apiState(controller).state === 'up';
	const outcome = kill(call.cloud, controller);
	return afterWords(said, {
		stderr: isReached ? `Destroying controller "${name}"\n${reclaimedText}` : throughProvider,
		...((outcome.outcome === 'destroying') && {takes: outcome.until - call.now}),
	});
};

/** Works without the API, through the cloud's provider. */
export const killController: Command = {
	name: 'kill-controller',
	options: client => `-B,--no-browser-login -t,--timeout=duration ${confirmationOptions(client)}`,
	run,
};
