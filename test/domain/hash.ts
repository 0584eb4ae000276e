import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {hashText} from '../../source/domain/hash.js';

test('a hash does not change from version to version: plans are compared by it', t => {
	t.is(hashText(''), '0000000000000001');
	t.is(hashText('upgrade-controller -c aws'), hashText('upgrade-controller -c aws'));
});

testProp('a hash has 16 hexadecimal digits', [fc.string({unit: 'binary', maxLength: 200})], (t, text) => {
	t.regex(hashText(text), /^[0-9a-f]{16}$/v);
});

testProp('texts that differ in one character have hashes that differ', [fc.string({minLength: 1, maxLength: 50}), fc.nat()], (t, text, position) => {
	const index = position % text.length;
	const other = `${text.slice(0, index)}${text[index] === 'a' ? 'b' : 'a'}${text.slice(index + 1)}`;
	t.not(hashText(text), hashText(other));
});
