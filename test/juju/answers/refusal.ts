import test from 'ava';
import {type Refusal} from '../../../source/domain/answer.js';
import {type Intent} from '../../../source/domain/intent.js';
import {recogniseRefusal} from '../../../source/juju/answers/refusal.js';
import {askBadly, prod} from './_ask.js';
import {flows, recordedCommands, refusalsFromSources} from './_refusals.js';

const upgradeModel: Intent = {type: 'upgrade-model', model: prod, version: '3.6.28'};
const upgradeController: Intent = {type: 'upgrade-controller', controller: 'c1', version: '3.6.28'};

const kindOfScenario: ReadonlyMap<string, Refusal['kind']> = new Map(Object.entries({
	lag: 'agents-too-old',
	blockers: 'blockers',
	'in-progress-coded': 'upgrade-in-progress',
	'in-progress-top': 'upgrade-in-progress',
	locked: 'changes-disabled',
	permission: 'missing-permission',
	'above-controller': 'controller-first',
	downgrade: 'too-low',
} as const));

test('Every recorded refusal of an upgrade is recognised', t => {
	const refused = flows.filter(({rc, scenario}) => rc !== 0 && kindOfScenario.has(scenario));
	t.true(refused.length >= 60);
	t.deepEqual(new Set(refused.map(({scenario}) => scenario)), new Set(kindOfScenario.keys()));
	for (const {command, stderr, scenario, version} of refused) {
		const intent = command.startsWith('upgrade-controller') ? upgradeController : upgradeModel;
		const expected = stderr.includes('use upgrade-controller') ? 'wrong-command' : kindOfScenario.get(scenario);
		t.true(recogniseRefusal(stderr, intent).kind === expected, `${version} ${scenario} ${command}`);
	}
});

const kindOfWords: ReadonlyArray<readonly [words: string, kind: Refusal['kind']]> = [
	['checking if binaries exist for version', 'binaries-missing'],
	['cannot read index data', 'binaries-missing'],
	['cannot upgrade the model to a version that is more than', 'controller-first'],
	['cannot upgrade the controller to a version that is more than', 'minor-upgrade'],
	['because it is lower than the current running version', 'too-low'],
	['invalid version', 'invalid-version'],
	['use upgrade-controller', 'wrong-command'],
	['ERROR model real:nosuch not found', 'no-such-model'],
	['ERROR controller nosuch not found', 'no-such-controller'],
	['Dqlite-based backups', 'backup-not-available'],
	['maintenance window', 'changes-disabled'],
	['frozen', 'changes-disabled'],
	['controller nodes [0]', 'agents-too-old'],
	['no agent binaries available', 'binaries-missing'],
	['"4.0.44" not found', 'binaries-missing'],
	['option provided but not defined', 'unknown-option'],
];

test('What a real controller of 4.0 refused is recognised', t => {
	for (const [words, kind] of kindOfWords) {
		const refusals = recordedCommands.filter(command => command['exit-code'] !== 0 && command.stderr.includes(words));
		t.true(refusals.length > 0, words);
		for (const {stderr, arguments: line} of refusals) {
			const intent: Intent = line.includes('sync-agent-binary') ? {type: 'synchronise-binaries', controller: 'c1', version: '4.0.17'} : upgradeModel;
			t.is(recogniseRefusal(stderr, intent).kind, kind, line.join(' '));
		}
	}
});

test('The agents that lag are parsed out of the error, of all versions', t => {
	const lag = flows.find(({scenario, version}) => scenario === 'lag' && version === '3.6.28');
	t.deepEqual(recogniseRefusal(lag?.stderr ?? '', upgradeModel), {kind: 'agents-too-old', version: '3.6.27', agents: ['machine-0', 'unit-ubuntu-0']});
	t.deepEqual(recogniseRefusal('ERROR some agents have not upgraded to the current environment version 1.25.6: machine-0-lxc-1, machine-10, unit-my-sql-12\n', upgradeModel), {
		kind: 'agents-too-old', version: '1.25.6', agents: ['machine-0-lxc-1', 'machine-10', 'unit-my-sql-12'],
	});
	t.deepEqual(recogniseRefusal('ERROR controller upgrading is blocked for reason: controller nodes [0 2] are not running controller version "4.0.18"\n', upgradeController), {
		kind: 'agents-too-old', version: '4.0.18', agents: ['machine-0', 'machine-2'],
	});
});

test('Blockers are listed by model', t => {
	const blocked = flows.find(({scenario, version}) => scenario === 'blockers' && version === '3.6.28');
	t.deepEqual(recogniseRefusal(blocked?.stderr ?? '', upgradeModel), {
		kind: 'blockers',
		version: '3.6.28',
		models: [
			{model: 'admin/controller', reasons: ['upgrading a controller only supports patch upgrades within the same major.minor series']},
			{model: 'admin/prod', reasons: ['the model hosts deprecated ubuntu machine(s): xenial(2)']},
		],
	});
	t.deepEqual(recogniseRefusal('ERROR these models must first be upgraded to at least 2.8.9 before upgrading the controller:\n -admin/a\n -kim/b\n', upgradeController), {
		kind: 'blockers',
		version: '3.6.28',
		models: [{model: 'admin/a', reasons: ['must be upgraded to at least 2.8.9 first']}, {model: 'kim/b', reasons: ['must be upgraded to at least 2.8.9 first']}],
	});
	t.deepEqual(recogniseRefusal('ERROR model "admin/prod" is exporting, upgrade blocked\n', upgradeModel), {
		kind: 'blockers', version: '3.6.28', models: [{model: 'admin/prod', reasons: ['is exporting']}],
	});
	t.deepEqual(recogniseRefusal('ERROR model upgrading is blocked for reason: model has 2 machines using unsupported bases, the supported bases are: ubuntu@24.04\n', upgradeModel), {
		kind: 'blockers', version: '3.6.28', models: [{model: 'admin/prod', reasons: ['model has 2 machines using unsupported bases, the supported bases are: ubuntu@24.04']}],
	});
});

test('Refusals of versions that were not recorded are recognised by the words in their sources', t => {
	for (const [version, stderr, kind] of refusalsFromSources) {
		t.is(recogniseRefusal(`${stderr}\n`, upgradeModel).kind, kind, `${version}: ${stderr}`);
	}
});

test('Other words are no refusal that is known', t => {
	t.deepEqual(recogniseRefusal('ERROR agent stream "nonsense" is not recognised as a valid value (not valid)\n', upgradeModel), {kind: 'unrecognised'});
	t.deepEqual(recogniseRefusal('ERROR open /home/kim/.local/share/juju/models.yaml: permission denied\n', upgradeModel), {kind: 'unrecognised'}, 'a file on this machine');
	t.deepEqual(recogniseRefusal('', upgradeModel), {kind: 'unrecognised'});
});

test('A refusal is a sentence, an advice and all of Juju\'s words', t => {
	const {stderr, rc} = flows.find(({scenario, version}) => scenario === 'locked' && version === '4.0.15') ?? {stderr: '', rc: 0};
	t.deepEqual(askBadly(t, upgradeModel, {exitCode: rc, stderr}), {
		kind: 'refused',
		message: 'Juju refused: changes to this model are disabled.',
		advice: 'Ask those who disabled them, then enable the commands and try again.',
		evidence: stderr.trim(),
		exitCode: 1,
		refusal: {kind: 'changes-disabled'},
	});
});
