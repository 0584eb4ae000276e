import test from 'ava';
import {modelKey, type ModelReference} from '../../source/domain/intent.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {startWatch} from '../../source/domain/watch-model.js';
import {layOutPage} from '../../source/interface/screens/text-page.js';
import {fleetPage} from '../../source/interface/screens/fleet.js';
import {lineWidth} from '../../source/interface/make-line.js';
import {toAscii} from '../../source/interface/to-ascii.js';
import {fleetRows} from '../../source/state/fleet.js';
import {topOverlay} from '../../source/state/selectors.js';
import {type ActionId, type Effect, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
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

const at = (version: string, names: readonly string[] = ['0', 'mysql/0']): ModelStatus => makeStatus({version, agents: names.map(name => makeAgent(name, {version}))});

const observed = (statuses: ReadonlyArray<readonly [ModelReference, ModelStatus]>): State['observations'] =>
	Object.fromEntries(statuses.map(([model, status]) => [modelKey(model), makeObservation(model, status)]));

const half = makeStatus({version: '3.6.28', agents: [makeAgent('0', {version: '3.6.28'}), makeAgent('mysql/0'), makeAgent('mysql/1')]});

const performing = (change: Partial<State> = {}, progress = makeProgress()): State => makeState({
	observations: observed([[controllerModelReference, at('3.6.28')], [webModel, half], [databaseModel, at('3.6.4')]]),
	stage: {
		name: 'perform', plan: makePlan(), index: 4, step: {phase: 'waiting', progress},
	},
	...change,
});

const act = (state: State, ...actions: readonly ActionId[]): {readonly state: State; readonly effects: readonly Effect[]} => {
	let current: {readonly state: State; readonly effects: readonly Effect[]} = {state, effects: []};
	for (const action of actions) {
		current = update(current.state, {type: 'acted', action});
	}

	return current;
};

const polled = (effects: readonly Effect[]): readonly string[] | undefined => {
	const effect = effects.findLast(({type}) => type === 'watch');
	return effect?.type === 'watch' ? effect.models.map(model => modelKey(model)) : undefined;
};

const wordsOf = (state: State) => fleetRows(state).map(({name, word, order}) => [name, word, order]);

const shown = (state: State, columns: number, rows: number): readonly string[] => {
	const overlay = topOverlay(state);
	const area = {columns, rows};
	return overlay?.name === 'fleet' ? layOutPage(fleetPage(state, overlay, area), area).map(({spans}) => spans.map(({text}) => text).join('')) : [];
};

test('in Perform each model says how it is and when its turn comes; other controllers stand last', t => {
	t.deepEqual(wordsOf(performing()), [
		['controller', 'complete', 1], ['web', 'upgrading', 2], ['db', 'waiting its turn', 3], ['lab', 'not asked', undefined],
	]);
	const [, web] = fleetRows(performing());
	t.like(web, {
		version: '3.6.4', wanted: '3.6.28', agents: {upgraded: 1, total: 3}, at: testTime - 2000,
	});
});

test('an upgrade in which no agent turns is stuck, and a model that gives no answer is silent', t => {
	t.is(wordsOf(performing({}, makeProgress({lastChangeAt: testTime - 1_000_000})))[1]?.[1], 'stuck');
	const state = performing();
	const key = modelKey(databaseModel);
	const silent = {...state, observations: {...state.observations, [key]: makeObservation(databaseModel, at('3.6.4'), {failedAnswers: 2, failingSince: testTime - 9000})}};
	t.is(wordsOf(silent)[2]?.[1], 'silent');
	t.is(wordsOf(performing({observations: {}}))[2]?.[1], 'not asked');
});

test('a model whose agents all report the version is not complete before the wait has said so', t => {
	const state = performing();
	const reported = {...state, observations: {...state.observations, ...observed([[webModel, at('3.6.28')]])}};
	t.is(wordsOf(reported)[1]?.[1], 'upgrading');
	t.is(wordsOf(performing({observations: reported.observations}, makeProgress({isComplete: true})))[1]?.[1], 'complete');
	// What was complete and is not well any more is not complete.
	t.not(wordsOf({...state, finishedProgress: {[modelKey(webModel)]: makeProgress({isComplete: true})}, stage: {name: 'prepare', cursor: 0}})[1]?.[1], 'complete');
});

test('where models are chosen only those that are ticked wait for their turn', t => {
	const state = makeState({
		observations: observed([[controllerModelReference, at('3.6.4')], [webModel, at('3.6.4')], [databaseModel, at('3.6.4')]]),
		choices: [{model: webModel, isTicked: true}, {model: databaseModel, isTicked: false}],
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
	});
	t.deepEqual(fleetRows(state).slice(0, 3).map(({name, word, wanted}) => [name, word, wanted]), [
		['controller', 'waiting its turn', '3.6.28'], ['web', 'waiting its turn', '3.6.28'], ['db', 'complete', '3.6.4'],
	]);
});

test('while all models are shown all are polled, those of the screen first; closed, only these again', t => {
	const own = update(performing(), {type: 'acted', action: 'ask-again'}).state;
	const followed: State = {...own, polled: {type: 'watch', models: [webModel], interval: 2000}};
	const opened = act(followed, 'fleet');
	t.deepEqual(polled(opened.effects), ['aws:admin/web', 'aws:admin/controller', 'aws:admin/db']);
	t.is(polled(act(opened.state, 'down').effects), undefined);
	const help = act(opened.state, 'help');
	t.is(polled(help.effects), undefined);
	t.deepEqual(polled(act(help.state, 'back', 'back').effects), ['aws:admin/web']);
});

test('a screen that follows other models below keeps its wish for when all are closed', t => {
	const state = makeState({stage: {name: 'prepare', cursor: 0}, overlays: [{name: 'fleet', selected: undefined}]});
	const told = update({...state, controllers: makeKnown(state.controllers.value ?? {controllers: [], current: undefined})}, {type: 'ticked', now: testTime + 1000});
	t.is(polled(told.effects), undefined);
	const models = [...makeModels(), ...makeModels().slice(2).map(model => ({...model, name: 'admin/new', shortName: 'new'}))];
	const more = update(told.state, {
		type: 'answered', id: 'x', intent: {type: 'list-models', controller: 'aws'}, answer: {ok: true, value: {models}}, at: testTime + 1000,
	});
	t.true(polled(more.effects)?.includes('aws:admin/new'));
});

test('Enter shows the agents: the table that there is, else a text; another controller says how it is seen', t => {
	const opened = act(performing(), 'fleet').state;
	t.like(topOverlay(opened), {name: 'fleet', selected: 'aws:admin/web'});
	t.is(topOverlay(act(opened, 'confirm').state), undefined);
	const text = topOverlay(act(opened, 'down', 'confirm').state);
	t.like(text, {name: 'text', lines: ['machine 0  3.6.4  started', 'mysql/0    3.6.4  idle']});
	t.is(topOverlay(act(opened, 'down', 'confirm', 'back').state)?.name, 'fleet');
	t.regex(act(opened, 'bottom', 'confirm').state.notice ?? '', /lab is another controller/v);
});

test('in watch Enter goes to the table of the model', t => {
	const entries = [webModel, databaseModel].map(model => ({model, refusals: 0, watch: startWatch({wanted: '3.6.28', fallback: undefined, at: testTime})}));
	const state = makeState({
		stage: {
			name: 'watch', controller: 'aws', index: 0, entries, whole: startWatch({wanted: undefined, fallback: undefined, at: testTime}), askedAt: testTime, retryAt: undefined,
		},
	});
	const opened = act(state, 'fleet', 'down', 'confirm').state;
	t.like(opened.stage, {name: 'watch', index: 1});
	t.is(topOverlay(opened), undefined);
});

const many = (): State => {
	const nameOf = (index: number): string => (index % 7 === 3 ? `a-very-long-name-of-a-model-日本-${index}` : `m${index}`);
	const models = Array.from({length: 60}, (_, index): ModelReference => ({controller: 'aws', name: `admin/${nameOf(index)}`}));
	const [sample] = makeModels();
	return makeState({
		models: makeKnown(models.map(({name}) => ({
			kind: 'iaas', access: 'admin', life: undefined, status: 'available', statusMessage: undefined, version: '3.6.4', ...sample,
			name, shortName: name.slice(6), isController: name === 'admin/m0',
		}))),
		observations: observed(models.map((model, index) => [model, index % 3 === 0 ? half : at('3.6.4')])),
		stage: {
			name: 'perform', plan: makePlan(), index: 4, step: {phase: 'ready'},
		},
		overlays: [{name: 'fleet', selected: undefined}],
	});
};

test('60 models with long names fit and scroll at 80x24 and 60x16, also in ASCII; the cursor is always in view', t => {
	for (const [columns, rows] of [[80, 20], [60, 12]] as const) {
		let state = many();
		const order = fleetRows(state).map(({key}) => key);
		for (let count = 0; count < 61; count++) {
			const lines = shown(state, columns, rows);
			t.true(lines.length <= rows);
			t.is(lines.filter(text => text.startsWith(' ▸ ')).length, 1);
			for (const text of lines) {
				t.true(lineWidth({spans: [{text}]}) <= columns, text);
				t.regex(toAscii(text.replaceAll(/\p{Script=Han}/gv, '')), /^\p{ASCII}*$/v);
			}

			state = act(state, 'down').state;
		}

		t.deepEqual(fleetRows(state).map(({key}) => key), order);
		t.true(shown(many(), columns, rows).some(text => text.includes('STATE') && text.includes('AGE')));
	}
});

test('the cursor stays on its model when models come before it', t => {
	const {state} = act(performing(), 'fleet', 'down');
	const models = [...makeModels().slice(0, 1), ...makeModels().slice(1, 2).map(model => ({...model, name: 'admin/new', shortName: 'new'})), ...makeModels().slice(1)];
	const more: State = {...state, models: makeKnown(models)};
	t.true(shown(more, 80, 20).some(text => text.startsWith(' ▸ db')));
});
