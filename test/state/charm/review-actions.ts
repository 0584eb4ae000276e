import test from 'ava';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {ignoreVerdicts} from '../../../source/state/charm/review-actions.js';
import {refusalsOf} from '../../../source/state/charm/select-charms.js';
import {type State} from '../../../source/state/state.js';
import {
	atCharm,
	charmedState,
	makeDefinition,
	makeInfo,
	makeSettings,
	waveOf,
} from '../../_helpers/make-charms.js';
import {makeKnown, webModel} from '../../_helpers/make-state.js';
import {playFrom} from '../../_helpers/play.js';

type Orders = Readonly<Record<string, CharmOrder>>;

const plain: Orders = {mysql: {}};

const review = (orders = plain, overrides: Partial<State> = {}) => {
	const state = charmedState({
		stage: atCharm<'review'>({
			step: 'review', wave: waveOf(orders), index: 0, top: 0,
		}),
		...overrides,
	});
	return playFrom({...state, charms: {...state.charms, definitions: {'./telegraf': makeKnown(makeDefinition({isSubordinate: true}))}}});
};

const ignoredOf = ({stage}: State): readonly string[] | undefined => stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items[0]?.ignored : undefined;

test('the text scrolls as far as it was drawn', t => {
	const play = review();
	play.send({type: 'acted', action: 'down', limit: 2}, {type: 'acted', action: 'bottom', limit: 2});
	t.like(play.state().stage, {top: 2});
	play.act('top');
	t.like(play.state().stage, {top: 0});
});

test('what fits goes on to the plan', t => {
	t.like(review().act('next').state().stage, {step: 'plan', cursor: 0});
	t.like(review().act('confirm').state().stage, {step: 'plan'});
});

test('nothing goes on while it is still asked', t => {
	const play = review().act('ask-again');
	t.is(play.asked().length, 3);
	play.act('next');
	t.like(play.state().stage, {step: 'review'});
	t.is(play.state().notice, 'Still being asked: the settings, what the store has of the charm.');
	play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {ok: true, value: makeSettings('mysql')});
	play.answer({
		type: 'read-charm-info', model: webModel, charm: 'mysql', channel: '8.0/stable',
	}, {ok: true, value: makeInfo()});
	play.act('next');
	t.like(play.state().stage, {step: 'plan'});
});

test('what would be refused stops there, with its name', t => {
	const play = review({mysql: {switch: './telegraf'}}).act('next');
	t.like(play.state().stage, {step: 'review'});
	t.regex(play.state().notice ?? '', /^Not fulfilled: /v);
});

test('it is passed over by a question that names it, and recorded', t => {
	const play = review({mysql: {switch: './telegraf'}}).act('ignore');
	const {stage, overlays} = play.state();
	const refusals = stage.name === 'charm' && stage.step === 'review' ? refusalsOf(play.state(), stage.wave, 0) : [];
	const top = overlays.at(-1);
	const question = top?.name === 'question' ? top.question : undefined;
	t.like(question, {cursor: 'no', purpose: {type: 'charm-ignore', index: 0, verdicts: refusals.map(({id}) => id)}});
	t.deepEqual(refusals.filter(({title, evidence}) => !question?.consequences.includes(`"${title}" does not hold: ${evidence}`)), []);
	play.act('confirm');
	t.deepEqual(ignoredOf(play.state()), []);
	play.act('ignore', 'yes', 'confirm');
	t.deepEqual(ignoredOf(play.state()), refusals.map(({id}) => id));
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'charm-verdicts-ignored'));
	t.deepEqual(play.asked(), []);
	play.act('next');
	t.like(play.state().stage, {step: 'plan'});
});

test('what was passed over counts again when i is pressed once more', t => {
	const play = review({mysql: {switch: './telegraf'}}).act('ignore', 'yes', 'confirm', 'ignore');
	t.deepEqual(ignoredOf(play.state()), []);
	t.regex(play.state().notice ?? '', /^It counts again: /v);
	t.true(play.effects().some(effect => effect.type === 'record' && effect.kind === 'charm-verdicts-count-again'));
});

test('there is nothing to pass over where nothing is refused', t => {
	const play = review().act('ignore');
	t.deepEqual(play.state().overlays, []);
	t.is(play.state().notice, 'Only what would be refused can be passed over, and nothing is.');
});

test('an answer for an application that is not looked at any more passes nothing over', t => {
	const state = review({mysql: {}, wordpress: {}}).state();
	const late = ignoreVerdicts(state, {type: 'charm-ignore', index: 1, verdicts: ['subordinacy']});
	t.is(late.state.stage, state.stage);
	t.deepEqual(late.effects, []);
});

test('o goes to the order, Esc back to where it came from', t => {
	t.like(review().act('other-version').state().stage, {step: 'order', index: 0});
	t.like(review().act('back').state().stage, {step: 'order'});
	t.like(review({mysql: {}, wordpress: {}}).act('back').state().stage, {step: 'plan', cursor: 0});
});

test('the exact command is copied', t => {
	t.deepEqual(review().act('copy').effects(), [{type: 'copy', text: 'juju refresh-charm'}]);
});
