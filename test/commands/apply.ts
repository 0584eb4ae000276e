import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {readPlan} from '../../source/storage/read-plan.js';
import {
	changePlan,
	consent,
	refitId,
	runApplyOn,
	savePlanOf,
	type ApplyRun,
} from '../_helpers/apply-run.js';
import {validateDocument} from '../_helpers/validate-document.js';

const kindsOf = ({journal}: ApplyRun): readonly string[] => journal.map(({kind}) => String(kind));

/** Changing commands that were begun, without the time in the names of backups. */
const commandsOf = ({journal}: ApplyRun): readonly string[] => journal.filter(({kind}) => kind === 'command-starting')
	.map(({command}) => (command as readonly string[]).slice(1, 2).join(' '));

for (const [scenario, hops] of [['small', 3], ['production', 7], ['small-2.9', 3], ['first', 1]] as const) {
	test(`${scenario} is upgraded without a person, and the run says so`, async t => {
		const plan = await savePlanOf(t, scenario);
		const run = await runApplyOn(t, '--simulate', scenario, '--plan', plan, ...consent, '--format', 'json');
		t.is(run.code, 0, run.stderr);
		const commands = commandsOf(run);
		const upgrades = commands.filter(command => command.startsWith('upgrade'));
		t.is(upgrades.length, hops);
		t.is(commands.length, hops + 1);
		t.regex(commands[0] ?? '', /backup/v);
		t.regex(run.stderr, new RegExp(String.raw`\n${hops * 3}/${hops * 3}  Compare`, 'v'));
		t.deepEqual(validateDocument('run', run.stdout), []);
		t.like(JSON.parse(run.stdout), {schema: 'juju-upgrade-wizard/run/1', outcome: 'done', 'exit-code': 0});
	});
}

test('every change stands in the journal before it starts, with who accepted it', async t => {
	const plan = await savePlanOf(t, 'small');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent, '--ignore-check', 'disk-space');
	t.is(run.code, 0);
	t.regex(run.stdout, /3\.6\.4 [>→] 3\.6\.28/v);
	const kinds = kindsOf(run);
	const milestones = ['applying', 'backup-proved', 'plan-accepted', 'finished', 'left', 'run-ended'];
	t.deepEqual(kinds.filter(kind => milestones.includes(kind)), milestones);
	const {plan: saved} = await readPlan(plan);
	t.deepEqual(run.journal.find(({kind}) => kind === 'applying')?.['value'], {
		plan: saved.id, file: plan, yes: true, accepted: ['disruptive', 'point-of-no-return'], 'ignored-checks': ['disk-space'],
	});
	t.is(kinds.filter(kind => kind === 'command-starting').length, kinds.filter(kind => kind === 'command-ended').length);
});

test('what is missing is listed exactly, and nothing is run', async t => {
	const plan = await savePlanOf(t, 'small');
	const none = await runApplyOn(t, '--simulate', 'small', '--plan', plan);
	t.is(none.code, 4);
	t.regex(none.stderr, /^Add: --yes --accept disruptive --accept point-of-no-return$/mv);
	t.deepEqual(commandsOf(none), []);
	const some = await runApplyOn(t, '--simulate', 'small', '--plan', plan, '--yes', '--accept', 'disruptive');
	t.is(some.code, 4);
	t.regex(some.stderr, /^Add: --accept point-of-no-return$/mv);
	t.deepEqual(commandsOf(some), []);
	const risks = await runApplyOn(t, '--simulate', 'small', '--plan', plan, '--accept', 'disruptive', '--accept', 'point-of-no-return');
	t.is(risks.code, 4);
	t.regex(risks.stderr, /^Add: --yes$/mv);
});

test('where Juju makes no backup, going on without has to be accepted', async t => {
	const plan = await savePlanOf(t, 'kubernetes');
	const refused = await runApplyOn(t, '--simulate', 'kubernetes', '--plan', plan, ...consent);
	t.is(refused.code, 4);
	t.regex(refused.stderr, /^Add: --accept no-backup$/mv);
	// To let the check pass is not to accept what it warns of.
	const ignored = await runApplyOn(t, '--simulate', 'kubernetes', '--plan', plan, ...consent, '--ignore-check', 'backup-made');
	t.is(ignored.code, 4);
	const accepted = await runApplyOn(t, '--simulate', 'kubernetes', '--plan', plan, ...consent, '--accept', 'no-backup');
	t.is(accepted.code, 0, accepted.stderr);
	t.true(kindsOf(accepted).includes('backup-acknowledged'));
});

