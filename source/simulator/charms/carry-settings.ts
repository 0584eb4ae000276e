import {type DeclaredCharm} from '../cloud.js';
import {type SettingValue} from './order.js';

type Declared = NonNullable<DeclaredCharm['settings']>;

type Kind = Declared[string]['type'];

/** As Go reads them (`strconv.ParseBool`). */
const booleans: ReadonlySet<string> = new Set(['1', 't', 'T', 'true', 'TRUE', 'True', '0', 'f', 'F', 'false', 'FALSE', 'False']);

const isOfKind = (kind: Kind, value: string | number | boolean): boolean => {
	switch (kind) {
		case 'string': {
			return typeof value === 'string';
		}

		case 'int': {
			return typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && /^[+\-]?\d+$/v.test(value);
		}

		case 'float': {
			return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
		}

		case 'boolean': {
			return typeof value === 'boolean' || (typeof value === 'string' && booleans.has(value));
		}
	}
};

/**
What is wrong with values for a charm's settings, in Juju's words. Source: juju/charm `config.go`.

@returns Undefined where they are all right, or it is not known what the charm declares.
*/
export const settingsProblem = (declared: Declared | undefined, values: Readonly<Record<string, SettingValue>>): string | undefined => {
	for (const [name, value] of declared ? Object.entries(values) : []) {
		const option = declared && Object.hasOwn(declared, name) ? declared[name] : undefined;
		if (!option) {
			return `unknown option "${name}"`;
		}

		if (value !== undefined && !isOfKind(option.type, value)) {
			return `option "${name}" expected ${option.type}, got ${JSON.stringify(value)}`;
		}
	}

	return undefined;
};

type Carried = {
	readonly before: Declared | undefined;
	readonly after: Declared | undefined;
	readonly settings: Readonly<Record<string, string>> | undefined;
	readonly given: Readonly<Record<string, SettingValue>>;
};

/**
What remains set after a charm was exchanged: what the new charm declares under the same name with the same type; the rest is dropped. What is given with the
order is set then; a value that is none goes back to the default.
*/
export const carrySettings = ({before, after, settings = {}, given}: Carried): Record<string, string> | undefined => {
	const kept = Object.entries(settings).filter(([name, value]) => {
		const [old, fresh] = [before, after].map(declared => declared && Object.hasOwn(declared, name) ? declared[name] : undefined);
		return after === undefined || (fresh !== undefined && (old === undefined ? isOfKind(fresh.type, value) : old.type === fresh.type));
	});
	const all = new Map(kept);
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) {
			all.delete(name);
		} else {
			all.set(name, String(value));
		}
	}

	return all.size === 0 ? undefined : Object.fromEntries(all);
};
