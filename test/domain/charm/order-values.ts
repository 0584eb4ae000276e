import test from 'ava';
import {pathProblem, settingProblem, valueProblems} from '../../../source/domain/charm/order-values.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {parseVersion} from '../../../source/domain/version.js';

const problems = (order: CharmOrder, client = '3.6.28') => valueProblems(order, parseVersion(client));

test('What people write of an order is well', t => {
	t.deepEqual(problems({
		channel: '8.0/stable',
		revision: 0,
		switch: 'ch:amd64/jammy/mysql-12',
		path: '/srv/charms/mysql 8.charm',
		config: './mysql.yaml',
		settings: {'max-connections': '200', empty: '', address: 'a@b'},
		resources: [{name: 'mysql-image', file: 'registry.example/mysql:8'}, {name: 'site', file: '12'}],
		storage: ['data=10G', 'logs=ebs-ssd,2,1G'],
		base: 'ubuntu@22.04',
		bind: 'alpha db=beta cluster=gamma',
	}), []);
	t.deepEqual(problems({bind: 'db=alpha', base: 'ubuntu@24.04/stable', switch: '../mysql'}), []);
});

test('What is none of it is said, each value by itself', t => {
	const wrong: ReadonlyArray<readonly [CharmOrder, RegExp]> = [
		[{channel: '--force'}, /no channel/v],
		[{revision: 1.5}, /no revision/v],
		[{switch: 'my sql'}, /no charm/v],
		[{path: ''}, /no path/v],
		[{path: '-x'}, /for an option/v],
		[{repository: '~/charms'}, /whole path/v],
		[{config: 'a\nb'}, /no path/v],
		[{config: 'a=b.yaml'}, /for a setting/v],
		[{resources: [{name: '-a', file: 'x'}]}, /no name of a resource/v],
		[{resources: [{name: 'a', file: ''}]}, /no path/v],
		[{storage: ['10G']}, /no storage/v],
		[{base: 'jammy'}, /no base/v],
		[{bind: '--force'}, /binds nothing/v],
		[{settings: {key: '@file'}}, /begins with @/v],
	];
	for (const [order, words] of wrong) {
		const found = problems(order);
		t.is(found.length, 1, JSON.stringify(order));
		t.regex(found[0] ?? '', words);
		t.regex(found[0] ?? '', /\.$/v);
	}

	t.is(problems({base: 'jammy', bind: '', path: ''}).length, 3);
});

test('A charm of a repository is for 1.25, a charm by its path for all later clients', t => {
	t.deepEqual(problems({repository: '/srv/charms', switch: 'local:trusty/mysql'}, '1.25.13'), []);
	t.is(problems({switch: 'local:trusty/mysql'}, '1.25.13').length, 1);
	t.is(problems({switch: './mysql'}, '1.25.13').length, 1);
	t.deepEqual(problems({switch: './mysql'}, '2.0.0'), []);
});

test('An equals sign makes a setting of a file only where settings can be given by themselves', t => {
	t.deepEqual(problems({config: 'a=b.yaml'}, '3.5.5'), []);
	t.is(problems({config: 'a=b.yaml'}, '4.0.15').length, 1);
});

test('A long value is not repeated in full', t => {
	t.true((pathProblem(`-${'x'.repeat(5000)}`) ?? '').length < 200);
	t.is(settingProblem('title', 'a title'), undefined);
	t.regex(settingProblem('cert', 'a\nb') ?? '', /several lines/v);
});
