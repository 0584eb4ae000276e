import test from 'ava';
import {type Agent} from '../../../source/domain/agent.js';
import {helpForUnit, type CharmHelp, type CharmHelpFacts} from '../../../source/domain/charm/charm-help.js';
import {describeUnits} from '../../../source/domain/charm/describe-units.js';
import {parseVersion} from '../../../source/domain/version.js';
import {makeAgent, makeStatus, webModel} from '../../_helpers/make-state.js';

const helpFor = (unit: Partial<Agent>, overrides: Partial<CharmHelpFacts> = {}): readonly CharmHelp[] => {
	const [described] = describeUnits(makeStatus({agents: [makeAgent('mysql/0', unit)]}), 'mysql');
	return described
		? helpForUnit({
			model: webModel, application: 'mysql', unit: described, machine: '2', isLocal: false, client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), ...overrides,
		})
		: [];
};

const withWorkload = (current: string, message: string): Partial<Agent> => ({workloadStatus: {current, message, since: undefined}});
const failed: Partial<Agent> = {
	condition: 'error', message: 'hook failed: "config-changed"', upgradingFrom: 'ch:amd64/jammy/mysql-29', ...withWorkload('error', 'hook failed: "config-changed"'),
};
const conflicting: Partial<Agent> = {condition: 'error', message: 'upgrade failed', ...withWorkload('error', 'upgrade failed')};
const held: Partial<Agent> = withWorkload('blocked', 'Refreshing. Check units >=1 are healthy & run `resume-refresh` on unit 0. To rollback, `juju refresh --revision 251`');
const lost: Partial<Agent> = {condition: 'lost', state: 'lost'};

const all: ReadonlyArray<Partial<Agent>> = [failed, conflicting, held, lost];
const risks = ['safe', 'disruptive', 'data-loss'];
const names = (help: readonly CharmHelp[]): readonly string[] => help.map(({id}) => id.split(' ', 1)[0] ?? '');

test('a failed hook: look, wait, repair, retry, another revision, back, and force last behind the application\'s name', t => {
	const help = helpFor(failed);
	t.deepEqual(names(help), ['read-status-log', 'read-error-log', 'watch', 'open-shell', 'debug-hooks', 'resolve-retry', 'other-revision', 'roll-back', 'force-units']);
	t.regex(help.find(({id}) => id.startsWith('resolve-retry'))?.title ?? '', /config-changed of mysql\/0/v);
	const force = help.at(-1);
	t.deepEqual([force?.risk, force?.phrase, force?.opens], ['data-loss', 'mysql', {type: 'order', order: {forceUnits: true}}]);
	t.regex(force?.explanation ?? '', /upgrade-charm hook for good.*every unit of mysql/v);
});

test('files in the way: look, move away, resolve, back; a revision reaches the unit only by force', t => {
	const help = helpFor(conflicting);
	t.deepEqual(names(help), ['read-error-log', 'read-status-log', 'open-shell', 'resolve-retry', 'roll-back', 'force-units']);
	t.regex(help.find(({id}) => id.startsWith('resolve-retry'))?.explanation ?? '', /First move away/v);
	t.regex(helpFor(conflicting, {client: parseVersion('1.25.13'), controller: parseVersion('1.25.13')}).at(-1)?.title ?? '', /\(--force, /v);
	t.regex(helpFor(conflicting, {client: parseVersion('1.25.13'), controller: parseVersion('1.25.13')}).find(({id}) => id.startsWith('resolve-retry'))?.explanation ?? '', /git/v);
});

test('a charm that stops and names commands: they are choices', t => {
	const help = helpFor(held);
	t.deepEqual(help.filter(({id}) => id.startsWith('charm-advice')).flatMap(({intents}) => intents), [['run', 'mysql/0', 'resume-refresh'], ['refresh', '--revision', '251']].map(words => ({
		type: 'run-charm-advice', model: webModel, unit: 'mysql/0', arguments: words,
	})));
});

test('what is lost is looked at on its machine; on Kubernetes there is none', t => {
	t.deepEqual(names(helpFor(lost)), ['read-status-log', 'inspect-services', 'watch', 'open-shell']);
	t.deepEqual(names(helpFor(lost, {machine: undefined})), ['read-status-log', 'watch']);
});

test('the safest comes first, a hook is never passed over, and ids are told apart', t => {
	for (const unit of all) {
		const help = helpFor(unit);
		t.true(help.length > 1);
		t.deepEqual(help.map(({risk}) => risk), help.map(({risk}) => risk).toSorted((left, right) => risks.indexOf(left) - risks.indexOf(right)));
		t.true(help.flatMap(({intents}) => intents).every(intent => intent.type !== 'resolve' || intent.retry));
		t.is(new Set(help.map(({id}) => id)).size, help.length);
		t.true(help.every(({risk, phrase}) => (risk === 'data-loss') === (phrase !== undefined)));
		t.true(help.every(({explanation}) => explanation.endsWith('.')));
	}
});

test('nothing is offered for a unit that is well, or whose turn comes by itself', t => {
	t.deepEqual(helpFor({}), []);
	t.deepEqual(helpFor({upgradingFrom: 'ch:amd64/jammy/mysql-29'}), []);
	t.deepEqual(helpFor({condition: 'busy', state: 'executing'}), []);
});
