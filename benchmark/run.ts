import fs from 'node:fs';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {runCommandLine} from '../source/simulator/command-line.js';
import {findScenario} from '../source/simulator/scenarios/index.js';
import {measureCatalogue} from './catalogue.js';
import {formatFigure, isMissed} from './figure.js';
import {measureParse} from './parse.js';
import {measureScale} from './scale.js';
import {measureStartUp} from './start-up.js';
import {measureTable} from './table.js';

const {values} = parseArgs({options: {check: {type: 'boolean', default: false}, scale: {type: 'boolean', default: false}, json: {type: 'string'}}});

/** Short where a machine only wants to know whether something broke. */
const repetitions = values.check ? {start: 9, parse: 15, table: 15} : {start: 21, parse: 31, table: 30};

/** The status of the largest model of the simulator, as its `juju` prints it. */
const readLargeStatus = (): string => {
	const cloud = findScenario('large')?.create(1);
	if (!cloud) {
		throw new Error('The scenario "large" is gone.');
	}

	const {stdout, stderr} = runCommandLine(cloud, ['status', '-m', 'big:admin/fleet', '--format', 'json', '--utc'], {now: cloud.now, startedAt: cloud.now, isTerminal: false});
	if (stdout === '') {
		throw new Error(stderr);
	}

	return stdout;
};

const text = readLargeStatus();
const figures = [
	...await measureStartUp(repetitions.start),
	...measureParse(text, repetitions.parse),
	...measureCatalogue(text, repetitions.parse),
	...await measureTable(text, repetitions.table),
	// Minutes: only where somebody wants to know.
	...(values.scale ? await measureScale(text) : []),
];
process.stdout.write(`${figures.map(figure => formatFigure(figure)).join('\n')}\n`);
if (values.json !== undefined) {
	fs.writeFileSync(values.json, `${JSON.stringify({node: process.version, figures}, undefined, '\t')}\n`);
}

if (values.check) {
	const missed = figures.filter(figure => isMissed(figure));
	for (const figure of missed) {
		process.stderr.write(`Missed by more than half: ${formatFigure(figure)}\n`);
	}

	process.exitCode = missed.length === 0 ? 0 : 1;
}
