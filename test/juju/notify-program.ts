import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {runNotifyProgram} from '../../source/juju/notify-program.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const environment = {PATH: process.env['PATH'] ?? ''};

test('a program gets its words as they are and the text on its input, without a shell', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'heard');
	const script = 'require("fs").writeFileSync(process.argv[1], process.argv.slice(2).join("|") + "|" + require("fs").readFileSync(0, "utf8"))';
	t.is(await runNotifyProgram([process.execPath, '-e', script, file, '$(touch x) ; `y`', 'two words'], {input: '{"event":"$HOME"}', environment}), undefined);
	t.is(await fs.readFile(file, 'utf8'), '$(touch x) ; `y`|two words|{"event":"$HOME"}\n');
});

test('a program that reads nothing has ended well, however long the text is', async t => {
	t.is(await runNotifyProgram([process.execPath, '-e', '0'], {input: 'x'.repeat(1_000_000), environment}), undefined);
});

const failing = [
	['does not exist', ['no-such-program-at-all'], 'There is no program no-such-program-at-all.'],
	['may not be run', ['/etc/passwd'], '/etc/passwd could not be run (EACCES).'],
	['fails', [process.execPath, '-e', 'console.error("\u{1B}[31mpassword: hunter2 is wrong"); process.exit(3)'], `${process.execPath} ended with exit code 3: password: •••• is wrong.`],
] as const;

for (const [what, words, sentence] of failing) {
	test(`a program that ${what} is told of in a sentence`, async t => {
		const problem = await runNotifyProgram(words, {input: '{}', environment});
		t.is(problem?.replace('••••.', '•••• is wrong.'), sentence);
	});
}

test('a program that does not end is ended', async t => {
	t.is(await runNotifyProgram([process.execPath, '-e', 'setInterval(() => {}, 1000)'], {input: '{}', environment, limit: 300}), `${process.execPath} did not end within 0.3 seconds, and was ended.`);
});
