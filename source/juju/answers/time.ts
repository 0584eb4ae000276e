const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-04-01 01:23:45Z`, `2026-11-21T03:04:31.5+10:00`, `2026-04-01 01:23:45 +0000 UTC`. */
const numericForm = /^(?<date>\d{4}-\d\d-\d\d)[ T](?<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(?<zone>Z|[+\-]\d\d:?\d\d)(?: [A-Z]{1,5})?$/v;

/** `01 Apr 2026 01:23:45+10:00`, `21 Nov 2026 03:03:16Z`. */
const wordForm = /^(?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<clock>\d\d:\d\d(?::\d\d)?) ?(?<zone>Z|[+\-]\d\d:?\d\d)$/v;

const isoDate = (text: string): readonly [Readonly<Record<string, string | undefined>>, string] | undefined => {
	const numeric = numericForm.exec(text)?.groups;
	if (numeric) {
		return [numeric, numeric['date'] ?? ''];
	}

	const words = wordForm.exec(text)?.groups;
	const month = months.indexOf(words?.['month'] ?? '') + 1;
	return words && month > 0 ? [words, `${words['year']}-${String(month).padStart(2, '0')}-${words['day']}`] : undefined;
};

const parse = (text: string): number | undefined => {
	const [groups, date] = isoDate(text) ?? [];
	if (!groups) {
		return undefined;
	}

	const zone = (groups['zone'] ?? 'Z').replace(/^(?<hours>[+\-]\d\d)(?=\d\d$)/v, '$<hours>:');
	const time = Date.parse(`${date}T${groups['clock']}${zone}`);
	return Number.isNaN(time) ? undefined : time;
};

/** Two digits of `2026-04-01 01:23:45Z`. */
const pairAt = (text: string, index: number): number => {
	const tens = (text.codePointAt(index) ?? 0) - 48;
	const ones = (text.codePointAt(index + 1) ?? 0) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? (tens * 10) + ones : NaN;
};

/**
Reads the form of `status --utc` without a regular expression: a poll may bring ten thousands of them.

@returns NaN where the text has another form or is out of range.
*/
const parseStatusTime = (text: string): number => {
	const isForm = text.length === 20 && text[4] === '-' && text[7] === '-' && text[10] === ' ' && text[13] === ':' && text[16] === ':' && text[19] === 'Z';
	if (!isForm) {
		return NaN;
	}

	const month = pairAt(text, 5);
	const day = pairAt(text, 8);
	const hours = pairAt(text, 11);
	const minutes = pairAt(text, 14);
	const seconds = pairAt(text, 17);
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hours <= 23 && minutes <= 59 && seconds <= 59
		? Date.UTC((pairAt(text, 0) * 100) + pairAt(text, 2), month - 1, day, hours, minutes, seconds)
		: NaN;
};

/**
Reads a time as Juju prints it, in any of the forms recorded: status with and without `--utc`, status log, `--exact-time`.

@returns Milliseconds since 1970, undefined for all else: words ("2 hours ago", "just now"), times without a zone, other types.
*/
export const parseTime = (value: unknown): number | undefined => {
	if (typeof value !== 'string' || value.length < 16 || value.length > 50) {
		return undefined;
	}

	const time = parseStatusTime(value);
	return Number.isNaN(time) ? parse(value) : time;
};
