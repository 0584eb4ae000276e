import {setTimeout as wait} from 'node:timers/promises';
import test from 'ava';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {
	bytesPerSecond,
	escapeKey,
	openLine,
	type Line,
} from '../_helpers/open-line.js';

const enter = '\r';

/** Milliseconds that a person takes to read a screen. */
const reactionTime = 600;

/** Opens and closes the list of keys: each is a screen that shares hardly a line with the one before. */
const pressMany = async ({child}: Line, count: number): Promise<void> => {
	for (let index = 0; index < count; index++) {
		child.write('?');
		await wait(110);
		child.write(escapeKey);
		await wait(110);
	}
};

/** Bytes of two screens of 80x24 with their colours. */
const twoScreens = 8192;

// What the kernel holds for a pseudo-terminal that nobody reads, with room to spare: nobody above it can take that back.
const kernelHolds = 32_768;

test.serial('at 9,600 baud keys are answered within seconds', async t => {
	const line = await openLine(t, ['--simulate', 'small', '--speed', '20']);
	await line.untilShown('3.6.4');
	line.setSpeed(bytesPerSecond);
	await wait(500);
	line.child.write('?');
	const shown = await line.untilShown('Esc goes back');
	await wait(500);
	line.child.write(escapeKey);
	await line.untilShown('3.6.4');
	line.child.write('\r');
	const next = await line.untilShown('3.6.28 is what Juju itself would choose');
	t.log(`keys after ${Math.round(shown)} ms, the next screen after ${Math.round(next)} ms`);
	t.true(shown < 6000 && next < 8000);
});

const reachFirstStep = async (line: Line): Promise<void> => {
	for (const [text, key] of [['3.6.4', enter], ['3.6.28 is what Juju itself would choose', enter], ['Nothing blocks.', 'n'], ['no way back from here', enter]] as const) {
		await line.untilShown(text);
		await wait(reactionTime);
		line.child.write(key);
	}

	await line.untilShown('step 1 of 9');
	await wait(reactionTime);
};

test.serial('at 9,600 baud agents that turn leave room for keys', async t => {
	const line = await openLine(t, ['--simulate', 'small', '--ignore-check', 'backup-made']);
	await reachFirstStep(line);
	line.child.write(enter);
	await line.untilShown('Upgrade the controller?');
	await wait(reactionTime);
	line.child.write('y');
	await wait(reactionTime);
	line.child.write(enter);
	await line.untilShown('step 2 of 9');
	line.setSpeed(bytesPerSecond);
	const times: number[] = [];
	for (let round = 0; round < 3; round++) {
		line.takeBytes();
		await wait(4000);
		const bytes = line.takeBytes();
		t.true(bytes / 4 < bytesPerSecond / 2, `${bytes} bytes in 4 s by itself`);
		line.child.write('?');
		times.push(await line.untilShown('Esc goes back'));
		await wait(reactionTime);
		line.child.write(escapeKey);
		times.push(await line.until(() => !line.screen().includes('Esc goes back')));
	}

	const waiting = await line.mostWaiting();
	t.log(`keys seen after ${times.map(time => Math.round(time)).join(', ')} ms; ${waiting} bytes waited at most`);
	t.true(Math.max(...times) < 4000);
	t.true(waiting <= twoScreens);
});

test.serial('in 30 s in which nothing is read keys are heard, a question is answered by none of them, and changes of size do not pile up', async t => {
	t.timeout(120_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '30']);
	const line = await openLine(t, ['--ignore-check', 'backup-made'], `${simulation.searchPath}:/usr/bin:/bin`);
	await reachFirstStep(line);
	line.setSpeed(0);
	line.takeBytes();
	const start = performance.now();
	// Whatever lies between is full after this: what comes now cannot leave the program.
	await line.redraw(40);
	t.true(await line.mostWaiting() > 0);
	for (const key of [enter, 'y', enter, 'y', enter]) {
		line.child.write(key);
		await wait(reactionTime);
	}

	await wait(30_000 - (performance.now() - start));
	t.deepEqual(await simulation.changes(), []);
	const waiting = await line.mostWaiting();
	t.true(waiting <= twoScreens, `${waiting} bytes waited in the program`);
	line.setSpeed(Infinity);
	// The first of them was to the screen that was there, and was heard.
	const late = await line.untilShown('Upgrade the controller?');
	await wait(reactionTime);
	const film = line.takeBytes();
	t.log(`${waiting} bytes waited at most, ${film} bytes came after it, the question after ${Math.round(late)} ms`);
	t.true(film < kernelHolds);
	t.regex(line.screen(), /▸ No, go back/v);
	t.deepEqual(await simulation.changes(), []);
	line.child.write('y');
	await wait(reactionTime);
	line.child.write(enter);
	await simulation.untilChanges(1);
	t.deepEqual(await simulation.changes(), ['upgrade-controller -c aws']);
});

test.serial('on a line that stalls keys are heard, nothing piles up, and after it the newest frame is there', async t => {
	const line = await openLine(t, ['--simulate', 'small']);
	await line.untilShown('3.6.4');
	await wait(1000);
	const before = await line.memory();
	line.setSpeed(0);
	line.takeBytes();
	await pressMany(line, 25);
	await wait(500);
	const grown = await line.memory() - before;
	line.setSpeed(Infinity);
	await wait(1000);
	const film = line.takeBytes();
	// Which of the two screens it is depends on which keys came before their screen was seen, and were not heard for that: a whole one it is.
	const isList = line.screen().includes('Esc goes back');
	t.true(isList || /Which controller\?[\s\S]*quit/v.test(line.screen()), line.screen());
	if (!isList) {
		line.child.write('?');
	}

	const late = await line.untilShown('Esc goes back');
	t.log(`${film} bytes after the stall, of them all but two frames from the kernel; memory ${grown} KiB more; a key answered after ${Math.round(late)} ms`);
	t.true(film < kernelHolds);
	t.true(grown < 65_536);
	const waiting = await line.mostWaiting();
	t.true(waiting > 0 && waiting <= twoScreens, `${waiting} bytes waited in the program`);
	// All is as if nothing had been: no line is torn, and the next key is answered.
	await wait(500);
	line.child.write(escapeKey);
	await line.until(() => line.screen().includes('3.6.4') && !line.screen().includes('Esc goes back'));
	t.regex(line.screen(), /^.*juju/iv);
});

test.serial('on a line that stalls a signal is heard, and the run is written down', async t => {
	const line = await openLine(t, ['--simulate', 'small']);
	await line.untilShown('3.6.4');
	line.setSpeed(0);
	await pressMany(line, 25);
	line.child.kill('SIGTERM');
	let journal = '';
	for (let round = 0; round < 200 && !journal.includes('"code":143'); round++) {
		await wait(25);
		journal = await line.journal();
	}

	t.regex(journal, /"code":143/v);
	line.setSpeed(Infinity);
	await line.until(() => line.code() !== undefined);
	t.is(line.code(), 143);
});
