import {isAtLeast} from '../../domain/version.js';
import {type Model} from '../cloud.js';
import {layOutTable} from '../dialects/columns.js';
import {type Plain} from '../dialects/plain.js';
import {type Call, type Command, type Outcome} from './command.js';
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
});

/** JSON has capital letters in its keys, YAML has not, as recorded. */
const shownSetting = (call: Call, {value, source}: Setting): Plain =>
	call.format === 'json' ? {Value: value, Source: source} : {value, source};

const run = (call: Call): Outcome => {
	const {model} = targetModel(call);
	const [key] = call.positional;
	if (key?.startsWith('agent-version=')) {
		throw new Refusal('"agent-version" must be set via "upgrade-model"');
	}

	if ((key?.includes('=') ?? false) || call.options.text('reset') !== undefined) {
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
		'-B,--no-browser-login --format=format --ignore-read-only-fields -m,--model=text -o,--output=text --reset=text',
		isAtLeast(client, 3) ? '--color --no-color --file=text' : '--ignore-agent-version',
	].join(' '),
	formats: ['tabular', 'json', 'yaml'],
	run,
};
