import test from 'ava';
import {createJuju, createLab, labController} from '../_helpers/simulated-lab.js';
import {readFixture, readJsonLines} from '../_helpers/fixture.js';

/** Keys that are names of things. */
const isName = (path: string): boolean => /(?:^|\.)(?:controllers|models|machines|controller-machines|users)$/v.test(path);

/** All paths to values, names of things written as a star, in the order in which they first appear. */
const shapeOf = (value: unknown, path = ''): string[] => {
	if (Array.isArray(value)) {
		return value.flatMap(item => shapeOf(item, `${path}[]`));
	}

	if (typeof value !== 'object' || value === null) {
		return [`${path}: ${typeof value}`];
	}

	return Object.entries(value).flatMap(([key, item]) => shapeOf(item, `${path}.${isName(path) ? '*' : key}`));
};

/** What the stub of the recording left out, or had to tell that a healthy cloud has not. */
const isIncidental = (path: string): boolean => /status\.message|secret-backends|supported-features/v.test(path);

const shape = (json: string, top: string): string[] => {
	const document = JSON.parse(json) as Record<string, unknown>;
	return [...new Set(shapeOf(top === '*' ? Object.values(document)[0] : document))].filter(path => !isIncidental(path)).toSorted();
};

const answers: ReadonlyArray<{readonly file: string; readonly line: string; readonly top?: '*'}> = [
	{file: 'version.json', line: 'version --format json'},
	{file: 'controllers.json', line: 'controllers --format json'},
	{file: 'controllers-refresh.json', line: 'controllers --format json --refresh'},
	{file: 'models.json', line: 'models --format json'},
	{file: 'models-utc.json', line: 'models --format json --exact-time'},
	{file: 'show-controller.json', line: 'show-controller --format json', top: '*'},
	{file: 'show-model.json', line: 'show-model --format json', top: '*'},
	{file: 'show-model-other.json', line: 'show-model --format json c1:prod', top: '*'},
	{file: 'whoami.json', line: 'whoami --format json'},
];

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	const recorded = (file: string): string => readFixture(`recordings/clients/${version}/answers/${file}`);
	const run = (line: string): string => createJuju(createLab({client: version, members: 3}))(line).stdout;

	for (const {file, line, top = ''} of answers) {
		test(`${version}: "${line}" has the keys that were recorded`, t => {
			t.deepEqual(shape(run(line), top), shape(recorded(file), top));
		});
	}

	test(`${version}: one setting of a model is told as recorded, in capitals in JSON`, t => {
		t.is(run('model-config -m c1:prod agent-version'), recorded('model-config-agent-version.txt'));
		const settings = JSON.parse(run('model-config -m c1:prod --format json')) as Record<string, unknown>;
		const expected = JSON.parse(recorded('model-config.json')) as Record<string, unknown>;
		for (const [key, value] of Object.entries(expected)) {
			t.deepEqual(settings[key], value);
		}
	});

	test(`${version}: short answers are the recorded ones, byte by byte`, t => {
		t.is(run('whoami'), recorded('whoami.txt'));
		t.is(run('switch'), recorded('switch.txt'));
		t.is(run('version').replace('ubuntu', 'genericlinux'), recorded('version'));
	});

	test(`${version}: the tables of controllers and models are laid out as recorded`, t => {
		const table = run('controllers');
		const [hint, blank, heading, first] = table.split('\n', 4);
		const lines = recorded('controllers.txt').split('\n');
		t.deepEqual([hint, blank], lines.slice(0, 2));
		t.is(heading?.replaceAll(/ +/gv, ' '), lines[2]?.replaceAll(/ +/gv, ' '));
		t.true(first?.trimEnd().endsWith(version));
		t.is(first?.length, heading?.length === undefined ? undefined : heading.length + version.length + 2 - 'Version'.length);
		t.is(table.endsWith('\n\n'), recorded('controllers.txt').endsWith('\n\n'));
		t.is(run('models').split('\n', 3)[2]?.replaceAll(/ +/gv, ' '), recorded('models.txt').split('\n', 3)[2]?.replaceAll(/ +/gv, ' '));
	});

	test(`${version}: the YAML of a controller has the lines that were recorded`, t => {
		const keys = (text: string) => [...new Set(text.split('\n').map(line => /^ *(?<key>[\w\-]+):/v.exec(line)?.groups?.['key']))].filter(key => key !== 'other');
		t.deepEqual(new Set(keys(run('show-controller'))), new Set(keys(recorded('show-controller.yaml'))));
		t.regex(run('show-controller'), /^ {4}api-endpoints: \['\S+:17070', '\S+:17070', '\S+:17070'\]$/mv);
	});
}

