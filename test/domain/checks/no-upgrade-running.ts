import test from 'ava';
import {noUpgradeRunning} from '../../../source/domain/checks/no-upgrade-running.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	withWeb,
} from '../../_helpers/make-facts.js';
import {makeAgent, makeDetails, makeKnown} from '../../_helpers/make-state.js';

const status = (message: string) => ({status: {current: 'busy', message, since: undefined}});

test('a quiet model passes, also one that was upgraded before', t => {
	t.is(judgeOne(noUpgradeRunning, withWeb({})).result, 'pass');
	t.is(judgeOne(noUpgradeRunning, withWeb(status('upgraded on "2026-11-20T03:00:00Z"'))).result, 'pass');
});

test('an upgrade under way blocks, and waiting is the remedy', t => {
	const result = judgeOne(noUpgradeRunning, withWeb(status('upgrade in progress since "2026-11-21T03:00:00Z"')));
	t.like(result, {result: 'block', title: 'An upgrade is under way'});
	t.deepEqual(idsOf(result), ['ask-again']);
});

test('an agent that upgrades is an upgrade under way', t => {
	t.like(judgeOne(noUpgradeRunning, withWeb({agents: [makeAgent('1', {condition: 'upgrading'})]})), {result: 'block', evidence: [{text: '1 agent is upgrading: 1'}]});
});

test('a migration is called a migration', t => {
	t.like(judgeOne(noUpgradeRunning, withWeb(status('migrating: transferring'))), {result: 'block', title: 'The model is being migrated'});
});

test('a controller that is told a version and runs another is being upgraded, though all looks well', t => {
	const facts = makeFacts({controller: makeKnown(makeDetails({version: '3.6.4', modelVersion: '3.6.28'}))});
	t.like(judgeOne(noUpgradeRunning, facts, 'aws:admin/controller'), {result: 'block', evidence: [{text: 'The controller runs 3.6.4 and is told to run 3.6.28.'}]});
	t.is(judgeOne(noUpgradeRunning, facts).result, 'pass');
});
