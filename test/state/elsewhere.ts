import test from 'ava';
import {type Answer, type RefusedFailure} from '../../source/domain/answer.js';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {toAscii} from '../../source/interface/to-ascii.js';
import {currentSurface} from '../../source/interface/surface.js';
import {fleetRows} from '../../source/state/fleet.js';
import {selectFindings, topOverlay} from '../../source/state/selectors.js';
import {type ActionId, type Message, type State} from '../../source/state/state.js';
import {
	controllerModelReference,
	databaseModel,
	makeAgent,
	makeKnown,
	makeModels,
	makeObservation,
	makePlan,
	makeProgress,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {lineText} from '../_helpers/page-text.js';
import {playFrom, type Play} from '../_helpers/play.js';

const labModel: ModelReference = {controller: 'lab', name: 'admin/shop'};
const [sample] = makeModels();

const listOf = (...names: readonly string[]): Answer<'list-models'> => ({
	ok: true, value: {
		models: sample
			? names.map(name => ({
				...sample, name: `admin/${name}`, shortName: name, isController: name === 'controller',
			}))
			: [],
	},
});

const refused = (message: string, kind: 'not-logged-in' | 'unrecognised', failure: RefusedFailure['kind'] = 'refused'): Answer<'list-models'> => ({
	ok: false, failure: {
		kind: failure, message, advice: 'Log in there.', evidence: 'ERROR it said no', exitCode: 1, refusal: {kind},
	},
});

const listed = (controller: string, answer: Answer<'list-models'>, at = testTime + 1000): Message => ({
	type: 'listed', controller, answer, at, nextAt: at + 40_000,
});

const observed = (model: ModelReference, names: readonly string[] = ['0', 'shop/0'], broken: readonly string[] = []): Message => ({
	type: 'observed',
	model,
	answer: {
		ok: true, value: makeStatus({
			version: '3.6.4',
			agents: [...names.map(name => makeAgent(name)), ...broken.map(name => makeAgent(name, {condition: 'error', state: 'error', message: 'hook failed: "config-changed"'}))],
		}),
	},
	at: testTime + 2000,
	duration: 300,
});

const state = (change: Partial<State> = {}): State => makeState({
	observations: Object.fromEntries([controllerModelReference, webModel, databaseModel].map(model => [modelKey(model), makeObservation(model, makeStatus({version: '3.6.4', agents: [makeAgent('0')]}))])),
	stage: {
		name: 'perform', plan: makePlan(), index: 4, step: {phase: 'waiting', progress: makeProgress()},
	},
	polled: {type: 'watch', models: [webModel], interval: 2000},
	...change,
});

const open = (change: Partial<State> = {}): Play => playFrom(state(change)).act('fleet');

const watched = (play: Play) => {
	const effect = play.effects().findLast(({type}) => type === 'watch');
	return effect?.type === 'watch' ? effect : undefined;
};

const screen = (play: Play): readonly string[] => {
	const {above, below} = drawFrame(play.state());
	return [...above, ...below].map(row => lineText(row));
};

const rowNamed = (play: Play, key: string) => fleetRows(play.state()).find(row => row.key === key);

test('other controllers are asked while all models are shown, and not before or after; what the screen follows is named first', t => {
	const play = open();
	t.like(watched(play), {
		first: 1, ownList: {controller: 'aws'}, elsewhere: {controllers: ['lab'], models: []},
	});
	play.send(listed('lab', listOf('controller', 'shop')));
	t.deepEqual(watched(play)?.elsewhere?.models.map(model => modelKey(model)), ['lab:admin/controller', 'lab:admin/shop']);
	const count = play.effects().length;
	play.send(listed('lab', listOf('controller', 'shop'), testTime + 60_000), {type: 'ticked', now: testTime + 61_000});
	t.is(play.effects().length, count, 'nothing new is to be asked');
	play.act('back');
	t.deepEqual(watched(play), {type: 'watch', models: [webModel], interval: 2000});
});

test('what another controller says is shown, and is no fact about the one that is worked on', t => {
	const play = open().send(listed('lab', listOf('controller', 'shop')), observed(labModel, ['0'], ['shop/0']));
	t.deepEqual(Object.keys(play.state().observations).toSorted(), ['aws:admin/controller', 'aws:admin/db', 'aws:admin/web']);
	t.false(selectFindings(play.state()).some(({model}) => model?.controller === 'lab'));
	t.like(rowNamed(play, 'lab'), {word: 'answers', agents: {upgraded: 1, total: 2}, at: testTime + 1000});
	t.like(rowNamed(play, 'lab:admin/shop'), {
		word: 'in error', elsewhere: 'lab', findings: 1, worst: {text: 'A hook failed: config-changed of shop/0'}, at: testTime + 2000,
	});
	t.deepEqual(fleetRows(play.state()).map(({key}) => key).slice(3), ['lab', 'lab:admin/controller', 'lab:admin/shop']);
	const text = screen(play).join('\n');
	t.regex(text, /1 other controller, asked while this is open, since \d\d:\d\d:\d\d; 1 answers\./v);
	t.regex(text, /\n {5}shop +3\.6\.4 +same +1\/2 .*✘ in error/v);
	t.regex(text, /\n {7}! A hook failed: config-changed of shop\/0/v);
});

test('a controller that is silent and one that wants a login say so with the reason, and when they are asked again', t => {
	const play = open().send(listed('lab', refused('Juju gave no answer within 10 seconds.', 'unrecognised', 'timed-out')));
	t.like(rowNamed(play, 'lab'), {word: 'silent', problem: {reason: 'Juju gave no answer within 10 seconds.', nextAt: testTime + 41_000}});
	t.regex(screen(play).join('\n'), /! Juju gave no answer within 10 seconds\. Asked again in 40s\./v);
	play.send(listed('lab', refused('Nobody is logged in.', 'not-logged-in')));
	t.is(rowNamed(play, 'lab')?.word, 'needs a login');
	play.act('bottom', 'confirm');
	t.like(topOverlay(play.state()), {name: 'text', title: 'lab does not tell its models', lines: ['Nobody is logged in.', 'Log in there.', 'Juju\'s words: ERROR it said no', '', 'lab is another controller: start the program with -c lab to work on it.']});
	play.act('back');
	t.like(topOverlay(play.state()), {name: 'fleet', selected: 'lab'});
	play.send(listed('lab', listOf('controller')));
	t.is(rowNamed(play, 'lab')?.word, 'answers');
	// What it said before stays, with its age, while it is silent again.
	play.send(listed('lab', refused('No answer.', 'unrecognised', 'timed-out')));
	t.deepEqual(fleetRows(play.state()).slice(3).map(({key, word}) => [key, word]), [['lab', 'silent'], ['lab:admin/controller', 'not asked']]);
});

test('Enter shows the agents of any model, as they are now, and Esc comes back to the same row', t => {
	const play = open().send(listed('lab', listOf('controller', 'shop')), observed(labModel)).act('bottom', 'confirm');
	t.like(topOverlay(play.state()), {name: 'text', lines: ['machine 0  3.6.4  started', 'shop/0     3.6.4  idle']});
	play.send(observed(labModel, ['0', 'shop/0', 'shop/1'], ['shop/2']));
	t.like(topOverlay(play.state()), {
		title: 'Agents of lab:admin/shop: 4 agents, asked again while this is open.',
		lines: ['A hook failed: config-changed of shop/2', '', 'machine 0  3.6.4  started', 'shop/0     3.6.4  idle', 'shop/1     3.6.4  idle', 'shop/2     3.6.4  error    hook failed: "config-changed"'],
	});
	t.like(topOverlay(play.act('back').state()), {name: 'fleet', selected: 'lab:admin/shop'});
});

test('the table of the model that is waited for is opened by Enter, and Esc comes back, with the order and the filter as they were', t => {
	const play = open().act('sort', 'quick-behind', 'top');
	play.act(...Array.from({length: 5}, (): ActionId => 'up'));
	const target = fleetRows(play.state()).findIndex(({key}) => key === modelKey(webModel));
	t.not(target, -1);
	play.act('filter').type('web').act('confirm');
	t.is(currentSurface(play.state()), 'fleet');
	play.act('confirm');
	t.is(currentSurface(play.state()), 'perform');
	t.true(screen(play).at(-1)?.includes('Esc all models'), screen(play).at(-1));
	t.like(topOverlay(play.act('back').state()), {
		name: 'fleet', selected: modelKey(webModel), sort: 'state', quick: 'behind', filter: 'web',
	});
	play.act('back', 'back');
	t.is(currentSurface(play.state()), 'perform');
	t.false(screen(play).at(-1)?.includes('Esc all models'));
});

test('rows are filtered by words and by what is wrong, and sorted among those of their controller', t => {
	const play = open().send(listed('lab', listOf('controller', 'shop', 'wiki')), observed(labModel, ['0'], ['shop/0']), observed({controller: 'lab', name: 'admin/wiki'}));
	const shown = (): readonly string[] => screen(play).flatMap(text => /^ [ ▸] +(?<name>controller|web|db|lab|shop|wiki) +\d/v.exec(text)?.groups?.['name'] ?? []);
	t.deepEqual(shown(), ['controller', 'web', 'db', 'lab', 'controller', 'shop', 'wiki']);
	play.act('quick-error');
	t.deepEqual(shown(), ['lab', 'shop']);
	play.act('quick-error').act('filter').type('lab !wiki').act('confirm');
	t.deepEqual(shown(), ['lab', 'controller', 'shop']);
	t.regex(screen(play).join('\n'), /Shown: filter: lab !wiki/v);
	t.is(topOverlay(play.act('back').state())?.name, 'fleet');
	t.deepEqual(shown(), ['controller', 'web', 'db', 'lab', 'controller', 'shop', 'wiki']);
	play.act('sort');
	t.deepEqual(shown().slice(3), ['lab', 'shop', 'controller', 'wiki']);
	t.is(play.state().notice, 'Order: worst first.');
	play.act('filter').type('nothing like it').act('confirm');
	t.regex(screen(play).join('\n'), /No model is like that\./v);
	t.is(topOverlay(play.act('back', 'back').state()), undefined);
});

test('models that come are shown, those that are gone are not, on every controller; a list that does not come changes nothing', t => {
	const play = open().send(listed('lab', listOf('controller', 'shop')), observed(labModel));
	play.send(listed('aws', listOf('controller', 'web', 'db', 'new')));
	t.is(play.state().notice, 'New on aws: admin/new.');
	t.true(watched(play)?.models.some(({name}) => name === 'admin/new'));
	play.send(listed('lab', listOf('controller', 'wiki')));
	t.deepEqual(fleetRows(play.state()).map(({key}) => key).slice(-2), ['lab:admin/controller', 'lab:admin/wiki']);
	t.deepEqual(Object.keys(play.state().fleet?.controllers['lab']?.observations ?? {}), []);
	const before = play.state();
	play.send(listed('aws', refused('No answer.', 'unrecognised')));
	t.is(play.state().models, before.models);
	play.send(listed('aws', listOf('controller', 'web', 'db')));
	t.is(play.state().notice, 'No longer there: admin/new.');
});

test('where models are chosen, one that came can be chosen too, and what was ticked stays', t => {
	const play = open({
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
		choices: [{model: webModel, isTicked: false}, {model: databaseModel, isTicked: true}],
	});
	const count = play.asked().length;
	play.send(listed('aws', listOf('controller', 'web', 'db')));
	t.is(play.asked().length, count, 'the same models are no reason to ask anything');
	play.send(listed('aws', listOf('controller', 'web', 'db', 'new')));
	t.deepEqual(play.state().choices.map(({model, isTicked}) => [model.name, isTicked]), [['admin/web', false], ['admin/db', true], ['admin/new', true]]);
});

test('before a controller is chosen all of them are asked', t => {
	const play = open({
		stage: {name: 'target', step: 'controller', cursor: 0}, controller: undefined, observations: {}, models: makeKnown([]),
	});
	t.deepEqual(watched(play)?.elsewhere?.controllers, ['aws', 'lab']);
	t.is(watched(play)?.ownList, undefined);
	play.send(listed('aws', listOf('controller', 'web')), observed(webModel));
	t.deepEqual(fleetRows(play.state()).map(({key}) => key), ['aws', 'aws:admin/controller', 'aws:admin/web', 'lab']);
	t.deepEqual(play.state().observations, {});
	t.regex(screen(play).join('\n'), /2 controllers, asked while this is open/v);
});

test('reasons and names of any length fit at 80x24 and 60x16, also in ASCII', t => {
	const long = `Juju refused: ${'a very long reason without an end '.repeat(8)}`;
	for (const [columns, rows] of [[80, 24], [60, 16]] as const) {
		const play = open({size: {columns, rows}}).send(listed('lab', listOf('controller', ...Array.from({length: 40}, (_, index) => `a-very-long-name-of-a-model-${index}`))), listed('lab', refused(long, 'unrecognised')));
		for (let count = 0; count < 45; count++) {
			const frame = drawFrame(play.state());
			const lines = [...frame.above, ...frame.below];
			t.is(lines.length, rows);
			t.true(lines.every(row => lineWidth(row) <= columns));
			t.true(lines.every(row => /^\p{ASCII}*$/v.test(toAscii(lineText(row)))));
			play.act('down');
		}
	}
});
