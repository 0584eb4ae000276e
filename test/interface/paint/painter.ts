import test from 'ava';
import {createPainter, paintOn} from '../../../source/interface/paint/painter.js';
import {createFakeTerminal} from '../../_helpers/fake-terminal.js';
import {introducer, lookAt, openPainter} from '../../_helpers/open-painter.js';

test('writes the cells that differ, each at its place, and nothing where none does', async t => {
	const {painter, writes, look} = openPainter(40, 4);
	painter.write('agent  3.6.4   started\nother');
	await look();
	writes.length = 0;
	painter.write('agent  3.6.28  started\nother');
	painter.write('agent  3.6.28  started\nother');
	t.deepEqual(writes, [`${introducer}1;12H28`]);
});

test('writes what lies between two changes again where that is shorter than to move over it', t => {
	const {painter, writes} = openPainter(40, 2);
	painter.write('12:00:01 a b');
	writes.length = 0;
	painter.write('12:59:09 a b');
	painter.write('x2:59:09 a c');
	t.deepEqual(writes, [`${introducer}1;4H59:09`, `${introducer}1Hx${introducer}10Cc`]);
});

test('erases to the end of a row where that is shorter than blanks, in no style', t => {
	const {painter, writes} = openPainter(40, 2);
	painter.write(`${introducer}31mnot reachable${introducer}39m`);
	writes.length = 0;
	painter.write(`${introducer}31mno${introducer}39m`);
	painter.write(`${introducer}31mn${introducer}39m`);
	t.deepEqual(writes, [`${introducer}1;3H${introducer}K`, `${introducer}1;2H `]);
});

test('says where a long frame begins and ends, and of a short one nothing', t => {
	const {painter, writes} = openPainter(80, 24);
	const begin = `${introducer}?2026h`;
	const end = `${introducer}?2026l`;
	const frame = (letter: string): string => Array.from({length: 20}, () => letter.repeat(60)).join('\n');
	painter.write(begin);
	painter.write(frame('a'));
	painter.write(end);
	painter.write(begin);
	painter.write(`b${frame('a').slice(1)}`);
	painter.write(end);
	t.is(writes.length, 2);
	t.true(writes[0]?.startsWith(`${begin}${introducer}m${introducer}H${introducer}J`));
	t.true(writes[0]?.endsWith(end));
	t.is(writes[1], `${introducer}1Hb`);
});

test('a frame after another screen was shown is written whole', async t => {
	const {painter, writes, look} = openPainter(20, 3);
	painter.write('one\ntwo');
	painter.write(`${introducer}?1049l`);
	painter.write(`${introducer}?1049h`);
	writes.length = 0;
	painter.write('one\ntwo');
	t.deepEqual(writes, [`${introducer}m${introducer}H${introducer}Jone\r\ntwo`]);
	t.deepEqual(await look(), await lookAt(['one', 'two'], 20, 3));
});

test('what does not change the screen is passed on, and nothing is forgotten', t => {
	const {painter, writes} = openPainter(20, 2);
	painter.write('one');
	writes.length = 0;
	for (const text of ['?2004h', '?25l', '?25h', '?2004l']) {
		painter.write(`${introducer}${text}`);
	}

	painter.write('onE');
	t.deepEqual(writes, [...['?2004h', '?25l', '?25h', '?2004l'].map(text => `${introducer}${text}`), `${introducer}1;3HE`]);
});

test('erasing is no frame, and a frame after it is whole', t => {
	const {painter, writes} = openPainter(20, 2);
	painter.write('one');
	writes.length = 0;
	painter.write(`${introducer}1;1H${introducer}Jone`);
	painter.write(`${introducer}2K${introducer}1A${introducer}2K${introducer}G`);
	painter.write('one');
	const whole = `${introducer}m${introducer}H${introducer}J`;
	t.deepEqual(writes, [whole, `${whole}one`]);
});

test('a row of which nobody knows what stands where is written whole, and cut where it is too long', async t => {
	const {painter, writes, look} = openPainter(10, 2);
	painter.write('שלום 1\nok');
	writes.length = 0;
	painter.write('שלום 2\nok');
	t.deepEqual(writes, [`${introducer}1H${introducer}K${introducer}?7lשלום 2${introducer}m${introducer}?7h`]);
	painter.write('中文中文中文中文\nok');
	const [, second] = await look();
	t.deepEqual(second?.slice(0, 2).map(({text}) => text), ['o', 'k']);
});

test('a sequence that is no style is passed on, and the next frame is whole', t => {
	const {painter, writes} = openPainter(20, 2);
	painter.write('one');
	writes.length = 0;
	painter.write(`two${introducer}5n`);
	painter.write('two');
	t.deepEqual(writes, [`two${introducer}5n`, `${introducer}m${introducer}H${introducer}Jtwo`]);
});

test('a style that is not known is left to the terminal', t => {
	const {painter, writes} = openPainter(20, 2);
	painter.write(`${introducer}53mover${introducer}55m`);
	t.true(writes[0]?.includes(`${introducer}53mover${introducer}55m`));
});

test('a terminal that does not know its size is taken for 80 columns and 24 rows', t => {
	const written: string[] = [];
	const painter = createPainter({
		columns: 0, rows: 0, write(text: string | Uint8Array) {
			written.push(String(text));
			return true;
		},
	});
	painter.write('x'.repeat(90));
	t.is(written[0], `${introducer}m${introducer}H${introducer}J${'x'.repeat(80)}`);
});

test('all but writing is the terminal\u{2019}s own', async t => {
	const terminal = createFakeTerminal({columns: 30, rows: 4});
	const painted = paintOn(terminal.stdout);
	t.is(painted.columns, 30);
	t.true(painted.isTTY);
	let resized = 0;
	const count = (): void => {
		resized += 1;
	};

	painted.on('resize', count);
	terminal.resize(40, 5);
	painted.off('resize', count);
	terminal.resize(50, 6);
	t.is(resized, 1);
	t.is(painted.columns, 50);
	painted.write('frame');
	await new Promise<void>(resolve => {
		painted.write('', () => {
			resolve();
		});
	});
	t.deepEqual(await terminal.rows(), ['frame', '', '', '', '', '']);
});
