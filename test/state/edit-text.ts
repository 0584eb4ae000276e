import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {pushOverlay} from '../../source/state/result.js';
import {makeState, makeWaitingState} from '../_helpers/make-state.js';
import {playFrom} from '../_helpers/play.js';

const withVersion = () => pushOverlay(makeState({
	stage: {
		name: 'target', step: 'models', controller: 'aws', cursor: 0,
	},
}), {
	name: 'version', typed: '', cursor: 0, problem: undefined,
});

const typedIn = (state: ReturnType<typeof withVersion>): string | undefined => {
	const top = state.overlays.at(-1);
	return top?.name === 'version' ? top.typed : undefined;
};

test('text goes into the field on top, and the last character goes as people see it', t => {
	const play = playFrom(withVersion()).type('3.6.2é');
	t.is(typedIn(play.state()), '3.6.2é');
	play.send({type: 'erased'});
	t.is(typedIn(play.state()), '3.6.2');
	play.type('🇩🇪').send({type: 'erased'});
	t.is(typedIn(play.state()), '3.6.2');
	play.send({type: 'erased'}, {type: 'erased'}, {type: 'erased'}, {type: 'erased'}, {type: 'erased'}, {type: 'erased'});
	t.is(typedIn(play.state()), '');
});

property('no control character or line break is ever typed', [fc.string({unit: 'binary'})], (t, text) => {
	const typed = typedIn(playFrom(withVersion()).type(text).state()) ?? '';
	t.notRegex(typed, /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]/v);
	t.true(typed.length <= 40);
});

test('a version that is none keeps the field open with the reason', t => {
	const play = playFrom(withVersion()).type('3.6').act('confirm');
	const top = play.state().overlays.at(-1);
	t.is(top?.name, 'version');
	t.truthy(top?.name === 'version' && top.problem);
	play.type('.28');
	const after = play.state().overlays.at(-1);
	t.is(after?.name === 'version' ? after.problem : 'no field', undefined);
});

test('the filter of the table takes text until Enter keeps it or Esc clears it', t => {
	const kept = playFrom(makeWaitingState()).act('filter').type('mysql').act('confirm');
	t.is(kept.state().table.filter, 'mysql');
	t.false(kept.state().table.isFiltering);
	t.deepEqual(kept.state().overlays, []);
	const cleared = playFrom(makeWaitingState()).act('filter').type('mysql').act('back');
	t.is(cleared.state().table.filter, '');
});
