import {type Application} from '../status.js';
import {isAtLeast, type JujuVersion} from '../version.js';
import {listOf} from '../words.js';
import {
	charmName,
	fullChannel,
	originOf,
	type CharmOrigin,
} from './charm-names.js';
import {type CharmOrder} from './order.js';
import {type CharmRecord} from './record.js';
import {type CharmSetting, type CharmSettings} from './settings.js';

export type RollBack =
	| {
		readonly kind: 'possible';
		/** One after the other: Juju takes a switch and a revision only apart. */
		readonly orders: readonly CharmOrder[];
		/** Settings that have to be set again afterwards. */
		readonly settings: Readonly<Record<string, string>>;
		/** Settings that were at their default and were given since: put back to it afterwards. */
		readonly reset: readonly string[];
		/** What it cannot bring back: sentences. */
		readonly losses: readonly string[];
	}
	/** `isFileMissing`: with the old file named it can be. */
	| {readonly kind: 'impossible'; readonly reason: string; readonly advice: string; readonly isFileMissing?: true};

/** What else a way back depends on; what is not known is left out. */
export type RollBackFacts = {
	/** Where the old file of a local charm is; in 1.25 the repository that it is in. */
	readonly path?: string | undefined;
	readonly controller?: JujuVersion | undefined;
	/** The settings that the application has now. */
	readonly settings?: CharmSettings | undefined;
};

type Way = Extract<RollBack, {readonly kind: 'impossible'}> | {readonly orders: readonly CharmOrder[]; readonly losses?: readonly string[]};

const isSetByUser = ({source, value, default: preset}: CharmSetting): boolean => source === undefined ? value !== undefined && value !== preset : source === 'user';

/** The settings that somebody had given, and that are not so any more. All of them where nobody knows what is. */
const settingsToRestore = ({settings}: CharmRecord, now: CharmSettings | undefined): Readonly<Record<string, string>> => {
	const values = new Map(now?.settings.map(({name, value}) => [name, value]));
	return Object.fromEntries((settings?.settings ?? [])
		.filter(setting => isSetByUser(setting) && setting.value !== undefined && values.get(setting.name) !== setting.value)
		.map(({name, value}) => [name, String(value)]));
};

/** The settings that were at their default, and that somebody has given since. */
const settingsToReset = ({settings}: CharmRecord, now: CharmSettings | undefined): readonly string[] => {
	const old = new Map(settings?.settings.map(setting => [setting.name, setting]));
	return (now?.settings ?? []).filter(setting => {
		const before = old.get(setting.name);
		return isSetByUser(setting) && before !== undefined && !isSetByUser(before) && before.value !== setting.value;
	}).map(({name}) => name);
};

const settingsLost = ({settings}: CharmRecord, now: CharmSettings | undefined): readonly string[] => {
	if (!settings || !now) {
		return settings ? [] : ['Its settings from before were not read, so they cannot be set again from here.'];
	}

	const old = new Set(settings.settings.map(({name}) => name));
	const gone = now.settings.filter(setting => isSetByUser(setting) && !old.has(setting.name)).map(({name}) => name);
	return gone.length === 0 ? [] : [`Settings that only the new charm has lose their values: ${listOf(gone, 6)}.`];
};

const backToFile = (record: CharmRecord, now: Application, {client, path}: {readonly client: JujuVersion | undefined; readonly path: string | undefined}): Way => {
	const name = charmName(record.charm);
	const isFirst = client !== undefined && !isAtLeast(client, 2);
	if (path === undefined) {
		return {
			kind: 'impossible',
			isFileMissing: true,
			reason: `The charm of before, ${record.charm}, came from a file, and Juju keeps no way to ask for it again.`,
			advice: isFirst ? `Name the repository that still has the old ${name}.` : `Name the old file or folder of ${name}; it gets a new revision number, which is as it should be.`,
		};
	}

	const losses = [`Nobody can tell whether the file is the very one of before, revision ${record.revision ?? 'unknown'}: Juju gives it a new number.`];
	if (!isFirst) {
		return {orders: [{path}], losses};
	}

	const isLocalNow = originOf(now) === 'local' && charmName(now.charm) === name;
	return {orders: [{repository: path, ...(!isLocalNow && {switch: record.charm.replace(/-\d{1,9}$/v, '')})}], losses};
};

/** From 4.1 on a revision is looked for in the channel that is named or followed, and nowhere else (juju/juju#23149). */
const isBound = (client: JujuVersion | undefined, controller: JujuVersion | undefined): boolean => {
	const version = controller ?? client;
	return version !== undefined && isAtLeast(version, 4, 1);
};

const boundLoss = 'From 4.1 on Juju looks for a revision only in the channel that is named: one that was withdrawn from it is refused.';

const backToRevision = (record: CharmRecord, now: Application, {client, controller}: {readonly client: JujuVersion | undefined; readonly controller: JujuVersion | undefined}): Way => {
	const {revision, channel} = record;
	const isOtherChannel = channel !== undefined && (now.charmChannel === undefined || fullChannel(channel) !== fullChannel(now.charmChannel));
	const isKnowsChannels = client === undefined || isAtLeast(client, 2);
	const isNamed = channel !== undefined && isKnowsChannels && (isOtherChannel || isBound(client, controller));
	if (revision === undefined) {
		return {kind: 'impossible', reason: 'The revision of before is not known.', advice: 'Order a revision by its number.'};
	}

	return {
		orders: [{revision, ...(isNamed && {channel})}],
		losses: [
			...(isBound(client, controller) ? [boundLoss] : []),
			...(channel === undefined && now.charmChannel !== undefined && isKnowsChannels ? [`The channel of before is not known: it goes on following ${now.charmChannel}.`] : []),
		],
	};
};

