import {type StatusLogEntry} from '../cloud.js';
import {answerLatency, statusLog, viewModel} from '../cluster.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {inFormat} from '../commands/print.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {selectInView} from '../commands/select-status.js';
import {expectAtMost} from '../commands/target.js';
import {layOutTable} from '../dialects/columns.js';
import {environmentTable} from '../dialects/first-status-table.js';
import {environmentObject} from '../dialects/first-status.js';
import {statusLines} from '../dialects/status-lines.js';
import {localTime, utcTime} from '../dialects/times.js';
import {versionOf} from '../era.js';
import {environmentOption, knownEnvironment, targetEnvironment} from './environment.js';

const connectionText = (name: string): string => [
	`Unable to connect to environment "${name}".`,
	'Please check your credentials or use \'juju bootstrap\' to create a new environment.',
	'',
	'Error details:',
	'',
].join('\n');

const lines: ReadonlySet<string> = new Set(['short', 'oneline', 'line']);

/** All formats are those of later clients; YAML is the default. Source: juju 1.25.13 `cmd/juju/status/status.go`. */
const status: Command = {
	name: 'status',
	aliases: () => ['stat'],
	options: () => `${environmentOption} --format=format -o,--output=text --utc`,
	formats: ['yaml', 'json', 'short', 'oneline', 'line', 'tabular', 'summary'],
	run(call) {
		const {controller, model} = targetEnvironment(call, {isAllowedWhenRestricted: true, prefix: connectionText(knownEnvironment(call).name)});
		const view = selectInView(viewModel(controller, model, call.now), call.positional);
		const isUtc = call.options.has('utc');
		return {
			stdout: inFormat(
				call,
				() => environmentObject(view, {isUtc}),
				() => lines.has(call.format) ? statusLines(view, {client: call.client, server: versionOf(controller.version), isUtc}) : environmentTable(view),
			),
			takes: answerLatency(call.cloud, 'status', model),
		};
	},
};

const kinds: Readonly<Record<string, ReadonlyArray<StatusLogEntry['type']>>> = {
	agent: ['juju-unit'], workload: ['workload'], combined: ['juju-unit', 'workload'],
};

const defaultCount = 20;

const history = (call: Call): Outcome => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('unit name is missing.');
	}

	expectAtMost(call, 1);
	const type = call.options.text('type') ?? 'combined';
	const shown = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
	if (!shown) {
		throw misuse(`unexpected status type "${type}"`);
	}

	const {model} = targetEnvironment(call);
	const entries = model.units.has(name) ? statusLog(call.cloud, model, name) : undefined;
	if (!entries) {
		throw new Refusal(`unit "${name}" not found`);
	}

	const last = entries.filter(entry => shown.includes(entry.type)).slice(-Number(call.options.text('n') ?? defaultCount));
	const time = call.options.has('utc') ? utcTime : localTime;
	return {
		stdout: layOutTable({
			rows: [
				['TIME', 'TYPE', 'STATUS', 'MESSAGE'],
				...last.map(entry => [time(entry.at), entry.type === 'workload' ? 'workload' : 'agent', entry.current, entry.message ?? '']),
			],
		}),
	};
};

/** Of units only. Source: juju 1.25.13 `cmd/juju/status/history.go`. */
const statusHistory: Command = {
	name: 'status-history', options: () => `${environmentOption} -n=number --type=text --utc`, run: history,
};

/** What an environment is doing, and did. */
export const statusCommands: readonly Command[] = [status, statusHistory];
