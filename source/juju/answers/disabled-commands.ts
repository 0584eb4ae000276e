import {type DisabledCommands} from '../../domain/answer.js';
import {harmless} from './evidence.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {recordsOf, messageOf, textOf} from './record.js';

const fromTable = (text: string): DisabledCommands | undefined => {
	const [header, ...lines] = text.split('\n').map(line => line.trimEnd()).filter(line => line !== '');
	if (header === undefined || /^no commands are currently disabled/iv.test(header)) {
		return [];
	}

	return /^disabled commands\s+message$/iv.test(header)
		? lines.map(line => {
			const [set = '', ...message] = line.split(/ {2,}/v);
			return {set: harmless(set), message: harmless(message.join(' '))};
		})
		: undefined;
};

/**
Reads `juju disabled-commands`: JSON `[{"command-set": "all", "message": "…"}]` (4.0.17), or its table.
*/
export const readDisabledCommands: Reader<'read-disabled-commands'> = ({stdout}) => {
	const document = parseJson(stdout);
	if (Array.isArray(document) || document === null) {
		return understood(recordsOf(document).map(entry => ({set: textOf(entry['command-set']) ?? 'all', message: messageOf(entry['message']) ?? ''})));
	}

	const table = document === undefined ? fromTable(stdout) : undefined;
	return table ? understood(table) : notUnderstood('a list of disabled commands');
};
