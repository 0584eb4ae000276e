import {formatTimeWords} from './words/format-time.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const pad = (value: number): string => String(value).padStart(2, '0');

/**
A length of time in milliseconds for people: `0s`, `12s`, `4m 12s`, `2h 05m`, `3d 4h`.
*/
export const formatDuration = (duration: number): string => {
	const value = Math.max(0, duration);
	if (value < minute) {
		return `${Math.floor(value / second)}s`;
	}

	if (value < hour) {
		return `${Math.floor(value / minute)}m ${pad(Math.floor((value % minute) / second))}s`;
	}

	return value < day
		? `${Math.floor(value / hour)}h ${pad(Math.floor((value % hour) / minute))}m`
		: `${Math.floor(value / day)}d ${Math.floor((value % day) / hour)}h`;
};

/**
The same in its largest unit only, for columns: `12s`, `4m`, `2h`, `3d`.
*/
export const formatShortDuration = (duration: number): string => {
	const value = Math.max(0, duration);
	if (value < minute) {
		return `${Math.floor(value / second)}s`;
	}

	if (value < hour) {
		return `${Math.floor(value / minute)}m`;
	}

	return value < day ? `${Math.floor(value / hour)}h` : `${Math.floor(value / day)}d`;
};

/**
How long a command took, with a tenth below ten seconds: `0.4s`, `1.4s`, `12s`, `1m 05s`.
*/
export const formatPreciseDuration = (duration: number): string =>
	duration < 10 * second ? `${(Math.max(0, duration) / second).toFixed(1)}s` : formatDuration(duration);

/** How old a fact is in steps that a person tells apart: by the second up to ten, by tens of them up to a minute, then by the minute. */
const roundAge = (age: number): string => {
	if (age < 10 * second || age >= hour) {
		return formatDuration(age);
	}

	return formatShortDuration(age < minute ? age - (age % (10 * second)) : age);
};

/**
How old a fact is: `3s ago`, `20s ago`, `4m ago`, `2h 05m ago`; `just now` below a second, `never` where nobody knows. Both in milliseconds since 1970. A screen that waits is not drawn anew each second for it.
*/
export const formatAge = (now: number, at: number | undefined): string => {
	if (at === undefined) {
		return formatTimeWords.never;
	}

	return now - at < second ? formatTimeWords.justNow : formatTimeWords.ago(roundAge(now - at));
};

/**
The time of day in the zone of this machine: `03:07:46`.
*/
export const formatClock = (at: number): string => {
	const date = new Date(at);
	return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
};
