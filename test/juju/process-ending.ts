import test from 'ava';
import {judgeEnding, judgeThrown, type EndedResult} from '../../source/juju/process-ending.js';

const limits = {executable: '/snap/bin/juju', timeLimit: 45_000, outputLimit: 64 * 1024 * 1024};

const result: EndedResult = {
	timedOut: false, isCanceled: false, isMaxBuffer: false, code: undefined,
};

test('an exit code is an exit, whatever it is', t => {
	t.deepEqual(judgeEnding({...result, exitCode: 0}, limits), {outcome: 'exited', exitCode: 0});
	t.deepEqual(judgeEnding({...result, exitCode: 255}, limits), {outcome: 'exited', exitCode: 255});
});

test('what we did comes before how the process took it', t => {
	t.like(judgeEnding({...result, timedOut: true, exitCode: 1}, limits), {outcome: 'timed-out', exitCode: undefined, reason: 'Ended by us: no answer within 45 s.'});
	t.like(judgeEnding({...result, isCanceled: true, signal: 'SIGTERM'}, limits), {outcome: 'aborted', exitCode: undefined});
	t.like(judgeEnding({...result, isMaxBuffer: true, exitCode: 0}, limits), {outcome: 'too-large', exitCode: undefined, reason: 'Ended by us: it wrote more than 64 MiB.'});
});

test('a signal from elsewhere is named', t => {
	t.deepEqual(judgeEnding({...result, signal: 'SIGKILL'}, limits), {outcome: 'killed', exitCode: undefined, reason: 'Ended by the signal SIGKILL.'});
});

test('what never started is missing, with the system\'s reason', t => {
	const reasonOf = (code?: string) => judgeEnding({...result, code}, limits).reason;
	t.is(reasonOf('ENOENT'), 'There is no program at /snap/bin/juju, or what it needs to start is gone.');
	t.is(reasonOf('EACCES'), '/snap/bin/juju may not be executed.');
	t.is(reasonOf('E2BIG'), '/snap/bin/juju could not be started (E2BIG).');
	t.is(reasonOf(), '/snap/bin/juju could not be started (for a reason unknown).');
});

test('anything that is thrown becomes a reason', t => {
	t.is(judgeThrown(new TypeError('null bytes'), '/snap/bin/juju').reason, '/snap/bin/juju could not be started: null bytes');
	t.is(judgeThrown('odd', '/snap/bin/juju').reason, '/snap/bin/juju could not be started: odd');
});
