import test from 'ava';
import {createJuju, createLab} from '../../_helpers/simulated-lab.js';

test('controllers and models are switched to, in all ways to name them', t => {
	const juju = createJuju(createLab());
	t.is(juju('switch').stdout, 'c1:admin/prod\n');
	t.is(juju('switch c2').stderr, 'c1:admin/prod -> c2:admin/prod\n');
	t.is(juju('switch controller').stderr, 'c2:admin/prod -> c2:admin/controller\n');
	t.is(juju('switch :prod').stderr, 'c2:admin/controller -> c2:admin/prod\n');
	t.is(juju('switch c1:controller').stderr, 'c2:admin/prod -> c1:admin/controller\n');
	t.is(juju('switch c1:').stderr, 'c1:admin/controller (no change)\n');
	t.is(juju('whoami --format json').stdout, '{"controller":"c1","model":"controller","user":"admin"}\n');
});

test('4.0 has options for it', t => {
	const juju = createJuju(createLab({client: '4.0.15'}));
	t.is(juju('switch -c c2').stderr, 'c1:admin/prod -> c2:admin/prod\n');
	t.is(juju('switch -m controller').stderr, 'c2:admin/prod -> c2:admin/controller\n');
	t.is(juju('switch -c c1 -m controller').stderr, 'c2:admin/controller -> c1:admin/controller\n');
	t.is(createJuju(createLab())('switch -c c2').exitCode, 2);
});

test('what is not there is not switched to', t => {
	const juju = createJuju(createLab());
	t.is(juju('switch c9:prod').stderr, 'ERROR controller c9 not found\n');
	t.regex(juju('switch nosuch').stderr, /^ERROR cannot determine if "nosuch" is a valid model: /v);
	t.is(juju('switch').stdout, 'c1:admin/prod\n');
});
