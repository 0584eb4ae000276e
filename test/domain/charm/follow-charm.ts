import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type Agent} from '../../../source/domain/agent.js';
import {type CharmProgress} from '../../../source/domain/charm/charm-progress.js';
import {followCharm, startCharm} from '../../../source/domain/charm/follow-charm.js';
import {
	charmSlowAfter,
	charmStuckAfter,
	heldAfter,
	paceOfCharm,
} from '../../../source/domain/charm/pace-of-charm.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type CharmRecord} from '../../../source/domain/charm/record.js';
import {type Observation} from '../../../source/domain/progress.js';
import {type Application, type ModelStatus} from '../../../source/domain/status.js';
import {makeApplication, makeRecord, newest} from '../../_helpers/charm-example.js';
import {makeAgent, makeStatus} from '../../_helpers/make-state.js';

const begin = 1_000_000;
const old = 'ch:amd64/jammy/mysql-29';

const withWorkload = (current: string, message?: string): Partial<Agent> => ({workloadStatus: {current, message, since: undefined}});
const failed: Partial<Agent> = {condition: 'error', message: 'hook failed: "upgrade-charm"', ...withWorkload('error', 'hook failed: "upgrade-charm"')};
const conflicting: Partial<Agent> = {condition: 'error', message: 'upgrade failed', ...withWorkload('error', 'upgrade failed')};
const executing: Partial<Agent> = {condition: 'busy', state: 'executing', agentStatus: {current: 'executing', message: 'running upgrade-charm hook', since: undefined}};

const at = (application: Partial<Application>, ...units: ReadonlyArray<Partial<Agent>>): ModelStatus => makeStatus({
	applications: [makeApplication(application)], agents: units.map((unit, index) => makeAgent(`mysql/${index}`, unit)),
});

const good = at({}, {}, {});
const answer = (seconds: number, status: ModelStatus = good): Observation => ({
	ok: true, status, at: begin + (seconds * 1000), duration: 500,
});
const silence = (seconds: number): Observation => ({
	ok: false, reason: 'i/o timeout', at: begin + (seconds * 1000), duration: 1000,
});

const start = ({order = newest, before = {}, claim = 'refreshed'}: {readonly order?: CharmOrder; readonly before?: Partial<CharmRecord>; readonly claim?: 'refreshed' | 'nothing'} = {}): CharmProgress =>
	startCharm({
		before: makeRecord(before), order, claim, now: begin,
	});

const follow = (observations: readonly Observation[], from = start()): CharmProgress => {
	let progress = from;
	for (const observation of observations) {
		progress = followCharm(progress, observation);
	}

	return progress;
};

const threeOf = (status: ModelStatus): readonly Observation[] => [answer(0, status), answer(5, status), answer(10, status)];

test('three good answers over ten seconds are complete; two, or many in less, are not', t => {
	const progress = follow(threeOf(good));
	t.true(progress.isComplete);
	t.is(progress.completedAt, begin + 10_000);
	t.is(progress.waitingFor, undefined);
	t.false(follow([answer(0), answer(60)]).isComplete);
	t.false(follow(Array.from({length: 20}, (_, index) => answer(index * 0.5))).isComplete);
	t.is(follow([answer(40, at({}, failed))], progress), progress, 'What is complete stays complete.');
});

test('silence and a clock that is set back start the row anew', t => {
	const cut = follow([answer(0), answer(5), silence(8)]);
	t.is(cut.waitingFor, 'The controller does not answer.');
	t.is(cut.silentSince, begin + 7000);
	t.is(follow([answer(10)], cut).goodAnswers, 1);
	const back = follow([answer(0), answer(5), answer(-300)]);
	t.deepEqual([back.goodAnswers, back.goodSince], [1, begin - 300_000]);
});

test('with the newest ordered the revision of before is not it, unless Juju said that nothing is newer', t => {
	const same = at({charmRevision: 29}, {}, {});
	t.false(follow(threeOf(same)).isComplete);
	t.is(follow([answer(0, same)]).waitingFor, 'Juju still shows mysql with mysql, revision 29, channel 8.0/stable; ordered was another revision than 29.');
	t.true(follow(threeOf(same), start({claim: 'nothing'})).isComplete);
});

