import path from 'node:path';
import {type CharmOrder} from '../domain/charm/order.js';
import {UsageError} from './options.js';

/** Values of options as they were given, by name; a switch has an empty one. */
export type GivenValues = Readonly<Record<string, readonly string[]>>;

const only = (values: GivenValues, name: string): string | undefined => {
	const [value, ...others] = values[name] ?? [];
	if (value?.trim() === '') {
		throw new UsageError(`--${name} was given nothing.`, `Give a value behind --${name}.`);
	}

	if (others.length > 0) {
		throw new UsageError(`--${name} was given more than once.`, 'Give it once.');
	}

	return value;
};

const revisionOf = (text: string | undefined): number | undefined => {
	if (text !== undefined && !/^\d{1,9}$/v.test(text)) {
		throw new UsageError(`"${text}" is no revision of a charm.`, 'Give a whole number, such as 251.');
	}

	return text === undefined ? undefined : Number(text);
};

const pairsOf = (values: GivenValues, name: string): ReadonlyArray<readonly [string, string]> => (values[name] ?? []).map(text => {
	const sign = text.indexOf('=');
	if (sign < 1 || sign === text.length - 1) {
		throw new UsageError(`"${text}" is no value for --${name}.`, 'Give a name and a value with = between them.');
	}

	return [text.slice(0, sign), text.slice(sign + 1)] as const;
});

/** What holds = is a setting; all else is a file, as Juju reads it (3.6.28 `cmd/juju/application/refresh.go`). */
const configOf = (values: GivenValues, folder: string): Pick<CharmOrder, 'config' | 'settings'> => {
	const given = values['config'] ?? [];
	const files = given.filter(text => !text.includes('='));
	const file = only({config: files}, 'config');
	const settings = pairsOf({config: given.filter(text => text.includes('='))}, 'config');
	return {
		...(file !== undefined && {config: path.resolve(folder, file)}),
		...(settings.length > 0 && {settings: Object.fromEntries(settings)}),
	};
};

const trustOf = (text: string | undefined): Pick<CharmOrder, 'trust'> => {
	if (text === undefined) {
		return {};
	}

	if (text !== 'true' && text !== 'false') {
		throw new UsageError(`"${text}" is no value for --trust.`, 'Give true or false, or nothing for true.');
	}

	return {trust: text === 'true'};
};

/** `./x`, `../x`, `/x` and `~/x` are files of this machine; all else is a charm of the store. */
export const isLocalCharm = (charm: string): boolean => /^(?:\.{1,2}\/|\/)/v.test(charm) || charm.endsWith('.charm');

const placesOf = (values: GivenValues, folder: string): Pick<CharmOrder, 'path' | 'repository' | 'switch'> => {
	const [local, repository, charm] = [only(values, 'path'), only(values, 'repository'), only(values, 'switch')];
	return {
		...(local !== undefined && {path: path.resolve(folder, local)}),
		...(repository !== undefined && {repository: path.resolve(folder, repository)}),
		...(charm !== undefined && {switch: isLocalCharm(charm) ? path.resolve(folder, charm) : charm}),
	};
};

/**
What the options of `charm` order. Paths become absolute.

@param values What was given.
@param folder The current one.
@throws {UsageError} For values that cannot be.
*/
export const readCharmOrder = (values: GivenValues, folder: string): CharmOrder => {
	const [channel, revision, base, bind] = [only(values, 'channel'), revisionOf(only(values, 'revision')), only(values, 'base'), only(values, 'bind')];
	const resources = pairsOf(values, 'resource').map(([name, file]) => ({name, file}));
	const storage = pairsOf(values, 'storage').map(([name, specification]) => `${name}=${specification}`);
	return {
		...(channel !== undefined && {channel}),
		...(revision !== undefined && {revision}),
		...placesOf(values, folder),
		...configOf(values, folder),
		...(resources.length > 0 && {resources}),
		...(base !== undefined && {base}),
		...(bind !== undefined && {bind}),
		...(storage.length > 0 && {storage}),
		...trustOf(only(values, 'trust')),
		...(values['force-units'] && {forceUnits: true}),
		...(values['force'] && {force: true}),
		...(values['force-base'] && {forceBase: true}),
	};
};
