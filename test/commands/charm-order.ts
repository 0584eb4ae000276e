import test from 'ava';
import {readCharmOrder} from '../../source/commands/charm-order.js';
import {parseOptions, UsageError} from '../../source/commands/options.js';

const read = (...words: readonly string[]) => readCharmOrder(parseOptions(words).charmValues, '/home/kim');

test('nothing given is an empty order', t => {
	t.deepEqual(read(), {});
});

test('every option becomes its part of the order', t => {
	t.deepEqual(read(
		'--channel', '14/stable', '--revision', '251', '--path', './mine', '--config', 'mine.yaml', '--resource', 'snap=./a=b.snap', '--resource', 'image=docker.io/x:1', '--base', 'ubuntu@24.04', '--bind', 'db=alpha', '--storage', 'data=10G', '--trust', '--force-units', '--force', '--force-base',
	), {
		channel: '14/stable',
		revision: 251,
		path: '/home/kim/mine',
		config: '/home/kim/mine.yaml',
		resources: [{name: 'snap', file: './a=b.snap'}, {name: 'image', file: 'docker.io/x:1'}],
		base: 'ubuntu@24.04',
		bind: 'db=alpha',
		storage: ['data=10G'],
		trust: true,
		forceUnits: true,
		force: true,
		forceBase: true,
	});
});

test('a charm to switch to is one of the store, or a file of this machine', t => {
	t.is(read('--switch', 'ch:mysql-k8s').switch, 'ch:mysql-k8s');
	t.is(read('--switch', 'cs:~team/mysql-7').switch, 'cs:~team/mysql-7');
	t.is(read('--switch', './mysql.charm').switch, '/home/kim/mysql.charm');
	t.is(read('--switch', '../mysql').switch, '/home/mysql');
});

test('what holds = is a setting, all else a file', t => {
	t.deepEqual(read('--config', 'a=1', '--config', 'b=x=y', '--config', 'f.yaml'), {config: '/home/kim/f.yaml', settings: {a: '1', b: 'x=y'}});
});

test('trust is true, false or alone', t => {
	t.true(read('--trust').trust);
	t.true(read('--trust', '--force').trust);
	t.true(read('--trust=true').trust);
	t.false('trust' in read());
});

test('a repository of 1.25 is a folder of this machine', t => {
	t.deepEqual(read('--repository', 'charms'), {repository: '/home/kim/charms'});
});

const wrong: ReadonlyArray<readonly [readonly string[], RegExp]> = [
	[['--revision', 'latest'], /revision/v],
	[['--revision', '-1'], /revision/v],
	[['--revision', '1.5'], /revision/v],
	[['--channel', ' '], /--channel/v],
	[['--channel', 'a', '--config', 'x.yaml', '--config', 'y.yaml'], /--config/v],
	[['--resource', 'snap'], /--resource/v],
	[['--resource', '=file'], /--resource/v],
	[['--resource', 'snap='], /--resource/v],
	[['--storage', 'data'], /--storage/v],
	[['--config', 'a='], /--config/v],
];

for (const [words, pattern] of wrong) {
	test(`refuses ${words.join(' ')}`, t => {
		const error = t.throws(() => read(...words), {instanceOf: UsageError});
		t.regex(error.message, pattern);
		t.true(error.advice.length > 10);
	});
}
