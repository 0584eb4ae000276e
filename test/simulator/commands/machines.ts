import test from 'ava';
import {createJuju, createLab} from '../../_helpers/simulated-lab.js';

test('machines are listed as they are at the end of a status', t => {
	const juju = createJuju(createLab());
	const {stdout} = juju('machines -m c1:prod');
	t.regex(stdout, /^Machine +State +Address +Inst id +Base +AZ +Message\n0 +started /v);
	t.true(juju('status -m c1:prod').stdout.endsWith(stdout));
});

test('one machine is shown with all that a status tells of it', t => {
	const juju = createJuju(createLab({client: '4.0.15'}));
	const whole = JSON.parse(juju('status -m c1:prod --format json').stdout) as {machines: Record<string, unknown>};
	t.deepEqual(JSON.parse(juju('show-machine -m c1:prod 1 --format json').stdout), {model: 'prod', machines: {1: whole.machines['1']}});
	t.regex(juju('show-machine -m c1:prod 1/lxd/0').stdout, /^model: prod\nmachines:\n {2}1\/lxd\/0:\n/v);
});

test('a machine that is not there is not shown', t => {
	const juju = createJuju(createLab());
	t.like(juju('show-machine -m c1:prod 9'), {exitCode: 1, stdout: '{}\n', stderr: 'ERROR machine 9 not found\n'});
	t.is(juju('show-machine').exitCode, 2);
});
