import test, {type ExecutionContext} from 'ava';
import {type Answer} from '../../../source/domain/answer.js';
import {type Intent} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {findScenario} from '../../../source/simulator/scenarios/index.js';
import {everyIntent} from '../../_helpers/every-intent.js';

const make = (name: string): Cloud => {
	const scenario = findScenario(name);
	if (!scenario) {
		throw new Error(`There is no scenario ${name}.`);
	}

	return scenario.create(1);
};

const versionsOf = ({clientVersion, controllers}: Cloud) => ({
	client: parseVersion(clientVersion), controller: parseVersion(controllers[0]?.version ?? ''),
});

const model = {controller: 'aws', name: 'admin/web'};
const machine = '0';
const agent = 'machine-0';

const questions = (current: string): readonly Intent[] => [
	{type: 'client-version'},
	{type: 'list-controllers'},
	{type: 'show-controller', controller: 'aws'},
	{type: 'list-models', controller: 'aws'},
	{type: 'read-status', model},
	{type: 'read-status', model: {controller: 'aws', name: 'admin/controller'}},
	{type: 'read-agent-version', model},
	{
		type: 'read-status-log', model, entity: 'haproxy/0', limit: 20,
	},
	{
		type: 'read-status-log', model, entity: '0', limit: 20,
	},
	{type: 'read-error-log', model, limit: 50},
	{
		type: 'read-error-log', model, agent, limit: 50,
	},
	{type: 'read-disabled-commands', model},
	{type: 'preview-controller-upgrade', controller: 'aws'},
	{type: 'preview-model-upgrade', model, version: current},
	{type: 'inspect-services', model, machine},
	{
		type: 'read-agent-configuration', model, machine, agent,
	},
];

/** Things that an operator does, one after the other. */
const deeds = (wanted: string): readonly Intent[] => [
	{type: 'create-backup', controller: 'aws', file: '/home/operator/run/backup.tar.gz'},
	{type: 'copy-agent-configurations', model},
	{
		type: 'restore-agent-configuration', model, machine, agent,
	},
	{
		type: 'restart-agent', model, machine, agent, service: {name: 'jujud-machine-0', initSystem: 'systemd'},
	},
	{
		type: 'disable-commands', model, set: 'all', message: '-- frozen until Monday',
	},
	{type: 'enable-commands', model},
	{type: 'synchronise-binaries', controller: 'aws', version: wanted},
	{type: 'upgrade-controller', controller: 'aws', version: wanted},
	{type: 'upgrade-model', model, version: wanted},
	{type: 'open-shell', model, machine},
	{
		type: 'edit-agent-configuration', model, machine, agent,
	},
	{type: 'debug-hooks', model, unit: 'haproxy/0'},
	{type: 'log-in', controller: 'aws'},
	{type: 'remove-machine', model, machine},
	{type: 'kill-controller', controller: 'aws'},
	{type: 'destroy-controller', controller: 'aws'},
	{type: 'unregister', controller: 'aws'},
];

type Program = {
	/** What comes of an intent; undefined where this client has no words for it. */
	readonly ask: (intent: Intent) => Answer | undefined;
};

/** The program as it talks to a cloud: what is rendered is run, what is printed is read. Ten minutes pass between two commands. */
const createProgram = (cloud: Cloud): Program => {
	const versions = versionsOf(cloud);
	const render = createRenderer({...versions, isKubernetes: false});
	let now = cloud.startedAt;
	return {
		ask(intent) {
			const rendered = render(intent);
			if (rendered.kind === 'unavailable') {
				return undefined;
			}

			now += 600_000;
			const {stdout, stderr, exitCode, takes} = runCommandLine(cloud, rendered.arguments, {now, isTerminal: rendered.isInteractive});
			return readAnswer(intent, {
				outcome: 'exited', exitCode, stdout, stderr, duration: takes,
			}, versions);
		},
	};
};

const expectWell = (t: ExecutionContext, intent: Intent, answer: Answer | undefined) => {
	t.true(answer?.ok ?? true, `${intent.type}: ${answer?.ok === false ? JSON.stringify(answer.failure) : ''}`);
};

for (const name of ['second-early', 'second-middle', 'second-late', 'small-2.9', 'small', 'small-4.0', 'small-4.1']) {
	test(`${name}: the simulated client understands every line that the program can send`, t => {
		const {clientVersion} = make(name);
		const render = createRenderer({...versionsOf(make(name)), isKubernetes: false});
		const lines = Object.values(everyIntent({wanted: clientVersion})).flat().flatMap(intent => {
			const rendered = render(intent);
			return rendered.kind === 'command' ? [rendered.arguments] : [];
		});
		t.true(lines.length > 30);
		for (const words of lines) {
			const cloud = make(name);
			const {exitCode, stderr} = runCommandLine(cloud, words, {now: cloud.now});
			t.not(exitCode, 2, `${words.join(' ')}: ${stderr}`);
			t.notRegex(stderr, /is not a juju command|does not play|command not found/v, words.join(' '));
		}
	});

	test(`${name}: the program understands what the simulated client answers to its questions`, t => {
		const cloud = make(name);
		const {ask} = createProgram(cloud);
		for (const intent of questions(cloud.controllers[0]?.version ?? '')) {
			const answer = ask(intent);
			t.truthy(answer, intent.type);
			expectWell(t, intent, answer);
		}
	});

	test(`${name}: what the program has the simulated client do is done`, t => {
		const cloud = make(name);
		cloud.syncSource = [cloud.clientVersion];
		const {ask} = createProgram(cloud);
		for (const intent of deeds(cloud.clientVersion)) {
			// The controller cannot be destroyed twice.
			const isLate = intent.type === 'unregister' || intent.type === 'destroy-controller';
			expectWell(t, intent, isLate ? createProgram(make(name)).ask(intent) : ask(intent));
		}

		t.false(cloud.controllers[0]?.isRegistered && cloud.controllers[0].destroyingSince === undefined);
	});
}
