import {isAtLeast, type JujuVersion} from '../version.js';
import {type CharmOrder} from './order.js';

export type OrderPart = keyof CharmOrder;

type Minor = readonly [major: number, minor: number];

/** How clients spell one part of an order. A part can have several: it was renamed. */
export type OrderOption = {
	readonly part: OrderPart;
	readonly flag: string;
	readonly since?: Minor;
	/** The first clients that do not know it any more. */
	readonly until?: Minor;
};

/**
Source: options and forms recorded of 2.8.13 to 4.0.15; 1.25.13 `cmd/juju/commands/upgradecharm.go`; 2.0.0, 2.5.8, 2.8.13
`cmd/juju/application/upgradecharm.go`; 3.6.28, 4.0.15 `cmd/juju/application/refresh.go`. 3.6 takes `--force-series` as well, as another name of `--force-base`.
*/
export const orderOptions: readonly OrderOption[] = [
	{part: 'channel', flag: '--channel', since: [2, 0]},
	{part: 'revision', flag: '--revision'},
	{part: 'switch', flag: '--switch'},
	{part: 'path', flag: '--path', since: [2, 0]},
	{part: 'repository', flag: '--repository', until: [2, 0]},
	{part: 'config', flag: '--config', since: [2, 0]},
	{part: 'settings', flag: '--config', since: [3, 6]},
	{part: 'resources', flag: '--resource', since: [2, 0]},
	{part: 'storage', flag: '--storage', since: [2, 0]},
	{part: 'base', flag: '--base', since: [3, 6]},
	{part: 'bind', flag: '--bind', since: [2, 7]},
	{part: 'trust', flag: '--trust', since: [3, 1]},
	{part: 'forceUnits', flag: '--force', until: [2, 0]},
	{part: 'forceUnits', flag: '--force-units', since: [2, 0]},
	{part: 'force', flag: '--force', since: [2, 5]},
	{
		part: 'forceBase', flag: '--force-series', since: [2, 0], until: [3, 6],
	},
	{part: 'forceBase', flag: '--force-base', since: [3, 6]},
];

/** Betas and release candidates of a minor know what its releases do. */
const isFrom = ({major, minor}: JujuVersion, since: Minor): boolean =>
	isAtLeast({
		text: '', major, minor, patch: 0, tag: undefined, build: 0,
	}, ...since);

/**
How a client spells a part of an order.

@param client Of an unknown one everything is thought possible.
@returns Undefined where the client does not know such a part.
*/
export const optionOf = (part: OrderPart, client: JujuVersion | undefined): string | undefined =>
	orderOptions.findLast(option => option.part === part && (client === undefined
		|| ((option.since === undefined || isFrom(client, option.since)) && (option.until === undefined || !isFrom(client, option.until)))))?.flag;

/** What a part is to people, as the object of a sentence. */
const partNames: Readonly<Record<OrderPart, string>> = {
	channel: 'a channel',
	revision: 'a revision',
	switch: 'another charm to switch to',
	path: 'the path of a charm',
	repository: 'a repository of local charms',
	config: 'a file with settings',
	settings: 'settings by themselves',
	resources: 'resources',
	storage: 'storage',
	base: 'another base',
	bind: 'bindings to spaces',
	trust: 'whether the charm is trusted',
	forceUnits: 'to force units in error',
	force: 'to pass over LXD profiles and limits of relations',
	forceBase: 'to pass over the base',
};

/** What to do in place of a part that a client does not know. */
const insteadOf: Readonly<Partial<Record<OrderPart, string>>> = {
	path: 'name the repository that holds the charm, and the charm in it with its series.',
	repository: 'name the path of the charm.',
	config: 'set them by themselves afterwards.',
	settings: 'put them into a file, or set them afterwards.',
};

/** Parts that say something: a list or a table with nothing in it and a switch that is off do not. */
export const partsOf = (order: CharmOrder): readonly OrderPart[] => {
	const said: Readonly<Record<OrderPart, boolean>> = {
		channel: order.channel !== undefined,
		revision: order.revision !== undefined,
		switch: order.switch !== undefined,
		path: order.path !== undefined,
		repository: order.repository !== undefined,
		config: order.config !== undefined,
		settings: Object.keys(order.settings ?? {}).length > 0,
		resources: (order.resources ?? []).length > 0,
		storage: (order.storage ?? []).length > 0,
		base: order.base !== undefined,
		bind: order.bind !== undefined,
		trust: order.trust !== undefined,
		forceUnits: order.forceUnits === true,
		force: order.force === true,
		forceBase: order.forceBase === true,
	};
	return (Object.keys(said) as OrderPart[]).filter(part => said[part]);
};

/**
Why a client cannot be told some part of an order: a sentence a part, empty where it understands them all.
*/
export const unknownParts = (order: CharmOrder, client: JujuVersion | undefined): readonly string[] => client === undefined
	? []
	: partsOf(order).filter(part => optionOf(part, client) === undefined).map(part => {
		const since = orderOptions.find(option => option.part === part)?.since;
		// No newer client talks to environments.
		const others = since === undefined || client.major < 2 ? '' : `; clients since ${since.join('.')} can`;
		return `A ${client.major}.${client.minor} client cannot be told ${partNames[part]}${others}: ${insteadOf[part] ?? 'leave that out.'}`;
	});

/** Recorded of 2.8.13 to 4.0.15: `--switch and --revision are mutually exclusive`, exit code 2. 1.25.13 says it of the first pair. */
const exclusiveParts: ReadonlyArray<{readonly parts: readonly [OrderPart, OrderPart]; readonly reason: string}> = [
	{parts: ['switch', 'revision'], reason: 'Juju takes either a revision or another charm to switch to, not both at once.'},
	{parts: ['switch', 'path'], reason: 'Juju takes either the path of a charm or another charm to switch to, not both at once.'},
	{parts: ['path', 'revision'], reason: 'Juju takes either the path of a charm or a revision, not both at once: a charm on this machine says its revision itself.'},
];

/** Which parts of an order exclude each other: a sentence a pair. */
export const exclusions = (order: CharmOrder): readonly string[] => {
	const said = new Set(partsOf(order));
	return exclusiveParts.filter(({parts}) => parts.every(part => said.has(part))).map(({reason}) => reason);
};
