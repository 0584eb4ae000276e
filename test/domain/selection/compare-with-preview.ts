import test from 'ava';
import {compareWithPreview} from '../../../source/domain/selection/compare-with-preview.js';
import {parseVersion} from '../../../source/domain/version.js';

const selection = {version: parseVersion('3.6.28'), rule: 'third-controller', sentence: ''};

test('the dry run wins where it differs', t => {
	t.is(compareWithPreview(selection, {bestVersion: '3.6.20'}), 'The rule third-controller chooses 3.6.28, but --dry-run chooses 3.6.20, and it wins.');
	t.is(compareWithPreview(selection, {bestVersion: undefined}), 'The rule third-controller chooses 3.6.28, but --dry-run names no version, and it wins.');
});

test('agreement and silence are said', t => {
	t.regex(compareWithPreview(selection, {bestVersion: '3.6.28'}), /agrees\.$/v);
	t.regex(compareWithPreview(selection, undefined), /not been asked\.$/v);
	t.regex(compareWithPreview({...selection, version: undefined}, {bestVersion: undefined}), /nothing newer, .+ either\.$/v);
});
