import test from 'ava';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type WaveItem, type WaveOutcome} from '../../../source/state/charm/charm-stage.js';
import {type State} from '../../../source/state/state.js';
import {atCharm, charmedState, waveOf} from '../../_helpers/make-charms.js';
import {playFrom} from '../../_helpers/play.js';

const two: Readonly<Record<string, CharmOrder>> = {mysql: {revision: 153}, wordpress: {}};

const plan = (orders = two, outcomes: Readonly<Record<string, WaveOutcome>> = {}) => {
	const wave = waveOf(orders);
	return playFrom(charmedState({
		stage: atCharm<'plan'>({
			step: 'plan', wave: {...wave, items: wave.items.map(item => ({...item, outcome: outcomes[item.application] ?? item.outcome}))}, cursor: 0,
		}),
	}));
};

const itemsOf = ({stage}: State): readonly WaveItem[] => stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items : [];

test('Enter opens the review of the application under the cursor, o its order', t => {
	t.like(plan().act('down', 'confirm').state().stage, {step: 'review', index: 1});
	t.like(plan().act('down', 'down', 'other-version').state().stage, {step: 'order', index: 1});
});

test('Space leaves one out and takes it in again', t => {
	const play = plan().act('down', 'toggle');
	t.deepEqual(itemsOf(play.state()).map(({outcome}) => outcome), ['pending', 'skipped']);
	play.act('toggle');
	t.deepEqual(itemsOf(play.state()).map(({outcome}) => outcome), ['pending', 'pending']);
});

test('the only one cannot be left out', t => {
	const play = plan({mysql: {}}).act('toggle');
	t.deepEqual(itemsOf(play.state()).map(({outcome}) => outcome), ['pending']);
	t.regex(play.state().notice ?? '', /only one/v);
});

test('starting locks the controller first, records the orders, and comes to the first application that is not left out', t => {
	const play = plan().act('toggle', 'next');
	t.like(play.state().stage, {step: 'perform', index: 1, phase: {type: 'ready'}});
	const [lock, record] = play.effects();
	t.deepEqual(lock, {type: 'lock', controller: 'aws'});
	t.like(record, {type: 'record', kind: 'charm-wave'});
	t.false(play.asked().some(({type}) => type === 'refresh-charm'));
});

test('no value of a setting is recorded', t => {
	const play = plan({mysql: {settings: {'admin-password': 'geheim'}}}).act('next');
	t.like(play.state().stage, {step: 'perform'});
	const records = JSON.stringify(play.effects().filter(({type}) => type === 'record'));
	t.regex(records, /admin-password/v);
	t.notRegex(records, /geheim/v);
});

test('a problem of any application stops the start, and the cursor goes to it', t => {
	const play = plan({mysql: {}, old: {}}).act('next');
	t.like(play.state().stage, {step: 'plan', cursor: 1});
	t.regex(play.state().notice ?? '', /^old: .*being removed/v);
	t.false(play.effects().some(({type}) => type === 'lock'));
	// Left out, it stands in nobody's way.
	play.act('toggle', 'next');
	t.like(play.state().stage, {step: 'perform', index: 0});
});

test('nothing starts while something is asked, or where all are left out', t => {
	const play = plan().act('ask-again', 'next');
	t.like(play.state().stage, {step: 'plan'});
	t.regex(play.state().notice ?? '', /^mysql: Still being asked: /v);
	const none = plan().act('toggle', 'down', 'toggle', 'next');
	t.like(none.state().stage, {step: 'plan'});
	t.is(none.state().notice, 'Every application is left out. Space takes one in again.');
});

test('Esc goes back to what was ticked, or to the review of a single one', t => {
	const play = plan().act('back');
	t.like(play.state().stage, {step: 'choose', ticked: ['mysql', 'wordpress'], cursor: 1});
	t.like(plan({mysql: {}}).act('back').state().stage, {step: 'review', index: 0});
});

test('a wave that has begun is not left for the list, and keeps what came of it', t => {
	const begun = plan({mysql: {}, wordpress: {}}, {mysql: 'upgraded', wordpress: 'active'});
	begun.act('toggle');
	t.is(begun.state().notice, 'mysql has had its turn.');
	begun.act('other-version');
	t.like(begun.state().stage, {step: 'plan'});
	begun.act('back');
	t.like(begun.state().stage, {step: 'perform', index: 1});
	t.deepEqual(itemsOf(begun.state()).map(({outcome}) => outcome), ['upgraded', 'active']);
	const again = plan({mysql: {}, wordpress: {}}, {mysql: 'upgraded', wordpress: 'active'}).act('next');
	t.like(again.state().stage, {step: 'perform', index: 1});
});
