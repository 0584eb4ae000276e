import test from 'ava';
import {readJsonLines} from '../../_helpers/fixture.js';
import {
	askWell,
	clientVersions,
	prod,
	type RecordedCommand,
	type RecordedFlow,
} from './_ask.js';

const preview = {type: 'preview-model-upgrade', model: prod} as const;
const upgrade = {type: 'upgrade-model', model: prod, version: '3.6.28'} as const;

const flows = clientVersions.flatMap(version => readJsonLines<RecordedFlow>(`recordings/clients/${version}/flows.jsonl`)
	.filter(({rc}) => rc === 0).map(flow => ({...flow, version, isDry: flow.command.includes('--dry-run')})));

test('Every recorded dry run names the best version, or none', t => {
	const dry = flows.filter(({isDry}) => isDry);
	t.true(dry.length >= 12);
	for (const {stdout, stderr, version} of dry) {
		const isNothing = stderr === 'no upgrades available\n';
		t.deepEqual(askWell(t, preview, {stdout, stderr}), {bestVersion: isNothing ? undefined : version, text: stderr.trim()});
	}
});

test('Every recorded upgrade claims to have started, or that there is nothing to do', t => {
	const wet = flows.filter(({isDry}) => !isDry);
	t.true(wet.length >= 12);
	for (const {stdout, stderr, version} of wet) {
		const isNothing = stderr === 'no upgrades available\n';
		t.like(askWell(t, upgrade, {stdout, stderr}), isNothing ? {claim: 'nothing', version: undefined} : {claim: 'started', version});
	}
});

test('What a real controller said of its upgrades is read', t => {
	const commands = ['commands.jsonl', 'commands-second-controller.jsonl']
		.flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`))
		.filter(command => (command.arguments.includes('upgrade-model') || command.arguments.includes('upgrade-controller')) && command['exit-code'] === 0);
	t.true(commands.length >= 20);
	for (const {arguments: line, stdout, stderr} of commands) {
		const said = /\d\.\d\.\d\d/v.exec(stdout === '' ? stderr : stdout)?.[0];
		const version = line.includes('--dry-run') ? askWell(t, preview, {stdout, stderr}).bestVersion : askWell(t, upgrade, {stdout, stderr}).version;
		t.is(version, said, line.join(' '));
	}
});

test('The words of 1.25 are read', t => {
	const stderr = 'available tools:\n…\nbest available tools version:\n    1.25.13\nupgrade to this version by running\n    juju upgrade-juju --version="1.25.13"\n';
	t.is(askWell(t, preview, {stderr}).bestVersion, '1.25.13');
	t.like(askWell(t, upgrade, {stderr: 'started upgrade of Juju environment to version 1.25.13\n'}), {claim: 'started', version: '1.25.13'});
});

test('A version with a tag or a build is read whole', t => {
	t.is(askWell(t, preview, {stderr: 'best version:\n    3.6-rc1.1\n'}).bestVersion, '3.6-rc1.1');
});

test('An upgrade that said nothing may have started', t => {
	t.deepEqual(askWell(t, upgrade, {}), {claim: 'started', version: undefined, text: ''});
});
