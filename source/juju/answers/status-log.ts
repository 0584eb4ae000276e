import {type StatusLogEntry} from '../../domain/answer.js';
import {harmless} from './evidence.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {
	recordsOf,
	messageOf,
	textOf,
	type UnknownRecord,
} from './record.js';
import {parseTime} from './time.js';

const fromRecord = (entry: UnknownRecord): StatusLogEntry => ({
	at: parseTime(entry['since']),
	type: textOf(entry['type']) ?? '',
	status: textOf(entry['status']) ?? '',
	message: messageOf(entry['message']) ?? '',
});

const columnsOf = (header: string): readonly number[] =>
	// 1.25 has no column that starts with a small letter either, but writes them in capitals.
	['time', 'type', 'status', 'message'].map(word => header.toLowerCase().indexOf(word));

const fromTable = (text: string): readonly StatusLogEntry[] | undefined => {
	const lines = text.split('\n');
	const header = lines.findIndex(line => /^time\s/iv.test(line));
	const [time = -1, type = -1, status = -1, message = -1] = columnsOf(lines[header] ?? '');
	if (time !== 0 || type < 0 || status < type || message < status) {
		return undefined;
	}

	return lines.slice(header + 1).filter(line => line.trim() !== '').map(line => ({
		at: parseTime(line.slice(0, type).trim()),
		type: harmless(line.slice(type, status)),
		status: harmless(line.slice(status, message)),
		message: harmless(line.slice(message)),
	}));
};

/**
Reads `juju show-status-log`, as JSON (4.0.14: `since` as `2026-11-21T03:04:31Z`) or as its table (`21 Nov 2026 03:04:31Z`). Oldest first, as Juju prints it.
*/
export const readStatusLog: Reader<'read-status-log'> = ({stdout, stderr}) => {
	const document = parseJson(stdout);
	if (Array.isArray(document)) {
		return understood(recordsOf(document).map(entry => fromRecord(entry)));
	}

	if (stdout.trim() === '' || (document === null && stdout.trim() === 'null')) {
		return understood([]);
	}

	const entries = fromTable(stdout) ?? fromTable(stderr);
	return entries ? understood(entries) : notUnderstood('a status log');
};
