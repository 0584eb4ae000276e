import test from 'ava';
import {
	blockedUnits,
	describeUnits,
	isStillOnOldSettings,
	oldSettingsSentence,
} from '../../../source/domain/charm/describe-units.js';
import {
	charmName,
	charmRevisionIn,
	fullChannel,
	originNamed,
	originOf,
} from '../../../source/domain/charm/charm-names.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {readFixture} from '../../_helpers/fixture.js';
import {makeAgent, makeStatus, webModel} from '../../_helpers/make-state.js';

const recorded = (version: string): ModelStatus => {
	const parsed = parseVersion(version);
	const answer = readAnswer({type: 'read-status', model: webModel}, {
		outcome: 'exited', exitCode: 0, stdout: readFixture(`recordings/clients/${version}/status/charm-upgrade.json`), stderr: '', duration: 10,
	}, {client: parsed, controller: parsed});
	if (!answer.ok) {
		throw new Error(answer.failure.message);
	}

	return answer.value as ModelStatus;
};

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	test(`${version}: a unit whose files were in the way is a conflict, and still on its old settings`, t => {
		const status = recorded(version);
		const units = status.applications.flatMap(({name}) => describeUnits(status, name));
		const conflicts = units.filter(({state}) => state === 'conflict');
		t.true(conflicts.length > 0);
		t.true(conflicts.every(unit => unit.message === 'upgrade failed' && unit.word === 'error' && isStillOnOldSettings(unit)));
		t.deepEqual(units.filter(unit => unit.upgradingFrom === undefined && unit.state !== 'upgraded').map(({name}) => name), []);
	});
}

test('each state has the words that explain it', t => {
	const status = makeStatus({
		agents: [
			makeAgent('a/0', {condition: 'busy', state: 'executing', agentStatus: {current: 'executing', message: 'running upgrade-charm hook', since: 5}}),
			makeAgent('a/1', {workloadStatus: {current: 'blocked', message: 'no database', since: 6}}),
			makeAgent('a/2', {
				condition: 'lost', state: 'lost', message: 'agent is lost', agentStatus: {current: 'lost', message: undefined, since: 7},
			}),
			makeAgent('b/0', {condition: 'error'}),
			makeAgent('0'),
		],
	});
	t.deepEqual(describeUnits(status, 'a').map(({name, state, word, message, since}) => [name, state, word, message, since]), [
		['a/0', 'executing', 'executing', 'running upgrade-charm hook', 5], ['a/1', 'held', 'blocked', 'no database', 6], ['a/2', 'lost', 'lost', 'agent is lost', 7],
	]);
	t.deepEqual(blockedUnits(status, 'a'), {'a/1': 'no database'});
	t.regex(oldSettingsSentence, /has not been upgraded goes on with its settings from before/v);
	t.false(isStillOnOldSettings({upgradingFrom: undefined}));
});

test('a charm that says itself that an upgrade failed is no conflict of files', t => {
	t.is(describeUnits(makeStatus({agents: [makeAgent('a/0', {workloadStatus: {current: 'blocked', message: 'upgrade failed', since: undefined}})]}), 'a')[0]?.state, 'held');
});

test('names, revisions and origins are read from what status and people call a charm', t => {
	t.deepEqual(['ch:amd64/jammy/mysql-12', 'cs:~kim/trusty/mysql-29', 'local:mysql-3', 'mysql', 'mysql-k8s', 'cs:mysql'].map(charm => [charmName(charm), charmRevisionIn(charm)]), [
		['mysql', 12], ['mysql', 29], ['mysql', 3], ['mysql', undefined], ['mysql-k8s', undefined], ['mysql', undefined],
	]);
	t.deepEqual(['stable', '8.0', '8.0/edge', 'latest/stable', 'edge/fix'].map(channel => fullChannel(channel)), ['latest/stable', '8.0/stable', '8.0/edge', 'latest/stable', 'latest/edge/fix']);
	t.deepEqual(['ch:mysql', 'cs:mysql', './mysql', '/a/mysql.charm', 'local:mysql', 'mysql'].map(charm => originNamed(charm)), ['charmhub', 'charm-store', 'local', 'local', 'local', undefined]);
	t.is(originOf({charm: 'mysql', charmOrigin: 'jujucharms'}), 'charm-store');
});
