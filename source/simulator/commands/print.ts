import {toJson} from '../dialects/json.js';
import {type Plain} from '../dialects/plain.js';
import {toYaml} from '../dialects/yaml.js';
import {type Call} from './command.js';

/**
Writes an answer in the format that was asked for.

@param tabular - For every format but JSON and YAML.
*/
export const inFormat = (call: Call, value: () => Plain, tabular: () => string): string => {
	switch (call.format) {
		case 'json': {
			return toJson(value());
		}

		case 'yaml': {
			return toYaml(value());
		}

		default: {
			return tabular();
		}
	}
};
