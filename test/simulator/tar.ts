import {execFileSync} from 'node:child_process';
import test from 'ava';
import {makeTar} from '../../source/simulator/tar.js';
import {createTarReader} from '../../source/storage/tar-listing.js';

const archive = makeTar([{name: 'a/', content: ''}, {name: 'a/b.txt', content: 'hello\n'}, {name: 'a/empty', content: ''}], Date.UTC(2026, 10, 21));

test('our own reader lists what is in it', t => {
	const reader = createTarReader();
	reader.push(archive);
	t.deepEqual(reader.finish().names, ['a/', 'a/b.txt', 'a/empty']);
});

test('the tar of this machine reads it', t => {
	t.is(execFileSync('tar', ['-tf', '-'], {input: archive, encoding: 'utf8'}), 'a/\na/b.txt\na/empty\n');
	t.is(execFileSync('tar', ['-xOf', '-', 'a/b.txt'], {input: archive, encoding: 'utf8'}), 'hello\n');
});
