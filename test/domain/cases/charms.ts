import test from 'ava';
import {channelOrBaseNotFound, releasesIn} from '../../../source/domain/cases/channel-or-base-not-found.js';
import {charmGivesInstructions} from '../../../source/domain/cases/charm-gives-instructions.js';
import {refreshNamesWrongChannel} from '../../../source/domain/cases/refresh-names-wrong-channel.js';
import {refreshWhileInError} from '../../../source/domain/cases/refresh-while-in-error.js';
import {storageUpdateRefused} from '../../../source/domain/cases/storage-update-refused.js';
import {type Case, type Situation} from '../../../source/domain/case.js';
import {type Application} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, testTime, webModel} from '../../_helpers/make-state.js';

const mysql: Application = {
	name: 'mysql',
	charm: 'mysql',
	charmOrigin: 'charmhub',
	charmRevision: 240,
	charmChannel: '8.0/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 3,
};

const refusal = [
	'ERROR selecting releases: charm or bundle not found for channel "8.0/edge", base "amd64/ubuntu/20.04"',
	'available releases are:',
	'  channel "8.4/edge": available bases are: ubuntu@24.04',
	'  channel "8.0/beta": available bases are: ubuntu@20.04, ubuntu@22.04',
	'  channel "8.0/stable": available bases are: ubuntu@20.04',
	'  channel "5.7/stable": available series are: ubuntu@20.04',
	'  channel "--force": available bases are: ubuntu@20.04',
	'  channel "evil channel": available bases are: ubuntu@20.04',
].join('\n');

const failed = (text: string, command = 'juju refresh -m aws:admin/web --channel 8.0/edge --no-browser-login mysql'): Situation['failures'] => [{
	command,
	failure: {
		kind: 'refused', message: 'Juju refused.', advice: undefined, evidence: text, exitCode: 1, refusal: {kind: 'unrecognised'},
	},
	at: testTime - 1000,
	model: webModel,
	version: undefined,
}];

const refused = (text: string, overrides: Partial<Situation> = {}): Situation => withStatus({applications: [mysql]}, {failures: failed(text), ...overrides});

test('the channels of a refusal are read, and what is no channel is not', t => {
	t.deepEqual(releasesIn(refusal).map(({channel, bases}) => `${channel} ${bases.join('+')}`), [
		'8.4/edge ubuntu@24.04', '8.0/beta ubuntu@20.04+ubuntu@22.04', '8.0/stable ubuntu@20.04', '5.7/stable ubuntu@20.04', '--force ubuntu@20.04',
	]);
	t.deepEqual(releasesIn('channel "x" is closed'), []);
});

test('a channel that is not there: one choice for each that is, the nearest first, closed where the base is not served', t => {
	const situation = refused(refusal, {render: createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), isKubernetes: false})});
	const finding = onlyFinding(channelOrBaseNotFound, situation);
	t.deepEqual([finding.subjects, finding.summary], [['application-mysql'], 'application mysql']);
	const choices = channelOrBaseNotFound.remedies(finding, situation).filter(({id}) => id.startsWith('refresh '));
	t.deepEqual(choices.map(({id, disabledReason}) => [id, disabledReason]), [
		['refresh mysql 8.0/stable', undefined],
		['refresh mysql 8.0/beta', undefined],
		['refresh mysql 5.7/stable', undefined],
		['refresh mysql --force', '"--force" is not a name that Juju would give.'],
		['refresh mysql 8.4/edge', 'It is not there for ubuntu@20.04, on which mysql runs.'],
	]);
	t.deepEqual(choices[1] && intentsIn(choices[1]), [{
		type: 'refresh-charm', model: webModel, application: 'mysql', channel: '8.0/beta',
	}]);
	t.regex(choices[1]?.explanation ?? '', /do not call it stable/v);
});

test('an application that is gone is claimed by no refusal', t => {
	t.deepEqual(onlyFinding(channelOrBaseNotFound, withStatus({applications: []}, {failures: failed(refusal)})).subjects, ['aws']);
});

test('storage that changed: only texts, and lines that name the model and the application', t => {
	const text = 'ERROR Juju on containers does not support updating storage on a statefulset.';
	const remedies = remediesFor(storageUpdateRefused, withStatus({kind: 'caas', applications: [mysql]}, {failures: failed(text)}));
	t.true(remedies.every(({action}) => action.type === 'advice'));
	const {action, risk} = pickRemedy(remedies, 'redeploy');
	t.is(risk, 'data-loss');
	t.true(action.type === 'advice' && action.lines.some(line => line.includes('juju remove-application -m aws:admin/web --destroy-storage mysql')));
	t.deepEqual(storageUpdateRefused.match(withStatus({kind: 'iaas', applications: [mysql]}, {failures: failed(text)})), [], 'There are no stateful sets on machines.');
});

const waiting = (message: string, agents = [makeAgent('mysql/0', {isLeader: true}), makeAgent('mysql/1')]): Situation =>
	withStatus({agents, applications: [{...mysql, status: {current: 'blocked', message, since: undefined}}]});

const asking = 'Refreshing. Check units >=1 are healthy & run `resume-refresh` on unit 0. To rollback, `juju refresh --revision 251`. See `juju ssh mysql/0`';

