import {type Application} from '../cloud.js';
import {type Call, type Command} from '../commands/command.js';
import {describeSettings} from '../commands/charm-settings.js';
import {inFormat} from '../commands/print.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost, type Target} from '../commands/target.js';
import {charmName} from '../dialects/entities.js';
import {toYaml} from '../dialects/yaml.js';
import {environmentOption, targetEnvironment} from './environment.js';

/**
The service that the first word names.

@throws Refusal where none is named, or there is none of that name.
*/
export const targetService = (call: Call): Target & {readonly application: Application} => {
	const [name] = call.positional;
	if (name === undefined) {
		throw misuse('no service name specified');
	}

	const target = targetEnvironment(call);
	const application = target.model.applications.get(name);
	if (!application) {
		throw new Refusal(`service ${JSON.stringify(name)} not found`);
	}

	return {...target, application};
};

/** What a service's charm can be told, as YAML and nothing else. Source: juju 1.25.13 `cmd/juju/service/get.go`. */
export const settingsOfService: Command = {
	name: 'get',
	options: () => `${environmentOption} --format=format -o,--output=text`,
	formats: ['yaml'],
	run(call) {
		expectAtMost({...call, positional: call.positional.slice(1)}, 0);
		const {application, controller} = targetService(call);
		const answer = {charm: charmName(application), service: application.name, settings: describeSettings(application, controller.version)};
		return {stdout: inFormat(call, () => answer, () => toYaml(answer))};
	},
};
