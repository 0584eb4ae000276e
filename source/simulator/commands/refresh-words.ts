import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {charmNameOf} from '../charms/charm-url.js';
import {type Application, type CharmRelease} from '../cloud.js';
import {type RefreshOutcome} from '../cluster.js';
import {type Call, type Outcome} from './command.js';
import {Refusal} from './refusal.js';

/** It asks the store and waits for it. Milliseconds. */
const takes = 1800;

/** As recorded of 4.0.16. */
const localTakes = 201;

type OutcomeOf<Type extends RefreshOutcome['type']> = Extract<RefreshOutcome, {type: Type}>;

const describeRelease = ({channel, bases}: CharmRelease): string => `channel "${channel}": available bases are: ${bases.map(base => `ubuntu@${base}`).join(', ')}`;

const inChannel = (channel: string | undefined): string => channel === undefined ? 'in the charm\'s default channel' : `for channel "${channel}"`;

/** A bundle has no series, a charm without one may be either. Source: juju/charmrepo `charmstore.go`. */
const notResolved = ({options}: Call, url: string): string => {
	const address = options.text('revision') === undefined ? url.replace(/-\d+$/v, '') : url;
	return `cannot resolve URL "${address}": ${address.includes('/') ? 'charm' : 'charm or bundle'} not found`;
};

/** Source: 2.9.52, 3.6.28 `core/charm/repository/charmhub.go` and its tests. */
const notReleased = (call: Call, {url, channel, base, releases}: OutcomeOf<'not-released'>): string => isAtLeast(call.client, 2, 9)
	? [
		`selecting releases: charm or bundle not found ${inChannel(channel)}, ${isAtLeast(call.client, 3) ? 'base' : 'platform'} "amd64/ubuntu/${base}"`,
		...(releases.length === 0 ? [] : ['available releases are:', ...new Set(releases.map(release => `  ${describeRelease(release)}`))]),
	].join('\n')
	: notResolved(call, url);

const stores = {charmhub: 'charm-hub', charmstore: 'charm-store', local: 'local'} as const;

const added = ({client}: Call, {name, url, origin, revision, channel}: OutcomeOf<'refreshed'>): string => {
	if (!isAtLeast(client, 2, 9)) {
		return `Added charm "${url}" to the ${client.major < 2 ? 'environment' : 'model'}.`;
	}

	return `Added ${stores[origin]} charm "${name}", revision ${revision}${origin === 'local' ? '' : ` in channel ${channel ?? 'stable'}`}, to the model`;
};

/** Since bindings can be given. Source: 2.9.52 `cmd/juju/application/bindings.go`; recorded of 4.0.16. */
const bound = (client: JujuVersion, {endpoints}: OutcomeOf<'refreshed'>): readonly string[] => endpoints && isAtLeast(client, 2, 7)
	? [
		...endpoints.added.map(name => `adding endpoint "${name}" to default space "alpha"`),
		`no change to endpoints in space "alpha": ${endpoints.kept.join(', ')}`,
	]
	: [];

/**
What a client says of an order's outcome, all on stderr. Clients before 2.9 take it for a failure that there is nothing newer.

Source: 1.25.13, 2.5.8 `upgradecharm.go`; 2.9.52, 3.6.28 `refresh.go`.

@throws Refusal where it came to nothing.
*/
export const describeRefresh = (call: Call, application: Application, outcome: RefreshOutcome): Outcome => {
	const {client, options} = call;
	switch (outcome.type) {
		case 'refreshed': {
			return {takes: outcome.origin === 'local' ? localTakes : takes, stderr: `${[added(call, outcome), ...bound(client, outcome)].join('\n')}\n`};
		}

		case 'unchanged': {
			if (!isAtLeast(client, 2, 9)) {
				const isSpecified = options.text('revision') !== undefined || /-\d+$/v.test(options.text('switch') ?? '');
				throw new Refusal(`already running ${isSpecified ? 'specified' : 'latest'} charm "${outcome.url}"`);
			}

			const note = outcome.note === undefined ? '' : `Note: all future refreshes will now use channel "${outcome.note}"\n`;
			return {takes, stderr: `charm "${charmNameOf(application)}": already up-to-date\n${note}`};
		}

		case 'not-released': {
			throw new Refusal(notReleased(call, outcome));
		}

		case 'refused': {
			throw new Refusal(outcome.text);
		}
	}
};
