import {UsageError, type Options} from './options.js';

/** Commands that a copied cloud can be put under in place of a scenario. */
const commandsOnCopies: ReadonlySet<string | undefined> = new Set([undefined, 'check', 'plan', 'apply', 'watch', 'verify', 'diagnose', 'charm', 'simulate']);

/**
Refuses options of copied clouds where there is none.

@throws {UsageError} Which says where they belong.
*/
export const refuseCopyOptions = ({statusSources, simulate, isScrubbed, faults, faultChoice}: Options, name: string | undefined): void => {
	if (statusSources.length > 0 && !commandsOnCopies.has(name)) {
		throw new UsageError(
			`${name ?? 'The wizard'} takes no --from-status.`,
			'It belongs to what runs on the simulator: the wizard, check, plan, apply, watch, verify, diagnose and charm with --simulate, and simulate.',
		);
	}

	const asked = [['scrub', isScrubbed], ['fault', faults.length > 0], ['faults', faultChoice !== undefined]] as const;
	const given = asked.find(([, isGiven]) => isGiven)?.[0];
	if (given !== undefined && statusSources.length === 0 && name !== 'rehearse') {
		throw new UsageError(`--${given} was given without a copy of a cloud.`, 'It belongs to --from-status, and to rehearse.');
	}

	if (statusSources.length > 0 && name !== 'simulate' && simulate !== '') {
		throw new UsageError(
			simulate === undefined ? '--from-status was given without --simulate.' : `--simulate ${simulate} and --from-status name two clouds.`,
			'Give --simulate without a scenario: the copied cloud is the scenario.',
		);
	}
};
