import test from 'ava';
import {compareWithPreview} from '../../../source/domain/selection/compare-with-preview.js';
import {parseVersion} from '../../../source/domain/version.js';

const selection = {version: parseVersion('3.6.28')};

test('the dry run wins where it differs, and both versions are named', t => {
	t.is(compareWithPreview(selection, {bestVersion: '3.6.20'}), 'Of the known releases that is 3.6.28, but the dry run names 3.6.20, and it wins.');
	t.is(compareWithPreview(selection, {bestVersion: undefined}), 'Of the known releases that is 3.6.28, but the dry run names nothing newer, and it wins.');
	t.is(compareWithPreview({version: undefined}, {bestVersion: '3.6.29'}), 'No known release is newer by this rule, but the dry run names 3.6.29, and it wins.');
});

test('agreement and silence are said', t => {
	t.is(compareWithPreview(selection, {bestVersion: '3.6.28'}), 'Of the known releases that is 3.6.28, and the dry run agrees.');
	t.is(compareWithPreview(selection, undefined), 'Of the known releases that is 3.6.28; the dry run has not answered.');
	t.regex(compareWithPreview({version: undefined}, {bestVersion: undefined}), /^No known release is newer by this rule, and the dry run names nothing newer either\.$/v);
});
