import test from 'ava';
import {createCloud, theModel} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const open = (scenario = 'charms') => {
	const cloud = createCloud(scenario);
	const application = theModel(cloud, 'shop').applications.get('postgresql');
	return {juju: createJuju(cloud), application};
};

test('all settings of an application, with where each value comes from', t => {
	const answer: unknown = JSON.parse(open().juju('config -m aws:shop postgresql --format json').stdout);
	t.like(answer, {
		application: 'postgresql',
		charm: 'postgresql',
		'application-config': {trust: {type: 'bool', value: false, source: 'default'}},
		settings: {
			'max-connections': {
				type: 'int', default: 100, value: 250, source: 'user',
			},
			'checkpoint-target': {
				type: 'float', default: 0.5, value: 0.5, source: 'default',
			},
		},
	});
});

test('a setting that has neither a value nor a default is unset', t => {
	const {juju} = open();
	t.is(juju('refresh -m aws:shop postgresql').exitCode, 0);
	const answer = JSON.parse(juju('config -m aws:shop postgresql --format json').stdout) as {settings: Record<string, unknown>};
	t.deepEqual(answer.settings['rotation-owner'], {description: 'Who is told before passwords are rotated; must be set', source: 'unset', type: 'string'});
	t.is(juju('config -m aws:shop postgresql rotation-owner').stdout, '');
});

test('a value that is the default counts as the default', t => {
	const {juju} = open();
	juju('config -m aws:shop postgresql max-connections=100');
	t.regex(juju('config -m aws:shop postgresql --format json').stdout, /"max-connections":\{"default":100,"description":"[^"]+","source":"default","type":"int","value":100\}/v);
});

test('one setting is its value alone, whatever the format', t => {
	const {juju} = open();
	t.is(juju('config -m aws:shop postgresql max-connections').stdout, '250\n');
	t.is(juju('config -m aws:shop postgresql backup-retention --format json').stdout, '"14"\n');
	t.is(juju('config -m aws:shop postgresql trust').stdout, 'false\n');
	t.is(juju('config -m aws:shop postgresql nosuch').stderr, 'ERROR key "nosuch" not found in "postgresql" application config or charm settings.\n');
});

test('settings are set and reset, all or none', t => {
	const {juju, application} = open();
	t.is(juju('config -m aws:shop postgresql max-connections=300 profile=production').exitCode, 0);
	t.is(application?.settings?.['max-connections'], '300');
	t.is(juju('config -m aws:shop postgresql max-connections=400 nosuch=1').exitCode, 1);
	t.is(application?.settings?.['max-connections'], '300');
	t.is(juju('config -m aws:shop postgresql --reset max-connections,profile').exitCode, 0);
	t.deepEqual(application?.settings, {'experimental-replication': 'true', 'backup-retention': '14'});
});

test('what is set already is said', t => {
	t.is(open().juju('config -m aws:shop postgresql profile=testing').stderr, 'WARNING the configuration setting "profile" already has the value "testing"\n');
});

test('a file sets what it holds; one that is not there is refused', t => {
	const {juju, application} = open();
	const configs = new Map([['pg.yaml', {'max-connections': 90, profile: undefined}]]);
	t.is(juju('config -m aws:shop postgresql --file pg.yaml', {files: {charms: new Map(), configs, missing: new Set()}}).exitCode, 0);
	t.is(application?.settings?.['max-connections'], '90');
	t.false(Object.hasOwn(application?.settings ?? {}, 'profile'));
	t.like(juju('config -m aws:shop postgresql --file other.yaml'), {exitCode: 1, stderr: 'ERROR open other.yaml: no such file or directory\n'});
});

const complaints = [
	['charms-second', ''],
	['charms-29', 'parsing settings for application: '],
	['charms', 'parsing settings for application: '],
	['charms-fourth', 'invalid application config: '],
] as const;

for (const [scenario, before] of complaints) {
	test(`${scenario}: an unknown setting and a value of another type are refused in the words of the time`, t => {
		const {juju} = open(scenario);
		t.like(juju('config -m aws:shop postgresql nosuch=1'), {exitCode: 1, stderr: `ERROR ${before}unknown option "nosuch"\n`});
		t.like(juju('config -m aws:shop postgresql max-connections=many'), {exitCode: 1, stderr: `ERROR ${before}option "max-connections" expected int, got "many"\n`});
		t.is(juju('config -m aws:shop nosuch').stderr, 'ERROR application "nosuch" not found (not found)\n');
	});
}

test('words that cannot be are refused before anybody is asked', t => {
	const {juju} = open();
	for (const [line, text] of [
		['config', 'no application name specified'],
		['config profile=x', 'no application name specified'],
		['config postgresql profile=x backup-retention', 'cannot set and retrieve values simultaneously'],
		['config postgresql profile backup-retention', 'can only retrieve a single value, or all values'],
		['config postgresql profile --reset profile', 'cannot reset and retrieve values simultaneously'],
		['config postgresql --reset profile=x', '--reset accepts a comma delimited set of keys "a,b,c", received: "profile=x"'],
		['config postgresql =x', 'expected "key=value", got "=x"'],
		['config postgresql a=b --file x', 'cannot specify --file and key=value arguments simultaneously'],
	] as const) {
		t.like(juju(line), {exitCode: 2, stderr: `ERROR ${text}\n`}, `juju ${line}`);
	}
});
