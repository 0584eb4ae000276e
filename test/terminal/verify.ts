import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {type VerificationDocument} from '../../source/output/verification-document.js';
import {savePicture} from '../../source/storage/picture.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {makeAgent, makeStatus, testTime} from '../_helpers/make-state.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {openSimulation} from '../_helpers/open-simulation.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, words: readonly string[], searchPath = '/usr/bin:/bin') => spawnSync(process.execPath, [program, 'verify', ...words], {
	encoding: 'utf8', env: freshEnvironment(home, searchPath), cwd: home, timeout: 100_000,
});

test('upgraded is code 0, not upgraded 6, and a name that does not exist 3', async t => {
	const home = await makeFolder(t);
	const good = run(home, ['--simulate', '--format', 'json']);
	t.is(good.status, 0, good.stderr);
	t.is(good.stderr, '');
	t.deepEqual(validateDocument('verification', good.stdout), []);
	const bad = run(home, ['--simulate', '--agent-version', '3.6.28']);
	t.is(bad.status, 6);
	t.false(bad.stdout.includes('\u{1B}'));
	t.is(run(home, ['--simulate', '-m', 'nothing']).status, 3);
	t.is(run(home, []).status, 3);
	t.is(run(home, ['--simulate', '--agent-version', '3.6']).status, 2);
	t.deepEqual(await fs.readdir(home), []);
});

test('a client that never tells the models is code 5, and the document says that nobody can say', async t => {
	const {executable, folder} = await createFakeClient(t, `
		const [command] = process.argv.slice(2);
		if (command === 'version') {
			console.log('3.6.28-ubuntu-amd64');
		} else if (command === 'controllers') {
			console.log(JSON.stringify({controllers: {aws: {'agent-version': '3.6.28'}}, 'current-controller': 'aws'}));
		} else {
			setInterval(() => undefined, 1000);
		}
	`);
	const {status, stdout, stderr} = run(folder, ['--juju', executable, '--timeout', '2s', '--format', 'json']);
	t.is(status, 5, stderr);
	t.deepEqual(validateDocument('verification', stdout), []);
	const document = JSON.parse(stdout) as VerificationDocument;
	t.is(document.result, 'unknown');
	t.deepEqual(document.models, []);
});

test.serial('what is not as it was in the picture of the last run of this controller is told', async t => {
	const bin = await openSimulation(t, ['small']);
	const home = await makeFolder(t);
	const folder = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs', '20261120-031200');
	await fs.mkdir(folder, {recursive: true});
	await savePicture(folder, {
		'aws:admin/web': {status: makeStatus({agents: [makeAgent('0'), makeAgent('7')]}), at: testTime},
		'lab:admin/web': {status: makeStatus(), at: testTime},
	});
	const {status, stdout, stderr} = run(home, ['-m', 'web', '--format', 'json'], `${bin}:${path.dirname(process.execPath)}:/usr/bin:/bin`);
	t.is(status, 0, stderr);
	t.deepEqual(validateDocument('verification', stdout), []);
	const document = JSON.parse(stdout) as VerificationDocument;
	t.is(document.picture.run, '20261120-031200');
	t.is(document.models[0]?.['picture-at'], '2026-11-21T03:12:00.000Z');
	t.deepEqual(document.differences.find(({subject}) => subject === 'machine-7'), {
		model: 'aws:admin/web', kind: 'agent-gone', subject: 'machine-7', before: 'started', after: null as unknown as undefined, message: null as unknown as undefined, trouble: true,
	});
	t.true(document.differences.some(({kind}) => kind === 'agent-appeared'));
});
