import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Model} from '../cloud.js';
import {layOutTable} from '../dialects/columns.js';
import {type Plain} from '../dialects/plain.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {inFormat} from './print.js';
import {Refusal} from './refusal.js';
import {targetModel} from './target.js';

type Setting = {readonly value: string; readonly source: 'default' | 'model'};

const settingsOf = (model: Model): Readonly<Record<string, Setting>> => ({
	'agent-stream': {value: 'released', source: 'default'},
	'agent-version': {value: model.version, source: 'model'},
	'automatically-retry-hooks': {value: 'true', source: 'default'},
	'logging-config': {value: '<root>=INFO', source: 'model'},
	'update-status-hook-interval': {value: '5m', source: 'default'},
	...Object.fromEntries(Object.entries(model.settings ?? {}).map(([name, value]) => [name, {value, source: 'model'} satisfies Setting])),
});

/** JSON has capital letters in its keys, YAML has not, as recorded. */
const shownSetting = (call: Call, {value, source}: Setting): Plain => {
	const plain = value === 'true' || value === 'false' ? value === 'true' : value;
	return call.format === 'json' ? {Value: plain, Source: source} : {value: plain, source};
};

/** Every change is kept, whatever the setting; Juju itself knows which there are. */
const change = (model: Model, {set, reset}: {readonly set: readonly [string, string] | undefined; readonly reset: readonly string[]}): void => {
	model.settings = Object.fromEntries([
		...Object.entries(model.settings ?? {}).filter(([name]) => !reset.includes(name)),
		...(set ? [set] : []),
	]);
};

/** The stray quotation mark is that of 2.8.13. Source: recorded of 2.8.13 to 4.0.15; juju 2.0.0 and 2.5.8 `cmd/juju/model/configcommand.go`. */
const setVersionText = (client: JujuVersion): string => {
	if (!isAtLeast(client, 2, 5)) {
		return 'agent-version must be set via "upgrade-juju"';
	}

	return `"agent-version"${isAtLeast(client, 2, 9) ? '' : '"'} must be set via "upgrade-model"`;
};

const run = (call: Call): Outcome => {
	const {model} = targetModel(call);
	const [key] = call.positional;
	if (key?.startsWith('agent-version=')) {
		throw new Refusal(setVersionText(call.client));
	}

	const reset = call.options.text('reset');
	const equals = key?.indexOf('=') ?? -1;
	if (equals > 0 || reset !== undefined) {
		refuseLocked(model, 'change');
		change(model, {set: equals > 0 ? [key?.slice(0, equals) ?? '', key?.slice(equals + 1) ?? ''] : undefined, reset: reset?.split(',') ?? []});
		return {};
	}

	const settings = settingsOf(model);
	const chosen = key === undefined ? settings : Object.fromEntries(Object.entries(settings).filter(([name]) => name === key));
	const [only] = Object.values(chosen);
	if (only === undefined) {
		throw new Refusal(`key "${key}" not found in ${JSON.stringify(model.name)} model`);
	}

	return {
		stdout: inFormat(
			call,
			() => Object.fromEntries(Object.entries(chosen).map(([name, setting]) => [name, shownSetting(call, setting)])),
			() => key === undefined
				? layOutTable({rows: [['Attribute', 'From', 'Value'], ...Object.entries(settings).map(([name, {value, source}]) => [name, source, value])]})
				: `${only.value}\n`,
		),
	};
};

/** Shows the version that is wanted: it turns as soon as an upgrade is accepted. */
export const modelConfig: Command = {
	name: 'model-config',
	options: client => [
		`-B,--no-browser-login --format=format -m,--model=text -o,--output=text --reset=text${isAtLeast(client, 2, 9) ? ' --ignore-read-only-fields' : ''}`,
		isAtLeast(client, 3) ? '--color --no-color --file=text' : '--ignore-agent-version',
	].join(' '),
	formats: ['tabular', 'json', 'yaml'],
	run,
};
