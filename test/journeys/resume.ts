import test, {type ExecutionContext} from 'ava';
import {isUpgraded, resume, wasKilled} from '../_helpers/resume-steps.js';
import {openWorld, type Death} from '../_helpers/resume-world.js';

const undisturbed = async (t: ExecutionContext) => {
	const world = await openWorld(t);
	const program = await world.start();
	t.false(await wasKilled(program));
	t.true(isUpgraded(program));
	await program.stop();
	return {changes: world.changes(), records: program.records};
};

const killAndResume = async (t: ExecutionContext, death: Death): Promise<readonly string[]> => {
	const world = await openWorld(t);
	const victim = await world.start({death});
	if (await wasKilled(victim) || victim.isDead()) {
		victim.kill();
		const program = await resume(t, world);
		t.false(await wasKilled(program));
		t.true(isUpgraded(program), `${death.records} ${program.state().stage.name} ${program.state().notice ?? ''}`);
		t.deepEqual(program.errors(), []);
		await program.stop();
	}

	return world.changes();
};

test('killed at every record of a whole upgrade and resumed, the same commands reach Juju as without it', async t => {
	const {changes, records} = await undisturbed(t);
	t.timeout(100_000);
	for (const count of records.slice(0, records.indexOf('finished')).keys()) {
		t.deepEqual(await killAndResume(t, {records: count + 1}), changes, `killed after record ${count + 1}, ${records[count]}`);
	}
});

test('killed between the start of a command and its end, after it has reached Juju, it is not given twice', async t => {
	const {changes, records} = await undisturbed(t);
	const starts = records.keys().filter(index => records[index] === 'command-starting').toArray();
	t.is(starts.length, changes.length);
	for (const index of starts) {
		t.deepEqual(await killAndResume(t, {records: index + 1, reachesJuju: true}), changes, `killed while command ${index + 1} ran`);
	}
});

test('killed at every record of the run that goes on with another, it arrives all the same', async t => {
	t.timeout(100_000);
	const {changes, records} = await undisturbed(t);
	const death: Death = {records: records.lastIndexOf('command-starting') + 1, reachesJuju: true};
	for (let count = 1; ; count++) {
		const world = await openWorld(t);
		const victim = await world.start({death});
		t.true(await wasKilled(victim));
		victim.kill();
		const second = await resume(t, world, {death: {records: count}});
		const isKilled = await wasKilled(second);
		second.kill();
		if (second.records.includes('finished')) {
			break;
		}

		t.true(isKilled || second.isDead());
		const third = await resume(t, world);
		t.false(await wasKilled(third));
		t.true(isUpgraded(third), `killed after record ${count}, ${second.records.at(-1) ?? ''}`);
		t.deepEqual(world.changes(), changes);
		await third.stop();
	}
});

test('killed again and again, each time a few records further, it arrives all the same', async t => {
	const {changes} = await undisturbed(t);
	const world = await openWorld(t);
	let program = await world.start({death: {records: 9}});
	let rounds = 1;
	while ((await wasKilled(program) || program.isDead()) && !program.records.includes('finished')) {
		program.kill();
		program = await resume(t, world, {death: {records: 9}});
		rounds += 1;
	}

	t.true(rounds > 4);
	t.deepEqual(world.changes(), changes);
	await t.throwsAsync(world.unfinished(), {message: /No run in .* is unfinished/v});
	program.kill();
});
