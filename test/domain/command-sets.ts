import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {commandSetOf, disableAgain} from '../../source/domain/command-sets.js';
import {type CommandSet} from '../../source/domain/intent.js';
import {webModel} from '../_helpers/make-state.js';

const sets: readonly CommandSet[] = ['all', 'remove-object', 'destroy-model'];

test('sets go by their names of today and of 1.25', t => {
	t.deepEqual(['all', 'all-changes', 'remove-object', 'destroy-model', 'destroy-environment', 'bogus'].map(name => commandSetOf(name)), [
		'all', 'all', 'remove-object', 'destroy-model', 'destroy-model', undefined,
	]);
});

test('what was not disabled before, or is not known, is not put back', t => {
	t.deepEqual(disableAgain({type: 'enable-commands', model: webModel}, undefined), []);
	t.deepEqual(disableAgain({type: 'enable-commands', model: webModel}, []), []);
	t.deepEqual(disableAgain({type: 'enable-commands', model: webModel}, [{set: 'remove-object', message: 'keep'}]), []);
});

testProp('the same set is put back with its message, and no other', [fc.subarray([...sets]), fc.constantFrom(...sets), fc.string()], (t, disabled, set, message) => {
	const again = disableAgain({type: 'enable-commands', model: webModel, ...(set !== 'all' && {set})}, disabled.map(each => ({set: each, message: `${each} ${message}`})));
	t.deepEqual(again, disabled.includes(set)
		? [{
			type: 'disable-commands', model: webModel, set, message: `${set} ${message}`,
		}]
		: []);
});
