import test from 'ava';
import {
	createJuju,
	createLab,
	labMachine,
	labUnit,
} from '../../_helpers/simulated-lab.js';

test('a session in the terminal repairs the cause of a failed hook', t => {
	const cloud = createLab();
	const unit = labUnit(cloud, 'mysql/0');
	unit.trouble = {
		hook: 'start', isBroken: true, tries: 1, isResolving: false, calm: {...unit.workload},
	};
	const {exitCode, transcript} = createJuju(cloud)('debug-hooks -m c1:prod mysql/0', {isTerminal: true});
	t.is(exitCode, 0);
	t.regex(transcript ?? '', /The cause is repaired/v);
	t.false(unit.trouble.isBroken);
});

test('a session with a unit whose hooks run finds nothing', t => {
	t.regex(createJuju(createLab())('debug-hook -m c1:prod mysql/0', {isTerminal: true}).transcript ?? '', /No hook of this unit fails/v);
});

test('there is no session without a terminal, a unit or its machine', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.like(juju('debug-hooks -m c1:prod mysql/0'), {exitCode: 1, stderr: 'open terminal failed: not a terminal\n'});
	t.is(juju('debug-hooks -m c1:prod mysql/9', {isTerminal: true}).stderr, 'ERROR unit "mysql/9" not found\n');
	labMachine(cloud, '0').isOn = false;
	t.regex(juju('debug-hooks -m c1:prod mysql/0', {isTerminal: true}).stderr, /^ERROR cannot connect to any address/v);
});
