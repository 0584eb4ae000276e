import test from 'ava';
import {parseVersion, type JujuVersion} from '../../source/domain/version.js';
import {toJson} from '../../source/simulator/dialects/json.js';
import {toYaml} from '../../source/simulator/dialects/yaml.js';
import {statusObject, type StatusStyle} from '../../source/simulator/dialects/status-json.js';
import {statusLines} from '../../source/simulator/dialects/status-lines.js';
import {statusTable} from '../../source/simulator/dialects/status-table.js';
import {listFixtures, readFixture} from '../_helpers/fixture.js';
import {viewOfRecording, type Recorded} from '../_helpers/recorded-view.js';

/** The clock of the recordings. */
const time = Date.UTC(2026, 3, 1, 3);

const noVersion: JujuVersion = {
	text: '', major: 0, minor: 0, patch: 0, tag: undefined, build: 0,
};

const open = (version: string, scenario: string) => {
	const recorded = JSON.parse(readFixture(`recordings/clients/${version}/status/${scenario}.json`)) as Recorded;
	const client = parseVersion(version) ?? noVersion;
	const style = (isUtc: boolean): StatusStyle => ({client, server: client, isUtc});
	return {recorded, view: viewOfRecording(recorded, time), style};
};

/** Made-up hardware addresses, endpoints of charms and charms that units still run: a simulated status says other things there, or nothing. */
const leftOut: ReadonlySet<string> = new Set(['endpoint-bindings', 'mac-address', 'gateway', 'upgrading-from']);

const comparable = (json: string): string =>
	JSON.stringify(JSON.parse(json, (key, value: unknown) => leftOut.has(key) ? undefined : value), undefined, '\t');

const depthOf = (line: string): number => line.length - line.trimStart().length;

/** YAML without what is left out: the line of a key and those below it. */
const comparableYaml = (text: string): string => {
	const kept: string[] = [];
	let hidden = Infinity;
	for (const line of text.split('\n')) {
		const depth = depthOf(line);
		if (depth > hidden) {
			continue;
		}

		hidden = leftOut.has(line.trim().split(':', 1)[0] ?? '') ? depth : Infinity;
		if (hidden === Infinity) {
			kept.push(line);
		}
	}

	return kept.join('\n');
};

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	const files = listFixtures(`recordings/clients/${version}/status`);
	const endingWith = (...endings: readonly string[]) => files.filter(file => endings.some(ending => file.endsWith(ending)));
	const scenarios = files.filter(file => file.endsWith('.json') && !file.endsWith('.local.json')).map(file => file.replace('.json', ''));

	for (const scenario of scenarios) {
		test(`${version}: the JSON of the status "${scenario}" is the client's, key by key and in its order`, t => {
			const {view, style} = open(version, scenario);
			t.is(comparable(toJson(statusObject(view, style(true)))), comparable(readFixture(`recordings/clients/${version}/status/${scenario}.json`)));
		});
	}

	// 2.9 does not tell the interfaces of relations in JSON, which the view is made from.
	const tables = endingWith('.txt').filter(name => version !== '2.9.52' || !name.includes('.wide.'));
	for (const file of tables) {
		test(`${version}: the table of the status "${file}" is the client's, byte by byte`, t => {
			const {view, style} = open(version, file.split('.', 1)[0] ?? '');
			t.is(statusTable(view, style(false), {hasRelations: file.includes('.wide.')}), readFixture(`recordings/clients/${version}/status/${file}`));
		});
	}

	for (const file of endingWith('.oneline')) {
		test(`${version}: the lines of the status "${file}" are the client's, byte by byte`, t => {
			const {view, style} = open(version, file.replace('.oneline', ''));
			t.is(statusLines(view, style(false)), readFixture(`recordings/clients/${version}/status/${file}`));
		});
	}

	for (const file of endingWith('.yaml')) {
		test(`${version}: the YAML of the status "${file}" is the client's`, t => {
			const {view, style} = open(version, file.replace('.yaml', ''));
			t.is(comparableYaml(toYaml(statusObject(view, style(true)))), comparableYaml(readFixture(`recordings/clients/${version}/status/${file}`)));
		});
	}
}
