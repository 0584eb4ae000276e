import test from 'ava';
import {createJuju, createLab, labModel} from '../../_helpers/simulated-lab.js';

test('a machine with units goes with force only, on stdout since 3.0', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.like(juju('remove-machine -m c1:prod 0'), {exitCode: 1, stderr: 'ERROR removing machine failed: machine 0 has unit "mysql/0" assigned\n'});
	t.like(juju('remove-machine -m c1:prod --force --no-prompt 0'), {
		exitCode: 0, stdout: 'will remove machine 0\n- will remove unit mysql/0\n', stderr: '',
	});
	t.false(labModel(cloud).machines.has('0'));
	t.false(labModel(cloud).units.has('mysql/0'));
});

test('2.9 tells the same on stderr', t => {
	t.like(createJuju(createLab({client: '2.9.52'}))('remove-machine -m c1:prod --force 0'), {
		stdout: '', stderr: 'removing machine 0\n- will remove unit mysql/0\n',
	});
});

test('what cannot go is told for each machine, and the others go', t => {
	const cloud = createLab();
	const {exitCode, stdout, stderr} = createJuju(cloud)('remove-machine -m c1:prod 1/lxd/0 77 --force');
	t.is(exitCode, 1);
	t.regex(stdout, /^will remove machine 1\/lxd\/0\n/v);
	t.is(stderr, 'ERROR removing machine failed: machine 77 not found\n');
	t.true(labModel(cloud).machines.has('1'));
});

test('the only machine of a controller stays', t => {
	t.regex(createJuju(createLab())('remove-machine -m c1:controller --force 0').stderr, /machine 0 is required by the model/v);
});

test('a word that is no machine is refused before anybody is asked', t => {
	const juju = createJuju(createLab());
	t.like(juju('remove-machine'), {exitCode: 2, stderr: 'ERROR no machines specified\n'});
	t.like(juju('remove-machine mysql/0'), {exitCode: 2, stderr: 'ERROR invalid machine id "mysql/0"\n'});
	t.like(juju('remove-machine 0 --no-wait'), {exitCode: 2, stderr: 'ERROR --no-wait without --force not valid\n'});
});
