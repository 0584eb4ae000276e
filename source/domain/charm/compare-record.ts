import {isSecretSetting} from '../secret-name.js';
import {type Application} from '../status.js';
import {charmName, fullChannel, originOf} from './charm-names.js';
import {type CharmOrder} from './order.js';
import {type CharmRecord} from './record.js';
import {settingText} from './setting-text.js';
import {type CharmSetting, type CharmSettings} from './settings.js';
import {type SettingRow} from './verdict.js';

/** One thing that was compared after an order was carried out. */
export type RecordDifference = {
	readonly what: string;
	readonly before: string;
	readonly after: string;
	/** `same` and `expected` need nobody; `surprising` was not foretold; `suspicious` may mean that the workload was not upgraded. */
	readonly kind: 'same' | 'expected' | 'surprising' | 'suspicious';
	/** One sentence; undefined where it explains itself. */
	readonly note: string | undefined;
};

type Kind = RecordDifference['kind'];

const difference = (what: string, [before, after]: readonly [before: string, after: string], kind: Kind, note?: string): RecordDifference => ({
	what, before, after, kind, note,
});

const text = (value: string | number | undefined): string => (value === undefined || value === '' ? 'not said' : String(value));

const isSwitched = (order: CharmOrder | undefined): boolean =>
	order === undefined || order.switch !== undefined || order.path !== undefined || order.repository !== undefined;

const compareCharm = (record: CharmRecord, now: Application, order: CharmOrder | undefined): readonly RecordDifference[] => {
	const before = originOf({charm: record.charm, charmOrigin: record.origin});
	const after = originOf(now);
	const names = [charmName(record.charm), charmName(now.charm)] as const;
	const kind = isSwitched(order) ? 'expected' : 'surprising';
	return [
		difference('charm', names, names[0] === names[1] ? 'same' : kind, names[0] === names[1] || kind === 'expected' ? undefined : 'No other charm was ordered.'),
		difference('origin', [text(before ?? record.origin), text(after ?? now.charmOrigin)], before === after ? 'same' : kind),
	];
};

const isSameChannel = (left: string | undefined, right: string | undefined): boolean =>
	left === right || (left !== undefined && right !== undefined && fullChannel(left) === fullChannel(right));

/** What has to be known of a channel that is not the one that was ordered. */
const channelNote = (order: CharmOrder, {isSilent}: {readonly isSilent: boolean}): string => {
	if (order.channel === undefined) {
		return 'No other channel was ordered; the next refresh follows this one.';
	}

	return isSilent ? `Ordered was ${order.channel}; status of this version does not say which channel is followed.` : `Ordered was ${order.channel}.`;
};

/** Why what came back has another number. */
const anewNote = (record: CharmRecord, now: Application, order: CharmOrder | undefined): string | undefined =>
	order === undefined && originOf(now) === 'local' && record.revision !== now.charmRevision ? 'Juju gives a charm of a file a new number each time.' : undefined;

const compareRevision = (record: CharmRecord, now: Application, order: CharmOrder | undefined): readonly RecordDifference[] => {
	const {revision, channel} = record;
	const isOther = order?.revision !== undefined && now.charmRevision !== order.revision;
	const isSame = isSameChannel(channel, now.charmChannel);
	const isOrdered = order === undefined || isSwitched(order) || isSameChannel(order.channel, now.charmChannel);
	// Before 2.9 status says no channel.
	const isSilent = channel === undefined && now.charmChannel === undefined;
	return [
		difference(
			'revision',
			[text(revision), text(now.charmRevision)],
			isOther ? 'surprising' : (revision === now.charmRevision ? 'same' : 'expected'),
			isOther ? `Ordered was revision ${order.revision}.` : anewNote(record, now, order),
		),
		difference(
			'channel',
			[text(channel), text(now.charmChannel)],
			isSame ? (order?.channel === undefined || isOrdered || isSilent ? 'same' : 'surprising') : (isOrdered ? 'expected' : 'surprising'),
			isOrdered || (isSame && order.channel === undefined)
				? undefined
				: channelNote(order, {isSilent}),
		),
	];
};

/** A hook that was passed over by `resolved --no-retry` leaves all looking well (canonical/k8s-operator#975). */
const sameWorkload = 'The charm changed and its workload did not. That may be right; but a status that looks well can lie where upgrade-charm was passed over (resolved --no-retry, force). Look at the workload itself.';

const silentWorkload = 'This charm reports no version of its workload, as many do: only the workload itself can show that it was upgraded.';

const compareWorkload = (record: CharmRecord, now: Application): RecordDifference => {
	const pair = [text(record.workloadVersion), text(now.workloadVersion)] as const;
	const isCharmChanged = record.revision !== now.charmRevision || charmName(record.charm) !== charmName(now.charm);
	const before = record.workloadVersion ?? '';
	const after = now.workloadVersion ?? '';
	if (before === '' && after === '') {
		return difference('workload version', pair, 'same', isCharmChanged ? silentWorkload : undefined);
	}

	if (before === after) {
		return difference('workload version', pair, isCharmChanged ? 'suspicious' : 'same', isCharmChanged ? sameWorkload : undefined);
	}

	if (after === '') {
		return difference('workload version', pair, 'surprising', 'The charm does not report the version of its workload any more.');
	}

	return difference('workload version', pair, isCharmChanged ? 'expected' : 'surprising', isCharmChanged ? undefined : 'The workload changed though the charm did not.');
};

