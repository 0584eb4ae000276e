const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const iso = (at: number): string => new Date(at).toISOString();

/** `2026-04-01 01:23:45Z`: `status --utc`. */
export const utcTime = (at: number): string => `${iso(at).slice(0, 10)} ${iso(at).slice(11, 19)}Z`;

/** `01 Apr 2026 01:23:45Z`: without `--utc`. The simulated operator lives in UTC. */
export const localTime = (at: number): string => {
	const text = iso(at);
	return `${text.slice(8, 10)} ${months[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)} ${text.slice(11, 19)}Z`;
};

/** `2026-04-01T01:23:45Z`: `show-status-log --format json`, and inside messages. */
export const rfcTime = (at: number): string => `${iso(at).slice(0, 19)}Z`;

/** `2026-04-01`. */
export const dateOnly = (at: number): string => iso(at).slice(0, 10);

/** `01:23:45`. */
export const clockTime = (at: number): string => iso(at).slice(11, 19);

/** `2026-04-01 01:23:45 +0000 UTC`: `models --exact-time`. */
export const exactTime = (at: number): string => `${iso(at).slice(0, 10)} ${iso(at).slice(11, 19)} +0000 UTC`;

/** `20260401-012345`: names of backups. */
export const stampTime = (at: number): string => iso(at).slice(0, 19).replaceAll(/[\-:]/gv, '').replace('T', '-');

/** `Wed Apr  1 01:23:45 2026`: prompts of shells. */
export const asciiTime = (at: number): string => {
	const date = new Date(at);
	return `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${clockTime(at)} ${date.getUTCFullYear()}`;
};

/** `Nov 21 03:04`: listings of files. */
export const listingTime = (at: number): string => {
	const date = new Date(at);
	return `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${clockTime(at).slice(0, 5)}`;
};

const day = 86_400_000;
const parts: ReadonlyArray<readonly [number, string]> = [[3_600_000, 'hour'], [60_000, 'minute'], [1000, 'second']];

/**
`just now`, `41 seconds ago`, `2 hours ago`, `2026-04-01`: how `models` and `show-model` say times.

Source: recordings of 4.0.14; corrections for 2.9.52 and 3.6.28.
*/
export const friendlyTime = (at: number, now: number): string => {
	const age = now - at;
	if (age >= day) {
		return dateOnly(at);
	}

	const part = parts.find(([length]) => age >= length);
	const count = part ? Math.floor(age / part[0]) : 0;
	return part ? `${count} ${part[1]}${count === 1 ? '' : 's'} ago` : 'just now';
};
