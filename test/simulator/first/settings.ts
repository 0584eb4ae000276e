import test from 'ava';
import {parse} from 'yaml';
import {createCloud, theController} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const open = () => {
	const cloud = createCloud('charms-first');
	return {juju: createJuju(cloud), service: theController(cloud).models[0]?.applications.get('postgresql')};
};

test('the settings of a service: only whether the default holds', t => {
	const answer: unknown = parse(open().juju('get postgresql --format yaml').stdout);
	t.like(answer, {service: 'postgresql', charm: 'postgresql'});
	t.like(answer, {
		settings: {
			'max-connections': {description: 'Connections at once', type: 'int', value: 250},
			'checkpoint-target': {default: true, type: 'float', value: 0.5},
		},
	});
	t.notRegex(JSON.stringify(answer), /"source"|"application-config"|"default":100/v);
	t.regex(open().juju('get postgresql').stdout, /^charm: postgresql\nservice: postgresql\nsettings:\n/v);
	const {exitCode, stdout} = open().juju('get postgresql --format json');
	t.deepEqual([exitCode, stdout], [2, ''], 'YAML is all it knows');
});

test('settings of a service are set, and put back to their defaults', t => {
	const {juju, service} = open();
	t.is(juju('set postgresql max-connections=300 profile=production').exitCode, 0);
	t.is(service?.settings?.['max-connections'], '300');
	t.is(juju('set postgresql --to-default max-connections').exitCode, 0);
	t.false(Object.hasOwn(service?.settings ?? {}, 'max-connections'));
	const configs = new Map([['pg.yaml', {profile: 'small'}]]);
	t.is(juju('set postgresql --config pg.yaml', {files: {charms: new Map(), configs, missing: new Set()}}).exitCode, 0);
	t.is(service?.settings?.['profile'], 'small');
});

test('unset puts settings back to their defaults', t => {
	const {juju, service} = open();
	t.is(juju('unset postgresql max-connections profile').exitCode, 0);
	t.deepEqual(Object.keys(service?.settings ?? {}).toSorted(), ['backup-retention', 'experimental-replication']);
	t.like(juju('unset'), {exitCode: 2, stderr: 'error: no service name specified\n'});
	t.like(juju('unset postgresql'), {exitCode: 2, stderr: 'error: no configuration options specified\n'});
	t.like(juju('unset postgresql profile nosuch'), {exitCode: 1, stderr: 'ERROR unknown option "nosuch"\n'});
	t.like(juju('unset nosuch a'), {exitCode: 1, stderr: 'ERROR service "nosuch" not found\n'});
});

test('what cannot be is refused in the words of the time', t => {
	const {juju} = open();
	t.like(juju('set postgresql nosuch=1'), {exitCode: 1, stderr: 'ERROR unknown option "nosuch"\n'});
	t.like(juju('set postgresql max-connections=many'), {exitCode: 1, stderr: 'ERROR option "max-connections" expected int, got "many"\n'});
	t.like(juju('set nosuch a=b'), {exitCode: 1, stderr: 'ERROR service "nosuch" not found\n'});
	t.like(juju('get nosuch'), {exitCode: 1, stderr: 'ERROR service "nosuch" not found\n'});
	t.like(juju('get'), {exitCode: 2, stderr: 'error: no service name specified\n'});
	t.like(juju('set postgresql word'), {exitCode: 2, stderr: 'error: expected "key=value", got "word"\n'});
	t.like(juju('set postgresql a=b --config x'), {exitCode: 2, stderr: 'error: cannot specify --config when using key=value arguments\n'});
});

test('the actions of a service', t => {
	const {juju} = open();
	t.is(juju('action defined postgresql --format json').stdout, '{"create-backup":"Creates a backup in S3","get-primary":"Says which unit is the primary"}\n');
	t.is(juju('action defined redis').stdout, 'No actions defined for redis\n');
});
