import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {parseOptions, UsageError} from '../../source/commands/options.js';
import {applyTargetVariables} from '../../source/commands/target-variables.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

type Environment = Readonly<Record<string, string>>;

const targetOf = async (words: readonly string[], environment: Environment) => {
	const options = parseOptions(words);
	const {controller, models} = await applyTargetVariables(options, options.positionals[0], environment);
	return {controller, models};
};

test('JUJU_CONTROLLER and JUJU_MODEL are what -c and -m would be', async t => {
	t.deepEqual(await targetOf([], {JUJU_CONTROLLER: 'aws'}), {controller: 'aws', models: []});
	t.deepEqual(await targetOf(['check'], {JUJU_MODEL: 'aws:admin/web'}), {controller: 'aws', models: ['aws:admin/web']});
	t.deepEqual(await targetOf(['watch'], {JUJU_MODEL: 'web', JUJU_CONTROLLER: 'aws'}), {controller: 'aws', models: ['web']});
	t.deepEqual(await targetOf(['plan'], {JUJU_MODEL: 'web'}), {controller: undefined, models: ['web']});
	t.deepEqual(await targetOf(['verify'], {JUJU_MODEL: ' ', JUJU_CONTROLLER: ''}), {controller: undefined, models: []});
});

test('what the command line names comes first; a model without its controller is one of the controller that they name', async t => {
	const environment = {JUJU_CONTROLLER: 'aws', JUJU_MODEL: 'aws:web'};
	t.deepEqual(await targetOf(['-c', 'lxd'], environment), {controller: 'lxd', models: []});
	t.deepEqual(await targetOf(['-m', 'lxd:db'], environment), {controller: undefined, models: ['lxd:db']});
	t.deepEqual(await targetOf(['-m', 'db'], environment), {controller: 'aws', models: ['db']});
	t.deepEqual(await targetOf(['-m', 'db'], {JUJU_MODEL: 'aws:web'}), {controller: 'aws', models: ['db']});
});

test('they mean nothing for a simulated cloud, for files, and for commands that take no controller', async t => {
	const environment = {JUJU_CONTROLLER: 'aws', JUJU_MODEL: 'lxd:'};
	const nothing = {controller: undefined, models: []};
	const lines = ['--simulate', 'check --simulate small', 'diagnose --status-file x', 'diagnose --log-file -', 'resume', 'apply', 'runs', 'simulate', 'train'];
	for (const line of lines) {
		const words = line.split(' ');
		t.deepEqual(await targetOf(words, environment), nothing, line);
	}
});

test('two controllers, or no model, are wrong use that names the variable', async t => {
	await t.throwsAsync(targetOf([], {JUJU_CONTROLLER: 'aws', JUJU_MODEL: 'lxd:web'}), {instanceOf: UsageError, message: /JUJU_CONTROLLER names the controller aws, and JUJU_MODEL lxd\./v});
	for (const model of ['aws:', ':web']) {
		await t.throwsAsync(targetOf(['check'], {JUJU_MODEL: model}), {instanceOf: UsageError, message: `"${model}" in JUJU_MODEL names no model.`});
	}

	t.deepEqual(await targetOf(['-c', 'aws'], {JUJU_MODEL: 'aws:'}), {controller: 'aws', models: []});
});

const writeClient = async (t: ExecutionContext, version: string): Promise<string> => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'juju'), `#!/bin/sh\necho ${version}\n`, {mode: 0o755});
	return folder;
};

test('JUJU_ENV is for clients of 1.25 alone', async t => {
	const [first, later] = await Promise.all(['1.25.13-trusty-amd64', '3.6.28-ubuntu-amd64'].map(async version => writeClient(t, version)));
	t.deepEqual(await targetOf([], {JUJU_ENV: 'prod', PATH: first ?? ''}), {controller: 'prod', models: []});
	t.deepEqual(await targetOf([], {JUJU_ENV: 'prod', PATH: later ?? ''}), {controller: undefined, models: []});
	t.deepEqual(await targetOf([], {JUJU_ENV: 'prod', PATH: later ?? '', JUJU_UPGRADE_WIZARD_JUJU: `${first ?? ''}/juju`}), {controller: 'prod', models: []});
	t.deepEqual(await targetOf(['-c', 'other'], {JUJU_ENV: 'prod', PATH: first ?? ''}), {controller: 'other', models: []});
	t.deepEqual(await targetOf([], {JUJU_ENV: 'prod', JUJU_CONTROLLER: 'aws', PATH: first ?? ''}), {controller: 'aws', models: []});
	t.deepEqual(await targetOf([], {JUJU_ENV: 'prod', PATH: ''}), {controller: undefined, models: []});
});
