import {type HostFacts} from '../domain/host.js';

/** What a simulated operator's machine is like where it is not as usual. */
export type Operator = {
	/** Milliseconds from the start of the simulation until the client's snap refreshes itself; undefined where the client is no snap. */
	readonly refreshesAfter?: number;
	/** The snap that snapd has put in the place of the one that was there at the start, by its version. */
	readonly replacedBy?: string;
	/** Over ssh, and in neither tmux nor screen. */
	readonly isOnThinLine?: boolean;
};

const path = '/snap/bin/juju';

/** Milliseconds until a snap looks for a refresh where nothing else is said: four times a day. */
const usualRefresh = 6 * 3_600_000;

/**
The operator's machine in a simulation: nothing of the real one is looked at.

@param startedAt Milliseconds since 1970 on the simulation's clock.
@param version Of the simulated client.
*/
export const describeOperator = ({refreshesAfter, replacedBy, isOnThinLine = false}: Operator, {startedAt, version}: {readonly startedAt: number; readonly version: string}): HostFacts => {
	const [major = '', minor = ''] = version.split('.', 2);
	return {
		...(refreshesAfter === undefined && replacedBy === undefined
			? {
				client: 'simulator', installation: 'simulator', snap: undefined, snapd: undefined, refresh: undefined,
			}
			: {
				client: path,
				installation: 'snap',
				snap: {
					name: 'juju', version: replacedBy ?? version, revision: '30244', channel: `${major}.${minor}/stable`, isHeld: false, isClassic: major === '2',
				},
				snapd: '2.63',
				refresh: {next: startedAt + (refreshesAfter ?? usualRefresh), heldUntil: undefined},
			}),
		others: [],
		isRemote: isOnThinLine,
		multiplexer: undefined,
	};
};
