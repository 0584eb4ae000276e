import {controllerModelOf, findController, apiState} from '../cluster.js';
import {type Controller} from '../cloud.js';
import {type Call} from '../commands/command.js';
import {Refusal, Silence} from '../commands/refusal.js';
import {dialLimit, type ConnectOptions, type Target} from '../commands/target.js';

/** What every command of 1.25 takes that speaks to an environment. */
export const environmentOption = '-e,--environment=text';

const restrictedText = 'upgrade in progress - Juju functionality is limited';

const addressOf = ({endpoints, uuid}: Controller): string => `wss://${endpoints[0] ?? ''}/environment/${uuid}/api`;

const unreachableText = (controller: Controller): string =>
	`unable to connect to "${addressOf(controller)}": websocket.Dial ${addressOf(controller)}: dial tcp ${controller.endpoints[0] ?? ''}: connection refused`;

/**
The environment of that name, else the current one, as the client's own files know it.

Source: juju 1.25.13 `environs/configstore/disk.go`.

@throws Refusal where the client does not know it.
*/
export const knownEnvironment = (call: Call, name = call.options.text('environment') ?? call.cloud.currentController): Controller => {
	if (name === undefined) {
		throw new Refusal('no environment specified', 2);
	}

	const controller = findController(call.cloud, name);
	if (!controller) {
		throw new Refusal(`environment "${name}" not found`);
	}

	return controller;
};

/**
Lets a command pass where the state server answers it now. A client dials for ten minutes, once every two seconds.

Source: juju 1.25.13 `api/apiclient.go`, `apiserver/upgrading_root.go`, `cmd/juju/status/status.go`.

@param connection - `prefix` stands before the words of a connection that failed.
@throws Silence while the client would still dial.
@throws Refusal where it has dialled long enough, or the state server is busy with its own upgrade.
*/
export const connectEnvironment = (call: Call, controller: Controller, {prefix = '', isAllowedWhenRestricted = false}: ConnectOptions = {}): void => {
	const {state} = apiState(controller);
	if (state === 'up' || (state === 'restricted' && isAllowedWhenRestricted)) {
		return;
	}

	if (state === 'restricted') {
		throw new Refusal(restrictedText);
	}

	if (call.now - call.startedAt < dialLimit) {
		throw new Silence();
	}

	throw new Refusal(`${prefix}${unreachableText(controller)}`);
};

/**
The environment that `-e` names, else the current one; it must answer. Its one model stands for it.
*/
export const targetEnvironment = (call: Call, connection: ConnectOptions = {}): Target => {
	const controller = knownEnvironment(call);
	connectEnvironment(call, controller, connection);
	return {controller, model: controllerModelOf(controller)};
};
