import {isAtLeast} from '../../domain/version.js';
import {type Application} from '../cloud.js';
import {charmName} from '../dialects/entities.js';
import {type Plain} from '../dialects/plain.js';
import {toYaml} from '../dialects/yaml.js';
import {isFrom} from '../era.js';
import {
	changeSettings,
	describeSettings,
	readPairs,
	readSettingsFile,
	valueOf,
	type Value,
} from './charm-settings.js';
import {type Call, type Command, type Outcome} from './command.js';
import {refuseLocked} from './lock.js';
import {inFormat} from './print.js';
import {misuse, Refusal} from './refusal.js';
import {targetModel, type Target} from './target.js';

/** What a command line asks for. */
type Request =
	| {readonly type: 'all'}
	| {readonly type: 'one'; readonly key: string}
	| {readonly type: 'change'; readonly pairs: ReadonlyArray<readonly [string, Value | undefined]>};

const resetKeys = ({options}: Call): readonly string[] => {
	const keys = options.texts('reset').flatMap(text => text.split(',').filter(key => key !== ''));
	const wrong = keys.find(key => key.includes('='));
	if (wrong !== undefined) {
		throw misuse(`--reset accepts a comma delimited set of keys "a,b,c", received: ${JSON.stringify(wrong)}`);
	}

	return keys;
};

/** Source: juju 2.9.52 `cmd/juju/application/config.go`. */
const readRequest = (call: Call, words: readonly string[], reset: readonly string[]): Request => {
	const pairs = words.filter(word => word.includes('=')).length;
	const file = call.options.text('file');
	if (file !== undefined && words.length > 0) {
		throw misuse('cannot specify --file and key=value arguments simultaneously');
	}

	if (file !== undefined) {
		return {type: 'change', pairs: Object.entries(readSettingsFile(call, file))};
	}

	if (words.length > 0 && pairs === words.length) {
		return {type: 'change', pairs: readPairs(words, word => misuse(`expected "key=value", got ${JSON.stringify(word)}`))};
	}

	if (pairs > 0) {
		throw misuse('cannot set and retrieve values simultaneously');
	}

	const [key] = words;
	if (words.length > 1) {
		throw misuse('can only retrieve a single value, or all values');
	}

	if (key !== undefined && reset.length > 0) {
		throw misuse('cannot reset and retrieve values simultaneously');
	}

	return key === undefined ? {type: 'all'} : {type: 'one', key};
};

/** What Juju itself lets be set of an application, since 2.4. */
const trust: Plain = {
	trust: {
		default: false, description: 'Does this application have access to trusted credentials', source: 'default', type: 'bool', value: false,
	},
};

const answerAll = (call: Call, {controller: {version}}: Target, application: Application): Outcome => {
	const answer: Plain = {
		application: application.name,
		...(isFrom(version, 2, 4) && {'application-config': trust}),
		charm: charmName(application),
		settings: describeSettings(application, version),
	};
	return {stdout: inFormat(call, () => answer, () => toYaml(answer))};
};

/** A single value is YAML, whatever format was asked for. */
const answerOne = ({controller: {version}}: Target, application: Application, key: string): Outcome => {
	if (key === 'trust' && isFrom(version, 2, 4)) {
		return {stdout: 'false\n'};
	}

	const value = valueOf(application, key, () => new Refusal(
		`key ${JSON.stringify(key)} not found in ${JSON.stringify(application.name)} application ${isFrom(version, 2, 4) ? 'config or charm settings' : 'settings'}.`,
	));
	return {stdout: value === undefined ? '' : toYaml(value)};
};

const known = (application: Application, name: string): string => String(valueOf(application, name, () => new Refusal('')) ?? '');

/** What is no change is said, and sent all the same. */
const warnings = (application: Application, pairs: ReadonlyArray<readonly [string, Value | undefined]>): string => pairs
	.filter(([name, value]) => application.declares?.settings && Object.hasOwn(application.declares.settings, name) && known(application, name) === String(value))
	.map(([name, value]) => `WARNING the configuration setting ${JSON.stringify(name)} already has the value ${JSON.stringify(String(value))}\n`)
	.join('');

const run = (call: Call): Outcome => {
	const [name, ...words] = call.positional;
	if (name === undefined || name.includes('=')) {
		throw misuse('no application name specified');
	}

	const reset = resetKeys(call);
	const request = readRequest(call, words, reset);
	const target = targetModel(call);
	const application = target.model.applications.get(name);
	if (!application) {
		throw new Refusal(`application ${JSON.stringify(name)} not found (not found)`);
	}

	if (request.type === 'one') {
		return answerOne(target, application, request.key);
	}

	if (request.type === 'all' && reset.length === 0) {
		return answerAll(call, target, application);
	}

	refuseLocked(target.model, 'change');
	const pairs = request.type === 'change' ? request.pairs : [];
	const stderr = warnings(application, pairs);
	changeSettings(application, Object.fromEntries([...reset.map(key => [key, undefined] as const), ...pairs]), target.controller.version);
	return {stderr};
};

/** What a charm can be told: shows, sets and resets it. Source: juju 2.9.52 `cmd/juju/application/config.go`. */
export const config: Command = {
	name: 'config',
	options: client => `-B,--no-browser-login --file=text --format=format -m,--model=text -o,--output=text --reset=text${isAtLeast(client, 3) ? ' --color --no-color' : ''}`,
	formats: ['yaml', 'json'],
	run,
};