type Compared = {readonly name: string; readonly before: CharmSetting | undefined; readonly after: CharmSetting | undefined; readonly row: SettingRow | undefined};

const isGiven = (setting: CharmSetting | undefined): boolean => setting !== undefined
	&& (setting.source === undefined ? setting.value !== undefined && setting.value !== setting.default : setting.source === 'user');

/** Whether a setting that was to be set is; what may be a secret is not known well enough to say. */
const isAsOrdered = ({name, value}: CharmSetting, row: SettingRow | undefined): boolean =>
	row?.fate !== 'set' || row.after === undefined || isSecretSetting(name) || String(value) === row.after;

const newNote = ({value}: CharmSetting): string => value === undefined ? 'New, and without a default: it is not set.' : 'New, at its default.';

const judgeChanged = ({before, after, row}: Compared): readonly [kind: Kind, note: string | undefined] => {
	const isGone = after === undefined;
	switch (row?.fate) {
		case 'dropped': {
			return isGone || !isGiven(after) ? ['expected', row.reason ?? 'Dropped, as foretold.'] : ['surprising', 'It was foretold to be dropped, and it has another value.'];
		}

		case 'new': {
			return isGone || isGiven(after) ? ['surprising', isGone ? 'It was foretold as new, and it is not there.' : 'It was foretold to have its default.'] : ['expected', before === undefined ? newNote(after) : 'Nobody had set it, and its default is another one.'];
		}

		case 'set': {
			return isGone || !isAsOrdered(after, row)
				? ['surprising', `It was to be set to ${settingText(row.name, row.after)}.`]
				: ['expected', 'Set with the order.'];
		}

		case 'kept': {
			return ['surprising', isGone ? 'It was foretold to be kept, and it is gone.' : 'It was foretold to be kept.'];
		}

		case 'unknown':
		case undefined: {
			if (isGiven(before)) {
				return ['surprising', isGone ? 'Somebody had set it, and it is gone.' : 'Somebody had set it, and it has another value.'];
			}

			return ['expected', before === undefined ? 'New with this charm.' : (isGone ? 'The charm does not have it any more.' : 'Its default changed.')];
		}
	}
};

const compareSetting = (compared: Compared): RecordDifference => {
	const {name, before, after, row} = compared;
	const what = `setting ${name}`;
	const shown = (setting: CharmSetting | undefined): string => setting === undefined ? 'not there' : settingText(name, setting.value);
	const isSame = before !== undefined && after !== undefined && before.value === after.value;
	if (isSame && isAsOrdered(after, row)) {
		const isKept = row?.fate === 'dropped' && isGiven(before);
		return difference(what, [shown(before), shown(after)], 'same', isKept ? 'It was foretold to be dropped; it was kept.' : undefined);
	}

	const [kind, note] = judgeChanged(compared);
	const isHidden = shown(before) === 'hidden' && shown(after) === 'hidden' && !isSame;
	return difference(what, [shown(before), isHidden ? 'hidden, another' : shown(after)], kind, note);
};

const compareSettings = (before: CharmSettings | undefined, after: CharmSettings | undefined, foretold: readonly SettingRow[]): readonly RecordDifference[] => {
	if (!before && !after) {
		return [difference('settings', ['not read', 'not read'], 'surprising', 'They could not be read, so nobody knows which were kept.')];
	}

	if (!before || !after) {
		return [difference('settings', [before ? 'read' : 'not read', after ? 'read' : 'not read'], 'surprising', 'They were read only once, so they cannot be compared.')];
	}

	const old = new Map(before.settings.map(setting => [setting.name, setting]));
	const now = new Map(after.settings.map(setting => [setting.name, setting]));
	const rows = new Map(foretold.map(row => [row.name, row]));
	const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
	const compared = names.map(name => compareSetting({
		name, before: old.get(name), after: now.get(name), row: rows.get(name),
	}));
	return [...compared.filter(({kind}) => kind !== 'same'), ...compared.filter(({kind}) => kind === 'same')];
};

/**
An application as it was against what it is: charm, origin, revision, channel, base, workload version, each setting. What was foretold of settings is held against what came.

@param after.order What was ordered; without it every change of the charm counts as ordered.
@returns Settings that differ stand before those that do not.
*/
export const compareRecord = (record: CharmRecord, after: {
	readonly application: Application;
	readonly settings: CharmSettings | undefined;
	readonly foretold: readonly SettingRow[];
	readonly order?: CharmOrder | undefined;
}): readonly RecordDifference[] => {
	const {application, settings, foretold, order} = after;
	const isSameBase = record.base === application.base;
	const isBaseOrdered = order === undefined || order.base !== undefined;
	return [
		...compareCharm(record, application, order),
		...compareRevision(record, application, order),
		difference('base', [text(record.base), text(application.base)], isSameBase ? 'same' : (isBaseOrdered ? 'expected' : 'surprising'), isSameBase || isBaseOrdered ? undefined : 'No other base was ordered.'),
		compareWorkload(record, application),
		...compareSettings(record.settings, settings, foretold),
	];
};
