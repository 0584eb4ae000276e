import {Refusal} from '../commands/refusal.js';

/** Commands of 1.25 that the simulation does not play, without those of features that have to be switched on. Source: juju 1.25.13 `cmd/juju/commands/main.go`. */
const unplayed: ReadonlySet<string> = new Set(`
	action add-machine add-relation add-unit api-endpoints api-info authorized-keys authorised-keys backups block bootstrap cached-images charm deploy
	destroy-relation destroy-service destroy-unit ensure-availability environment expose generate-config get-constraints help-tool init machine publish
	remove-relation remove-service remove-unit retry-provisioning scp service set-constraints space storage subnet unexpose unset-env
	unset-environment upgrade-charm user
`.trim().split(/\s+/v));

/**
What a client of 1.25 says to a command that it does not have: it proposes no other.

Source: juju 1.25 `cmd/juju/commands/main_test.go`; the exit code is 1.
*/
export const unknownFirstCommand = (name: string): Refusal => new Refusal(unplayed.has(name)
	? `the simulation does not play "juju ${name}"`
	: `unrecognized command: juju ${name}`);
