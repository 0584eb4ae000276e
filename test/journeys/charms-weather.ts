import test from 'ava';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {type JujuProcess, type ProcessAnswer, type ProcessRequest} from '../../source/juju/process.js';
import {isLoggedOut} from '../../source/state/log-in.js';
import {charmModels, charmRows} from '../../source/state/charm/select-charms.js';
import {charmModel} from '../../source/state/charm/wave.js';
import {statusOf, topOverlay} from '../../source/state/selectors.js';
import {type ActionId} from '../../source/state/state.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applicationInCloud,
	atStep,
	changes,
	charmEras,
	charmItem,
	charmStage,
	choose,
	chooseWave,
	consent,
	giveOrder,
	lineFor,
	noticeOf,
	openCharmJourney,
	openQuestionOf,
	pointAt,
	refusalOf,
	review,
	screenText,
	start,
	untilReady,
	untilVerify,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const words = (journey: Journey): string => screenText(journey).replaceAll(/\s+/gv, ' ');

const isOrder = (request: ProcessRequest): boolean => request.arguments[0] === 'refresh' || request.arguments[0] === 'upgrade-charm';

/** Commands as they are until a switch is thrown, then what the weather makes of them. */
const spoil = (weather: (answer: ProcessAnswer, request: ProcessRequest) => ProcessAnswer) => {
	let isBad = false;
	return {
		set(isNowBad: boolean) {
			isBad = isNowBad;
		},
		wrap: (process: JujuProcess): JujuProcess => ({
			...process,
			async run(request) {
				const answer = await process.run(request);
				return isBad ? weather(answer, request) : answer;
			},
		}),
	};
};

const timedOut: ProcessAnswer = {
	outcome: 'timed-out', exitCode: undefined, stdout: '', stderr: '', duration: 600_000, reason: 'Ended by us: no answer within 10 minutes.',
};

/** Orders of which nobody hears the end: carried out, or never come to Juju. */
const loseOrders = ({isTaken, count}: {readonly isTaken: boolean; readonly count: number}) => {
	let left = count;
	return (process: JujuProcess): JujuProcess => ({
		...process,
		async run(request) {
			if (!isOrder(request) || left === 0) {
				return process.run(request);
			}

			left--;
			if (isTaken) {
				await process.run(request);
			}

			return timedOut;
		},
	});
};

const toReady = async (journey: Journey, application: string): Promise<void> => {
	await choose(journey, application);
	await review(journey);
	await start(journey);
};

/** The order of the slow one has been given, and its units turn. */
const underWay = async (era: CharmEra, options: Parameters<typeof openCharmJourney>[1] = {}): Promise<Journey> => {
	const journey = await openCharmJourney(era, options);
	await toReady(journey, charmCast.slow);
	await giveOrder(journey);
	return journey;
};

const orders = (journey: Journey): readonly string[] => changes(journey).filter(line => /^(?:refresh|upgrade-charm) /v.test(line));

const weathers: ReadonlyArray<readonly [string, (answer: ProcessAnswer, request: ProcessRequest) => ProcessAnswer]> = [
	['a client that vanishes', answer => ({
		...answer, outcome: 'missing', exitCode: undefined, stdout: '', stderr: '', reason: 'spawn juju ENOENT',
	})],
	['exit code 1 with {}', answer => ({
		...answer, exitCode: 1, stdout: '{}\n', stderr: 'ERROR opening API connection: cannot reach it\n',
	})],
	['a status that stops being JSON', answer => ({...answer, stdout: answer.stdout.slice(0, Math.floor(answer.stdout.length / 2))})],
	['a status that is a page of a proxy', answer => ({...answer, stdout: '<html><body>502 Bad Gateway</body></html>\n'})],
	['a client that is killed', answer => ({
		...answer, outcome: 'killed', exitCode: undefined, stdout: '', reason: 'SIGKILL',
	})],
];

