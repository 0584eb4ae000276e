import {parseJson} from './reading.js';
import {recordOf, textOf} from './record.js';

const fromJson = (text: string, key: string): string | undefined => {
	const document = parseJson(text);
	const setting = recordOf(recordOf(document)[key]);
	return textOf(document) ?? textOf(setting['Value'] ?? setting['value']);
};

/**
The value in an answer of `juju model-config KEY` (plain value; JSON `{KEY: {"Value": …}}` in 2.9.52 to 4.0.15) or of 1.25's `get-env KEY`.
*/
export const settingIn = (text: string, key: string): string => fromJson(text, key) ?? text.trim();
