import {type DisabledCommands, type Model} from '../cloud.js';
import {findLock, type LockedDeed} from '../commands/lock.js';
import {Refusal} from '../commands/refusal.js';

type Block = {readonly name: string; readonly set: DisabledCommands['set']; readonly explanation: readonly string[]};

/**
What can be blocked, in the words of 1.25, with what the client says of it.

Source: juju 1.25.13 `cmd/juju/block/protection.go`.
*/
export const blocks: readonly Block[] = [
	{
		name: 'destroy-environment',
		set: 'destroy-model',
		explanation: [
			'destroy-environment operation has been blocked for the current environment.',
			'To remove the block run',
			'',
			'    juju unblock destroy-environment',
		],
	},
	{
		name: 'remove-object',
		set: 'remove-object',
		explanation: [
			'All operations that remove (or delete or terminate) machines, services, units or',
			'relations have been blocked for the current environment.',
			'To unblock removal, run',
			'',
			'    juju unblock remove-object',
		],
	},
	{
		name: 'all-changes',
		set: 'all',
		explanation: [
			'All operations that change environment have been blocked for the current environment.',
			'To unblock changes, run',
			'',
			'    juju unblock all-changes',
		],
	},
];

/**
What the client logs of an operation that was blocked: the message that was given, and how to unblock.

@param set - What is blocked.
*/
export const blockedText = (message: string, set: DisabledCommands['set']): string => [
	'',
	message === '' ? 'The operation has been blocked.' : message,
	...blocks.find(block => block.set === set)?.explanation ?? [],
	'',
	'',
].join('\n');

/**
Stops a command that was blocked.

@throws Refusal.
*/
export const refuseBlocked = (model: Model, deed: LockedDeed): void => {
	const lock = findLock(model, deed);
	if (lock) {
		throw new Refusal(blockedText(lock.message, lock.set));
	}
};
