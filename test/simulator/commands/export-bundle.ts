import test from 'ava';
import {
	createJuju,
	createLab,
	labController,
	labModel,
} from '../../_helpers/simulated-lab.js';

test('what is deployed in a model is printed, or written into a file', t => {
	const juju = createJuju(createLab());
	const {stdout, files} = juju('export-bundle -m c1:prod');
	t.is(stdout, [
		'default-base: ubuntu@22.04/stable',
		'applications:',
		'  mysql:',
		'    charm: mysql',
		'    channel: 8.0/stable',
		'    revision: 12',
		'    num_units: 2',
		'    to:',
		'    - "0"',
		'    - "1"',
		'  wordpress:',
		'    charm: wordpress',
		'    channel: latest/stable',
		'    revision: 5',
		'    num_units: 1',
		'    to:',
		'    - 1/lxd/0',
		'machines:',
		'  "0": {}',
		'  "1": {}',
		'relations:',
		'- - mysql:db',
		'  - wordpress:db',
		'',
	].join('\n'));
	t.deepEqual(files, []);
	const written = juju('export-bundle -m c1:prod --filename /b/prod.yaml');
	t.is(written.stdout, 'Bundle successfully exported to /b/prod.yaml\n');
	t.is(new TextDecoder().decode(written.files[0]?.bytes), stdout);
});

test('2.9 writes a series, and a model without applications has nothing to export', t => {
	const cloud = createLab({client: '2.9.52'});
	t.regex(createJuju(cloud)('export-bundle -m c1:prod').stdout, /^series: focal$/mv);
	labModel(cloud).applications.clear();
	t.like(createJuju(cloud)('export-bundle -m c1:prod'), {exitCode: 1, stderr: 'ERROR nothing to export as there are no applications\n'});
	t.is(createJuju(createLab({client: '2.4.7'}))('export-bundle -m c1:prod').files.length, 0);
});

test('4.0 has none, in its own words', t => {
	const cloud = createLab({client: '4.0.14'});
	t.is(labController(cloud).version, '4.0.14');
	t.is(
		createJuju(cloud)('export-bundle -m c1:prod').stderr,
		'ERROR \njuju client not compatible with server: Juju 4.0 doesn\'t support exporting bundles (not implemented)\nre-install your juju client to match the version running on the controller\n',
	);
});
