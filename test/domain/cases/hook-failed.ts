import test from 'ava';
import {hookFailed} from '../../../source/domain/cases/hook-failed.js';
import {type Agent} from '../../../source/domain/agent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {renderWithout} from '../../_helpers/make-facts.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, webModel} from '../../_helpers/make-state.js';

const failed = (name: string, hook = 'config-changed'): Agent => makeAgent(name, {condition: 'error', message: `hook failed: "${hook}"`});

test('forty units of one hook are one finding', t => {
	const agents = Array.from({length: 40}, (_, index) => failed(`telegraf/${index}`));
	const finding = onlyFinding(hookFailed, withStatus({agents}));
	t.is(finding.subjects.length, 40);
	t.is(finding.summary, 'config-changed of telegraf/0, telegraf/1, telegraf/2 and 37 more');
	t.deepEqual(finding.evidence.map(({text}) => text).slice(-1), ['and 37 more units with the same hook']);
});

test('two hooks are two findings', t => {
	t.deepEqual(hookFailed.match(withStatus({agents: [failed('a/0'), failed('a/1', 'start')]})).map(({subjects}) => subjects), [['unit-a-0'], ['unit-a-1']]);
});

test('an error without a hook is none', t => {
	t.deepEqual(hookFailed.match(withStatus({agents: [makeAgent('a/0', {condition: 'error', message: 'upgrade failed'}), makeAgent('0', {condition: 'error'})]})), []);
});

test('the meaning names the hook and counts the units', t => {
	const situation = withStatus({agents: [failed('a/0'), failed('a/1')]});
	t.regex(hookFailed.meaning(onlyFinding(hookFailed, situation), situation), /^The hook config-changed ended with an error on 2 units\./v);
});

test('looking comes first, then retrying, then passing over', t => {
	const ids = remediesFor(hookFailed, withStatus({agents: [failed('etcd/2')]})).map(({id}) => id);
	t.deepEqual(ids, [
		'read-status-log unit-etcd-2',
		'read-error-log unit-etcd-2',
		'ask-again',
		'debug-hooks-elsewhere unit-etcd-2',
		'debug-hooks unit-etcd-2',
		'resolve-retry unit-etcd-2',
		'resolve-no-retry unit-etcd-2',
	]);
});

test('of many units one is tried before all', t => {
	const remedies = remediesFor(hookFailed, withStatus({agents: [failed('a/0'), failed('a/1')]}));
	t.deepEqual(intentsIn(pickRemedy(remedies, 'resolve-retry unit-a-0')), [{
		type: 'resolve', model: webModel, unit: 'a/0', retry: true,
	}]);
	t.is(intentsIn(pickRemedy(remedies, 'resolve-retry all')).length, 2);
});

test('passing over says what it means in that version, and warns of upgrade-charm', t => {
	const pass = (version: string, hook?: string) => pickRemedy(remediesFor(hookFailed, withStatus({agents: [failed('a/0', hook)]}, {controllerVersion: parseVersion(version)})), 'resolve-no-retry');
	t.regex(pass('3.6.28').explanation, /In 3\.6 that is --no-retry/v);
	t.regex(pass('1.25.13').explanation, /only --retry runs the hook again/v);
	t.regex(pass('3.6.28', 'upgrade-charm').cost ?? '', /the workload is not upgraded/v);
	t.like(intentsIn(pass('3.6.28'))[0], {type: 'resolve', retry: false});
	t.false('undo' in pass('3.6.28'));
});

test('the command for a second terminal is shown whole', t => {
	t.regex(JSON.stringify(pickRemedy(remediesFor(hookFailed, withStatus({agents: [failed('a/0')]})), 'debug-hooks-elsewhere').action), /juju debug-hooks/v);
	const without = withStatus({agents: [failed('a/0')]}, {render: renderWithout('debug-hooks')});
	t.is(pickRemedy(remediesFor(hookFailed, without), 'debug-hooks-elsewhere').disabledReason, 'There is no debug-hooks here.');
	t.is(pickRemedy(remediesFor(hookFailed, without), 'debug-hooks').disabledReason, 'There is no debug-hooks here.');
});

test('a unit that looks healthy for a moment keeps its remedies', t => {
	const finding = onlyFinding(hookFailed, withStatus({agents: [failed('a/0')]}));
	const remedies = hookFailed.remedies(finding, withStatus({agents: [makeAgent('a/0', {condition: 'busy'})]}));
	t.is(pickRemedy(remedies, 'resolve-retry').disabledReason, undefined);
});
