import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {makeRunDocument} from '../../source/output/run-document.js';
import {summariseRun} from '../../source/domain/run.js';
import {listRuns, readRun} from '../../source/storage/read-run.js';
import {troubleRows} from '../../source/state/trouble-rows.js';
import {selectCheckResults} from '../../source/state/selectors.js';
import {applyCheckRemedy, reachPrepare, selectCheck} from '../_helpers/journey-steps.js';
import {goOn, wasKilled} from '../_helpers/resume-steps.js';
import {openWorld, type Program} from '../_helpers/resume-world.js';

const lock = 'changes-enabled';

/** Lifts the first lock that blocks. */
const liftLock = async (program: Program): Promise<void> => {
	await reachPrepare(program);
	const result = selectCheckResults(program.state()).find(({id, result: verdict}) => id === lock && verdict === 'block');
	await selectCheck(program, lock, result?.subject);
	await applyCheckRemedy(program, lock, result?.remedies.find(({id}) => id.startsWith('enable-commands '))?.id);
};

/** Where in its records a program lifts a lock. */
const places = async (t: Parameters<typeof openWorld>[0]) => {
	const world = await openWorld(t, 'changes-disabled');
	const program = await world.start();
	await liftLock(program);
	await program.stop();
	const {records} = program;
	return {start: records.indexOf('command-starting') + 1, planned: records.indexOf('put-back-planned') + 1, remembered: records.indexOf('put-back-remembered') + 1};
};

test('a lock that was lifted is put back whenever the program was cut off in it', async t => {
	const {planned, start, remembered} = await places(t);
	t.true(planned > 0 && planned < start && start < remembered);
	const deaths = [{records: planned}, {records: start, reachesJuju: true}, {records: start + 1}, {records: remembered}];
	for (const death of deaths) {
		const world = await openWorld(t, 'changes-disabled');
		const victim = await world.start({death});
		t.true(await wasKilled(victim, liftLock) || victim.isDead());
		victim.kill();
		const run = await world.unfinished();
		const isLifted = death.records >= start;
		t.deepEqual(run.putBack.map(({intents}) => intents[0].type), isLifted ? ['disable-commands'] : [], `after record ${death.records}`);
		t.is(run.putBack.some(({explanation}) => explanation.startsWith('Nobody wrote down whether')), death.records === start);
		t.deepEqual(run.done.map(({line}) => line.split(' ', 2)[1]), death.records > start ? ['enable-command'] : []);

		const [newest = ''] = await listRuns(world.paths.runs);
		const {journal} = await readRun(world.paths.runs, newest);
		const document = makeRunDocument({
			run: summariseRun(newest, journal?.entries ?? []), isAlive: false, torn: undefined, damage: [], entries: journal?.entries.length ?? 0,
		}, []);
		t.is(document.undone.some(({kind}) => kind === 'put-back'), isLifted);

		const program = await world.start({resume: run});
		await goOn(program);
		const rows = troubleRows(program.state(), {filter: '', about: undefined}).filter(row => row.kind === 'put-back');
		t.is(rows.length, isLifted ? 1 : 0, modelKey({controller: 'aws', name: program.state().stage.name}));
		t.deepEqual(program.state().putBack.map(({id}) => id), run.putBack.map(({id}) => id));
		await program.stop();
	}
});

test('a run that was left in Prepare with a backup is gone on with, and the backup is taken up', async t => {
	const world = await openWorld(t);
	const program = await world.start();
	await reachPrepare(program);
	await selectCheck(program, 'backup-made');
	await applyCheckRemedy(program, 'backup-made');
	await program.act('quit');
	t.is(program.state().exit?.code, 4);
	await program.stop();
	const run = await world.unfinished();
	t.true(run.wasLeft);
	t.deepEqual(run.done.map(({line}) => line.split(' ', 3).slice(0, 2)), [['juju', 'create-backup']]);
	const next = await world.start({resume: run});
	await goOn(next);
	await next.until('the backup is proved again', ({stage, backup}) => stage.name === 'prepare' && backup.kind === 'made');
	t.is(world.changes().length, 1);
	await next.stop();
});
