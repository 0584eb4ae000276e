import process from 'node:process';
import test from 'ava';
import {type Agent} from '../../source/domain/agent.js';
import {type Line} from '../../source/interface/line.js';
import {drawFrame, hasStartMenu} from '../../source/interface/draw-frame.js';
import {toAscii} from '../../source/interface/to-ascii.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {
	makeAgent,
	makeAgents,
	makeSession,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {openScreen, type OpenScreen} from '../_helpers/open-screen.js';

const textOf = ({spans}: Line): string => spans.map(({text}) => text).join('').trimEnd();

/** What the state says should be on the screen; undefined where a component of its own stands in the middle of it. */
const expectedRows = (screen: OpenScreen): readonly string[] | undefined => {
	const state = screen.store.getState();
	const {above, below} = drawFrame(state);
	return hasStartMenu(state) ? undefined : [...above, ...below].map(row => textOf(row));
};

const many = (count: number): readonly Agent[] => Array.from({length: count}, (_, index) => makeAgent(`wordpress/${index}`, {since: testTime - 600_000}));

const change = (agents: readonly Agent[], {at, round}: {readonly at: number; readonly round: number}): readonly Agent[] => {
	const first = 1000 + (round * 500);
	return agents.map((agent, index) => ((index < 13 && index % 13 >= round * 5 && index < (round + 1) * 5) || (index >= first && index < first + 500)
		? {...agent, version: '3.6.28', since: at}
		: agent));
};

test('an update of 10,000 agents at 80x24, 5 visible and 500 others changed, writes at most 400 bytes', async t => {
	let agents = many(10_000);
	const before = makeStatus({agents});
	const screen = await openScreen(t, makeWaitingState({agents, state: {picture: {'aws:admin/web': {status: before, at: testTime}}}}));
	await screen.dispatch({
		type: 'observed', model: webModel, answer: {ok: true, value: before}, at: testTime, duration: 1400,
	});
	for (const round of [0, 1]) {
		const at = testTime + 2000 + (round * 2000);
		agents = change(agents, {at, round});
		screen.terminal.takeBytes();

		await screen.dispatch({
			type: 'observed', model: webModel, answer: {ok: true, value: makeStatus({agents})}, at, duration: 1400,
		});
		const bytes = screen.terminal.takeBytes();
		t.true(bytes <= 400, `${bytes} bytes`);
	}

	const rows = await screen.rows();
	t.is(rows.filter(row => row.includes('3.6.4 → 3.6.28')).length, 11);
	t.deepEqual(rows, expectedRows(screen));
});

test('a second that changes only ages writes little', async t => {
	const screen = await openScreen(t, makeWaitingState({agents: many(100)}));
	screen.terminal.takeBytes();
	await screen.dispatch({type: 'ticked', now: testTime + 1000});
	t.true(screen.terminal.takeBytes() < 200);
});

test('drawing a table costs about the same however many agents there are', async t => {
	const costs = await Promise.all([20, 10_000].map(async count => {
		const screen = await openScreen(t, makeWaitingState({agents: many(count)}));
		const samples: number[] = [];
		for (let second = 1; second <= 15; second++) {
			const start = process.cpuUsage();

			await screen.dispatch({type: 'ticked', now: testTime + (second * 60_000)});
			const {user, system} = process.cpuUsage(start);
			samples.push(user + system);
		}

		return samples.toSorted((left, right) => left - right)[7] ?? 0;
	}));
	t.true((costs[1] ?? 0) < 10 * (costs[0] ?? 0), `${costs.join(' and ')} microseconds`);
});

test('what is on the terminal is what the state says, on every screen and through every change of size', async t => {
	const sizes = [[60, 16], [200, 60], [80, 24], [20, 5], [61, 40], [120, 16], [79, 23], [80, 24]] as const;
	for (const [name, state] of Object.entries(makeScreens())) {
		const screen = await openScreen(t, state);
		for (const [columns, rows] of sizes) {
			await screen.resize(columns, rows);
			const seen = await screen.rows();
			t.is(seen.length, rows, `${name} at ${columns}x${rows}`);
			const expected = expectedRows(screen);
			if (expected) {
				t.deepEqual(seen, expected, `${name} at ${columns}x${rows}`);
			} else {
				t.true(seen.at(-1)?.includes('quit'), `${name} at ${columns}x${rows}`);
			}
		}

		screen.application.unmount();
	}
});

test('wide and combining characters from a cloud leave every row in its place', async t => {
	const messages = ['升级正在进行中，请稍候。', '👩‍👩‍👧‍👦 family 🏳️‍🌈', 'e\u{301}a\u{308}o\u{302}\u{323} cafe\u{301}', 'ﷺ العربية', '한국어 메시지', 'ｆｕｌｌ　ｗｉｄｔｈ', '日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語'];
	const agents = [...makeAgents(6), ...messages.map((message, index) => makeAgent(`cjk/${index}`, {message, condition: 'error'}))];
	const screen = await openScreen(t, makeWaitingState({agents}));
	for (const [columns, rows] of [[80, 24], [60, 16], [200, 60], [81, 24]] as const) {
		await screen.resize(columns, rows);

		const seen = await screen.rows();
		t.true(seen[0]?.endsWith('live'));
		t.true(seen[2]?.startsWith('──────'));
		t.true(seen.at(-1)?.startsWith(' ↑↓ move'));
		t.is(seen.findIndex(row => row.includes('AGENT')), 5);
	}
});

