import test from 'ava';
import {sessionSurvives} from '../../../source/domain/checks/session-survives.js';
import {type HostFacts} from '../../../source/domain/host.js';
import {unasked} from '../../../source/domain/answer.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {makeHost, makeKnown} from '../../_helpers/make-state.js';

const judge = (host: Partial<HostFacts>) => judgeOne(sessionSurvives, makeFacts({host: makeKnown(makeHost(host))}), 'aws');

test('over ssh and in neither tmux nor screen is a warning, with what a dropped line means', t => {
	const result = judge({isRemote: true});
	t.like(result, {result: 'warn', title: 'Over ssh, and not inside tmux or screen', isIgnorable: true});
	t.deepEqual(idsOf(result), ['use-tmux']);
	const text = JSON.stringify(result.remedies);
	t.regex(text, /tmux new -s upgrade/v);
	t.regex(text, /A command that Juju has accepted goes on/v);
	t.regex(text, /is in the journal/v);
});

test('inside tmux or screen, and on the machine itself, it passes', t => {
	t.like(judge({isRemote: true, multiplexer: 'tmux'}), {result: 'pass', title: 'Over ssh, and inside tmux'});
	t.like(judge({isRemote: true, multiplexer: 'screen'}), {result: 'pass', title: 'Over ssh, and inside GNU Screen'});
	t.is(judge({}).result, 'pass');
});

test('what is not known passes, what is being asked runs', t => {
	t.is(judgeOne(sessionSurvives, makeFacts({host: makeFailed()}), 'aws').result, 'pass');
	t.is(judgeOne(sessionSurvives, makeFacts({host: unasked}), 'aws').result, 'running');
});
