import {type ControllerDetails, type ControllerSummary} from '../../domain/answer.js';
import {compareVersions, parseVersion} from '../../domain/version.js';
import {neutralise} from '../neutralise.js';
import {readAgentVersion} from './agent-version.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type IntentOf,
	type Reader,
} from './reading.js';
import {recordsOf, messageOf, textOf} from './record.js';
import {readStatus} from './status.js';

/**
Answers of 1.25, whose environments stand for a controller with one model, `admin/controller` (see `juju/commands/environments.ts`).
*/

const environmentModel = {
	name: 'admin/controller', shortName: 'controller', kind: 'iaas', isController: true,
} as const;

const summarise = (name: string): ControllerSummary => ({
	name: neutralise(name),
	version: undefined,
	user: undefined,
	access: undefined,
	cloud: undefined,
	region: undefined,
	modelCount: undefined,
	machineCount: undefined,
	memberCount: undefined,
});

/**
Reads `juju switch --list`: a name a line, those that are systems and no environments with ` (system)` behind it (1.25.13 `cmd/juju/commands/switch.go`).
It does not say which is the current one.
*/
export const readEnvironments: Reader<'list-controllers'> = ({stdout}) => {
	const names = stdout.split('\n').map(line => line.trimEnd()).filter(line => line !== '' && !line.endsWith(' (system)'));
	return names.some(name => /\s/v.test(name))
		? notUnderstood('a list of environments')
		: understood({controllers: names.map(name => summarise(name)), current: undefined});
};

const oldest = (versions: ReadonlyArray<string | undefined>): string | undefined =>
	versions
		.map(text => parseVersion(text ?? ''))
		.filter(version => version !== undefined)
		.toSorted((left, right) => compareVersions(left, right))
		.at(0)?.text;

/**
Reads the status of an environment as the description of its controller: its state servers are the controller's machines, and what the oldest of them runs
is the controller's version.
*/
export const readEnvironmentController: Reader<'show-controller'> = (answer, {controller}, versions) => {
	const statusIntent: IntentOf<'read-status'> = {type: 'read-status', model: {controller, name: environmentModel.name}};
	const reading = readStatus(answer, statusIntent, versions);
	if (!reading.ok) {
		return reading;
	}

	const {agents, cloud, region, problems} = reading.value;
	const members = agents.filter(({kind}) => kind === 'controller');
	const details: ControllerDetails = {
		name: controller,
		version: oldest(members.map(({version}) => version)),
		modelVersion: undefined,
		cloud,
		region,
		user: undefined,
		access: undefined,
		members: members.map(({name, memberStatus}) => ({id: name, status: memberStatus, isPrimary: false})),
		isKubernetes: false,
		models: [{
			name: environmentModel.name,
			machineCount: agents.filter(({kind}) => kind === 'controller' || kind === 'machine').length,
			unitCount: agents.filter(({kind}) => kind === 'unit' || kind === 'subordinate').length,
		}],
		errors: problems.map(({entity, text}) => `${entity}: ${text}`),
	};
	return understood(details);
};

/**
Reads `juju get-env agent-version` as the list of the environment's only model.
*/
export const readEnvironmentModels: Reader<'list-models'> = (answer, {controller}, versions) => {
	const versionIntent: IntentOf<'read-agent-version'> = {type: 'read-agent-version', model: {controller, name: environmentModel.name}};
	const reading = readAgentVersion(answer, versionIntent, versions);
	return reading.ok
		? understood({
			models: [{
				...environmentModel, version: reading.value.version, access: undefined, life: undefined, status: undefined, statusMessage: undefined,
			}],
		})
		: reading;
};

/**
Reads `juju block list --format json`: all locks there are, those that are closed with `enabled` (1.25.13 `cmd/juju/block/list.go`).
*/
export const readBlocks: Reader<'read-disabled-commands'> = ({stdout}) => {
	const document = parseJson(stdout);
	if (!Array.isArray(document) && document !== null) {
		return notUnderstood('a list of blocked commands');
	}

	return understood(recordsOf(document)
		.filter(({enabled}) => enabled === true)
		.map(entry => {
			const set = textOf(entry['block']) ?? 'all-changes';
			return {set: set === 'all-changes' ? 'all' : set, message: messageOf(entry['message']) ?? ''};
		}));
};
