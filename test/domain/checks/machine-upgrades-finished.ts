import test from 'ava';
import {machineUpgradesFinished} from '../../../source/domain/checks/machine-upgrades-finished.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

test('no unit that waits for its machine passes, and it is said that the lock shows in the dry run', t => {
	const result = judgeOne(machineUpgradesFinished, withWeb({}));
	t.is(result.result, 'pass');
	t.regex(result.evidence[0]?.text ?? '', /shows in the dry run/v);
});

test('a charm that waits for do-release-upgrade blocks, and its machine is named', t => {
	const message = 'Ready for do-release-upgrade and reboot. Set complete when finished.';
	const agents = [makeAgent('3'), makeAgent('keystone/0', {machine: '3', workloadStatus: {current: 'blocked', message, since: undefined}})];
	const result = judgeOne(machineUpgradesFinished, withWeb({agents}));
	t.like(result, {result: 'block', title: 'The operating system is half upgraded (1 machine: 3)', evidence: [{text: `keystone/0: ${message}`}]});
	t.deepEqual(idsOf(result), ['finish-machine-upgrade', 'ask-again']);
	const action = result.remedies[0]?.action;
	t.true(action?.type === 'advice' && action.lines.includes('  juju upgrade-machine 3 complete -m aws:admin/web'));
});
