import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {unknownFirstCommand} from '../first/unknown-command.js';
import {closestName} from './closest-name.js';
import {commandNames} from './command-names.js';
import {Refusal} from './refusal.js';

/**
What a client says to a command that it does not have: it means another one, however far-fetched.

Source: forms recorded of 2.8.13, 2.9.52, 3.6.28 and 4.0.15; the exit code is 1.
*/
export const unknownCommand = (name: string, client: JujuVersion): Refusal => {
	if (client.major < 2) {
		return unknownFirstCommand(name);
	}

	const names = commandNames(client);
	if (names.includes(name)) {
		return new Refusal(`the simulation does not play "juju ${name}"`);
	}

	// Up to 2.6 nothing else is proposed (2.5.8 `cmd/juju/commands/main.go`).
	const closest = isAtLeast(client, 2, 7) ? closestName(name, names) : undefined;
	return new Refusal(closest === undefined
		? `unrecognized command: juju ${name}`
		: `juju: "${name}" is not a juju command. See "juju --help".\n\nDid you mean:\n\t${closest}`);
};
