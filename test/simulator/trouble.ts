import test from 'ava';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {type ProcessAnswer} from '../../source/juju/process.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';
import {makeTroubled, readTrouble, type Trouble} from '../../source/simulator/trouble.js';
import {openJourney} from '../_helpers/open-journey.js';
import {lineText} from '../_helpers/page-text.js';

const good: ProcessAnswer = {
	outcome: 'exited', exitCode: 0, stdout: '{"units":{"a/0":{"message":"ready"}}}', stderr: '', duration: 100,
};

const noTrouble: Trouble = {
	slow: 0, broken: 0, silent: 0, isHostile: false,
};

/** A client behind trouble, on a clock that only waiting moves. */
const open = (trouble: Partial<Trouble>, seed = 1) => {
	let now = 0;
	const limits: number[] = [];
	const clock = {
		now: () => now,
		async wait(milliseconds: number, signal?: AbortSignal) {
			now += signal?.aborted === true ? 0 : milliseconds;
		},
	};
	const process = makeTroubled({
		name: 'juju',
		async run({timeLimit}) {
			limits.push(timeLimit);
			now += 100;
			return good;
		},
		async attach() {
			return {outcome: 'exited', exitCode: 0, duration: 0};
		},
	}, {...noTrouble, ...trouble}, {clock, seed});
	return {process, limits, ask: async (signal?: AbortSignal) => process.run({arguments: ['status'], timeLimit: 10_000, ...(signal && {signal})})};
};

test('switches are read, and what is none is not', t => {
	t.deepEqual(readTrouble('slow=5'), {...noTrouble, slow: 5000});
	t.deepEqual(readTrouble('slow=0.5,broken=20,silent=100,hostile'), {
		slow: 500, broken: 20, silent: 100, isHostile: true,
	});
	const wrong = ['', 'slow', 'slow=', 'slow=x', 'broken=101', 'silent=-1', 'loud', 'slow=1,', 'hostile=1', 'slow=1e9'];
	t.deepEqual(wrong.map(text => readTrouble(text)), wrong.map(() => undefined));
});

test('the scenario debug takes switches after its name, and no other one does', t => {
	t.true(findScenario('debug')?.trouble?.isHostile);
	t.deepEqual(findScenario('debug:slow=2')?.trouble, {...noTrouble, slow: 2000});
	t.is(findScenario('debug:fast'), undefined);
	t.is(findScenario('small:slow=2'), undefined);
});

test('a slow client answers later, within its time limit', async t => {
	const {ask, limits} = open({slow: 3000});
	t.deepEqual(await ask(), {...good, duration: 3100});
	t.deepEqual(limits, [7000]);
	const {outcome, duration} = await open({slow: 30_000}).ask();
	t.deepEqual({outcome, duration}, {outcome: 'timed-out', duration: 10_000});
});

test('a silent one is ended by us, at its time limit or when it is not wanted any more', async t => {
	const {ask, limits} = open({silent: 100});
	const {outcome, stdout, duration} = await ask();
	t.deepEqual({outcome, stdout, duration}, {outcome: 'timed-out', stdout: '', duration: 10_000});
	const aborted = await ask(AbortSignal.abort());
	t.is(aborted.outcome, 'aborted');
	t.deepEqual(limits, [], 'the client is not asked');
});

test('a broken one is cut off in the middle and ends with 1', async t => {
	const {stdout, exitCode} = await open({broken: 100}).ask();
	t.is(stdout, good.stdout.slice(0, Math.floor(good.stdout.length / 2)));
	t.is(exitCode, 1);
});

test('so many of a hundred, the same ones for the same seed', async t => {
	const play = async (seed: number): Promise<string> => {
		const {ask} = open({broken: 20}, seed);
		let answers = '';
		for (let count = 0; count < 500; count++) {
			const {exitCode} = await ask();
			answers += exitCode;
		}

		return answers;
	};

	const first = await play(1);
	const broken = first.replaceAll('0', '').length;
	t.true(broken > 60 && broken < 140, `${broken} of 500`);
	t.is(await play(1), first);
	t.not(await play(2), first);
});

test('a hostile one says in messages and beside them what no terminal should be told; what it answers is still an answer', async t => {
	const {stdout, stderr} = await open({isHostile: true}).ask();
	const {units} = JSON.parse(stdout) as {units: Record<string, {message: string}>};
	t.true(units['a/0']?.message.startsWith('ready\u{1B}[2J'));
	t.true(stderr.includes('\u{202E}'));
});

test('through all of it at once the wizard comes to the models, and none of it to the screen', async t => {
	const journey = await openJourney({
		wrap: process => makeTroubled(process, {
			slow: 1000, broken: 10, silent: 3, isHostile: true,
		}, {clock: {now: () => 0, wait: async () => undefined}, seed: 1}),
	});
	await journey.until('a controller can be chosen', ({stage, controllers}) => stage.name === 'target' && (controllers.value?.controllers.length ?? 0) > 0, 600_000);
	const {above, below} = drawFrame(journey.state());
	const rows = [...above, ...below].map(row => lineText(row));
	t.true(rows.some(row => row.includes('aws')));
	t.deepEqual(rows.filter(row => /[\p{Control}\u{202E}]/v.test(row)), []);
	t.true(journey.commands().length > 2);
});
