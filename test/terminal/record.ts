import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import xterm from '@xterm/headless';
import {openSimulation} from '../_helpers/open-simulation.js';
import {validateDocument} from '../_helpers/validate-document.js';
import {
	makeFolder,
	openTerminal,
} from '../_helpers/open-terminal.js';
import {enter, reachFirstStep} from '../_helpers/terminal-steps.js';

type CastEvent = readonly [number, 'o' | 'r' | 'm', string];

type Cast = {
	readonly header: {readonly version: number; readonly width: number; readonly height: number; readonly timestamp: number};
	readonly events: readonly CastEvent[];
	readonly screen: string;
	readonly isOnAlternateScreen: boolean;
};

const lineBy = (line: string): unknown => JSON.parse(line);

/** Plays a recording as a player does. */
const replay = async (file: string): Promise<Cast> => {
	const text = await fs.readFile(file, 'utf8');
	const [header, ...events] = text.trimEnd().split('\n').map(line => lineBy(line)) as [Cast['header'], ...CastEvent[]];
	const terminal = new xterm.Terminal({cols: header.width, rows: header.height, allowProposedApi: true});
	for (const [, kind, data] of events) {
		if (kind === 'r') {
			const [columns = 0, rows = 0] = data.split('x').map(Number);
			terminal.resize(columns, rows);
		} else if (kind === 'o') {
			await new Promise<void>(resolve => {
				terminal.write(data, resolve);
			});
		}
	}

	const {active} = terminal.buffer;
	const screen = Array.from({length: terminal.rows}, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '').join('\n');
	return {
		header, events, screen, isOnAlternateScreen: active.type === 'alternate',
	};
};

test.serial('killed at any moment, a recording shows the same screen; bell, OSC 9 and a program tell of an upgraded controller', async t => {
	t.timeout(180_000);
	const folder = await makeFolder(t);
	const file = path.join(folder, 'r.cast');
	const heard = path.join(folder, 'heard');
	const script = 'require("fs").appendFileSync(process.argv[1], require("fs").readFileSync(0))';
	const terminal = await openTerminal(t, {
		arguments: [
			'--simulate',
			'small',
			'--speed',
			'30',
			'--ignore-check',
			'copies-made',
			'--record',
			file,
			'--bell',
			'--notify',
			process.execPath,
			'--notify-argument=-e',
			'--notify-argument',
			script,
			'--notify-argument',
			heard,
		],
	});
	await reachFirstStep(terminal);
	terminal.resize(100, 30);
	await terminal.press(enter);
	await terminal.until('Upgrade the controller?');
	await terminal.press('y');
	await terminal.until(/▸ Yes/v);
	await terminal.press(enter);
	await terminal.until('is upgraded.', 120_000);
	terminal.kill('SIGKILL');
	await terminal.exit();

	const cast = await replay(file);
	t.like(cast.header, {version: 2, width: 80, height: 24});
	t.true(Math.abs((Date.now() / 1000) - cast.header.timestamp) < 180);
	t.deepEqual([...new Set(cast.events.map(([, kind]) => kind))].toSorted(), ['o', 'r']);
	t.deepEqual(cast.events.filter(([, kind]) => kind === 'r').map(event => event[2]), ['100x30']);
	t.true(cast.events.every(([at], index) => at >= (cast.events[index - 1]?.[0] ?? 0)));
	t.is(cast.screen, terminal.screen());
	t.true(cast.isOnAlternateScreen);
	const {mode} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);

	t.is(terminal.written().split('\u{7}\u{1B}]9;Juju upgrade: All agents of aws:controller are upgraded.\u{1B}\\').length, 2);
	const text = await fs.readFile(heard, 'utf8');
	const documents = text.trimEnd().split('\n');
	t.is(documents.length, 1);
	t.deepEqual(validateDocument('notification', documents[0] ?? ''), []);
	t.like(lineBy(documents[0] ?? ''), {event: 'upgraded', controller: 'aws', model: 'aws:admin/controller'});
});

test.serial('a recording goes to the end of the program, and what was on the screen before is there again', async t => {
	const file = path.join(await makeFolder(t), 'r.cast');
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small', '--record', file]});
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	t.false(terminal.written().includes('\u{7}'));
	await terminal.press('q');
	await terminal.exit();
	const cast = await replay(file);
	t.is(cast.screen, terminal.screen());
	t.false(cast.isOnAlternateScreen);
});

test.serial('a login that gets the terminal is marked in the recording, and nothing that was typed to it stands there', async t => {
	t.timeout(60_000);
	const simulated = path.join(await openSimulation(t, ['login-expired', '--speed', '30']), 'juju');
	const folder = await makeFolder(t);
	const file = path.join(folder, 'r.cast');
	await fs.writeFile(path.join(folder, 'juju'), `#!/bin/sh
if [ "$1" = login ]; then
	printf 'please enter password: '
	read -r word
	echo "welcome, $word"
fi
exec '${simulated}' "$@"
`, {mode: 0o700});
	const terminal = await openTerminal(t, {searchPath: folder, arguments: ['--record', file]});
	await terminal.until(/Press i to hand/v);
	await terminal.press('i');
	await terminal.until('please enter password: ');
	await terminal.press('C', 'aNaRy90x\r');
	await terminal.until(/aws\s+3\.6\.4.*superuser/v);
	await terminal.press('q');
	await terminal.exit();
	t.true(terminal.written().includes('welcome, CaNaRy90x'));
	const {events} = await replay(file);
	t.deepEqual(events.filter(([, kind]) => kind === 'm').map(event => event[2]), [
		'The terminal was handed to: juju login -c aws', 'The terminal is back from: juju login -c aws',
	]);
	const text = await fs.readFile(file, 'utf8');
	t.false(text.includes('aNaRy90x'));
});

test.serial('a file that is there already is refused before the screen, with exit code 2', async t => {
	const file = path.join(await makeFolder(t), 'r.cast');
	await fs.writeFile(file, 'mine');
	const terminal = await openTerminal(t, {arguments: ['--simulate', 'small', '--record', file]});
	const {code} = await terminal.exit();
	t.is(code, 2);
	t.regex(terminal.screen().replaceAll(/\s+/gv, ' '), /There is a file .*r\.cast already\. Give --record a file that is not there yet\./v);
	t.false(terminal.written().includes('\u{1B}'));
	t.is(await fs.readFile(file, 'utf8'), 'mine');
	await t.throwsAsync(fs.stat(path.join(terminal.dataFolder, 'runs')), {code: 'ENOENT'});
});

const others = [['check', '--record', 'x'], ['verify', '--bell'], ['apply', '--record', 'x'], ['plan', '--notify', 'x'], ['apply', '--notify-argument', 'x'], ['--notify-argument', 'x']] as const;

for (const words of others) {
	test(`"${words.join(' ')}" is wrong use`, async t => {
		const terminal = await openTerminal(t, {arguments: words});
		const {code} = await terminal.exit();
		t.is(code, 2);
		t.regex(terminal.screen(), /takes no --|without --notify/v);
	});
}