/** A command that was run on a real controller of 4.0. */
type RealCommand = {readonly situation: string; readonly arguments: readonly string[]; readonly 'exit-code': number | undefined; readonly stdout: string; readonly stderr: string};

const real = readJsonLines<RealCommand>('recordings/controller-4.0/commands.jsonl').filter(({situation}) => situation === 'healthy, all at 4.0.14, nothing newer published');

const said = (line: string): RealCommand | undefined => real.find(command => command.arguments.slice(1).join(' ') === line);

/** Lines whose answers do not depend on what stands in the cloud. */
const exactly = [
	'whoami --format json',
	'model-config -m real:prod agent-version',
	'disabled-commands -m real:prod --format json',
	'disabled-commands --all -c real --format json',
	'upgrade-controller -c real --dry-run',
	'upgrade-controller -c real',
	'upgrade-model -m real:prod --dry-run',
	'upgrade-model -m real:prod',
	'upgrade-model -m real:prod --agent-version 4.0.15',
	'upgrade-model -m real:prod --agent-version 4.0.14',
	'upgrade-model -m real:prod --agent-version 4.0.13',
	'upgrade-controller -c real --agent-version 4.0.13',
	'upgrade-controller -c real --agent-version 4.1.0',
	'upgrade-controller -c real --agent-version 5.0.0',
	'upgrade-model -m real:prod --agent-version 4.0',
	'upgrade-model -m real:controller',
	'upgrade-model -m real:nosuch',
	'status -m real:nosuch --format json',
	'upgrade-controller -c nosuch',
	'upgrade-model -m real:prod --agent-stream proposed --dry-run',
	'upgrade-model -m real:prod --agent-stream nonsense',
	'create-backup -m real:controller --filename b.tar.gz',
	'create-backup -m real:prod --filename b.tar.gz',
	'export-bundle -m real:prod',
	'sync-agent-binary -m real:controller --agent-version 4.0.15 --dry-run',
	'nonsense',
];

for (const line of exactly) {
	test(`a real controller of 4.0 and the simulated one say the same to "juju ${line}"`, t => {
		// Nothing newer of the same minor is published.
		const cloud = createLab({client: '4.0.14', released: ['4.0.14', '4.1.0', '5.0.0']});
		cloud.currentController = 'real';
		cloud.syncSource = [];
		const controller = labController(cloud);
		controller.name = 'real';
		controller.canFetch = false;

		const recorded = said(line);
		const {exitCode, stdout, stderr} = createJuju(cloud)(line);
		t.deepEqual({exitCode, stdout, stderr}, {exitCode: recorded?.['exit-code'] ?? -1, stdout: recorded?.stdout ?? '', stderr: recorded?.stderr ?? ''});
	});
}

test('binaries that cannot be fetched are refused in the words of a real controller of 4.0', t => {
	const cloud = createLab({client: '4.0.14'});
	for (const controller of cloud.controllers) {
		controller.canFetch = false;
	}

	const {exitCode, stderr, takes} = createJuju(cloud)('upgrade-controller -c c1 --agent-version 4.0.15');
	const recorded = said('upgrade-controller -c real --agent-version 4.0.15 --dry-run');
	// What the resolver of the recording's machine said is left out.
	const cause = (text: string) => text.slice(0, text.indexOf('dial tcp: lookup streams.canonical.com'));
	t.is(exitCode, 1);
	t.is(cause(stderr), cause(recorded?.stderr ?? ''));
	t.true(takes > 3000);
});
