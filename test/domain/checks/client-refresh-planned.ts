import test from 'ava';
import {clientRefreshPlanned} from '../../../source/domain/checks/client-refresh-planned.js';
import {type HostFacts} from '../../../source/domain/host.js';
import {unasked} from '../../../source/domain/answer.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {makeHost, makeKnown, testTime} from '../../_helpers/make-state.js';

const judge = (host: Partial<HostFacts>) => judgeOne(clientRefreshPlanned, makeFacts({host: makeKnown(makeHost(host))}), 'aws');
const inMinutes = (minutes: number): Partial<HostFacts> => ({refresh: {next: testTime + (minutes * 60_000), heldUntil: undefined}});

test('a refresh within the time of the upgrade is a warning, with the hold and its undo', t => {
	const result = judge(inMinutes(25));
	t.like(result, {result: 'warn', title: 'The client\'s snap refreshes itself in 25m 00s', isIgnorable: true});
	t.deepEqual(idsOf(result), ['hold-refreshes']);
	t.is(result.remedies[0]?.undo, 'sudo snap refresh --unhold juju');
	t.regex(JSON.stringify(result.remedies), /sudo snap refresh --hold=24h juju/v);
	t.is(judge(inMinutes(-5)).title, 'The client\'s snap may refresh itself any moment');
});

test('a later refresh passes: the usual minutes of the plan and an hour decide', t => {
	// The controller takes up to 6 minutes, each of the two models up to 2.04: 11 together.
	t.is(judge(inMinutes(71)).result, 'warn');
	t.like(judge(inMinutes(72)), {result: 'pass', title: 'The client refreshes itself in 1h 12m at the earliest'});
});

test('held refreshes pass', t => {
	const {snap} = makeHost();
	t.is(judge({...inMinutes(25), snap: snap && {...snap, isHeld: true}}).result, 'pass');
	t.is(judge({refresh: {next: testTime + 60_000, heldUntil: 'forever'}}).result, 'pass');
	t.is(judge({refresh: {next: testTime + 60_000, heldUntil: testTime + (24 * 3_600_000)}}).result, 'pass');
	t.is(judge({refresh: {next: testTime + 60_000, heldUntil: testTime + 120_000}}).result, 'warn');
});

test('an older snapd can only hold all snaps', t => {
	const result = judge({...inMinutes(25), snapd: '2.57.5'});
	t.regex(JSON.stringify(result.remedies), /sudo snap set system refresh\.hold=/v);
	t.notRegex(JSON.stringify(result.remedies), /--hold=24h/v);
	t.is(result.remedies[0]?.undo, 'sudo snap unset system refresh.hold');
});

test('a second client is held by its own name', t => {
	const {snap} = makeHost();
	t.regex(JSON.stringify(judge({...inMinutes(25), snap: snap && {...snap, name: 'juju_36'}}).remedies), /--hold=24h juju_36/v);
});

test('what is no snap, and what is not known, passes with the fact', t => {
	t.like(judge({installation: 'package', snap: undefined}), {result: 'pass', evidence: [{text: 'It is no snap, so nothing refreshes it by itself.'}]});
	t.like(judge({refresh: undefined}), {result: 'pass', title: 'When the client refreshes itself is not known'});
	t.is(judgeOne(clientRefreshPlanned, makeFacts({host: makeFailed()}), 'aws').result, 'pass');
});

test('while the machine is being looked at the check runs', t => {
	t.is(judgeOne(clientRefreshPlanned, makeFacts({host: unasked}), 'aws').result, 'running');
});
