import {type DisabledCommands, type Model} from '../cloud.js';
import {Refusal} from './refusal.js';

/** What a command does, as `disable-command` divides it. `all` stops everything that one of the others stops. */
export type LockedDeed = 'change' | 'remove-object';

const explanations: Readonly<Record<DisabledCommands['set'], readonly string[]>> = {
	all: [
		'All operations that change model have been disabled for the current model.',
		'To enable changes, run',
		'',
		'    juju enable-command all',
	],
	'remove-object': [
		'All operations that remove machines, applications, units or',
		'relations have been disabled for the current model.',
		'To enable removal, run',
		'',
		'    juju enable-command remove-object',
	],
	'destroy-model': [
		'destroy-model operation has been disabled for the current model.',
		'To enable the command, run',
		'',
		'    juju enable-command destroy-model',
	],
};

/**
What a client says of commands that were disabled: the message given, and how to enable them. The empty lines are recorded ones (4.0.17).

@param message - With the code that a client adds to it.
*/
export const lockText = (message: string, set: DisabledCommands['set'] = 'all'): string => [message, '', ...explanations[set], '', ''].join('\n');

const coded = (message: string): string => `${message === '' ? 'the operation has been blocked' : message} (operation is blocked)`;

/** The lock that stops a deed in a model; undefined where there is none. */
export const findLock = (model: Model, deed: LockedDeed): DisabledCommands | undefined =>
	model.disabled.find(({set}) => set === 'all' || set === deed);

/**
Stops a command that was disabled.

@throws Refusal.
*/
export const refuseLocked = (model: Model, deed: LockedDeed): void => {
	const lock = findLock(model, deed);
	if (lock) {
		throw new Refusal(lockText(coded(lock.message), lock.set));
	}
};

/** The words for an upgrade that was disabled. */
export const lockedUpgrade = (message: string): string => lockText(coded(message));
