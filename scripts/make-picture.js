/**
Makes the picture of the readme from a real screen: runs the built program in a pseudo-terminal, presses keys as an operator would, and writes what stands there as SVG.

	node scripts/make-picture.js docs/screen.svg
*/
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const columns = 80;
const rows = 24;
const cell = {width: 8.4, height: 18};
const palette = ['#1d1f21', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0', '#8a919e', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff'];

/** What is waited for on the screen, and what is pressed then. */
const script = [
	[/Which controller\?/v, '\r'],
	[/3\.6\.28 is what Juju itself/v, '\r'],
	[/1 check blocks/v, '\r'],
	[/Make a backup now/v, '\r'],
	[/The backup is whole/v, 'n'],
	[/no way back from here/v, '\r'],
	[/step 1 of 21/v, '\r'],
	[/Upgrade the controller\?/v, 'y'],
	[/▸ Yes/v, '\r'],
	[/is upgraded\./v, '\r'],
	[/Upgrade model openstack/v, '\r'],
	[/Upgrade model openstack \(216 agents\)\?/v, 'y'],
	[/▸ Yes/v, '\r'],
	// In the middle of it, while some agent is away.
	[/ (?:[89]\d|1[0-3]\d) of 216 upgraded[\s\S]*✘/v, 'jjj'],
];

const textOf = terminal => Array.from({length: rows}, (_, row) => terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)?.translateToString(true) ?? '').join('\n');

const escapeText = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const styleOf = one => {
	const color = one.isFgPalette() ? palette[one.getFgColor()] : palette[7];
	return `fill="${one.isDim() ? palette[8] : color}"${one.isBold() ? ' font-weight="bold"' : ''}`;
};

/** Runs of cells with one style. */
const runsOf = line => {
	const runs = [];
	for (let column = 0; column < columns; column += 1) {
		const one = line.getCell(column);
		const text = one?.getChars() ?? '';
		if (!one || text === '' || text === ' ') {
			continue;
		}

		const style = styleOf(one);
		const last = runs.at(-1);
		if (last?.style === style && last.end === column) {
			last.text += text;
			last.end = column + one.getWidth();
		} else {
			runs.push({
				start: column, end: column + one.getWidth(), text, style,
			});
		}
	}

	return runs;
};

const drawRun = ({start, end, text, style}, row) => {
	const left = (12 + (start * cell.width)).toFixed(1);
	const length = ((end - start) * cell.width).toFixed(1);
	return `<text x="${left}" y="${12 + ((row + 0.75) * cell.height)}" textLength="${length}" ${style}>${escapeText(text)}</text>`;
};

const drawSvg = terminal => {
	const width = Math.ceil((columns * cell.width) + 24);
	const height = Math.ceil((rows * cell.height) + 24);
	const lines = Array.from({length: rows}, (_, row) => {
		const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
		return line
			? runsOf(line).map(run => drawRun(run, row)).join('\n')
			: '';
	}).filter(line => line !== '');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
<rect width="${width}" height="${height}" rx="8" fill="${palette[0]}"/>
${lines.join('\n')}
</svg>
`;
};

const [target = 'docs/screen.svg'] = process.argv.slice(2);
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'picture-'));
const child = pty.spawn(process.execPath, [fileURLToPath(new URL('../distribution/cli.js', import.meta.url)), '--simulate', 'production', '--speed', '6', '--data-directory', folder], {
	cols: columns, rows, name: 'xterm-256color', env: {...process.env, COLORTERM: 'truecolor'},
});
const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
child.onData(data => {
	terminal.write(data);
});

const waitFor = async (wanted, limit = 60_000) => {
	for (const end = Date.now() + limit; Date.now() < end;) {
		if (wanted.test(textOf(terminal))) {
			return;
		}

		await wait(50);
	}

	throw new Error(`${wanted} did not come:\n${textOf(terminal)}`);
};

try {
	for (const [wanted, keys] of script) {
		await waitFor(wanted);
		await wait(600);
		child.write(keys);
	}

	await wait(500);
	await fs.writeFile(target, drawSvg(terminal));
	console.log(textOf(terminal));
} finally {
	child.kill();
	await fs.rm(folder, {recursive: true, force: true});
}