for (const [index, [name, weather]] of weathers.entries()) {
	const era = charmEras[index] ?? '3.6';
	test(`${era}: ${name} while units turn is a state with a clock, and nothing is repeated or lost by it`, async t => {
		const {set, wrap} = spoil(weather);
		const journey = await underWay(era, {wrap});
		set(true);
		await journey.until('it is noticed', () => charmItem(journey).progress?.silentSince !== undefined, 120_000);
		await journey.advance(61_000);
		t.is(journey.state().exit, undefined);
		t.is(atStep(journey, 'perform').phase.type, 'waiting');
		t.regex(words(journey), /Controller has not answered for 1m .* Asked \d+ times\. Last words: .* The units below are as they were 1m/v);
		t.notRegex(words(journey), /elasticsearch\/0 .* upgraded|No unit runs the charm from before/v, 'What stood before the order says nothing of it.');
		await journey.advance(60_000);
		t.regex(words(journey), /Controller has not answered for 2m/v, 'The clock goes on.');
		set(false);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(changes(journey), [lineFor(era, [], 'elasticsearch')]);
		t.true(journey.journal().some(({kind}) => kind === 'recovered'));
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

for (const era of charmEras) {
	test(`${era}: an order of which nobody heard the end was taken: its units tell, and it is not sent again`, async t => {
		const journey = await underWay(era, {wrap: loseOrders({isTaken: true, count: 1})});
		t.like(atStep(journey, 'perform').phase, {type: 'waiting', claim: 'unknown'});
		t.regex(words(journey), /Whether Juju took the order is not known; its units tell\./v);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(orders(journey), [lineFor(era, [], 'elasticsearch')]);
		await journey.stop();
	});

	test(`${era}: an order of which nobody heard the end never came to Juju: it is sent again only on request`, async t => {
		const journey = await underWay(era, {wrap: loseOrders({isTaken: false, count: 1})});
		await journey.advance(900_000);
		t.like(atStep(journey, 'perform').phase, {type: 'waiting', claim: 'unknown'});
		t.deepEqual(orders(journey), [lineFor(era, [], 'elasticsearch')], 'Never by itself.');
		t.is(applicationInCloud(journey, 'elasticsearch').revision, 59);
		t.regex(words(journey), /s send again/v);
		t.regex(words(journey), /0 of 2 units/v);
		t.notRegex(words(journey), /elasticsearch\/0 .* upgraded|No unit runs the charm from before/v);
		await journey.act('retry');
		t.is(openQuestionOf(journey).title, 'Change the charm of elasticsearch?');
		await journey.act('back');
		t.is(orders(journey).length, 1, 'No is no.');
		await journey.act('retry');
		await consent(journey);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(orders(journey), [lineFor(era, [], 'elasticsearch'), lineFor(era, [], 'elasticsearch')]);
		await journey.stop();
	});

	test(`${era}: changes that are disabled are refused by Juju; what to enable is said, and the same order works then`, async t => {
		const journey = await openCharmJourney(era);
		await toReady(journey, charmCast.plain);
		await journey.elsewhere(era === '1.25' ? ['block', 'all-changes', 'frozen for the audit'] : ['disable-command', '-m', 'shop', 'all', 'frozen for the audit']);
		await giveOrder(journey);
		const {message, advice, evidence} = refusalOf(journey);
		t.regex(`${message} ${advice ?? ''} ${evidence}`, era === '1.25' ? /unblock all-changes/v : /enable-command .*all/v);
		t.regex(evidence, /disabled|blocked/v);
		t.is(applicationInCloud(journey, 'postgresql').revision, 288);
		await journey.elsewhere(era === '1.25' ? ['unblock', 'all-changes'] : ['enable-command', '-m', 'shop', 'all']);
		await giveOrder(journey);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(orders(journey), [lineFor(era, [], 'postgresql'), lineFor(era, [], 'postgresql')]);
		await journey.stop();
	});
}

test('a session that only reads sends nothing, and says so', async t => {
	const journey = await openCharmJourney('3.6', {isReadOnly: true});
	await toReady(journey, charmCast.plain);
	await giveOrder(journey);
	t.is(atStep(journey, 'perform').phase.type, 'refused');
	t.regex(words(journey), /Nothing was run, since this session changes nothing\. Start the wizard without --read-only to change the cloud\./v);
	await journey.advance(60_000);
	t.is(applicationInCloud(journey, 'postgresql').revision, 288);
	t.deepEqual(orders(journey), [], 'It does not come as far as the client.');
	await journey.act('next');
	await consent(journey);
	t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'refused');
	await journey.stop();
});

test('a slow Juju: 20 seconds an answer, and all the same every unit is seen through', async t => {
	const journey = await openCharmJourney('3.6');
	await toReady(journey, charmCast.plain);
	journey.cloud.latency = {base: 20_000, perAgent: 0};
	await giveOrder(journey);
	await journey.advance(70_000);
	t.is(charmItem(journey).progress?.silentSince, undefined, 'Slow is not silent.');
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(orders(journey), [lineFor('3.6', [], 'postgresql')]);
	await journey.stop();
});

test('a unit that is removed meanwhile is not waited for', async t => {
	const journey = await underWay('3.6');
	const model = journey.cloud.controllers[0]?.models.find(({name}) => name === 'shop');
	t.true(model?.units.delete('elasticsearch/1'));
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(charmItem(journey).progress?.units.map(({name}) => name), ['elasticsearch/0']);
	await journey.stop();
});

test('an application that is removed meanwhile is never called upgraded; it is said, and left out by hand', async t => {
	const journey = await openCharmJourney('3.6');
	await chooseWave(journey, ['elasticsearch', 'redis']);
	await start(journey);
	await giveOrder(journey);
	const model = journey.cloud.controllers[0]?.models.find(({name}) => name === 'shop');
	for (const name of model?.units.keys().toArray() ?? []) {
		if (name.startsWith('elasticsearch/')) {
			model?.units.delete(name);
		}
	}

	model?.applications.delete('elasticsearch');
	await journey.advance(300_000);
	t.regex(words(journey), /elasticsearch ·+ no units in \d+m \d+s .* The status does not name elasticsearch any more\. It has no units\./v);
	t.is(atStep(journey, 'perform').phase.type, 'waiting');
	await journey.act('next');
	await consent(journey);
	await untilReady(journey);
	t.is(charmItem(journey).application, 'redis');
	t.is(charmItem(journey, 'elasticsearch').outcome, 'failed');
	await journey.stop();
});

test('an application that is removed before its turn is said when it comes, and nothing is sent', async t => {
	const journey = await openCharmJourney('3.6');
	await toReady(journey, charmCast.plain);
	applicationInCloud(journey, 'postgresql').life = 'dying';
	await journey.advance(10_000);
	await journey.act('confirm');
	t.is(noticeOf(journey), 'postgresql is being removed: its charm cannot be changed any more. n skips it.');
	t.is(topOverlay(journey.state()), undefined);
	t.deepEqual(orders(journey), []);
	await journey.stop();
});

test('a login that expires: said before the order and while units turn; after the login it goes on', async t => {
	const journey = await openCharmJourney('3.6');
	await toReady(journey, charmCast.slow);
	const expire = () => {
		for (const controller of journey.cloud.controllers) {
			controller.isLoginExpired = true;
		}
	};

	expire();
	await journey.until('it is noticed', state => isLoggedOut(statusOf(state, charmModel(charmStage(journey))).failure));
	t.regex(words(journey), /Press i to hand the terminal to juju login -c aws/v);
	await journey.act('log-in');
	await journey.until('the controller answers', state => statusOf(state, charmModel(charmStage(journey))).failure === undefined);
	await giveOrder(journey);
	expire();
	await journey.until('it is noticed', state => isLoggedOut(statusOf(state, charmModel(charmStage(journey))).failure));
	t.is(atStep(journey, 'perform').phase.type, 'waiting');
	t.regex(words(journey), /Press i to hand the terminal to juju login -c aws/v);
	await journey.act('log-in');
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(orders(journey), [lineFor('3.6', [], 'elasticsearch')]);
	await journey.stop();
});

test('q while units turn asks, says what goes on, and ends with 7', async t => {
	const journey = await underWay('3.6');
	await journey.act('quit');
	t.true(openQuestionOf(journey).consequences.includes('Juju goes on with this application by itself; nothing is stopped.'));
	await journey.act('back');
	t.is(journey.state().exit, undefined, 'No is the default.');
	await journey.act('quit');
	await consent(journey);
	t.is(journey.state().exit?.code, 7);
	t.regex(journey.state().exit?.summary.join(' ') ?? '', /Left while the charm of elasticsearch is changed\. Juju goes on by itself\. .*elasticsearch: not finished/v);
	await journey.stop();
});

test('Ctrl-C once while units turn waits for the end of them; twice leaves now', async t => {
	const once = await underWay('3.6');
	await once.act('interrupt');
	t.is(once.state().exit, undefined);
	t.is(noticeOf(once), 'Leaving after this step. Ctrl-C again leaves now; Juju goes on by itself.');
	await once.until('it is over', ({exit}) => exit !== undefined);
	t.is(once.state().exit?.code, 7);
	t.is(applicationInCloud(once, 'elasticsearch').revision, 64);
	t.deepEqual(once.state().exit?.summary, ['Left after the step, as asked.', 'Charms of aws:admin/shop:', '  elasticsearch: upgraded', 'This run is kept in /runs/1']);
	await once.stop();

	const twice = await underWay('3.6');
	await twice.act('interrupt', 'interrupt');
	t.is(twice.state().exit?.code, 130);
	t.regex(twice.state().exit?.summary.join(' ') ?? '', /Ended by Ctrl-C\. .*Juju goes on by itself/v);
	await twice.stop();
});

test('keys of everything, Tab first, in a storm: no order is given, none is lost', async t => {
	const storm: readonly ActionId[] = ['other-stream', 'toggle', 'sort', 'filter', 'back', 'down', 'page-down', 'up', 'other-stream', 'ask-again', 'bottom', 'top', 'save', 'yes', 'no'];
	const journey = await openCharmJourney('3.6');
	await journey.act('other-stream', 'other-stream', 'other-stream', 'other-stream');
	await toReady(journey, charmCast.slow);
	for (let round = 0; round < 20; round++) {
		await journey.act(...storm.filter(action => action !== 'back'));
		await journey.advance(300);
	}

	t.deepEqual(orders(journey), []);
	t.is(atStep(journey, 'perform').phase.type, 'ready');
	await giveOrder(journey);
	for (let round = 0; round < 40; round++) {
		await journey.act(...storm);
		await journey.advance(700);
		for (const size of [{columns: 20, rows: 5}, {columns: 200, rows: 60}, {columns: 80, rows: 24}, {columns: 1, rows: 1}]) {
			t.notThrows(() => drawFrame({...journey.state(), size}));
		}
	}

	while (topOverlay(journey.state()) !== undefined) {
		await journey.act('back');
	}

	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(orders(journey), [lineFor('3.6', [], 'elasticsearch')]);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('a second model is a Tab away: its applications, its own order, its own commands', async t => {
	const journey = await openCharmJourney('3.6');
	t.deepEqual(charmModels(journey.state()).map(({name}) => name), ['admin/shop', 'admin/controller']);
	await pointAt(journey, 'redis');
	await journey.act('toggle');
	await journey.act('other-stream');
	await journey.until('the other model is known', state => charmRows(state, charmModel(charmStage(journey))).some(({application}) => application === 'controller'));
	t.like(atStep(journey, 'choose'), {model: {name: 'admin/controller'}, ticked: []}, 'What is ticked belongs to its model.');
	t.regex(words(journey), /controller/v);
	await choose(journey, 'controller');
	await review(journey);
	await journey.act('next');
	t.regex(words(journey), /juju refresh -m aws:admin\/controller --no-browser-login controller/v);
	await journey.act('back', 'back', 'back', 'other-stream');
	await journey.until('the first model is shown', state => charmRows(state, charmModel(charmStage(journey))).some(({application}) => application === 'redis'));
	t.is(atStep(journey, 'choose').model.name, 'admin/shop');
	t.deepEqual(orders(journey), []);
	await journey.stop();
});

test('1.25: an environment has no second model', async t => {
	const journey = await openCharmJourney('1.25');
	await journey.act('other-stream');
	t.is(noticeOf(journey), 'There is no other model here.');
	await journey.stop();
});
