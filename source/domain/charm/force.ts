import {type Intent, type ModelReference} from '../intent.js';
import {isAtLeast, type JujuVersion} from '../version.js';
import {listOf} from '../words.js';
import {type CharmOrder} from './order.js';

const isFirst = (client: JujuVersion | undefined): boolean => client !== undefined && !isAtLeast(client, 2);

/** The option that gives a charm to units in error (1.25.13 `cmd/juju/commands/upgradecharm.go`; 2.0.0 `cmd/juju/application/upgradecharm.go`). */
export const forceUnitsOption = (client: JujuVersion | undefined): '--force' | '--force-units' => (isFirst(client) ? '--force' : '--force-units');

/** What forcing is, in sentences. */
export type ForceExplanation = {
	readonly option: '--force' | '--force-units';
	/** What it does. */
	readonly effect: readonly string[];
	/** Whom it is for. */
	readonly audience: string;
	/** Why it repairs nothing. */
	readonly warning: readonly string[];
	/** Options that are called alike and are other things. */
	readonly others: ReadonlyArray<{readonly option: string; readonly text: string}>;
};

const othersOf = (client: JujuVersion | undefined): ForceExplanation['others'] => {
	if (isFirst(client)) {
		return [];
	}

	const bases = client === undefined
		? '--force-base, --force-series'
		: (isAtLeast(client, 4) || isAtLeast(client, 3, 6) ? '--force-base' : '--force-series');
	return [
		...(client === undefined || isAtLeast(client, 2, 5)
			? [{option: '--force', text: 'Another thing since 2.5: passes over the list of LXD profiles that are allowed, and over limits of relations. Units in error stay as they are.'}]
			: []),
		{option: bases, text: 'Takes a charm that does not name the base of the application. Whether it runs there is for its units to find out.'},
	];
};

/**
What the option is that gives a charm to units in error, in the words of the client.

Source: 1.25.13 `worker/uniter/modes.go`; 3.6.28 `internal/worker/uniter/resolver.go`, `operation/deploy.go`: the failed hook is kept, and upgrade-charm is not queued.
*/
export const explainForce = (client: JujuVersion | undefined): ForceExplanation => ({
	option: forceUnitsOption(client),
	effect: [
		'Every unit gets the new charm at once, units in error too. Without it those keep the old one until their error is resolved.',
		'On units in error the hook upgrade-charm is skipped for good. The hook that failed stays as it is, and is run again with the new code.',
		'It has to be another revision than the one that a unit has: the same one changes nothing.',
	],
	audience: 'It is for people who write a charm and try a fix for a failing hook on their own units.',
	warning: [
		'It is no repair: what upgrade-charm should have done, such as converting data or installing the new workload, stays undone while the unit looks upgraded.',
		'It reaches all units of the application that are in error, not only the one that you look at.',
		'Nobody can say afterwards what such a unit is: recovering from a force in the wrong place is not worth the effort.',
	],
	others: othersOf(client),
});

/** One step of the loop by which a charm's author repairs a failing hook. */
export type ForceStep = {
	readonly id: 'force' | 'resolved' | 'watch';
	readonly title: string;
	readonly explanation: string;
	/** What runs; none: watch. */
	readonly intents: readonly Intent[];
	/** What has to be typed in full. */
	readonly phrase?: string | undefined;
};

/**
The loop of a charm's author: the fixed charm with force, then the failed hooks again, then a look.

@param options.order What the fixed charm is: a path, a revision. Whether it is forced does not matter: here it is.
@param options.units Names of those in error.
*/
export const authorLoop = ({model, application, order, units}: {
	readonly model: ModelReference;
	readonly application: string;
	readonly order: CharmOrder;
	readonly units: readonly string[];
}, client: JujuVersion | undefined): readonly ForceStep[] => {
	const option = forceUnitsOption(client);
	const names = units.length === 0 ? 'the units in error' : listOf(units);
	return [
		{
			id: 'force',
			title: `Give ${application} the fixed charm with ${option}`,
			explanation: 'Units in error get it too; their upgrade-charm hook is skipped. The others run theirs as always.',
			intents: [{
				type: 'refresh-charm', model, application, ...order, forceUnits: true,
			}],
			phrase: application,
		},
		{
			id: 'resolved',
			title: `Run the failed hook of ${names} again, with the new code`,
			explanation: isFirst(client)
				? 'In 1.25 resolved needs --retry for that; without it the hook would be passed over.'
				: 'That is what resolved does by itself since 2.0.',
			intents: units.map(unit => ({
				type: 'resolve', model, unit, retry: true,
			})),
		},
		{
			id: 'watch',
			title: 'Watch until the units settle',
			explanation: 'Where the hook fails again, fix the charm and begin anew: each round needs a new revision. Then look at the workload itself: its status says nothing of the hook that was skipped.',
			intents: [],
		},
	];
};
