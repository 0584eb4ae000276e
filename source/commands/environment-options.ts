import {parseDuration, UsageError} from './options.js';

/** What variables of the environment say; undefined where they say nothing. */
export type EnvironmentOptions = {
	readonly interval: number | undefined;
	readonly isAscii: boolean | undefined;
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

/**
Reads the variables that stand for options: `JUJU_UPGRADE_WIZARD_INTERVAL`, `…_ASCII`, `…_COLOR`, `…_JUJU`, and `NO_COLOR`.

@throws {UsageError} For values that cannot be; it names the variable.
*/
export const readEnvironment = (environment: Environment): EnvironmentOptions => {
	const wantsColors = switchOf(environment, `${prefix}COLOR`);
	return {
		interval: durationOf(environment, `${prefix}INTERVAL`),
		isAscii: switchOf(environment, `${prefix}ASCII`),
		hasColors: valueOf(environment, 'NO_COLOR') === undefined ? wantsColors : false,
		juju: valueOf(environment, `${prefix}JUJU`),
	};
};
