import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {knownVersions} from '../../source/domain/known-releases.js';
import {findPath, type Path, type PathHop} from '../../source/domain/release-path.js';
import {compareVersions} from '../../source/domain/version.js';
import {listFixtures, readFixture} from '../_helpers/fixture.js';
import {projectRoot} from '../_helpers/project-root.js';
import {parseKnown, refusalOf} from '../_helpers/refusal-of.js';

type Pair = {readonly from: string; readonly to: string; readonly models?: readonly string[]; readonly more?: readonly string[]};

/** Where a cloud is and where it shall be; `models` are versions of models, `more` releases beside the known ones. */
const pairs: readonly Pair[] = [
	{from: '1.18.4', to: '1.25.13'},
	{from: '1.20.14', to: '1.25.13'},
	{from: '1.22.8', to: '1.23.3'},
	{from: '1.23.3', to: '1.25.13'},
	{from: '1.25.6', to: '1.25.13'},
	{from: '1.25.13', to: '2.9.57'},
	{from: '2.0.3', to: '2.1.3', models: ['2.0.3']},
	{from: '2.0-beta12', to: '2.3.9'},
	{from: '2.2.1', to: '2.2.9', models: ['2.2.0', '2.2.1']},
	{from: '2.5.8', to: '2.9.57', models: ['2.5.8', '2.4.7']},
	{from: '2.8.13', to: '2.9.57', models: ['2.8.13', '2.8.11', '2.7.8']},
	{from: '2.8.9', to: '2.9.52', models: ['2.8.9']},
	{from: '2.8.11', to: '2.9.34', models: ['2.8.11']},
	{from: '2.9.31', to: '3.0.3', models: ['2.9.31']},
	{from: '2.9.31', to: '3.6.28', models: ['2.9.31', '2.9.29', '2.8.11']},
	{from: '2.9.52', to: '2.9.57', models: ['2.9.52', '2.9.42']},
	{from: '2.9.57', to: '3.1.2', models: ['2.9.57']},
	{from: '2.9.57', to: '3.6.28', models: ['2.9.57', '2.9.57']},
	{from: '2.9.57', to: '4.0.15', models: ['2.9.57']},
	{from: '2.7.8', to: '4.0.15', models: ['2.7.8', '2.6.10']},
	{from: '2.9.58', to: '3.6.28', models: ['2.9.43']},
	{from: '3.0.3', to: '3.1.10', models: ['3.0.3']},
	{from: '3.1.9', to: '3.6.28', models: ['3.1.9', '3.1.5', '2.9.57']},
	{from: '3.4.5', to: '4.0.15', models: ['3.4.5']},
	{from: '3.5.7', to: '3.6-rc1', models: ['3.5.7']},
	{from: '3.6-rc1', to: '3.6.28', models: ['3.6-rc1']},
	{from: '3.6.4', to: '3.6.28', models: ['3.6.4', '3.6.1', '2.9.52']},
	{from: '3.6.4', to: '3.6.21', models: ['3.6.4']},
	{from: '3.6.20', to: '3.6.28', models: ['3.6.20']},
	{from: '3.6.28', to: '3.6.28', models: ['3.6.4']},
	{from: '3.6.28', to: '3.6.28', models: ['3.6.28']},
	{from: '3.6.28', to: '3.6.4', models: ['3.6.28']},
	{from: '3.6.4', to: '4.0.0', models: ['3.6.4']},
	{from: '3.6.4', to: '4.0.15', models: ['3.6.4', '3.6.28', '3.6.2']},
	{from: '4.0.14', to: '4.0.15', models: ['4.0.14', '3.6.28']},
	{from: '4.0.14', to: '4.1.0', models: ['4.0.14', '4.0.12']},
	{from: '4.0.15', to: '5.0.0'},
	{
		from: '2.8.11', to: '3.6.28', models: ['2.8.11'], more: ['2.9.33', '3.6.29-rc1', 'nonsense'],
	},
	{
		from: '3.5.7', to: '4.0.15', models: ['3.5.7'], more: ['3.6-rc9', '3.6.28.1'],
	},
];

const pathOf = ({from, to, models = [], more = []}: Pair): Path => findPath({
	from: {controller: from, models: models.map((version, index) => ({name: `admin/model-${index + 1}`, version}))},
	to,
	releases: [...knownVersions, ...more],
});

const hopText = (hop: PathHop): string => [
	`${hop.subject === 'controller' ? 'controller' : hop.models.join(', ')}: ${hop.from} -> ${hop.to}, ${hop.means}${hop.minimum === undefined ? '' : `, models at ${hop.minimum} or later`}`,
	...(hop.subject === 'controller' && hop.means === 'migrate' ? [`  takes ${hop.models.length === 0 ? 'no models' : hop.models.join(', ')}`] : []),
	`  why: ${hop.why}`,
	...hop.preChecks.map(check => `  - ${check}`),
].join('\n');

const golden = (pair: Pair): string => {
	const found = pathOf(pair);
	return [
		`from ${pair.from} with ${pair.models === undefined ? 'no models' : `models at ${pair.models.join(', ')}`} to ${pair.to}: ${found.isComplete ? 'complete' : 'not complete'}`,
		...found.hops.map(hop => hopText(hop)),
		...found.problems.map(({kind, text}) => `${kind}: ${text}`),
		'',
	].join('\n');
};

const nameOf = ({from, to, models = []}: Pair): string => `${from}-to-${to}${models.length > 0 ? `-with-${models.join('-')}` : ''}.txt`;

for (const pair of pairs) {
	test(`the path ${nameOf(pair).replace('.txt', '').replaceAll('-', ' ')} is that of its golden file`, t => {
		const file = path.join('goldens-path', nameOf(pair));
		if (process.env['UPDATE_GOLDENS'] === '1') {
			fs.writeFileSync(path.join(projectRoot, 'test', 'fixtures', file), golden(pair));
		}

		t.is(golden(pair), readFixture(file));
	});
}

test('there are at least thirty golden paths, each of a pair that is tested', t => {
	t.true(pairs.length >= 30);
	t.deepEqual(listFixtures('goldens-path'), pairs.map(pair => nameOf(pair)).toSorted());
});

for (const pair of pairs) {
	test(`Juju accepts each hop of ${nameOf(pair).replace('.txt', '')}`, t => {
		const from = parseKnown(pair.from);
		const models = (pair.models ?? []).map((version, index) => [`admin/model-${index + 1}`, version] as const);
		const possible = Object.fromEntries(models.filter(([, version]) => compareVersions(parseKnown(version), from) <= 0));
		t.is(refusalOf(pair.from, possible, pathOf(pair)), undefined);
	});
}