/** The charm store took a revision in its address; Charmhub takes it only by itself (recorded help of 2.8.13 and 3.6.28). */
const backToCharm = (record: CharmRecord, origin: CharmOrigin | undefined, {client, controller}: {readonly client: JujuVersion | undefined; readonly controller: JujuVersion | undefined}): Way => {
	const name = charmName(record.charm);
	const {revision, channel} = record;
	if (origin === 'charm-store') {
		if (client !== undefined && isAtLeast(client, 3)) {
			return {
				kind: 'impossible',
				reason: `The charm of before, ${record.charm}, came from the charm store, which clients and controllers from 3.0 on do not know.`,
				advice: 'Look for the same charm on Charmhub and order it by --switch.',
			};
		}

		const address = record.charm.startsWith('cs:') ? record.charm : `cs:${name}`;
		const isWhole = /-\d{1,9}$/v.test(address) || revision === undefined;
		return {orders: [{switch: isWhole ? address : `${address}-${revision}`, ...(channel !== undefined && client !== undefined && isAtLeast(client, 2) && {channel})}]};
	}

	if (client !== undefined && !isAtLeast(client, 2, 9)) {
		return {kind: 'impossible', reason: `The charm of before, ${name}, came from Charmhub, which this client does not know.`, advice: 'Use a client of 2.9 or later.'};
	}

	const switched: CharmOrder = {switch: `ch:${name}`, ...(channel !== undefined && {channel})};
	return revision === undefined
		? {orders: [switched], losses: ['The revision of before is not known: it becomes the newest of its channel.']}
		: {
			orders: [switched, {revision, ...(channel !== undefined && isBound(client, controller) && {channel})}],
			losses: [
				'Juju takes another charm and a revision only apart: units pass through the newest revision of the channel first.',
				...(isBound(client, controller) ? [boundLoss] : []),
			],
		};
};

const isUnchanged = (record: CharmRecord, now: Application): boolean =>
	charmName(record.charm) === charmName(now.charm)
	&& originOf({charm: record.charm, charmOrigin: record.origin}) === originOf(now)
	&& record.revision === now.charmRevision
	&& (record.channel === undefined || now.charmChannel === undefined || fullChannel(record.channel) === fullChannel(now.charmChannel));

/** Since 3.6 a refresh takes a base. */
const withBase = (orders: readonly CharmOrder[], record: CharmRecord, now: Application, client: JujuVersion | undefined): readonly CharmOrder[] =>
	record.base !== undefined && now.base !== undefined && record.base !== now.base && client !== undefined && isAtLeast(client, 3, 6)
		? orders.map((order, index) => (index === 0 ? {...order, base: record.base ?? ''} : order))
		: orders;

const generalLosses = (record: CharmRecord, now: Application, client: JujuVersion | undefined): readonly string[] => {
	const isFirst = client !== undefined && !isAtLeast(client, 2);
	const hasPeers = now.relations === undefined || now.relations.some(({application}) => application === now.name);
	const isMoved = record.base !== undefined && now.base !== undefined && record.base !== now.base;
	return [
		'What the new charm did stays: data that it converted, packages, files. Going back runs upgrade-charm of the old charm, which may know nothing of them.',
		'Juju refuses the way back while a relation or storage is in use that the old charm does not have.',
		...(isFirst ? [] : ['Resources that were uploaded stay as they are; the old ones have to be attached again.']),
		...(!isFirst && hasPeers ? ['Back and forth again was reported to make a peer relation twice, which nobody can take back by a command (juju/juju#19631).'] : []),
		...(isMoved && (client === undefined || !isAtLeast(client, 3, 6)) ? [`Its base stays ${now.base ?? ''}; it was ${record.base ?? ''}.`] : []),
		'A unit in error takes no charm, not the old one either, until its error is resolved.',
	];
};

/**
How an application comes back to the charm that it had.

@param record Taken before.
@param now What it is now.
*/
export const planRollBack = (record: CharmRecord, now: Application, client: JujuVersion | undefined, facts: RollBackFacts = {}): RollBack => {
	// Those of the record are what was, not what is: they were not read again since.
	const present = facts.settings === record.settings ? undefined : facts.settings;
	if (isUnchanged(record, now)) {
		return {kind: 'impossible', reason: `${now.name} has the charm of before already.`, advice: 'Nothing has to be done.'};
	}

	const origin = originOf({charm: record.charm, charmOrigin: record.origin});
	const versions = {client, controller: facts.controller};
	const isSame = charmName(record.charm) === charmName(now.charm) && (origin ?? originOf(now)) === (originOf(now) ?? origin);
	const way = origin === 'local'
		? backToFile(record, now, {client, path: facts.path})
		: (isSame ? backToRevision(record, now, versions) : backToCharm(record, origin, versions));
	return 'kind' in way
		? way
		: {
			kind: 'possible',
			orders: withBase(way.orders, record, now, client),
			settings: settingsToRestore(record, present),
			reset: settingsToReset(record, present),
			losses: [...generalLosses(record, now, client), ...(way.losses ?? []), ...settingsLost(record, present)],
		};
};