test('a backup that could be made is not made where nobody wants one', async t => {
	const plan = await savePlanOf(t, 'small');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent, '--accept', 'no-backup');
	t.is(run.code, 0, run.stderr);
	t.true(commandsOf(run).every(command => !command.includes('backup')));
	t.true(kindsOf(run).includes('backup-acknowledged'));
});

test('a backup that is no good ends it before anything is upgraded', async t => {
	const plan = await savePlanOf(t, 'backup-truncated');
	const run = await runApplyOn(t, '--simulate', 'backup-truncated', '--plan', plan, ...consent);
	t.is(run.code, 3);
	t.regex(run.stderr, /^The backup failed, so nothing was upgraded\./mv);
	t.deepEqual(commandsOf(run), ['create-backup']);
});

test('a check that blocks is named, and can be let pass by its name', async t => {
	const plan = await savePlanOf(t, 'unit-error');
	const blocked = await runApplyOn(t, '--simulate', 'unit-error', '--plan', plan, ...consent);
	t.is(blocked.code, 3);
	t.regex(blocked.stderr, /^ {2}no-unit-in-error \(aws:admin\/web\): /mv);
	t.deepEqual(commandsOf(blocked), []);
	// Whoever reads the report in the morning sees why.
	const seen = blocked.journal.find(({kind}) => kind === 'checks')?.['value'] as {readonly results: ReadonlyArray<{readonly id: string; readonly result: string}>};
	t.true(seen.results.some(({id, result}) => id === 'no-unit-in-error' && result === 'block'));
	const ignored = await runApplyOn(t, '--simulate', 'unit-error', '--plan', plan, ...consent, '--ignore-check', 'no-unit-in-error');
	t.notDeepEqual(commandsOf(ignored), []);
	const checks = ignored.journal.find(({kind}) => kind === 'checks')?.['value'] as {readonly ignored: readonly string[]};
	t.true(checks.ignored.includes('no-unit-in-error aws:admin/web'));
	// The unit stays in error: nobody may call that upgraded.
	t.is(ignored.code, 6, ignored.stderr);
});

test('a cloud that is not as planned ends it with all differences, before anything is run', async t => {
	const plan = await savePlanOf(t, 'small');
	await changePlan(plan, document => {
		document['client-version'] = '3.6.20';
		const [first] = document.steps;
		document.steps = document.steps.filter(({id}) => !String(id).includes('admin/db'));
		Object.assign(first ?? {}, {command: ['juju', 'upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28', '--debug']});
	});
	const problem = await t.throwsAsync(readPlan(plan));
	t.regex(problem.message, /id does not fit/v);
	// Its id is made to fit as well.
	await refitId(plan);
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent);
	t.is(run.code, 3);
	t.regex(run.stderr, /^ {2}The plan was made with the client 3\.6\.20; this one is 3\.6\.28/mv);
	t.regex(run.stderr, /^ {2}Step upgrade-controller was planned as: juju upgrade-controller .*--debug\. Now it would be: juju upgrade-controller /mv);
	t.deepEqual(commandsOf(run), []);
});

test('another cloud than the planned one is refused', async t => {
	const plan = await savePlanOf(t, 'small-3.5');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent);
	t.is(run.code, 3, run.stderr);
	t.deepEqual(commandsOf(run), []);
});

test('only the models of the plan are upgraded', async t => {
	const plan = await savePlanOf(t, 'small', '-m', 'web');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent);
	t.is(run.code, 0, run.stderr);
	t.deepEqual(commandsOf(run), ['create-backup', 'upgrade-controller', 'upgrade-model']);
});

