import {cases} from '../domain/cases/index.js';
import {parseModelKey} from '../domain/intent.js';
import {createLogScanner, type LogMatch} from '../domain/scan-log.js';
import {memoLast} from './memo.js';
import {type State} from './state.js';

/**
What the catalogue finds in the logs that were read live.

@param logs Keys are `MODEL TAG`.
*/
export const logsOf = memoLast((logs: State['errorLogs']): readonly LogMatch[] => Object.entries(logs).flatMap(([key, {value}]) => {
	const scanner = createLogScanner(cases, {model: parseModelKey(key.slice(0, key.indexOf(' '))), source: 'debug-log'});
	for (const {entity, time, level, module, text} of value ?? []) {
		scanner.take(`${entity}: ${time} ${level} ${module} ${text}`);
	}

	return scanner.matches();
}));