test('what a charm asks for becomes choices, marked as its own; the rest is only shown', t => {
	const remedies = remediesFor(charmGivesInstructions, waiting(asking));
	const choices = remedies.filter(({id}) => id.startsWith('charm-advice'));
	t.deepEqual(choices.flatMap(choice => intentsIn(choice)), [['run', 'mysql/0', 'resume-refresh'], ['refresh', '--revision', '251']].map(words => ({
		type: 'run-charm-advice', model: webModel, unit: 'mysql/0', arguments: words,
	})));
	t.true(choices.every(({title, explanation, risk, disabledReason}) =>
		title.startsWith('The charm says: ') && explanation.includes('not by Juju') && risk === 'disruptive' && disabledReason === undefined));
	const shown = pickRemedy(remedies, 'shown-only');
	t.true(shown.action.type === 'advice' && shown.action.lines.includes('  juju ssh mysql/0'));
	t.deepEqual(remedies.map(({risk}) => risk), remedies.map(({risk}) => risk).toSorted((left, right) => Number(left !== 'safe') - Number(right !== 'safe')));
});

test('a refresh is not resumed while a unit is unwell; the way back stays open', t => {
	const remedies = remediesFor(charmGivesInstructions, waiting(asking, [makeAgent('mysql/0'), makeAgent('mysql/1', {condition: 'error', message: 'hook failed: "start"'})]));
	t.regex(pickRemedy(remedies, 'charm-advice mysql run').disabledReason ?? '', /mysql\/1 is unwell/v);
	t.is(pickRemedy(remedies, 'charm-advice mysql refresh').disabledReason, undefined);
});

test('a charm cannot ask for what is not its own', t => {
	const remedies = remediesFor(charmGivesInstructions, waiting('Run `juju refresh keystone --revision 2` and `juju config mysql trust=true` and `juju run keystone/0 stop`'));
	t.deepEqual(remedies.filter(({action}) => action.type === 'perform'), []);
	const shown = pickRemedy(remedies, 'shown-only');
	t.is(shown.action.type === 'advice' ? shown.action.lines.filter(line => line.startsWith('  juju')).length : 0, 3);
});

const old = 'ch:amd64/jammy/mysql-12';

const inError = [
	makeAgent('mysql/0', {condition: 'error', message: 'hook failed: "config-changed"', upgradingFrom: old}),
	makeAgent('mysql/1', {upgradingFrom: old}),
];

test('a unit in error keeps the old charm: resolve first, go back second, and force is only explained', t => {
	const situation = withStatus({agents: inError, applications: [mysql]});
	t.deepEqual(onlyFinding(refreshWhileInError, situation).subjects, ['unit-mysql-0']);
	const remedies = remediesFor(refreshWhileInError, situation);
	t.deepEqual(remedies.map(({id}) => id), ['open-hook-failed unit-mysql-0', 'ask-again', 'resolve-retry', 'refresh-back mysql', 'force-units']);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'refresh-back')), [{
		type: 'refresh-charm', model: webModel, application: 'mysql', revision: 12,
	}]);
	const force = pickRemedy(remedies, 'force-units');
	t.is(force.risk, 'data-loss');
	t.regex(force.cost ?? '', /stays undone/v);
	t.true(force.action.type === 'advice' && force.action.lines.some(line => line.includes('juju refresh -m aws:admin/web --force-units')));
});

test('force has another name in 1.25, and upgrade-charm is its command before 2.9', t => {
	const linesFor = (version: string): string => {
		const remedy = pickRemedy(refreshWhileInError.remedies(undefined, makeSituation({clientVersion: parseVersion(version)})), 'force-units');
		return remedy.action.type === 'advice' ? remedy.action.lines.join('\n') : '';
	};

	t.regex(linesFor('1.25.13'), /juju upgrade-charm -e ENVIRONMENT --force --revision/v);
	t.regex(linesFor('2.8.13'), /juju upgrade-charm -m CONTROLLER:MODEL --force-units/v);
	t.regex(linesFor('4.0.17'), /juju refresh -m CONTROLLER:MODEL --force-units/v);
});

test('a charm from a file leads back by its file only', t => {
	const remedies = remediesFor(refreshWhileInError, withStatus({agents: inError, applications: [{...mysql, charmOrigin: 'local'}]}));
	t.regex(pickRemedy(remedies, 'refresh-back').disabledReason ?? '', /--path/v);
});

test('channels that differ only in how they are written are the same', t => {
	const ran = (channel: string, at = testTime - 60_000): Situation => withStatus({applications: [{...mysql, charmChannel: 'latest/edge'}]}, {
		commands: [{line: `juju refresh -m aws:admin/web --channel ${channel} --no-browser-login mysql`, at, exitCode: 0}],
	});
	const count = (situation: Situation, entry: Case = refreshNamesWrongChannel): number => entry.match(situation).length;
	t.is(count(ran('edge')), 0);
	t.is(count(ran('latest/edge')), 0);
	t.is(count(ran('latest')), 1);
	t.is(count(ran('8.0/stable')), 1);
	t.is(count(ran('8.0/stable', testTime)), 0, 'The status is older than that.');
});
