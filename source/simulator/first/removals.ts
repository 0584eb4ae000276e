import {
	destroyController,
	killController,
	removeMachine as removeFrom,
	type DestroyOutcome,
} from '../cluster.js';
import {type Model} from '../cloud.js';
import {hasAgreed} from '../commands/confirm.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {controllerModelOf} from '../lookup.js';
import {blockedText, refuseBlocked} from './block-words.js';
import {
	connectEnvironment,
	environmentOption,
	knownEnvironment,
	targetEnvironment,
} from './environment.js';

const machineForm = /^\d+(?:\/[a-z]+\/\d+)*$/v;

const problemOf = (call: Call, model: Model, id: string): string | undefined => {
	if (model.machines.get(id)?.member !== undefined) {
		return `machine ${id} is required by the environment`;
	}

	switch (removeFrom(call.cloud, {model, id, isForced: call.options.has('force')})) {
		case 'not-found': {
			return `machine ${id} does not exist`;
		}

		case 'has-units': {
			const names = model.units.values().filter(({machine}) => machine === id).map(({name}) => JSON.stringify(name)).toArray();
			return `machine ${id} has unit ${names.join(', ')} assigned`;
		}

		case 'has-containers': {
			return `machine ${id} is hosting containers "${model.machines.keys().filter(key => key.startsWith(`${id}/`)).toArray().join(',')}"`;
		}

		case 'removing': {
			return undefined;
		}
	}
};

const runRemoval = (call: Call): Outcome => {
	if (call.positional.length === 0) {
		throw misuse('no machines specified');
	}

	const wrong = call.positional.find(id => !machineForm.test(id));
	if (wrong !== undefined) {
		throw misuse(`invalid machine id "${wrong}"`);
	}

	const {model} = targetEnvironment(call);
	refuseBlocked(model, 'remove-object');
	const problems = call.positional.map(id => problemOf(call, model, id)).filter(problem => problem !== undefined);
	if (problems.length > 0) {
		throw new Refusal(`${problems.length === call.positional.length ? 'no' : 'some'} machines were ${problems.length === call.positional.length ? '' : 'not '}destroyed: ${problems.join('; ')}`);
	}

	return {};
};

/** Asks nothing and says nothing. Source: juju 1.25 `cmd/juju/machine/remove.go` (`--force` alone), `apiserver/client/client.go`. */
const machineRemoval: Command = {
	name: 'remove-machine', aliases: () => ['destroy-machine', 'terminate-machine'], options: () => `${environmentOption} --force`, run: runRemoval,
};

const failureText = (name: string): string => [
	`failed to destroy environment "${name}"`,
	'',
	'If the environment is unusable, then you may run',
	'',
	'    juju destroy-environment --force',
	'',
	'to forcefully destroy the environment. Upon doing so, review',
	'your environment provider console for any resources that need',
	'to be cleaned up. Using force will also by-pass destroy-environment block.',
	'',
	'',
].join('\n');

const warningText = (name: string, type: string): string => [
	`WARNING! this command will destroy the "${name}" environment (type: ${type})`,
	'This includes all machines, services, data and other resources.',
	'',
	'Continue [y/N]? ',
].join('\n');

const endOf = (call: Call, outcome: DestroyOutcome): Outcome =>
	outcome.outcome === 'destroying' ? {takes: outcome.until - call.now} : {};

const runDestruction = (call: Call): Outcome => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('no environment specified');
	}

	expectAtMost(call, 1);
	const controller = knownEnvironment(call, name);
	// It goes to the provider at once and asks nothing.
	if (call.options.has('force')) {
		return endOf(call, killController(call.cloud, controller));
	}

	connectEnvironment(call, controller, {prefix: `${failureText(name)}cannot connect to API: `});
	const stdout = call.options.has('yes') ? '' : warningText(name, controller.cloudType);
	if (stdout !== '' && !hasAgreed(call)) {
		return {stdout, stderr: 'ERROR environment destruction aborted\n', exitCode: 1};
	}

	const lock = controllerModelOf(controller).disabled[0];
	if (lock) {
		return {stdout, stderr: `ERROR ${blockedText(lock.message, 'destroy-model')}\n`, exitCode: 1};
	}

	return {...endOf(call, destroyController(call.cloud, controller, true)), stdout};
};

/** Source: juju 1.25 `cmd/juju/commands/destroyenvironment.go`: the name is no option, `--force` never asks, `-y` and `--yes` answer. */
const environmentDestruction: Command = {name: 'destroy-environment', options: () => '--force -y,--yes', run: runDestruction};

/** What cannot be undone. */
export const removalCommands: readonly Command[] = [machineRemoval, environmentDestruction];
