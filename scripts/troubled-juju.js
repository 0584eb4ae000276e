/**
Writes a `juju` that stands before another one and spoils what it says: slow, broken, silent, hostile. To see what the program makes of it.

	node scripts/troubled-juju.js FOLDER --before /path/to/juju [--slow SECONDS] [--broken PERCENT] [--silent PERCENT] [--hostile] [--seed N]
*/
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		before: {type: 'string'},
		slow: {type: 'string', default: '0'},
		broken: {type: 'string', default: '0'},
		silent: {type: 'string', default: '0'},
		hostile: {type: 'boolean', default: false},
		seed: {type: 'string', default: '1'},
	},
});

const [folder] = positionals;
const {before, hostile} = values;
const numbers = Object.fromEntries(['slow', 'broken', 'silent', 'seed'].map(name => [name, Number(values[name])]));
if (folder === undefined || before === undefined || Object.values(numbers).some(number => !(number >= 0))) {
	throw new Error('Use: node scripts/troubled-juju.js FOLDER --before /path/to/juju [--slow SECONDS] [--broken PERCENT] [--silent PERCENT] [--hostile] [--seed N]');
}

/** The client itself. How many questions it was asked is kept in a file beside it: so chance goes on, and is the same for the same seed. */
const client = settings => String.raw`
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
const {before, counter, slow, broken, silent, hostile, seed} = ${JSON.stringify(settings)};
fs.appendFileSync(counter, '.');
const chance = () => {
	let state = (seed * 7919) + (fs.statSync(counter).size * 104_729);
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32 * 100;
	};
};
const throwDice = chance();
throwDice();
const [isSilent, isBroken] = [throwDice() < silent, throwDice() < broken];
if (isSilent) {
	await wait(3_600_000);
}

await wait(slow * 1000);
const child = spawn(before, process.argv.slice(2), {stdio: ['inherit', 'pipe', 'pipe']});
const read = async stream => {
	const parts = [];
	for await (const part of stream) {
		parts.push(part);
	}

	return Buffer.concat(parts).toString('utf8');
};
const ended = new Promise(resolve => {
	child.on('close', code => resolve(code ?? 1));
	child.on('error', () => resolve(127));
});
const [stdout, stderr, code] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
const spoiled = '\u{1B}[2J\u{1B}]0;owned\u{7}\u{202E}reversed\u{8}\u{9B}31m';
const spoil = text => {
	try {
		return JSON.stringify(JSON.parse(text), (key, value) => (key === 'message' && typeof value === 'string' ? value + spoiled : value));
	} catch {
		return text;
	}
};
const said = hostile ? spoil(stdout) : stdout;
process.stdout.write(isBroken ? said.slice(0, said.length / 2) : said);
process.stderr.write(stderr + (hostile ? 'WARNING ' + spoiled + '\n' : ''));
process.exitCode = isBroken ? 1 : code;
`;

await fs.mkdir(folder, {recursive: true});
const script = path.resolve(folder, 'juju.mjs');
const executable = path.resolve(folder, 'juju');
await fs.writeFile(script, client({
	before: path.resolve(before), counter: path.resolve(folder, 'questions'), hostile, ...numbers,
}));
await fs.writeFile(executable, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, {mode: 0o755});
console.log(`npm start -- --juju ${executable}`);
