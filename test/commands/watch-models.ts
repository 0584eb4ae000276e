import test, {type ExecutionContext} from 'ava';
import {type ProcessAnswer} from '../../source/juju/process.js';
import {openWatch, type Meddle, type OpenWatch} from '../_helpers/open-watch.js';
import {createCloud, upgradeController, upgradeModel} from '../_helpers/simulated-cloud.js';
import {validateDocument} from '../_helpers/validate-document.js';

const minute = 60_000;

const said = (text: Partial<ProcessAnswer>): ProcessAnswer => ({
	outcome: 'exited', exitCode: 0, stdout: '', stderr: '', duration: 1, ...text,
});

const refused = said({exitCode: 1, stderr: 'ERROR unable to connect to API: dial tcp 10.0.0.5:17070: connect: connection refused\n'});

const typesOf = (watch: OpenWatch, model: string | undefined): readonly string[] => watch.events.filter(event => event.model === model).map(({event}) => event.type);

const endsWith = async (t: ExecutionContext, {end}: OpenWatch, expected: number): Promise<void> => {
	const {code} = await end;
	t.is(code, expected);
};

/** The longest time without a status of a model, in milliseconds. */
const longestPause = ({events}: OpenWatch, model: string, end: number): number => {
	const moments = [...events.filter(event => event.model === model && event.event.type === 'status').map(({at}) => at), end];
	return Math.max(...moments.slice(1).map((at, index) => at - (moments[index] ?? at)));
};

test('an upgrade is followed to its end: every agent that turns, and completeness of each model', async t => {
	const cloud = createCloud('small');
	const watch = openWatch(cloud, {agentVersion: '3.6.28'});
	await watch.clock.advance(20_000);
	t.false(watch.isOver());
	upgradeController(cloud, {version: '3.6.28'});
	await watch.clock.advance(6 * minute);
	for (const name of ['web', 'db']) {
		upgradeModel(cloud, name, {version: '3.6.28'});
	}

	await watch.clock.advanceUntil(watch.isOver, 30 * minute);
	t.deepEqual(await watch.end, {code: 0, summary: []});
	for (const model of ['aws:admin/controller', 'aws:admin/web', 'aws:admin/db']) {
		const types = typesOf(watch, model);
		t.is(types[0], 'status');
		t.deepEqual(types.filter(type => type === 'complete'), ['complete']);
		t.true(types.filter(type => type === 'agent').length >= 2);
		const ended = watch.events.findLast(event => event.model === model)?.at ?? 0;
		t.true(longestPause(watch, model, ended) <= minute);
	}

	t.true(watch.events.some(({event}) => event.type === 'agent' && event.from === '3.6.4' && event.to === '3.6.28' && event.agent === 'machine-0'));
	const byType = new Map(watch.events.map(each => [each.event.type, each.json]));
	for (const json of byType.values()) {
		t.deepEqual(validateDocument('watch', json), [], json);
	}
});

test('a controller that is gone for minutes ends nothing: one outage, one recovery, a status each minute in between', async t => {
	let isDown = false;
	const meddle: Meddle = async (words, answer) => isDown && words[0] === 'status' ? refused : answer();
	const watch = openWatch(createCloud('small'), {meddle, isUntilUpgraded: false, models: ['web']});
	await watch.clock.advance(5000);
	isDown = true;
	await watch.clock.advance(10 * minute);
	isDown = false;
	await watch.clock.advance(minute);
	const types = typesOf(watch, 'aws:admin/web');
	t.is(types.filter(type => type === 'outage').length, 1);
	t.is(types.filter(type => type === 'recovered').length, 1);
	const silent = watch.events.filter(({event}) => event.type === 'status' && event.isReachable === false);
	t.true(silent.length >= 9);
	t.true(longestPause(watch, 'aws:admin/web', watch.clock.now()) <= minute);
	watch.abort();
	await watch.end;
	t.deepEqual(typesOf(watch, 'aws:admin/db'), []);
});

test('a controller that is silent from the start is waited for, and said to be silent', async t => {
	let isDown = true;
	const meddle: Meddle = async (words, answer) => isDown && words[0] !== 'version' && words[0] !== 'controllers' ? refused : answer();
	const watch = openWatch(createCloud('small'), {meddle});
	await watch.clock.advance(3 * minute);
	t.is(typesOf(watch, undefined)[0], 'outage');
	t.true(typesOf(watch, undefined).filter(type => type === 'status').length >= 3);
	isDown = false;
	await watch.clock.advanceUntil(watch.isOver, 5 * minute);
	await endsWith(t, watch, 0);
	t.is(typesOf(watch, undefined).at(-1), 'recovered');
});