test('revision, channel and charm have to be those that were ordered', t => {
	t.false(follow(threeOf(good), start({order: {revision: 31}})).isComplete);
	t.true(follow(threeOf(good), start({order: {revision: 30}})).isComplete);
	t.false(follow(threeOf(good), start({order: {channel: '8.4/stable'}})).isComplete);
	t.true(follow(threeOf(at({charmChannel: 'latest/edge', charmRevision: 29}, {})), start({order: {channel: 'edge'}})).isComplete, 'another channel may have the same revision');
	t.false(follow(threeOf(good), start({order: {switch: 'ch:percona'}})).isComplete);
	t.true(follow(threeOf(at({charm: 'percona', charmRevision: 29}, {})), start({order: {switch: 'ch:percona'}})).isComplete, 'another charm may have the same number');
	t.true(follow(threeOf(at({
		charm: 'cs:trusty/percona-5', charmOrigin: undefined, charmRevision: 5, charmChannel: undefined,
	}, {})), start({
		order: {switch: 'cs:trusty/percona-5'}, before: {charm: 'cs:trusty/mysql-29', origin: undefined},
	})).isComplete);
});

test('a file in place of a charm of the store shows by where the charm comes from', t => {
	const local = at({
		charm: 'local:jammy/mysql-29', charmOrigin: 'local', charmRevision: 29, charmChannel: undefined,
	}, {});
	t.true(follow(threeOf(local), start({order: {path: './mysql'}})).isComplete);
	t.false(follow(threeOf(good), start({order: {path: './mysql'}})).isComplete);
	const from = {charm: 'local:jammy/mysql-29', origin: 'local'};
	t.false(follow(threeOf(local), start({order: {path: './mysql'}, before: from})).isComplete, 'a file always makes a new revision');
});

test('a unit that still runs the old charm, runs a hook or is not settled is waited for', t => {
	const cases: ReadonlyArray<readonly [Partial<Agent>, string]> = [
		[{upgradingFrom: old}, '1 unit still runs the charm from before (mysql/1).'],
		[executing, '1 unit runs a hook (mysql/1).'],
		[withWorkload('maintenance', 'installing'), '1 unit is not settled yet (mysql/1).'],
		[withWorkload('waiting'), '1 unit is not settled yet (mysql/1).'],
		[withWorkload('blocked', 'no database'), '1 unit asks for something (mysql/1).'],
		[failed, '1 unit is in error (mysql/1).'],
		[conflicting, '1 unit could not take the files of the charm (mysql/1).'],
		[{condition: 'lost', state: 'lost'}, '1 unit is lost (mysql/1).'],
		[{condition: 'unknown', state: 'unknown'}, '1 unit is lost (mysql/1).'],
	];
	for (const [unit, sentence] of cases) {
		const progress = follow(threeOf(at({}, {}, unit)));
		t.false(progress.isComplete, sentence);
		t.is(progress.waitingFor, sentence);
	}

	for (const workload of ['unknown', 'terminated', 'active']) {
		t.true(follow(threeOf(at({}, withWorkload(workload)))).isComplete);
	}
});

test('trouble is named first, and counted', t => {
	t.is(follow([answer(0, at({}, {upgradingFrom: old}, failed, failed))]).waitingFor, '2 units are in error (mysql/1, mysql/2), 1 still runs the charm from before (mysql/0).');
});

test('an error that flaps, since Juju tries the hook again, never counts', t => {
	let progress = start();
	for (let index = 0; index < 200; index++) {
		progress = followCharm(progress, answer(index * 4, at({}, {}, index % 2 === 0 ? failed : executing)));
		t.is(progress.goodAnswers, 0);
	}

	t.false(progress.isComplete);
	t.is(paceOfCharm(progress, begin + 800_000).pace, 'slow');
});

test('who was blocked before with the same words is not waited for; with other words he is', t => {
	const before = {blocked: {'mysql/1': 'no backup storage'}};
	t.true(follow(threeOf(at({}, {}, withWorkload('blocked', 'no backup storage'))), start({before})).isComplete);
	t.false(follow(threeOf(at({}, {}, withWorkload('blocked', 'no database'))), start({before})).isComplete);
	t.false(follow(threeOf(at({}, {}, {...withWorkload('blocked', 'no backup storage'), upgradingFrom: old})), start({before})).isComplete, 'has the old charm');
});

test('an application without units is complete once it shows the charm; one that is gone never is', t => {
	t.true(follow(threeOf(at({}))).isComplete);
	t.false(follow(threeOf(at({charmRevision: 29}))).isComplete);
	const gone = follow(threeOf(makeStatus({applications: []})));
	t.false(gone.isComplete);
	t.is(gone.waitingFor, 'The status does not name mysql any more.');
});

