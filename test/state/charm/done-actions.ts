import test from 'ava';
import {atCharm, charmedState, waveOf} from '../../_helpers/make-charms.js';
import {makeSession} from '../../_helpers/make-state.js';
import {playFrom, type Play} from '../../_helpers/play.js';
import {type WaveOutcome} from '../../../source/state/charm/charm-stage.js';
import {withItem} from '../../../source/state/charm/wave.js';
import {type Stage} from '../../../source/state/state.js';

const done = (outcomes: readonly WaveOutcome[], {isAlone = false}: {readonly isAlone?: boolean} = {}): Play => {
	let wave = waveOf({mysql: {}, wordpress: {}, telegraf: {}});
	wave = {...wave, items: wave.items.slice(0, outcomes.length)};
	for (const [index, outcome] of outcomes.entries()) {
		wave = withItem(wave, index, {outcome});
	}

	const stage = atCharm<'done'>({step: 'done', wave, cursor: 0});
	return playFrom(charmedState({
		stage: isAlone ? {...stage, back: undefined} : stage,
		...(isAlone && {session: makeSession({charm: {application: 'mysql', order: {}}})}),
	}));
};

test('the cursor stays among the applications', t => {
	const play = done(['upgraded', 'failed']).act('down', 'down', 'down');
	t.like(play.state().stage, {cursor: 1});
	play.act('top', 'up');
	t.like(play.state().stage, {cursor: 0});
});

for (const action of ['confirm', 'back', 'next'] as const) {
	test(`${action} leads back to where the part about charms was opened`, t => {
		const play = done(['upgraded']).act(action);
		t.is(play.state().exit, undefined);
		t.like(play.state().stage, {name: 'target', step: 'models'} satisfies Partial<Stage>);
	});
}

for (const [outcomes, code] of [
	[['upgraded'], 0],
	[['unchanged'], 0],
	[['upgraded', 'unchanged'], 0],
	[['failed'], 6],
	[['refused'], 3],
	[['rolled-back'], 6],
	[['upgraded', 'failed'], 6],
	[['upgraded', 'skipped'], 6],
	[['skipped'], 4],
] as const) {
	test(`the program ends with ${code} after ${outcomes.join(' and ')}`, t => {
		const play = done(outcomes, {isAlone: true}).act('confirm');
		t.is(play.state().exit?.code, code);
		t.true(play.effects().some(effect => effect.type === 'exit' && effect.code === code));
	});
}

test('what came of each is said when the program ends', t => {
	const play = done(['upgraded', 'refused', 'failed'], {isAlone: true}).act('confirm');
	const summary = play.state().exit?.summary.join('\n') ?? '';
	t.regex(summary, /mysql: upgraded/v);
	t.regex(summary, /wordpress: refused by Juju, unchanged/v);
	t.regex(summary, /telegraf: not every unit came through/v);
	t.regex(summary, /This run is kept in/v);
});

test('without a record there is no way back', t => {
	const play = done(['skipped']).act('roll-back');
	t.deepEqual(play.state().overlays, []);
	t.regex(play.state().notice ?? '', /Nothing was changed yet/v);
});