test('answers that take 20 seconds each leave no minute without a line, and are enough', async t => {
	const meddle: Meddle = async (_words, answer, clock, signal) => {
		await clock.wait(20_000, signal);
		return answer();
	};

	const watch = openWatch(createCloud('small'), {meddle});
	await watch.clock.advanceUntil(watch.isOver, 20 * minute);
	await endsWith(t, watch, 0);
	t.true(longestPause(watch, 'aws:admin/web', watch.clock.now()) <= minute);
});

test('answers that are no JSON are an outage with its reason, never a count', async t => {
	const meddle: Meddle = async (words, answer) => words[0] === 'status' ? said({stdout: '<html>proxy error</html>'}) : answer();
	const watch = openWatch(createCloud('small'), {meddle, timeout: 2 * minute, models: ['web']});
	await watch.clock.advanceUntil(watch.isOver, 5 * minute);
	await endsWith(t, watch, 5);
	t.deepEqual([...new Set(typesOf(watch, 'aws:admin/web'))], ['outage', 'status', 'timed-out']);
	t.true(watch.events.every(({event}) => event.type !== 'status' || event.counts === undefined));
});

test('a client that never answers is given up with the time, and no question stays behind', async t => {
	let open = 0;
	const meddle: Meddle = async (words, answer, clock, signal) => {
		if (words[0] !== 'status') {
			return answer();
		}

		open += 1;
		await clock.wait(3_600_000, signal);
		open -= 1;
		return said({outcome: 'aborted', exitCode: undefined});
	};

	const watch = openWatch(createCloud('small'), {meddle, timeout: 15 * minute});
	await watch.clock.advanceUntil(watch.isOver, 20 * minute);
	await endsWith(t, watch, 5);
	t.is(open, 0);
	t.is(watch.events.filter(({event}) => event.type === 'timed-out').length, 3);
	t.true(longestPause(watch, 'aws:admin/web', watch.clock.now()) <= minute);
});

test('a model that does not exist ends it with code 3 and a name that was perhaps meant', async t => {
	const watch = openWatch(createCloud('small'), {models: ['wev']});
	await watch.clock.advanceUntil(watch.isOver, minute);
	const {code, summary} = await watch.end;
	t.is(code, 3);
	t.regex(summary.join(' '), /no model "wev".*Perhaps web\?/v);
	t.deepEqual(watch.events, []);
});

test('a model that is removed while it is watched ends it with code 3', async t => {
	let isGone = false;
	const meddle: Meddle = async (words, answer) => isGone && words[0] === 'status' ? said({exitCode: 1, stderr: 'ERROR model aws:admin/web not found\n'}) : answer();
	const watch = openWatch(createCloud('small'), {meddle, models: ['web'], isUntilUpgraded: false});
	await watch.clock.advance(20_000);
	isGone = true;
	await watch.clock.advanceUntil(watch.isOver, 5 * minute);
	const {code, summary} = await watch.end;
	t.is(code, 3);
	t.regex(summary.join(' '), /aws:admin\/web/v);
});

test('what is aborted from outside ends at once', async t => {
	const watch = openWatch(createCloud('small'), {isUntilUpgraded: false});
	await watch.clock.advance(3 * minute);
	t.false(watch.isOver());
	watch.abort();
	await watch.clock.advance(0);
	await endsWith(t, watch, 130);
});

test('where none was named, a model that is made while it runs is watched, and one that is destroyed no more; that is no end', async t => {
	const cloud = createCloud('small');
	const notes: string[] = [];
	const watch = openWatch(cloud, {
		isUntilUpgraded: false,
		note(text) {
			notes.push(text);
		},
	});
	await watch.clock.advance(20_000);
	const [controller] = cloud.controllers;
	const web = controller?.models.find(({name}) => name === 'web');
	if (!controller || !web) {
		throw new Error('There is no model to copy.');
	}

	controller.models.push({...structuredClone(web), name: 'shop', uuid: web.uuid.replace(/^.{8}/v, 'abcdabcd')});
	await watch.clock.advance(70_000);
	t.is(typesOf(watch, 'aws:admin/shop')[0], 'status');
	controller.models = controller.models.filter(({name}) => name !== 'db');
	await watch.clock.advance(20_000);
	const before = typesOf(watch, 'aws:admin/db').length;
	await watch.clock.advance(5 * minute);
	t.is(typesOf(watch, 'aws:admin/db').length, before);
	t.deepEqual(notes, ['Watched from now on: aws:admin/shop.', 'No longer there, and no longer watched: aws:admin/db.']);
	t.false(watch.isOver());
	watch.abort();
	await endsWith(t, watch, 130);
});
