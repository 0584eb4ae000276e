import test, {type ExecutionContext} from 'ava';
import {type ApplyEnd} from '../../source/commands/apply-nudge.js';
import {nextApplyNudge} from '../../source/commands/apply-pilot.js';
import {type Plan} from '../../source/domain/plan.js';
import {planOf} from '../../source/commands/plan.js';
import {reachPrepare} from '../_helpers/journey-steps.js';
import {isUpgraded, resume, wasKilled} from '../_helpers/resume-steps.js';
import {
	openWorld,
	type Death,
	type Program,
	type World,
} from '../_helpers/resume-world.js';

/** What `plan` would have saved. */
const planIn = async (world: World): Promise<Plan> => {
	const program = await world.start();
	await reachPrepare(program);
	const plan = planOf(program.state());
	await program.act('quit');
	await program.stop();
	if (!plan) {
		throw new Error('No plan could be made.');
	}

	return plan;
};

/** `apply --plan FILE` with all that it needs to be told, until it ends; undefined where it was killed. */
const apply = async (world: World, plan: Plan, death?: Death): Promise<{readonly program: Program; readonly end: ApplyEnd | undefined}> => {
	const program = await world.start({
		...(death && {death}), session: {
			controller: plan.controller, agentVersion: plan.to, models: plan.steps.flatMap(({action}) => (action.type === 'wait' ? [action.model.name] : [])),
		},
	});
	const order = {plan, hasYes: true, accepted: ['disruptive', 'point-of-no-return'] as const};
	let end: ApplyEnd | undefined;
	const carryOut = async (): Promise<void> => {
		for (let round = 0; round < 5000 && end === undefined; round++) {
			const nudge = nextApplyNudge(program.state(), {isIdle: program.isIdle(), order});
			if (nudge.kind === 'end') {
				({end} = nudge);
			} else if (nudge.kind === 'send') {
				await program.steer(nudge.messages);
			} else {
				// As the next change does: whatever the program is about.
				await program.until('time goes on', () => true);
				await program.advance(500);
			}
		}
	};

	await wasKilled(program, carryOut);
	return {program, end};
};

const undisturbed = async (t: ExecutionContext) => {
	const world = await openWorld(t);
	const plan = await planIn(world);
	const {program, end} = await apply(world, plan);
	t.is(end?.code, 0, end?.summary.join('\n'));
	await program.stop();
	return {changes: world.changes(), records: program.records};
};

test('apply is killed and the wizard goes on with its run: the same commands reach Juju as without it, each once', async t => {
	t.timeout(100_000);
	const {changes, records} = await undisturbed(t);
	t.is(changes.length, 4);
	const ends = records.keys().filter(index => index % 5 === 0 || ['plan-accepted', 'complete', 'verified'].includes(records[index] ?? '')).map((index): Death => ({records: index + 1}));
	const starts = records.keys().filter(index => records[index] === 'command-starting').map((index): Death => ({records: index + 1, reachesJuju: true}));
	for (const death of [...ends, ...starts]) {
		const world = await openWorld(t);
		const {program: victim} = await apply(world, await planIn(world), death);
		victim.kill();
		if (victim.records.includes('finished')) {
			continue;
		}

		const program = await resume(t, world);
		const where = `killed after record ${death.records}, ${records[death.records - 1] ?? ''}`;
		t.false(await wasKilled(program), where);
		t.true(isUpgraded(program), where);
		t.deepEqual(world.changes(), changes, where);
		await program.stop();
	}
});

test('apply that was cut off in the middle has left its plan, its backup and how far it was', async t => {
	const world = await openWorld(t);
	const plan = await planIn(world);
	const {program: victim, end} = await apply(world, plan, {records: 40});
	t.is(end, undefined);
	victim.kill();
	const run = await world.unfinished();
	t.is(run.plan?.plan.id, plan.id);
	t.true((run.plan?.index ?? 0) > 0);
	t.is(run.backup.kind, 'file');
});
