import {isAtLeast} from '../../domain/version.js';
import {type Model, type StatusLogEntry} from '../cloud.js';
import {statusLog} from '../cluster.js';
import {layOutTable} from '../dialects/columns.js';
import {type Plain} from '../dialects/plain.js';
import {localTime, rfcTime, utcTime} from '../dialects/times.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

/** What each `--type` shows. */
const kinds: Readonly<Record<string, ReadonlyArray<StatusLogEntry['type']>>> = {
	unit: ['juju-unit', 'workload'],
	'juju-unit': ['juju-unit'],
	workload: ['workload'],
	machine: ['machine'],
	'juju-machine': ['juju-machine'],
	container: ['container', 'machine'],
	'juju-container': ['juju-container', 'juju-machine'],
	model: ['model'],
	application: ['application'],
	saas: [],
};

const defaultCount = 20;
const day = 86_400_000;

const checkWords = (call: Call): ReadonlyArray<StatusLogEntry['type']> => {
	const type = call.options.text('type') ?? 'unit';
	if (call.positional.length === 0 && type !== 'model') {
		throw misuse('entity name is missing.');
	}

	expectAtMost(call, 1);
	if (['n', 'days', 'from-date'].filter(name => call.options.text(name) !== undefined).length > 1) {
		throw misuse('backlog size, backlog date and backlog days back cannot be specified together');
	}

	// Up to 2.8 neither is known (recorded of 2.8.13).
	const shown = ['application', 'saas'].includes(type) && !isAtLeast(call.client, 2, 9) ? undefined : kinds[type];
	if (!shown) {
		throw misuse(`unexpected status type "${type}"`);
	}

	return shown;
};

const entriesOf = (call: Call, model: Model, [name = model.name]: readonly string[]): readonly StatusLogEntry[] => {
	if (call.options.text('type') === 'model') {
		return [{...model.status, at: model.status.since, type: 'model'}];
	}

	const application = model.applications.get(name);
	if (call.options.text('type') === 'application' && application) {
		return [{...application.status, at: application.status.since, type: 'application'}];
	}

	const entries = statusLog(call.cloud, model, name);
	if (!entries) {
		throw new Refusal(`${/^\d/v.test(name) ? 'machine' : 'unit'} "${name}" not found`);
	}

	return entries;
};

/** The last ones by `-n`, or those since `--days` or `--from-date`. */
const bounded = (call: Call, entries: readonly StatusLogEntry[]): readonly StatusLogEntry[] => {
	const [days, date] = [call.options.text('days'), call.options.text('from-date')];
	const since = days === undefined ? (date === undefined ? undefined : Date.parse(date)) : call.now - (Number(days) * day);
	return since === undefined
		? entries.slice(-Number(call.options.text('n') ?? defaultCount))
		: entries.filter(({at}) => at >= since);
};

/** Containers are machines whose entries have names of their own. */
const namedFor = (call: Call, type: StatusLogEntry['type']): string =>
	call.options.text('type')?.endsWith('container') ? type.replace('machine', 'container') : type;

const entryObject = (call: Call, {at, type, current, message}: StatusLogEntry): Plain => ({
	status: current, message: message === '' ? undefined : message, since: rfcTime(at), type: namedFor(call, type),
});

const run = (call: Call): Outcome => {
	const shown = checkWords(call);
	const {model} = targetModel(call);
	const entries = bounded(call, entriesOf(call, model, call.positional).filter(({type}) => shown.includes(type)));
	if (entries.length === 0) {
		throw new Refusal('no status history available');
	}

	const time = call.options.has('utc') ? utcTime : localTime;
	return {
		stdout: inFormat(
			call,
			() => entries.map(entry => entryObject(call, entry)),
			() => layOutTable({
				rows: [['Time', 'Type', 'Status', 'Message'], ...entries.map(({at, type, current, message}) => [time(at), namedFor(call, type), current, message ?? ''])],
			}),
		),
	};
};

/** Source: recorded of a 4.0 controller; forms recorded of 2.9.52 to 4.0.15. */
export const showStatusLog: Command = {
	name: 'show-status-log',
	options: client => [
		'-B,--no-browser-login --days=number --from-date=text -m,--model=text -n=number --type=text --utc',
		...(isAtLeast(client, 2, 8) ? ['--format=format -o,--output=text'] : []),
		...(isAtLeast(client, 3) ? [] : ['--include-status-updates']),
	].join(' '),
	formats: ['tabular', 'json', 'yaml'],
	run,
};
