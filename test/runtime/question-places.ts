import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type ModelReference} from '../../source/domain/intent.js';
import {createQuestionPlaces, questionsAtOnce} from '../../source/runtime/question-places.js';
import {openRunner} from '../_helpers/open-runner.js';

const models: readonly ModelReference[] = Array.from({length: 30}, (_, index) => ({controller: 'aws', name: `admin/model-${index}`}));

const kinds = ['show-model', 'read-disabled-commands', 'preview-model-upgrade'] as const;

const isStatus = (words: readonly string[]): boolean => words[0] === 'read-status';

test('with 30 models, all their questions and all their polls, never more than four clients run at once, and all are answered', async t => {
	const {perform, process, of, settle, clock} = openRunner();
	let most = 0;
	const look = (): void => {
		most = Math.max(most, process.open().length);
	};

	await perform(
		{type: 'watch', models, interval: undefined},
		...models.flatMap(model => kinds.map(type => ({type: 'ask' as const, id: `${type} ${model.name}`, intent: {type, model}}))),
	);
	look();
	for (let round = 0; round < 2000 && of('answered').length < 90; round++) {
		const open = process.open();
		open[round % open.length]?.end({stdout: '{}', duration: 500});
		await clock.advance(100);
		look();
	}

	await settle();
	t.is(most, questionsAtOnce);
	t.is(of('answered').length, 90);
	// Neither kind has kept the other out.
	t.true(new Set(of('observed').map(({model}) => model.name)).size === 30);
});

test('while many questions wait statuses are asked all the same, and the other way round', async t => {
	const {perform, process, clock} = openRunner();
	const [first, ...rest] = models;
	await perform(...rest.map(model => ({type: 'ask' as const, id: model.name, intent: {type: 'show-model' as const, model}})), {type: 'watch', models: first ? [first] : [], interval: undefined});
	t.deepEqual(process.open().map(call => isStatus(call.arguments)), [false, false, false, true]);

	const other = openRunner();
	await other.perform({type: 'watch', models, interval: undefined});
	t.is(other.process.open().length, 4);
	await other.perform({type: 'ask', id: 'one', intent: {type: 'show-controller', controller: 'aws'}});
	t.is(other.process.open().length, 4);
	other.process.open()[0]?.end({stdout: '{}'});
	await other.clock.advance(0);
	t.is(other.process.open().filter(call => !isStatus(call.arguments)).length, 1);
	t.is(other.process.open().length, 4);
	await clock.advance(0);
});

testProp('in any order of beginnings and endings there are at most four, and nothing waits for ever', [fc.array(fc.constantFrom('read', 'poll', 'end'), {maxLength: 80})], async (t, steps) => {
	const open: Array<() => void> = [];
	let most = 0;
	let polls = 0;
	let ended = 0;
	const places = createQuestionPlaces(() => undefined);
	const hold = async (): Promise<void> => {
		const {promise, resolve} = Promise.withResolvers<void>();
		open.push(resolve);
		most = Math.max(most, open.length);
		await promise;
		ended += 1;
	};

	const poll = async (): Promise<void> => {
		polls += 1;
		await places.poll(hold);
		polls -= 1;
	};

	const all: Array<Promise<void>> = [];
	for (const step of steps) {
		if (step === 'read') {
			all.push(places.read(hold));
		} else if (step === 'end') {
			open.shift()?.();
		} else if (polls + places.takenByReads() < questionsAtOnce) {
			all.push(poll());
		}

		await Promise.resolve();
	}

	for (let round = 0; round < 400 && ended < all.length; round++) {
		open.shift()?.();
		await new Promise(resolve => {
			setImmediate(resolve);
		});
	}

	t.is(ended, all.length);
	t.true(most <= questionsAtOnce, String(most));
});

test('controllers that do not answer hold up no question about the one that is worked on', async t => {
	const {perform, process, settle} = openRunner();
	const about = (controller: string) => ({type: 'ask' as const, id: controller, intent: {type: 'show-controller' as const, controller}});
	await perform(...['dead-1', 'dead-2', 'dead-3', 'dead-4'].map(name => about(name)));
	t.is(process.open().length, 3);
	await perform(
		{type: 'ask', id: 'models', intent: {type: 'list-models', controller: 'aws'}},
		{type: 'ask', id: 'one model', intent: {type: 'show-model', model: {controller: 'aws', name: 'admin/web'}}},
	);
	const words = () => process.open().map(call => call.arguments[0]);
	t.deepEqual(words(), ['show-controller', 'show-controller', 'show-controller', 'list-models']);
	process.open()[3]?.end({stdout: '{}'});
	await settle();
	t.deepEqual(words(), ['show-controller', 'show-controller', 'show-controller', 'show-model'], 'what was asked of another controller before waits for a place of its own');
	process.open()[0]?.end({stdout: '{}'});
	await settle();
	t.is(process.open().length, questionsAtOnce - 1);
	process.open()[2]?.end({stdout: '{}'});
	await settle();
	t.deepEqual(words(), ['show-controller', 'show-controller', 'show-controller']);
});