test('a plan without anything to do ends well', async t => {
	const plan = await savePlanOf(t, 'no-binaries');
	const run = await runApplyOn(t, '--simulate', 'no-binaries', '--plan', plan);
	t.is(run.code, 0);
	t.regex(run.stderr, /^There is nothing to do in this plan\.$/mv);
});

test('agents that never turn are waited for, and then it is not good', async t => {
	const plan = await savePlanOf(t, 'agent-behind');
	const run = await runApplyOn(t, '--simulate', 'agent-behind', '--plan', plan, ...consent);
	t.is(run.code, 6);
	t.regex(run.stderr, /Nothing new for 29m/v);
	t.regex(run.stderr, /^No further agent was upgraded for 30m/mv);
	const left = run.journal.findLast(({kind}) => kind === 'left')?.['value'] as {readonly code: number; readonly stage: string};
	t.like(left, {code: 6, stage: 'perform'});
});

test('a controller that stays silent is waited for with a clock, and then the time is over', async t => {
	const plan = await savePlanOf(t, 'unreachable');
	const run = await runApplyOn(t, '--simulate', 'unreachable', '--plan', plan, ...consent);
	t.is(run.code, 5);
	t.regex(run.stderr, /controller: no answer for 14m/v);
	t.regex(run.stderr, /^aws has not answered for 15m/mv);
});

test('--timeout ends all of it', async t => {
	const plan = await savePlanOf(t, 'small');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent, '--timeout', '40s', '--format', 'json');
	t.is(run.code, 5);
	t.regex(run.stderr, /^Not done within 40 seconds/mv);
	t.like(JSON.parse(run.stdout), {'exit-code': 5});
	t.deepEqual(commandsOf(run), ['create-backup', 'upgrade-controller']);
});

test('what Juju refuses at the first step has changed nothing', async t => {
	const plan = await savePlanOf(t, 'changes-disabled');
	const run = await runApplyOn(t, '--simulate', 'changes-disabled', '--plan', plan, ...consent, '--ignore-check', 'changes-enabled', '--ignore-check', 'dry-run-accepted');
	t.is(run.code, 3);
	t.regex(run.stderr, /^Step 1 of 9 was refused: Upgrade the controller\.$/mv);
	t.regex(run.stderr, /^Nothing was upgraded\.$/mv);
	t.deepEqual(commandsOf(run), ['create-backup', 'upgrade-controller']);
});

test('a result that cannot be written does not make the upgrade undone', async t => {
	const plan = await savePlanOf(t, 'small', '-m', 'web');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent, '-o', path.join(plan, 'run.txt'));
	t.is(run.code, 1);
	t.regex(run.stderr, /^Upgraded to 3\.6\.28/mv);
	t.regex(run.stderr, /^The result could not be printed\. /mv);
	t.like(run.journal.at(-1), {kind: 'run-ended', 'exit-code': 0});
});

test('--read-only refuses, and keeps nothing', async t => {
	const plan = await savePlanOf(t, 'small');
	const run = await runApplyOn(t, '--simulate', 'small', '--plan', plan, ...consent, '--read-only');
	t.is(run.code, 3);
	t.is(run.stdout, '');
	await t.throwsAsync(fs.readdir(run.runs));
});

test('wrong use is told before anything is kept', async t => {
	const plan = await savePlanOf(t, 'small');
	const wrong: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
		[/apply needs a plan/v, []],
		[/There is no risk "no-risk"/v, ['--plan', plan, '--accept', 'no-risk']],
		[/data-loss is never accepted/v, ['--plan', plan, '--accept', 'data-loss']],
		[/apply takes no --controller/v, ['--plan', plan, '-c', 'aws']],
		[/apply takes no --model/v, ['--plan', plan, '-m', 'web']],
		[/apply takes no --agent-version/v, ['--plan', plan, '--agent-version', '3.6.28']],
		[/apply has no format "shell"/v, ['--plan', plan, '--format', 'shell']],
		[/There is no plan /v, ['--plan', path.join(path.dirname(plan), 'none.json')]],
		[/There is no check "nothing"/v, ['--plan', plan, '--ignore-check', 'nothing']],
	];
	for (const [message, words] of wrong) {
		await t.throwsAsync(runApplyOn(t, '--simulate', 'small', ...words), {message});
	}
});
