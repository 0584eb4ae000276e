import {parseDuration, UsageError} from './options.js';

/** What variables of the environment say; undefined where they say nothing. */
export type EnvironmentOptions = {
	readonly interval: number | undefined;
	readonly isAscii: boolean | undefined;
	readonly isPlain: boolean | undefined;
	/** Whether the terminal can only write lines, or a screen reader is at work (as programs with Ink are told). */
	readonly wantsLines: boolean;
	/** Whether the locale that is chosen has no UTF-8, so that all but ASCII would be drawn as something else. */
	readonly isAsciiLocale: boolean;
	readonly hasColors: boolean | undefined;
	readonly juju: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'JUJU_UPGRADE_WIZARD_';

const switches: Readonly<Record<string, boolean>> = {
	1: true, true: true, yes: true, on: true, 0: false, false: false, no: false, off: false,
};

/** A variable that is empty counts as unset, as everywhere. */
const valueOf = (environment: Environment, name: string): string | undefined => {
	const value = environment[name];
	return value === '' ? undefined : value;
};

const durationOf = (environment: Environment, name: string): number | undefined => {
	const value = valueOf(environment, name);
	try {
		return value === undefined ? undefined : parseDuration(value, name);
	} catch {
		throw new UsageError(`"${value ?? ''}" in ${name} is no duration.`, 'Give a number with a unit, such as 90s or 15m, or unset that variable.');
	}
};

const switchOf = (environment: Environment, name: string): boolean | undefined => {
	const value = valueOf(environment, name)?.toLowerCase();
	if (value === undefined) {
		return undefined;
	}

	if (!Object.hasOwn(switches, value)) {
		throw new UsageError(`"${environment[name] ?? ''}" in ${name} is neither yes nor no.`, 'Give 1, true, yes or on, or 0, false, no or off, or unset that variable.');
	}

	return switches[value];
};

/** As Node and most programs in it understand it: 0 and false are no, 1 to 3 and true are yes; anything else says nothing. */
const forcedColors = (environment: Environment): boolean | undefined => {
	const value = valueOf(environment, 'FORCE_COLOR')?.toLowerCase() ?? '';
	return /^(?:[1-3]|true)$/v.test(value) ? true : (/^(?:0|false)$/v.test(value) ? false : undefined);
};

/**
The locale for characters, by the order of POSIX. One that nobody chose says nothing: containers and remote shells have none, and a terminal that knows UTF-8.
*/
const hasAsciiLocale = (environment: Environment): boolean => {
	const locale = ['LC_ALL', 'LC_CTYPE', 'LANG'].map(name => valueOf(environment, name)).find(value => value !== undefined);
	return locale !== undefined && !/utf-?8/iv.test(locale);
};

/** The fonts of the Linux console lack half of what screens are drawn with; a VT knows no UTF-8, whatever the locale says. */
const isAsciiTerminal = ({TERM: kind = ''}: Environment): boolean => kind === 'linux' || /^vt\d/v.test(kind);

/** These have one colour; Node and Ink take them for terminals that have sixteen. */
const isMonochrome = ({TERM: kind = ''}: Environment): boolean => /^vt(?:52|1\d\d|220|320|420|510)(?:-|$)/v.test(kind);

/**
Reads the variables that stand for options: `JUJU_UPGRADE_WIZARD_INTERVAL`, `…_ASCII`, `…_COLOR`, `…_JUJU`, `…_PLAIN`, `NO_COLOR`, `FORCE_COLOR`, `INK_SCREEN_READER`, `TERM=dumb` and the locale.

@throws {UsageError} For values that cannot be; it names the variable.
*/
export const readEnvironment = (environment: Environment): EnvironmentOptions => {
	const wantsColors = switchOf(environment, `${prefix}COLOR`) ?? forcedColors(environment) ?? (isMonochrome(environment) ? false : undefined);
	return {
		interval: durationOf(environment, `${prefix}INTERVAL`),
		isAscii: switchOf(environment, `${prefix}ASCII`),
		isPlain: switchOf(environment, `${prefix}PLAIN`),
		wantsLines: environment['TERM'] === 'dumb' || valueOf(environment, 'INK_SCREEN_READER')?.toLowerCase() === 'true',
		isAsciiLocale: hasAsciiLocale(environment) || isAsciiTerminal(environment),
		hasColors: valueOf(environment, 'NO_COLOR') === undefined ? wantsColors : false,
		juju: valueOf(environment, `${prefix}JUJU`),
	};
};
