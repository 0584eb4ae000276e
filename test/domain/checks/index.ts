import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {unasked} from '../../../source/domain/answer.js';
import {matchCases} from '../../../source/domain/cases/index.js';
import {type Remedy} from '../../../source/domain/check.js';
import {checks, judgeAll} from '../../../source/domain/checks/index.js';
import {modelKey} from '../../../source/domain/intent.js';
import {modelStatus} from '../../_helpers/arbitraries.js';
import {
	makeFacts,
	makeFailed,
	renderWithout,
	withWeb,
} from '../../_helpers/make-facts.js';
import {withStatus} from '../../_helpers/make-situation.js';
import {makeAgent, makeKnown, webModel} from '../../_helpers/make-state.js';

test('the ids are stable: scripts name them', t => {
	t.deepEqual(checks.map(({id}) => id), [
		'controller-reachable',
		'client-compatible',
		'client-refresh-planned',
		'session-survives',
		'release-sound',
		'access-sufficient',
		'model-alive',
		'credential-valid',
		'high-availability-complete',
		'database-supported',
		'disk-space',
		'database-snap-suited',
		'clocks-agree',
		'no-upgrade-running',
		'changes-enabled',
		'no-agent-down',
		'no-unit-lost',
		'no-unit-in-error',
		'no-machine-pending',
		'agents-at-model-version',
		'machine-upgrades-finished',
		'bases-supported',
		'charms-from-charmhub',
		'controller-charm-current',
		'relations-across-models',
		'migration-users',
		'migration-secret-backends',
		'stream-changes',
		'dry-run-accepted',
		'blocker-machine-upgrade',
		'blocker-machine-base',
		'blocker-windows-machine',
		'blocker-charm-store',
		'blocker-lxd-version',
		'blocker-database-node',
		'blocker-database-version',
		'blocker-migration',
		'blocker-model-too-old',
		'blocker-minor-version',
		'blocker-downgrade',
		'blocker-unknown',
		'backup-made',
		'copies-made',
	]);
});

test('a healthy cloud passes every check', t => {
	t.deepEqual(judgeAll(makeFacts()).filter(({result}) => result !== 'pass').map(({id, subject, title}) => `${id} ${subject} ${title}`), []);
});

/** A copy beside a backup is never needed, and can be made all the same. */
const isBeside = ({action}: Remedy): boolean => action.type === 'keep-client-data' || action.type === 'export-bundle';

test('what passes has evidence and needs no remedy', t => {
	for (const {id, evidence, remedies, consequence} of judgeAll(makeFacts())) {
		t.true(evidence.length > 0, id);
		t.deepEqual(remedies.filter(remedy => !isBeside(remedy)), [], id);
		t.is(consequence, undefined, id);
	}
});

test('nothing passes while nothing is known, but for what this program knows by itself', t => {
	const results = judgeAll(makeFacts({
		controller: unasked, models: unasked, statuses: {}, disabledCommands: {}, modelDetails: {}, previews: {}, backup: {kind: 'none'}, copies: {}, clientVersion: undefined, host: unasked,
	}));
	t.deepEqual(results.filter(({result}) => result === 'pass').map(({id}) => id), ['release-sound']);
	t.true(results.some(({result}) => result === 'running'));
});

test('what did not answer is unknown, with the reason and the way to ask again', t => {
	const result = judgeAll(makeFacts({statuses: {[modelKey(webModel)]: makeFailed()}})).find(({subject, id}) => subject === modelKey(webModel) && id === 'no-agent-down');
	t.like(result, {result: 'unknown', title: 'The status is not known', evidence: [{text: 'The controller did not answer within 30s.'}]});
	t.is(result?.remedies[0]?.id, 'ask-again');
});

test('an answer that is old and not followed by another proves nothing', t => {
	const facts = makeFacts();
	const {value} = makeKnown(withWeb({}).statuses[modelKey(webModel)]?.value);
	const old = {...makeFailed(), value, at: facts.now - 300_000};
	const results = judgeAll(makeFacts({statuses: {...facts.statuses, [modelKey(webModel)]: old}}));
	t.like(results.find(({id, subject}) => id === 'no-unit-lost' && subject === modelKey(webModel)), {result: 'unknown', title: 'The status is 5m 00s old'});
});

test('blocking results come first, passing ones last', t => {
	const words = judgeAll(withWeb({agents: [makeAgent('2', {condition: 'down'})]}, {copies: {}, backup: {kind: 'making', since: 0}})).map(({result}) => result);
	t.is(words[0], 'block');
	t.is(words.at(-1), 'pass');
	t.deepEqual(words, words.toSorted((left, right) => ['block', 'unknown', 'warn', 'running', 'pass'].indexOf(left) - ['block', 'unknown', 'warn', 'running', 'pass'].indexOf(right)));
});

test('only what this client can say is asked for', t => {
	const facts = makeFacts({render: renderWithout('show-model', 'inspect-controller-machine', 'read-model-settings', 'read-agent-stream', 'read-disabled-commands', 'list-models', 'preview-controller-upgrade')});
	const asked = checks.flatMap(check => check.needs(facts)).map(({type}) => type);
	t.deepEqual([...new Set(asked)], ['show-controller']);
});

const damaged = fc.record({
	status: modelStatus,
	hasDetails: fc.boolean(),
	hasModels: fc.boolean(),
	backup: fc.constantFrom({kind: 'none'} as const, {kind: 'failed', message: 'No.', evidence: ''} as const, {kind: 'acknowledged', at: 0} as const),
	controllerVersion: fc.constantFrom('2.9.52', '3.6.4', '4.0.14', 'nonsense'),
});

testProp('any facts are judged without throwing, each subject once, and what blocks says why and what to do', [damaged], (t, {status, hasDetails, hasModels, backup, controllerVersion}) => {
	const facts = withWeb(status, {backup});
	const results = judgeAll({
		...facts, ...(!hasDetails && {controller: unasked}), ...(!hasModels && {models: makeFailed()}), target: {...facts.target, controllerVersion},
	});
	t.is(new Set(results.map(({id, subject}) => `${id} ${subject}`)).size, results.length);
	const blocking = results.filter(({result}) => result === 'block');
	for (const {consequence, remedies, evidence, title} of blocking) {
		t.truthy(consequence, title);
		t.true(remedies.length > 0, title);
		t.true(evidence.length > 0, title);
		t.is(new Set(remedies.map(({id}) => id)).size, remedies.length, title);
	}
});

testProp('every case that a check opens has a finding about that subject', [modelStatus], (t, status) => {
	const opened = judgeAll(withWeb(status)).flatMap(({remedies}) => remedies.flatMap(({action}) => action.type === 'open-case' ? [action] : []));
	const findings = matchCases(withStatus(status));
	t.deepEqual(opened.filter(({case: id, subject}) => findings.every(finding => !(finding.case === id && finding.subjects.includes(subject)))), []);
});

testProp('a status with a bad agent never passes all checks', [modelStatus], (t, status) => {
	const isBad = status.agents.some(({condition}) => ['down', 'lost', 'error'].includes(condition));
	t.true(!isBad || judgeAll(withWeb(status)).some(({result}) => result === 'block'));
});