test('Ctrl-L draws the whole screen anew, also over a question, and does nothing else', async t => {
	for (const name of ['waiting', 'question', 'probing', 'help']) {
		const screen = await openScreen(t, makeScreens()[name] ?? makeWaitingState());
		const before = await screen.rows();
		// As `wall` does, or a line that lost some bytes: colours, another character set, margins, and a cursor somewhere.
		screen.terminal.stdout.write('\u{1B}[31m\u{1B}(0\u{1B}[5;9r\u{1B}[7;3HBroadcast message from root\r\n\r\nThe system goes down\u{1B}[?25h');
		t.notDeepEqual(await screen.rows(), before, `on ${name}`);
		await screen.press('ctrl-l');
		t.deepEqual(await screen.rows(), before, `on ${name}`);
		const {foreground} = await screen.terminal.cell(0, 1);
		t.is(foreground, -1);
		t.true(screen.terminal.isCursorHidden());
		t.deepEqual(screen.effects, [], `on ${name}`);
		// What is drawn next lands in its rows.
		await screen.press('down', 'down');
		t.deepEqual(await screen.rows(), expectedRows(screen), `on ${name}`);
		screen.application.unmount();
	}
});

test('a terminal of 20x5 is told which size is needed, and no key answers what cannot be seen', async t => {
	const screen = await openScreen(t, makeScreens()['question'] ?? makeWaitingState(), {columns: 20, rows: 5});
	t.deepEqual(await screen.rows(), ['Needs 60x16.', '', '', '', '']);
	await screen.press('down', 'enter');
	t.deepEqual(screen.effects.map(({type}) => type), []);
	await screen.resize(80, 24);
	await screen.press('down');
	t.true(await screen.shows('▸ Yes, leave'));
});

test('an input that ends takes nothing with it, and unmounting gives the terminal back', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await screen.rows();
	t.true(screen.terminal.isAlternate());
	t.true(screen.terminal.isRaw());
	screen.terminal.end();
	await screen.settle();
	t.true(await screen.shows('AGENT'));
	screen.application.unmount();
	await screen.application.waitUntilExit();
	await screen.rows();
	t.false(screen.terminal.isAlternate());
	t.false(screen.terminal.isRaw());
	t.false(screen.terminal.isCursorHidden());
});

test('errors of a terminal that is gone end nothing here: signals decide what they mean', async t => {
	const screen = await openScreen(t, makeWaitingState());
	t.true(screen.terminal.stdin.emit('error', new Error('read EIO')));
	t.true(screen.terminal.stdout.emit('error', new Error('write EIO')));
	t.deepEqual(screen.messages.filter(({type}) => type === 'ended'), []);
});

test('a child gets the terminal as a shell would give it, and the screen comes back whole', async t => {
	const screen = await openScreen(t, makeWaitingState());
	const answer = await screen.application.suspend(async () => {
		await screen.rows();
		t.false(screen.terminal.isAlternate());
		t.false(screen.terminal.isRaw());
		t.true(screen.terminal.stdin.isPaused());
		screen.terminal.stdout.write('The child was here.\n'.repeat(30));
		screen.terminal.resize(100, 30);
		return 42;
	});
	t.is(answer, 42);
	await screen.settle();
	await screen.rows();
	t.true(screen.terminal.isAlternate());
	t.true(screen.terminal.isRaw());
	t.deepEqual(await screen.rows(), expectedRows(screen));
	await screen.press('down');
	t.like(screen.messages.at(-1), {type: 'acted', action: 'down'});
});

test('what a child throws reaches who asked for it, and the screen comes back', async t => {
	const screen = await openScreen(t, makeWaitingState());
	await t.throwsAsync(screen.application.suspend(async () => {
		throw new Error('The child could not be started.');
	}), {message: 'The child could not be started.'});
	await screen.settle();
	t.deepEqual(await screen.rows(), expectedRows(screen));
});

test('without colours nothing is written in one', async t => {
	const screen = await openScreen(t, makeWaitingState(), {hasColours: false});
	const sequences = screen.terminal.written().split('\u{1B}[').slice(1);
	t.true(sequences.length > 0);
	t.deepEqual(sequences.filter(sequence => /^[349]\d[;m]/v.test(sequence)), []);
	t.true(await screen.shows('✘ down'));
});

test('with --ascii the screen is ASCII, and as wide as it would be', async t => {
	const state = makeWaitingState({state: {session: makeSession({isAscii: true})}});
	const screen = await openScreen(t, state);
	const rows = await screen.rows();
	t.regex(rows.join(''), /^[\u{20}-\u{7E}]*$/v);
	t.deepEqual(rows, expectedRows(screen));
	t.is(rows[2], '-'.repeat(80));
	t.true(rows.some(row => row.includes('x down')));
	t.is(toAscii('✘'), 'x');
});

test('a state of another size than the terminal is fitted before anything is drawn', async t => {
	const screen = await openScreen(t, makeWaitingState(), {columns: 100, rows: 30});
	t.deepEqual(screen.store.getState().size, {columns: 100, rows: 30});
	screen.application.clear();
	await screen.dispatch({type: 'ticked', now: testTime + 5000});
	t.deepEqual(await screen.rows(), expectedRows(screen));
});
