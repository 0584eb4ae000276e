import {type Call, type Command, type Outcome} from '../commands/command.js';
import {inFormat} from '../commands/print.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost} from '../commands/target.js';
import {toYaml} from '../dialects/yaml.js';
import {refuseBlocked} from './block-words.js';
import {environmentOption, knownEnvironment, targetEnvironment} from './environment.js';

/** `1.25.13-trusty-amd64`: the series of the client's own machine, where later ones name its system. */
const version: Command = {
	name: 'version',
	options: () => '--format=format -o,--output=text',
	formats: ['smart', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 0);
		const text = `${call.cloud.clientVersion}-trusty-amd64`;
		return {stdout: inFormat(call, () => text, () => `${text}\n`)};
	},
};

const environmentNames = ({cloud}: Call): readonly string[] =>
	cloud.controllers.filter(({isRegistered}) => isRegistered).map(({name}) => name).toSorted();

const change = (call: Call, name: string): Outcome => {
	if (!environmentNames(call).includes(name)) {
		throw new Refusal(`"${name}" is not a name of an existing defined environment or system`);
	}

	const before = call.cloud.currentController;
	call.cloud.currentController = name;
	return {stdout: before === name ? `${name}\n` : `${before === undefined ? '' : `${before} `}-> ${name}\n`};
};

/** Which environment is meant where none is named. Source: juju 1.25.13 `cmd/juju/commands/switch.go`. */
const switchEnvironment: Command = {
	name: 'switch',
	aliases: () => ['env'],
	options: () => '-l,--list',
	run(call) {
		const [name] = call.positional;
		expectAtMost(call, 1);
		if (call.options.has('list')) {
			if (name !== undefined) {
				throw misuse('cannot switch and list at the same time');
			}

			return {stdout: environmentNames(call).map(each => `${each}\n`).join('')};
		}

		return name === undefined ? {stdout: `${knownEnvironment(call, call.cloud.currentController).name}\n`} : change(call, name);
	},
};

/** Settings of an environment; `agent-version` turns as soon as an upgrade is accepted. Source: juju 1.25.13 `cmd/juju/environment/get.go`. */
const settingsReader: Command = {
	name: 'get-environment',
	aliases: () => ['get-env'],
	options: () => `${environmentOption} --format=format -o,--output=text`,
	formats: ['smart', 'json', 'yaml'],
	run(call) {
		expectAtMost(call, 1);
		const {controller, model} = targetEnvironment(call);
		const settings: Readonly<Record<string, string>> = {
			'agent-stream': 'released',
			'agent-version': model.version,
			'default-series': 'trusty',
			'logging-config': '<root>=WARNING;unit=DEBUG',
			name: controller.name,
			type: controller.cloudType,
			...model.settings,
		};
		const [key] = call.positional;
		if (key === undefined) {
			return {stdout: inFormat(call, () => settings, () => toYaml(settings))};
		}

		const value = Object.hasOwn(settings, key) ? settings[key] : undefined;
		if (value === undefined) {
			throw new Refusal(`key "${key}" not found in "${controller.name}" environment.`);
		}

		return {stdout: inFormat(call, () => value, () => `${value}\n`)};
	},
};

/** Source: juju 1.25.13 `cmd/juju/environment/set.go`. */
const settingsWriter: Command = {
	name: 'set-environment',
	aliases: () => ['set-env'],
	options: () => environmentOption,
	run(call) {
		const pairs = call.positional.map(word => word.split('=', 2));
		const wrong = pairs.find(([, value]) => value === undefined);
		if (pairs.length === 0 || wrong) {
			throw misuse(wrong ? `expected "key=value", got "${wrong[0] ?? ''}"` : 'no key, value pairs specified');
		}

		if (pairs.some(([key]) => key === 'agent-version')) {
			throw misuse('agent-version must be set via upgrade-juju');
		}

		const {model} = targetEnvironment(call);
		refuseBlocked(model, 'change');
		model.settings = {...model.settings, ...Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]))};
		return {};
	},
};

/** What a client says of itself, and which environments it knows. */
export const clientCommands: readonly Command[] = [version, switchEnvironment, settingsReader, settingsWriter];
