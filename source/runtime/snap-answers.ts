import {type InstalledSnap, type RefreshTimes} from '../domain/host.js';

/** More snaps than a machine has. */
const mostRows = 5000;

const rowsOf = (text: string): ReadonlyArray<readonly string[]> => text.split('\n', mostRows).map(line => line.trim().split(/\s+/v));

/** Names of risks: snapd before 2.46 writes `stable` for `latest/stable` and `3.6` for `3.6/stable`. */
const risks = new Set(['stable', 'candidate', 'beta', 'edge']);

const toChannel = (cell: string | undefined): string | undefined => {
	if (cell === undefined || ['', '-'].includes(cell)) {
		return undefined;
	}

	const [first = ''] = cell.split('/', 1);
	return cell.includes('/') && !risks.has(first) ? cell : (risks.has(first) ? `latest/${cell}` : `${cell}/stable`);
};

/**
Reads `snap list`: columns stand in the order of the title line, which changed once (`Tracking` came with 2.35); cells have no spaces.

Source: snapd 2.33 to 2.75 `cmd/snap/cmd_list.go`.
*/
export const readSnapList = (text: string): readonly InstalledSnap[] => {
	const rows = rowsOf(text);
	const titles = rows.find(([first]) => first === 'Name');
	if (!titles) {
		return [];
	}

	const [version, revision, channel, notes] = ['Version', 'Rev', 'Tracking', 'Notes'].map(title => titles.indexOf(title));
	return rows.slice(rows.indexOf(titles) + 1).flatMap(cells => {
		const [name = ''] = cells;
		if (name === '' || cells.length < 3) {
			return [];
		}

		const words = new Set((cells[notes ?? -1] ?? '').split(',', 20));
		return [{
			name,
			version: cells[version ?? -1] ?? '',
			revision: cells[revision ?? -1] ?? '',
			channel: toChannel(cells[channel ?? -1]),
			isHeld: words.has('held'),
			isClassic: words.has('classic'),
		}];
	});
};

/**
Reads snapd's own version out of `snap version`; `unavailable` stands there where the daemon does not run.
*/
export const readSnapdVersion = (text: string): string | undefined => {
	const version = rowsOf(text).find(([name]) => name === 'snapd')?.[1];
	return version !== undefined && /^\d/v.test(version) ? version : undefined;
};

const isoForm = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+\-]\d{2}:?\d{2})?)?$/v;

const humanForm = /^(?:(?<word>yesterday|today|tomorrow)|in (?<ahead>\d{1,4}) days?,|(?<ago>\d{1,4}) days ago,) at (?<hours>\d{2}):(?<minutes>\d{2})(?: (?<zone>\S{1,8}))?$/v;

const dayWords: Readonly<Record<string, number>> = {yesterday: -1, today: 0, tomorrow: 1};

/** Minutes east of Greenwich; undefined for a name such as `CET`, which is this machine's own zone. */
const offsetOf = (zone: string | undefined): number | undefined => {
	if (zone !== undefined && ['UTC', 'GMT', 'Z'].includes(zone)) {
		return 0;
	}

	const groups = /^(?<sign>[+\-])(?<hours>\d{2})(?<minutes>\d{2})?$/v.exec(zone ?? '')?.groups;
	return groups === undefined ? undefined : (groups['sign'] === '-' ? -1 : 1) * ((Number(groups['hours']) * 60) + Number(groups['minutes'] ?? 0));
};

/**
Reads a time as snapd writes it: RFC 3339 with `--abs-time`, else `tomorrow at 04:31 UTC`, `in 2 days, at 15:04 CET`, `5 days ago, at 19:17 CST`.

Source: snapd `timeutil/human.go`, `cmd/snap/times.go`.

@param now When it was written, milliseconds since 1970.
@returns Milliseconds since 1970; undefined for `n/a` and whatever else is no time.
*/
export const readSnapTime = (text: string, now: number): number | undefined => {
	const trimmed = text.trim();
	if (isoForm.test(trimmed)) {
		const at = Date.parse(trimmed);
		return Number.isNaN(at) ? undefined : at;
	}

	const groups = humanForm.exec(trimmed)?.groups;
	if (!groups) {
		return undefined;
	}

	const {word, ahead, ago} = groups;
	const days = word === undefined ? Number(ahead ?? 0) - Number(ago ?? 0) : dayWords[word] ?? 0;
	const [hours, minutes] = [Number(groups['hours']), Number(groups['minutes'])];
	const offset = offsetOf(groups['zone']);
	if (offset === undefined) {
		const today = new Date(now);
		return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hours, minutes).getTime();
	}

	const there = new Date(now + (offset * 60_000));
	return Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() + days, hours, minutes) - (offset * 60_000);
};

/**
Reads `snap refresh --time`: a line each for the timer, the last refresh, a hold of all snaps, and the next refresh, which can be `(but held)`.

Source: snapd 2.58 to 2.75 `cmd/snap/cmd_snap_op.go`, `showRefreshTimes`.

@returns Undefined where it is no such answer.
*/
export const readRefreshTimes = (text: string, now: number): RefreshTimes | undefined => {
	const lines = new Map(text.split('\n', 50).flatMap(line => {
		const colon = line.indexOf(':');
		return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const] : [];
	}));
	const next = lines.get('next');
	if (next === undefined) {
		return undefined;
	}

	const held = '(but held)';
	const isHeld = next.endsWith(held);
	const hold = lines.get('hold');
	return {
		next: readSnapTime(isHeld ? next.slice(0, -held.length) : next, now),
		heldUntil: hold === undefined || hold === 'forever' ? (hold ?? (isHeld ? 'forever' : undefined)) : readSnapTime(hold, now) ?? (isHeld ? 'forever' : undefined),
	};
};
