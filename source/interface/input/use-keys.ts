import {useInput, usePaste} from 'ink';
import {type KeyReader} from './key-reader.js';

/**
Gives all that the terminal sends to the reader of keys, pastes apart from keys.
*/
export const useKeys = (reader: KeyReader): void => {
	useInput((input, key) => {
		reader.take({input, key});
	});
	usePaste(text => {
		reader.paste(text);
	});
};
