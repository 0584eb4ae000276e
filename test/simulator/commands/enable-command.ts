import test from 'ava';
import {createJuju, createLab, labModel} from '../../_helpers/simulated-lab.js';

test('commands are disabled with a message, listed, and enabled again', t => {
	const juju = createJuju(createLab({client: '4.0.14'}));
	t.like(juju('disable-command -m c1:prod all maintenance window'), {exitCode: 0, stdout: '', stderr: ''});
	t.is(juju('disabled-commands -m c1:prod --format json').stdout, '[{"command-set":"all","message":"maintenance window"}]\n');
	t.is(juju('disabled-commands -m c1:prod').stdout, 'Disabled commands  Message\nall                maintenance window\n');
	t.like(juju('enable-command -m c1:prod all'), {exitCode: 0, stdout: '', stderr: ''});
	t.is(juju('disabled-commands -m c1:prod --format json').stdout, '[]\n');
	t.like(juju('disabled-commands -m c1:prod'), {stdout: '', stderr: 'No commands are currently disabled.\n'});
});

test('the overview names the owner in a column up to 3.6 and before the name in 4.0', t => {
	for (const [client, name] of [['3.6.28', 'prod'], ['4.0.14', 'admin/prod']] as const) {
		const juju = createJuju(createLab({client}));
		juju('disable-command -m c1:prod remove-object');
		const [own, hosted] = JSON.parse(juju('disabled-commands --all --format json').stdout) as ReadonlyArray<Record<string, unknown>>;
		t.is(hosted?.['name'], name);
		t.deepEqual(hosted?.['disabled-commands'], ['remove-object']);
		t.false('disabled-commands' in (own ?? {}));
		t.is('owner' in (own ?? {}), client === '3.6.28');
		t.regex(juju('disabled-commands --all').stdout, /^Name +Model UUID +(?:Owner +)?Disabled commands\n/v);
	}
});

test('a lock without a message is told in the words of Juju', t => {
	const cloud = createLab();
	labModel(cloud).disabled = [{set: 'remove-object', message: ''}];
	const {exitCode, stderr} = createJuju(cloud)('remove-machine -m c1:prod 0 --force');
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR the operation has been blocked \(operation is blocked\)\n/v);
	t.regex(stderr, / {4}juju enable-command remove-object\n/v);
	t.is(labModel(cloud).machines.size, 3);
});
