import {isAtLeast} from '../../domain/version.js';
import {migrateModel} from '../cluster.js';
import {type Call, type Command, type Outcome} from './command.js';
import {misuse, Refusal} from './refusal.js';
import {connect, targetController, targetModel} from './target.js';

const checkWords = ({positional}: Call) => {
	if (positional.length === 0) {
		throw misuse('model not specified');
	}

	if (positional.length === 1) {
		throw misuse('target controller not specified');
	}

	if (positional.length > 2) {
		throw misuse('too many arguments specified');
	}
};

const run = (call: Call): Outcome => {
	checkWords(call);
	const [name, targetName] = call.positional;
	// The client looks the target up in its own files before it asks anybody.
	const target = targetController(call, targetName);
	const place = targetModel(call, {}, name);
	connect(call, target, {prefix: 'connecting to target controller: '});
	const outcome = migrateModel(call.cloud, {...place, target, isDryRun: call.options.has('dry-run')});
	switch (outcome.outcome) {
		case 'refused': {
			throw new Refusal(outcome.text);
		}

		case 'possible': {
			return {stderr: 'Dry run successful: migration can proceed\n'};
		}

		case 'started': {
			return {stderr: `Migration started with ID "${outcome.id}"\n`};
		}
	}
};

/**
Begins to move a model to another controller, and returns at once. A preview since 3.6.

Source: forms and options recorded of 2.8.13, 2.9.31, 2.9.52, 3.0.4, 3.6.28 and 4.0.15; 2.9.52, 3.6.28 `cmd/juju/commands/migrate.go`.
*/
export const migrate: Command = {
	name: 'migrate',
	isKnownTo: client => isAtLeast(client, 2, 1),
	options: client => `-B,--no-browser-login${isAtLeast(client, 3, 6) ? ' --dry-run' : ''}`,
	run,
};
