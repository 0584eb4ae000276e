import {isSecretSetting} from '../secret-name.js';

const nameForm = /^["']?(?<name>\w[\w\-.]{0,249})=/v;

/**
Settings as they are typed, with a dot for each letter of a value whose name sounds like a secret: what is on the screen may be looked at, or recorded.

@param text `NAME=VALUE`, several apart by spaces, values with spaces in quotes; may end anywhere.
*/
export const hideTypedSettings = (text: string): string => {
	let shown = '';
	let quote = '';
	let word = '';
	let isSecret = false;
	for (const character of text) {
		if (quote === '' && /\s/v.test(character)) {
			[word, isSecret] = ['', false];
			shown += character;
			continue;
		}

		if (quote === '' && (character === '"' || character === '\'')) {
			quote = character;
		} else if (character === quote) {
			quote = '';
		}

		shown += isSecret ? '•' : character;
		word += character;
		isSecret ||= character === '=' && isSecretSetting(nameForm.exec(word)?.groups?.['name'] ?? '');
	}

	return shown;
};