test('units of a subordinate count wherever they live, units of others do not', t => {
	const status = (unit: Partial<Agent>): ModelStatus => makeStatus({
		applications: [makeApplication({isSubordinate: true})],
		agents: [makeAgent('web/0', failed), makeAgent('mysql/0', {kind: 'subordinate', principal: 'web/0', ...unit})],
	});
	t.true(follow(threeOf(status({}))).isComplete);
	t.false(follow(threeOf(status(failed))).isComplete);
});

test('what Juju could not describe may be anything', t => {
	const progress = follow(threeOf({...good, problems: [{entity: 'mysql', text: 'gone'}]}));
	t.false(progress.isComplete);
	t.is(progress.waitingFor, 'Juju could not say how mysql and its units are.');
	t.true(follow(threeOf({...good, problems: [{entity: 'other', text: 'gone'}]})).isComplete);
});

test('slow, then stuck, and moving again with the next unit; silence stands still', t => {
	const half = at({}, {upgradingFrom: old}, {});
	const progress = follow([answer(0, half)]);
	t.is(paceOfCharm(progress, begin + charmSlowAfter - 1).pace, 'moving');
	t.is(paceOfCharm(progress, begin + charmSlowAfter).pace, 'slow');
	const stuck = paceOfCharm(progress, begin + charmStuckAfter);
	t.is(stuck.pace, 'stuck');
	t.regex(stuck.reason ?? '', /15m 00s.*mysql\/0/v);
	t.is(paceOfCharm(follow([answer(800, at({}, executing, {}))], progress), begin + 800_000).pace, 'moving');
	const silent = follow([silence(10)], progress);
	t.is(paceOfCharm(silent, begin + (10 * charmStuckAfter)).pace, 'moving');
	t.is(paceOfCharm(follow([answer(5000, half)], silent), begin + 5_000_000).pace, 'moving');
});

test('where only people can go on it is stuck at once, with what it waits for', t => {
	const pace = paceOfCharm(follow([answer(0, at({}, {}, conflicting))]), begin + 1000);
	t.is(pace.pace, 'stuck');
	t.regex(pace.reason ?? '', /files in the way.*mysql\/1/v);
	t.is(paceOfCharm(follow([answer(0, at({}, {upgradingFrom: old}, conflicting))]), begin + 1000).pace, 'moving', 'another unit may still come');
	const held = follow([answer(0, at({}, {}, withWorkload('blocked', 'no database')))]);
	t.is(paceOfCharm(held, begin + heldAfter - 1).pace, 'moving', 'many charms are blocked for a moment');
	t.regex(paceOfCharm(held, begin + heldAfter).reason ?? '', /asks for something on 1 unit \(mysql\/1\)/v);
	const waiting = follow([answer(0, at({}, {...withWorkload('blocked', 'no backup storage'), upgradingFrom: old}))], start({before: {blocked: {'mysql/0': 'no backup storage'}}}));
	t.is(waiting.waitingFor, '1 unit still runs the charm from before (mysql/0).');
	t.is(paceOfCharm(waiting, begin + heldAfter).pace, 'moving', 'it was blocked before, and its turn has not come');
});

const unit: fc.Arbitrary<Partial<Agent>> = fc.constantFrom<Partial<Agent>>({}, {}, {}, failed, executing, conflicting, {upgradingFrom: old}, withWorkload('blocked', 'x'), withWorkload('maintenance'));

const observation: fc.Arbitrary<{readonly gap: number; readonly observed: (seconds: number) => Observation; readonly isGood: boolean}> = fc.tuple(
	fc.integer({min: -5, max: 20}), fc.option(fc.array(unit, {maxLength: 3}), {nil: undefined}), fc.constantFrom(29, 30, 30),
).map(([gap, units, charmRevision]) => ({
	gap,
	observed: seconds => (units ? answer(seconds, at({charmRevision}, ...units)) : silence(seconds)),
	isGood: units !== undefined && charmRevision === 30 && units.every(each => Object.keys(each).length === 0),
}));

testProp('never complete without three good answers in a row over ten seconds', [fc.array(observation, {maxLength: 30})], (t, observations) => {
	let progress = start();
	let seconds = 0;
	let row: readonly number[] = [];
	for (const {gap, observed, isGood} of observations) {
		seconds += gap;
		progress = followCharm(progress, observed(seconds));
		row = isGood ? (row.length > 0 && seconds < (row[0] ?? 0) ? [seconds] : [...row, seconds]) : [];
		if (progress.isComplete) {
			t.true(row.length >= 3 && seconds - (row[0] ?? 0) >= 10);
			return;
		}

		t.not(progress.waitingFor ?? '', '');
	}

	t.false(row.length >= 3 && seconds - (row[0] ?? 0) >= 10);
});
