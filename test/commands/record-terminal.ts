import fs from 'node:fs';
import path from 'node:path';
import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import {recordTerminal} from '../../source/commands/record-terminal.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const createOutput = () => {
	const shown: string[] = [];
	return {
		shown,
		columns: 80,
		rows: 24,
		write(text: string | Uint8Array): boolean {
			shown.push(String(text));
			return true;
		},
		on: () => undefined,
	};
};

const eventsOf = (file: string): readonly unknown[] => fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(1).map(line => (JSON.parse(line) as readonly unknown[]).slice(1));

test('what is written is shown and recorded until it is stopped; a new size stands before what was drawn for it', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const output = createOutput();
	const recording = recordTerminal(file, output);
	output.write('one');
	output.columns = 60;
	output.write(new TextEncoder().encode('✔'));
	recording.stop();
	output.write('two');
	t.deepEqual(eventsOf(file), [['o', 'one'], ['r', '60x24'], ['o', '✔']]);
	t.is(output.shown.length, 3);
	recording.stop();
});

test('that a program had the terminal for itself is marked, without the secrets among its words', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const output = createOutput();
	const recording = recordTerminal(file, output);
	output.write('one');
	const comeBack = recording.handedTo(['juju', 'login', '-c', 'my controller', '--config', 'api-key=CaNaRy10x']);
	comeBack();
	output.write('two');
	recording.stop();
	const line = 'juju login -c \'my controller\' --config api-key=••••';
	t.deepEqual(eventsOf(file), [['o', 'one'], ['m', `The terminal was handed to: ${line}`], ['m', `The terminal is back from: ${line}`], ['o', 'two']]);
	t.is(output.shown.length, 2);
});

test('a full disk ends the recording, is told of once, also to whoever listens later, and what is written is shown as before', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'r.cast');
	const output = createOutput();
	let isFull = false;
	const recording = recordTerminal(file, output, (descriptor, bytes) => {
		if (isFull) {
			throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
		}

		return fs.writeSync(descriptor, bytes);
	});
	const told: string[] = [];
	recording.listen(sentences => {
		told.push(sentences);
	});
	output.write('one');
	isFull = true;
	output.write('two');
	output.write('three');
	t.deepEqual(told, []);
	await turn();
	t.is(told.length, 1);
	t.regex(told[0] ?? '', /the disk is full\. It ends here; everything else goes on\.$/v);
	recording.listen(sentences => {
		told.push(sentences);
	});
	t.is(told[1], told[0]);
	t.deepEqual(output.shown, ['one', 'two', 'three']);
	t.deepEqual(eventsOf(file), [['o', 'one']]);
	recording.stop();
});
