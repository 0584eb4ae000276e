import test from 'ava';
import {textBetween} from '../../source/domain/text-between.js';

test('the first text between two marks is found', t => {
	t.is(textBetween('base "amd64", base "arm64"', 'base "', '"'), 'amd64');
	t.is(textBetween('""', '"', '"'), '');
	t.is(textBetween('base "amd64', 'base "', '"'), undefined);
	t.is(textBetween('amd64"', 'base "', '"'), undefined);
	t.is(textBetween('"', '"', '"'), undefined, 'One mark is not two.');
});
