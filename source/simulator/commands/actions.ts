import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Application} from '../cloud.js';
import {layOutTable} from '../dialects/columns.js';
import {toYaml} from '../dialects/yaml.js';
import {type Call, type Command, type Outcome} from './command.js';
import {inFormat} from './print.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

const descriptions = ({actions = {}}: Application): Readonly<Record<string, string>> => Object.fromEntries(
	Object.entries(actions).toSorted(([left], [right]) => left < right ? -1 : 1).map(([name, {description}]) => [name, description ?? 'No description']),
);

/** What `--schema` says of each: the simulation's actions take no parameters. */
const schemas = (application: Application) => Object.fromEntries(Object.entries(descriptions(application)).map(([name, description]) => [name, {
	additionalProperties: false, description, properties: {}, title: name, type: 'object',
}]));

/**
The actions of an application's charm, with what they do; where there are none that is said in words, on stdout up to 2.2 (1.25.13, 2.0.0
`cmd/juju/action/list.go`), later on stderr (from memory of 2.9.52 and 3.6.28).
*/
export const listActions = (call: Call, application: Application): Outcome => {
	const all = descriptions(application);
	const names = Object.entries(all);
	if (names.length === 0) {
		const text = `No actions defined for ${application.name}`;
		return isAtLeast(call.client, 2, 3)
			? {stdout: call.format === 'json' ? '{}\n' : '', stderr: `${text}.\n`}
			: {stdout: inFormat(call, () => text, () => `${text}\n`)};
	}

	const answer = call.options.has('schema') ? schemas(application) : all;
	return {
		stdout: inFormat(call, () => answer, () => call.format === 'smart' || call.options.has('schema') ? toYaml(answer) : layOutTable({rows: [['Action', 'Description'], ...names]})),
	};
};

const options = (client: JujuVersion): string => `-B,--no-browser-login --format=format -m,--model=text -o,--output=text --schema${isAtLeast(client, 3) ? ' --color --no-color' : ''}`;

/** Which actions an application has. */
export const actions: Command = {
	name: 'actions',
	aliases: () => ['list-actions'],
	options,
	formats: ['default', 'tabular', 'json', 'yaml'],
	run(call) {
		const [name] = call.positional;
		if (name === undefined) {
			throw misuse('no application name specified');
		}

		expectAtMost({...call, positional: call.positional.slice(1)}, 0);
		const {model} = targetModel(call);
		const application = model.applications.get(name);
		if (!application) {
			throw new Refusal(`application ${JSON.stringify(name)} not found${isAtLeast(call.client, 2) ? ' (not found)' : ''}`);
		}

		return listActions(call, application);
	},
};
