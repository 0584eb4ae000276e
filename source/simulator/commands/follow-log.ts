import {type LogLine, type Model} from '../cloud.js';
import {type Following} from './command.js';

/**
How a command goes on that shows a model's log for ever: with the lines that were written since the last look.

@param print - What it shows of some lines, those that are filtered out gone.
*/
export const followLog = (model: Model, print: (lines: readonly LogLine[]) => string): Following => {
	let last = model.log.at(-1);
	return {
		every: 1000,
		next() {
			// The log forgets its oldest lines.
			const fresh = model.log.slice(last === undefined ? 0 : model.log.lastIndexOf(last) + 1);
			last = model.log.at(-1);
			return print(fresh.filter(line => !line.isLocal));
		},
	};
};
