import {modelKey} from '../../domain/intent.js';
import {noBrowser} from '../dialects/dialect.js';
import {change, timeLimits, type Commands} from './command.js';

/**
What cannot be undone. The client's own question is answered by an option: the program has asked already, for the name of the thing.

Source: forms recorded of 2.8.13 to 4.0.15; 3.0 and 3.1 `cmd/juju/machine/remove.go`.
*/
export const removals: Commands<'remove-machine' | 'destroy-controller' | 'kill-controller' | 'unregister'> = {
	// Without force Juju waits for the machine's agent, and it is dead agents that this is for.
	'remove-machine': ({model, machine}, {dialect}) =>
		change(['remove-machine', '-m', modelKey(model), '--force', ...dialect.removalConfirmation, noBrowser, machine], 'data-loss'),

	// Nothing is said of storage: where some would outlive the controller Juju refuses, and the operator decides.
	'destroy-controller': ({controller}, {dialect}) =>
		change(['destroy-controller', '--destroy-all-models', dialect.confirmation, noBrowser, controller], 'data-loss', timeLimits.long),

	'kill-controller': ({controller}, {dialect}) =>
		change(['kill-controller', dialect.confirmation, noBrowser, controller], 'data-loss', timeLimits.long),

	unregister: ({controller}, {dialect}) => change(['unregister', dialect.confirmation, controller], 'data-loss', timeLimits.local),
};
