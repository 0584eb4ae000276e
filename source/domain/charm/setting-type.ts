import {type SettingType, type SettingValue} from './settings.js';

/** Juju's whole numbers are of 64 bits: what is larger than can be said exactly here is taken for whole up to there. */
const isWhole = (value: number): boolean => Number.isSafeInteger(value) || (Math.abs(value) > Number.MAX_SAFE_INTEGER && Math.abs(value) < 2 ** 63);

/**
Whether a value is of a type of settings.
*/
export const isOfType = (value: SettingValue, type: SettingType): boolean => {
	switch (type) {
		case 'string':
		case 'secret': {
			return typeof value === 'string';
		}

		case 'int': {
			return typeof value === 'number' && isWhole(value);
		}

		case 'float': {
			return typeof value === 'number';
		}

		case 'boolean': {
			return typeof value === 'boolean';
		}
	}
};

// As Go's strconv reads them.
const forms: Readonly<Record<Exclude<SettingType, 'string' | 'secret'>, RegExp>> = {
	int: /^[+\-]?\d+$/v,
	float: /^[+\-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-]?\d+)?$/iv,
	boolean: /^(?:[01FTft]|TRUE|True|true|FALSE|False|false)$/v,
};

/**
Whether Juju takes a value of a file for a type: a text is read as that type, all else has to be of it, and what is empty says nothing.

Source: 3.6.28 `internal/charm/config.go` (`ParseSettingsYAML`); 1.25.13 `charm.v6-unstable/config.go`.
*/
export const isTakenFor = (value: SettingValue, type: SettingType): boolean => {
	if (value === undefined || value === '' || isOfType(value, type)) {
		return true;
	}

	return typeof value === 'string' && type !== 'string' && type !== 'secret' && forms[type].test(value);
};
