import {isSecretSetting} from '../secret-name.js';
import {type SettingValue} from './settings.js';

const longest = 60;

/**
A setting's value on one line, as it may be shown: `not set`, what may be a secret as `hidden`, long ones cut.
*/
export const settingText = (name: string, value: SettingValue): string => {
	if (value === undefined) {
		return 'not set';
	}

	if (isSecretSetting(name) && value !== '') {
		return 'hidden';
	}

	const line = String(value).replaceAll(/\s+/gv, ' ').trim();
	return line === '' ? 'empty' : (line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
};
