import fs from 'node:fs';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {measureCatalogue} from './catalogue.js';
import {formatFigure, isMissed, type Figure} from './figure.js';
import {measureIdle} from './idle.js';
import {askCloud, growStatus, openLargeCloud} from './large-client.js';
import {measureLatency} from './latency.js';
import {measureLiveRow} from './live-row.js';
import {measureHour, measureProgramMemory} from './memory.js';
import {measureModels} from './models.js';
import {measureParse, measureSteps} from './parse.js';
import {measureScale} from './scale.js';
import {measureStartUp} from './start-up.js';
import {measureTable} from './table.js';

const {values} = parseArgs({options: {check: {type: 'boolean', default: false}, scale: {type: 'boolean', default: false}, json: {type: 'string'}}});

/** Short where a machine only wants to know whether something broke. */
const repetitions = values.check
	? {
		start: 9, parse: 15, table: 15, latency: 15,
	}
	: {
		start: 21, parse: 31, table: 30, latency: 43,
	};

/** The status of the largest model of the simulator, as its `juju` prints it. */
const text = askCloud(openLargeCloud(), ['status', '-m', 'big:admin/fleet', '--format', 'json', '--utc']);
const measureLong = async (): Promise<readonly Figure[]> => [
	...await measureScale(text),
	...await measureLatency(growStatus(text, 3), {rounds: repetitions.latency, name: '30,000'}),
	...await measureIdle(60),
	...await measureHour(text),
];

const figures = [
	...await measureStartUp(repetitions.start),
	...await measureLiveRow(repetitions.start),
	...measureParse(text, repetitions.parse),
	...measureSteps(text, repetitions.parse),
	...measureCatalogue(text, repetitions.parse),
	...await measureTable(text, repetitions.table),
	...await measureLatency(text, {rounds: repetitions.latency, name: '10,000'}),
	...await measureModels(),
	...await measureProgramMemory(growStatus(text, 3), {seconds: values.check ? 6 : 60, name: '30,000'}),
	// Minutes: only where somebody wants to know.
	...(values.scale ? await measureLong() : []),
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
