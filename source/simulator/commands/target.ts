import {isAtLeast} from '../../domain/version.js';
import {type Controller, type Model} from '../cloud.js';
import {
	apiState,
	controllerModelOf,
	findController,
	findModel,
	migratedAway,
} from '../cluster.js';
import {type Call} from './command.js';
import {misuse, Refusal, Silence} from './refusal.js';

export type Target = {readonly controller: Controller; readonly model: Model};

/** How long a client dials a controller that does not answer, as recorded of 4.0.17. */
export const dialLimit = 598_000;

/** What a client says that knows no controller. */
export const noControllers = [
	'No controllers registered.',
	'',
	'Please either create a new controller using "juju bootstrap" or connect to',
	'another controller that you have been given access to using "juju register".',
].join('\n');

const noModel = [
	'No model in focus.',
	'',
	'Please use "juju models" to see models available to you.',
	'You can set current model by running "juju switch"',
	'or specify any other model on the command line using the "-m" option.',
].join('\n');

const chosenController = (call: Call, name: string | undefined, exitCode: 1 | 2): Controller => {
	const wanted = name ?? call.cloud.currentController;
	if (wanted === undefined) {
		throw new Refusal(call.cloud.controllers.some(controller => controller.isRegistered) ? 'No selected controller.' : noControllers, exitCode);
	}

	const controller = findController(call.cloud, wanted);
	if (!controller) {
		throw new Refusal(`controller ${wanted} not found`, exitCode);
	}

	return controller;
};

/**
The controller that `-c` or a positional word names, else the current one.

@throws Refusal with exit code 1 where the client does not know it.
*/
export const targetController = (call: Call, name = call.options.text('controller')): Controller => chosenController(call, name, 1);

export type ConnectOptions = {
	/** Words before those of a connection that failed. */
	readonly prefix?: string;
	/** `status` and `ssh` are answered while the database is upgraded. */
	readonly isAllowedWhenRestricted?: boolean;
	/** `status` of 4.0 never gives up; older ones try three times. */
	readonly attempts?: number;
	/** `login` itself passes where a login has expired. */
	readonly isLoggingIn?: boolean;
};

/**
Lets a command pass where the controller answers it now.

Source: 3.6.28 `api/interface.go`, `apiserver/restrict_upgrades.go`; recorded silence of 4.0.17.

@throws Silence while the client would still dial.
@throws Refusal where it has dialled long enough, the controller is busy with its database, or the login has expired.
*/
export const connect = (call: Call, controller: Controller, {prefix = '', isAllowedWhenRestricted = false, attempts = 1, isLoggingIn = false}: ConnectOptions = {}): void => {
	const {state} = apiState(controller);
	if (controller.isLoginExpired === true && !isLoggingIn && state !== 'silent') {
		throw new Refusal(`${prefix}invalid entity name or password (unauthorized access)`);
	}

	if (state === 'up' || (state === 'restricted' && isAllowedWhenRestricted)) {
		return;
	}

	if (state === 'restricted') {
		throw new Refusal('upgrade in progress (upgrade in progress)');
	}

	if (call.now - call.startedAt < dialLimit * attempts) {
		throw new Silence();
	}

	throw new Refusal(`${prefix}unable to connect to API: dial tcp ${controller.endpoints[0] ?? ''}: connect: connection refused`);
};

const orNone = (text: string): string | undefined => text === '' ? undefined : text;

const splitModel = (text: string): {controller: string | undefined; model: string | undefined} => {
	const colon = text.indexOf(':');
	return colon === -1
		? {controller: undefined, model: text}
		: {controller: orNone(text.slice(0, colon)), model: orNone(text.slice(colon + 1))};
};

const modelNames = (text: string | undefined) => text === undefined ? {controller: undefined, model: undefined} : splitModel(text);

/** A client that knows the controller it went to says so. Source: 2.6.0, 3.6.28 `cmd/modelcmd/base.go`. */
const notFound = ({client, cloud}: Call, controller: Controller, wanted: string): Refusal => {
	const away = isAtLeast(client, 2, 6) ? migratedAway(controller, wanted) : undefined;
	return away && findController(cloud, away.target)
		? new Refusal(`Model "${away.name}" has been migrated to controller "${away.target}".\nTo access it run 'juju switch ${away.target}:${away.name}'.`)
		: new Refusal(`model ${controller.name}:${wanted} not found`);
};

/**
The model that `-m` or a positional word names, else the current one; the controller must answer.

@throws Refusal with exit code 2 for an unknown controller, 1 for an unknown model; Silence.
*/
export const targetModel = (call: Call, connection: ConnectOptions = {}, name = call.options.text('model')): Target => {
	const names = modelNames(name);
	const controller = chosenController(call, names.controller, 2);
	const wanted = names.model ?? controller.currentModel;
	if (wanted === undefined) {
		throw misuse(noModel);
	}

	connect(call, controller, connection);
	const model = findModel(controller, wanted);
	if (!model) {
		throw notFound(call, controller, wanted);
	}

	return {controller, model};
};

/**
A controller with its own model; it must answer.
*/
export const targetControllerModel = (call: Call): Target => {
	const controller = targetController(call);
	connect(call, controller);
	return {controller, model: controllerModelOf(controller)};
};

/**
What a client makes of a server that does not know a call.

Source: recorded of 3.6.28 and 4.0.14; 2.9.52 says it plainly.
*/
export const notImplemented = (call: Call, text: string): Refusal => isAtLeast(call.client, 3)
	? new Refusal(`\njuju client not compatible with server: ${text} (not implemented)\nre-install your juju client to match the version running on the controller`)
	: new Refusal(`${text} (not implemented)`);

/**
Refuses positional words beyond those that a command takes.

@throws Refusal with exit code 2.
*/
export const expectAtMost = (call: Call, count: number): void => {
	const rest = call.positional.slice(count);
	if (rest.length > 0) {
		throw misuse(`unrecognized args: [${rest.map(word => JSON.stringify(word)).join(' ')}]`);
	}
};
