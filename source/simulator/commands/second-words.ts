import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type UpgradeRefusal} from '../cluster.js';
import {isFrom} from '../era.js';

type Parties = {readonly client: JujuVersion; readonly server: string};

const lowText = ({from, to}: UpgradeRefusal & {reason: 'too-low'}, {client}: Parties): string =>
	`cannot change version from ${from} to ${isAtLeast(client, 2, 3) ? 'lower version ' : ''}${to}`;

/** What binaries were called changed twice. Source: juju 2.0.0, 2.5.8 and 2.9.31 `cmd/juju/commands/upgrademodel.go`. */
const missingText = ({client}: Parties): string => {
	if (isAtLeast(client, 2, 9)) {
		return 'no matching agent versions available';
	}

	return `no matching ${isAtLeast(client, 2, 3) ? 'agent binaries' : 'tools'} available`;
};

/** Source: juju 2.0.0, 2.5.8 `state/state.go`. */
const highText = ({to, controllerVersion}: UpgradeRefusal & {reason: 'above-controller'}, {server}: Parties): string => isFrom(server, 2, 3, 6)
	? `model cannot be upgraded to ${to} while the controller is ${controllerVersion}: upgrade 'controller' model first`
	: `a hosted model cannot have a higher version than the server model: ${to} > ${controllerVersion}`;

/** Source: juju 2.3.9 and 2.5.8 `cmd/juju/commands/upgradejuju.go`, `upgrademodel.go`. */
const progressText = ({isRestricted}: UpgradeRefusal & {reason: 'upgrade-in-progress'}, {client}: Parties): string => {
	const hint = isAtLeast(client, 2, 4) ? 'upgrade-model command with the --reset-previous-upgrade option.' : 'upgrade-juju command with the --reset-previous-upgrade flag.';
	return isRestricted
		? 'upgrade in progress (upgrade in progress)'
		: [
			'upgrade in progress (upgrade in progress)',
			'',
			'Please wait for the upgrade to complete or if there was a problem with',
			'the last upgrade that has been resolved, consider running the',
			hint,
		].join('\n');
};

/** One reason, of the first model that has one. Source: juju 2.5.8 `apiserver/facades/client/client/client.go`. */
const blockerText = ({models}: UpgradeRefusal & {reason: 'blockers'}): string | undefined => {
	const [first] = models;
	const [reason] = first?.reasons ?? [];
	switch (reason?.type) {
		case 'migration': {
			return `model "${first?.model ?? ''}" is ${reason.mode}, upgrade blocked`;
		}

		case 'machine-upgrade': {
			return 'unexpected upgrade series lock found';
		}

		default: {
			return undefined;
		}
	}
};

/**
The words of clients and controllers up to 2.9.32 for an upgrade that was refused, where they differ from later ones.

@returns Undefined where they do not.
*/
export const secondWords = (refusal: UpgradeRefusal, parties: Parties): string | undefined => {
	switch (refusal.reason) {
		case 'too-low': {
			return lowText(refusal, parties);
		}

		case 'binaries-missing': {
			return missingText(parties);
		}

		case 'above-controller': {
			return highText(refusal, parties);
		}

		case 'upgrade-in-progress': {
			return progressText(refusal, parties);
		}

		case 'blockers': {
			return blockerText(refusal);
		}

		case 'not-supported': {
			return isAtLeast(parties.client, 2, 9) ? 'unable to upgrade to requested version' : `unknown version "${refusal.to}"`;
		}

		default: {
			return undefined;
		}
	}
};
