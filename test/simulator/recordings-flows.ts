import test from 'ava';
import {type Cloud} from '../../source/simulator/cloud.js';
import {
	createJuju,
	createLab,
	labController,
	labMachine,
	labModel,
	labTime,
} from '../_helpers/simulated-lab.js';
import {readJsonLines} from '../_helpers/fixture.js';

/** An upgrade command of a real client against a scripted answer of its controller. */
type Flow = {
	readonly scenario: string;
	readonly command: string;
	readonly rc: number;
	readonly stdout: string;
	readonly stderr: string;
};

const versions = [
	{client: '2.9.52', before: '2.9.51'},
	{client: '3.6.28', before: '3.6.27'},
	{client: '4.0.15', before: '4.0.14'},
] as const;

const isController = (command: string): boolean => command.includes('controller -c') || command.includes(':controller');

/** In the recordings hosted models are offered what the controller runs already. */
const advanceController = (cloud: Cloud, command: string, version: string) => {
	if (!isController(command)) {
		labController(cloud).version = version;
	}
};

type Setting = {readonly cloud: Cloud; readonly command: string; readonly before: string; readonly client: string};

/** How the simulated cloud gets into the state that an answer of the script stands for. */
const settings: Readonly<Record<string, (setting: Setting) => void>> = {
	ok({cloud, command, client}) {
		advanceController(cloud, command, client);
	},
	locked({cloud, command, client}) {
		advanceController(cloud, command, client);
		for (const model of labController(cloud).models) {
			model.disabled = [{set: 'all', message: ''}];
		}
	},
};

for (const {client, before} of versions) {
	const flows = readJsonLines<Flow>(`recordings/clients/${client}/flows.jsonl`);

	for (const [scenario, prepare] of Object.entries(settings)) {
		test(`${client}: upgrades say what the client said in the flow "${scenario}"`, t => {
			const recorded = flows.filter(flow => flow.scenario === scenario);
			t.true(recorded.length > 0);
			for (const {command, rc, stdout, stderr} of recorded) {
				const cloud = createLab({client, version: before, released: [before, client]});
				prepare({
					cloud, command, before, client,
				});
				const result = createJuju(cloud)(command);
				t.deepEqual({rc: result.exitCode, stdout: result.stdout, stderr: result.stderr}, {rc, stdout, stderr}, command);
			}
		});
	}

	const flowOf = (scenario: string, command: string): Flow | undefined => flows.find(flow => flow.scenario === scenario && flow.command.startsWith(command));

	test(`${client}: an upgrade to binaries that nobody has is no upgrade`, t => {
		const cloud = createLab({client, version: before, released: [before]});
		const flow = flowOf('not-found', 'upgrade-controller -c c1 --agent-version');
		const {exitCode, stdout, stderr} = createJuju(cloud)(flow?.command ?? '');
		t.deepEqual([exitCode, stdout, stderr], [flow?.rc, flow?.stdout, flow?.stderr]);
	});
}

for (const {client, before} of versions.slice(0, 2)) {
	const flows = readJsonLines<Flow>(`recordings/clients/${client}/flows.jsonl`);

	test(`${client}: agents that lag are named as the client named them, in a real run only`, t => {
		const cloud = createLab({client, version: before, released: [before, client]});
		const juju = createJuju(cloud);
		labController(cloud).version = client;
		labMachine(cloud, '0').version = undefined;
		const flow = flows.find(({scenario, command}) => scenario === 'lag' && command.startsWith('upgrade-model -m c1:prod --agent-version'));
		const {exitCode, stderr} = juju(flow?.command ?? '');
		t.is(exitCode, 1);
		t.is(stderr, String(flow?.stderr).replace('machine-0, unit-ubuntu-0', 'machine-0'));
		t.is(juju(`${flow?.command ?? ''} --dry-run`).exitCode, 0);
	});

	test(`${client}: a second upgrade of a controller is refused in the client's words`, t => {
		const cloud = createLab({client, version: before, released: [before, client]});
		const juju = createJuju(cloud);
		t.is(juju('upgrade-controller -c c1').exitCode, 0);
		const flow = flows.find(({scenario, command}) => scenario === 'in-progress-top' && command.startsWith('upgrade-controller'));
		const {exitCode, stderr} = juju('upgrade-controller -c c1');
		t.is(exitCode, 1);
		// The stub of the recording had put the code into its message as well.
		t.is(stderr, String(flow?.stderr).replace('(upgrade in progress) (upgrade in progress)', '(upgrade in progress)'));
		t.is(labModel(cloud, 'controller').version, client);
	});
}

test('the laboratory stands at the time of the recordings', t => {
	t.is(createLab().now, labTime);
});
