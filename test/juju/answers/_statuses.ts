import {type ExecutionContext} from 'ava';
import {type Agent} from '../../../source/domain/agent.js';
import {type Intent} from '../../../source/domain/intent.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {listFixtures, readFixture, readJsonLines} from '../../_helpers/fixture.js';
import {
	askWell,
	clientVersions,
	prod,
	type RecordedCommand,
} from './_ask.js';

export const readStatus = {type: 'read-status', model: prod} as const satisfies Intent;

/** A document, for mutations. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What clients printed that were fed with made-up clouds. */
export const statusOfClients = clientVersions.flatMap(version => listFixtures(`recordings/clients/${version}/status`)
	.filter(file => file.endsWith('.json'))
	.map(file => ({name: `${version} ${file}`, text: readFixture(`recordings/clients/${version}/status/${file}`)})));

type Poll = {readonly 'exit-code': number | undefined; readonly stdout?: string};

/** What was seen twice a second while a real controller was upgraded. */
export const polls = listFixtures('recordings/controller-4.0').filter(file => file.startsWith('upgrade-')).flatMap(file => readJsonLines<Poll>(`recordings/controller-4.0/${file}`)
	.map((poll, index) => ({name: `${file} line ${index + 1}`, text: poll.stdout ?? '', code: poll['exit-code']}))
	.filter(({text, code}) => code === 0 && text !== ''));

/** What was printed between other commands on a real controller. */
export const statusCommands = ['commands.jsonl', 'commands-second-controller.jsonl'].flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`)
	.filter(command => command.arguments.includes('status') && command.arguments.includes('json') && command['exit-code'] === 0)
	.map((command, index) => ({name: `${file} ${index}`, text: command.stdout})));

export const recordedStatuses = [...statusOfClients, ...polls, ...statusCommands];

/** The status that a client printed of a scenario. */
export const askScenario = (t: ExecutionContext, version: string, scenario: string): ModelStatus =>
	askWell(t, readStatus, {stdout: readFixture(`recordings/clients/${version}/status/${scenario}.json`)});

/** The status that a document gives. */
export const askDocument = (t: ExecutionContext, document: Record<string, unknown>): ModelStatus => askWell(t, readStatus, {stdout: JSON.stringify(document)});

/** The agent of that name, which must be there. */
export const findAgent = ({agents}: ModelStatus, name: string): Agent => {
	const agent = agents.find(candidate => candidate.name === name);
	if (!agent) {
		throw new Error(`No agent ${name}`);
	}

	return agent;
};

/** The least that a status of 2.4 holds (2.5.8 cmd/juju/status/formatted.go). */
export const small = {
	model: {
		name: 'default', type: 'iaas', controller: 'aws', version: '2.4.7', 'model-status': {current: 'available'},
	},
	machines: {0: {'juju-status': {current: 'started', version: '2.4.7'}, 'machine-status': {current: 'running'}, series: 'bionic'}},
	applications: {
		ubuntu: {
			charm: 'cs:ubuntu-12',
			'application-status': {current: 'active'},
			units: {'ubuntu/0': {'workload-status': {current: 'active'}, 'juju-status': {current: 'idle', version: '2.4.7'}, machine: '0'}},
		},
	},
} as const;
