import {isSecretSetting} from '../domain/secret-name.js';
import {maskSecrets, maskSettingWords} from '../juju/mask.js';

const mask = '••••';

/** Of a setting that has its name beside them. */
const settingValues: ReadonlySet<string> = new Set(['value', 'default', 'before', 'after']);

type Masker = {
	readonly text: (text: string) => string;
	readonly isSecretKey: (key: string) => boolean;
};

/** The words of a status repeat a thousand times: each is looked at once. */
const createMasker = (): Masker => {
	const texts = new Map<string, string>();
	const keys = new Map<string, boolean>();
	return {
		text(text) {
			const known = texts.get(text);
			if (known !== undefined) {
				return known;
			}

			const masked = maskSecrets(text);
			texts.set(text, masked);
			return masked;
		},
		isSecretKey(key) {
			const known = keys.get(key);
			if (known !== undefined) {
				return known;
			}

			const isSecret = maskSecrets(`${key}: value`).endsWith(mask);
			keys.set(key, isSecret);
			return isSecret;
		},
	};
};

/** A list can be a command, where the word before tells that this one is a secret: `--token`, `register`. */
const maskWord = (masker: Masker, word: string, before: unknown): string => {
	if (typeof before !== 'string') {
		return masker.text(word);
	}

	const start = `${before} `;
	const pair = `${start}${word}`;
	const masked = maskSecrets(pair);
	return masked !== pair && masked.startsWith(start) ? masked.slice(start.length) : masker.text(word);
};

/** Values of settings by name, as orders have them. */
const hideSettings = (settings: unknown): unknown => typeof settings === 'object' && settings !== null && !Array.isArray(settings)
	? Object.fromEntries(Object.entries(settings).map(([name, value]: [string, unknown]) => [name, (typeof value === 'string' || typeof value === 'number') && isSecretSetting(name) ? mask : value]))
	: settings;

const maskPart = (masker: Masker, value: unknown): unknown => {
	if (typeof value === 'string') {
		return masker.text(value);
	}

	if (Array.isArray(value)) {
		const words: readonly unknown[] = value;
		const parts = words.every(word => typeof word === 'string') ? maskSettingWords(words) : words;
		return parts.map((part, index) => (typeof part === 'string' ? maskWord(masker, part, parts[index - 1]) : maskPart(masker, part)));
	}

	if (typeof value === 'object' && value !== null) {
		const isSetting = 'name' in value && typeof value.name === 'string' && isSecretSetting(value.name);
		return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => {
			if (key === 'settings') {
				return [key, maskPart(masker, hideSettings(part))];
			}

			const isHidden = (typeof part === 'string' || typeof part === 'number') && (masker.isSecretKey(key) || (isSetting && settingValues.has(key)));
			return [key, isHidden ? mask : maskPart(masker, part)];
		}));
	}

	return value;
};

/**
The same value without secrets: those in its texts, in the words of its commands, and all that stands under a key named like a secret.
*/
export const maskValue = (value: unknown): unknown => maskPart(createMasker(), value);
