import {isAtLeast} from '../../domain/version.js';
import {findController} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {Refusal} from './refusal.js';
import {connect, expectAtMost} from './target.js';

const run = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const {cloud, options, positional} = call;
	const name = options.text('controller') ?? positional[0] ?? cloud.currentController;
	if (name === undefined) {
		throw new Refusal('no current controller');
	}

	const controller = findController(cloud, name);
	if (!controller) {
		throw new Refusal(positional[0] === undefined ? `controller "${name}" does not exist` : `cannot log into "${name}": "${name}" is not a known public controller`);
	}

	connect(call, controller, {prefix: `cannot log into controller "${name}": `, isLoggingIn: true});
	const user = options.text('user');
	if (user !== undefined && user !== controller.user) {
		throw new Refusal(`cannot log into controller "${name}": already logged in as ${controller.user}.\n\nRun "juju logout" first before attempting to log in as a different user.`);
	}

	cloud.currentController = name;
	if (controller.isLoginExpired !== true) {
		return {};
	}

	controller.isLoginExpired = false;
	return {stderr: `Welcome, ${controller.user}. You are now logged into "${name}".\n`};
};

/**
The simulated operator is logged in already, and then it only finds that this is so, silently; or the login has expired, and is renewed without a password.

Source: 3.6.28 `cmd/juju/user/login.go`.
*/
export const login: Command = {
	name: 'login',
	options: client => `-B,--no-browser-login -c,--controller=text -u,--user=text${isAtLeast(client, 2, 9, 40) && (!isAtLeast(client, 3) || isAtLeast(client, 3, 1)) ? ' --no-prompt --trust' : ''}`,
	run,
};
