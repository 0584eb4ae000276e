import test, {type ExecutionContext} from 'ava';
import {type ModelStatus} from '../../source/domain/status.js';
import {statusOf, topOverlay} from '../../source/state/selectors.js';
import {charmExitCode} from '../../source/state/charm/result-of.js';
import {charmHelpOf} from '../../source/state/charm/help.js';
import {unitsShown} from '../../source/state/charm/units.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applicationInCloud,
	atStep,
	changes,
	charmEras,
	charmItem,
	charmStage,
	chooseWave,
	consent,
	giveOrder,
	lineFor,
	modelHere,
	openAskedCharm,
	openCharmJourney,
	openQuestionOf,
	review,
	screenText,
	start,
	untilReady,
	untilVerify,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

/** Principals as the model lists them, then the subordinate. */
const inOrder = ['mysql', 'postgresql', 'rabbitmq', 'redis', 'nrpe'];

const newest: Readonly<Record<string, number>> = {
	mysql: 196, postgresql: 363, rabbitmq: 202, redis: 35, nrpe: 121,
};

const performed = (journey: Journey): string => charmItem(journey).application;

/** Whether a unit's charm is known to be another than that of its application. */
const unitsBehind = (status: ModelStatus | undefined, application: string): readonly string[] =>
	(status?.agents ?? []).filter(agent => agent.application === application && agent.upgradingFrom !== undefined).map(({name}) => name);

const statusHere = (journey: Journey): ModelStatus | undefined => statusOf(journey.state(), modelHere(journey)).value;

/** Gives the order of the application whose turn it is. */
const orderOne = async (t: ExecutionContext, journey: Journey, application: string): Promise<void> => {
	await untilReady(journey);
	t.is(performed(journey), application);
	const question = await giveOrder(journey);
	t.is(question.title, `Change the charm of ${application}?`);
	t.true(question.consequences.includes('Its revision and settings are written down first, so that it can be brought back to them.'));
};

/** Looks at what came of it, and goes on to the next. */
const seeThrough = async (journey: Journey): Promise<void> => {
	await untilVerify(journey);
	await journey.act('next');
};

const unitInError = async (journey: Journey, unit: string): Promise<void> => {
	await journey.until(`${unit} is in error`, state => state.stage.name === 'charm' && state.stage.step === 'perform'
		&& unitsShown(state, state.stage).some(({name, state: now}) => name === unit && now === 'error'));
};

/** Opens what can be done about a unit, and chooses it. */
const helpUnit = async (journey: Journey, unit: string, choice: string): Promise<void> => {
	await journey.act('top');
	const index = unitsShown(journey.state(), atStep(journey, 'perform')).findIndex(({name}) => name === unit);
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const choices = overlay?.name === 'charm-help' ? charmHelpOf(journey.state(), overlay) : [];
	const position = choices.findIndex(({id}) => id.startsWith(choice));
	if (position === -1) {
		throw new Error(`There is no ${choice}: ${choices.map(({id}) => id).join(', ')}.`);
	}

	for (let step = 0; step < position; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
};

const lineOf = (era: CharmEra, application: string): string => lineFor(era, [], application);

/** To where the order of `rabbitmq` has been given and its unit has failed; the two before it are through. */
const reachFailure = async (t: ExecutionContext, era: CharmEra): Promise<Journey> => {
	const journey = await openCharmJourney(era);
	await chooseWave(journey, charmCast.wave);
	await start(journey);
	for (const application of ['mysql', 'postgresql']) {
		await orderOne(t, journey, application);
		await seeThrough(journey);
	}

	await orderOne(t, journey, 'rabbitmq');
	await unitInError(journey, 'rabbitmq/0');
	return journey;
};

const hasError = (journey: Journey): boolean => charmStage(journey).step === 'perform' && unitsShown(journey.state(), atStep(journey, 'perform')).some(({state}) => state === 'error');

const kinds = (journey: Journey): readonly string[] => journey.journal().map(({kind}) => kind);

for (const era of charmEras) {
	test(`${era}: a wave of five: principals first, one at a time, the one that fails stops it until somebody goes on`, async t => {
		const journey = await openCharmJourney(era);
		await chooseWave(journey, charmCast.wave);
		const {wave: planned} = atStep(journey, 'plan');
		t.deepEqual(planned.items.map(({application}) => application), inOrder);
		t.true(planned.reasons.some(text => text.startsWith('One at a time')));
		t.true(planned.reasons.includes('Principals come before subordinates (nrpe), which live on their units.'));
		t.true(planned.reasons.some(text => text.includes('its leader is not left for last, unless its charm sees to that')), planned.reasons.join('\n'));
		t.deepEqual(changes(journey), [], 'The plan sends nothing.');

		await start(journey);
		t.like(journey.journal()[0], {kind: 'charm-wave', facts: {items: inOrder.map(application => ({application, outcome: 'pending'}))}});
		for (const [index, application] of ['mysql', 'postgresql'].entries()) {
			await orderOne(t, journey, application);
			t.deepEqual(changes(journey), inOrder.slice(0, index + 1).map(name => lineOf(era, name)));
			await journey.until('units turn', state => unitsBehind(statusOf(state, modelHere(journey)).value, application).length > 0);
			await journey.act('confirm');
			t.is(topOverlay(journey.state())?.name, 'agent', 'Enter on a unit that is well shows it: no other command can be given.');
			await journey.act('back');
			await untilVerify(journey);
			t.deepEqual(unitsBehind(statusHere(journey), application), []);
			t.is(changes(journey).length, index + 1, 'Nothing is ordered while units turn.');
			await journey.act('next');
		}

		await orderOne(t, journey, 'rabbitmq');
		await unitInError(journey, 'rabbitmq/0');
		const before = changes(journey).length;
		await journey.advance(1_800_000);
		t.is(performed(journey), 'rabbitmq', 'It is waited for, however long.');
		t.is(atStep(journey, 'perform').phase.type, 'waiting');
		t.is(changes(journey).length, before, 'Nothing is repeated, and the next one is not begun.');
		t.is(charmItem(journey, 'nrpe').outcome, 'pending');
		t.regex(screenText(journey), /rabbitmq\/0/v);

		await journey.act('next');
		t.like(openQuestionOf(journey), {title: 'Go on although rabbitmq is not upgraded?', no: 'No, keep waiting'});
		await journey.act('back');
		t.is(performed(journey), 'rabbitmq', 'No is the default.');
		await journey.act('next');
		const left = await consent(journey);
		t.true(left.consequences.includes('Juju goes on with rabbitmq by itself; here it counts as failed.'));
		t.like(journey.journal().findLast(({kind}) => kind === 'charm-left'), {facts: {application: 'rabbitmq', outcome: 'failed'}});

		// What fails once is repaired, and then the wave goes on.
		await orderOne(t, journey, 'redis');
		await unitInError(journey, 'redis/1');
		await helpUnit(journey, 'redis/1', 'resolve-retry');
		const retry = await consent(journey);
		t.is(retry.risk, 'disruptive');
		await seeThrough(journey);

		await orderOne(t, journey, 'nrpe');
		await seeThrough(journey);
		const {wave} = atStep(journey, 'done');
		t.deepEqual(wave.items.map(({application, outcome}) => [application, outcome]), inOrder.map(name => [name, name === 'rabbitmq' ? 'failed' : 'upgraded']));
		t.deepEqual(inOrder.map(name => [name, applicationInCloud(journey, name).revision]), Object.entries(newest));

		t.is(charmExitCode(charmStage(journey)), 6);
		const orders = changes(journey).filter(line => !line.startsWith('resolved'));
		t.deepEqual(orders, inOrder.map(name => lineOf(era, name)));
		t.is(kinds(journey).filter(kind => kind === 'charm-complete').length, 4);
		t.like(journey.journal().at(-1), {kind: 'charm-finished', facts: inOrder.map(application => ({application, outcome: application === 'rabbitmq' ? 'failed' : 'upgraded'}))});
		const screen = screenText(journey);
		t.regex(screen, /4 of 5 applications of .* have what was ordered/v);
		t.regex(screen, /not upgraded +rabbitmq +188 → 202 +1 unit is in error \(rabbitmq\/0\)/v);
		await journey.act('quit');
		t.is(journey.state().exit?.code, 6);
		t.true(journey.state().exit?.summary.includes('  rabbitmq: not every unit came through'));
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: the one that fails is brought back to what it had, and the wave goes on`, async t => {
		const journey = await reachFailure(t, era);
		await journey.act('roll-back');
		const question = await consent(journey);
		t.is(question.title, 'Bring rabbitmq back to what it had?');
		await journey.until('it is ordered', state => state.stage.name === 'charm' && state.stage.step === 'perform' && state.stage.phase.type === 'waiting', 600_000);
		t.is(applicationInCloud(journey, 'rabbitmq').revision, 188);
		t.true(changes(journey).includes(lineFor(era, ['--revision', '188'], 'rabbitmq')), changes(journey).join('\n'));
		await journey.until('the sound unit is back', state => unitsBehind(statusOf(state, modelHere(journey)).value, 'rabbitmq').length === 1);
		await journey.advance(60_000);
		t.is(atStep(journey, 'perform').phase.type, 'waiting', 'The unit in error keeps the charm that fails.');
		t.is(charmItem(journey, 'redis').outcome, 'pending');

		// Its cause is repaired by hand; then its hook runs again, and it takes the charm of before.
		await helpUnit(journey, 'rabbitmq/0', 'debug-hooks');
		await consent(journey);
		await journey.until('the terminal is back', ({running}) => Object.keys(running).length === 0);
		while (journey.state().overlays.length > 0) {
			await journey.act('back');
		}

		if (hasError(journey)) {
			await helpUnit(journey, 'rabbitmq/0', 'resolve-retry');
			await consent(journey);
		}

		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'rolled-back');
		t.deepEqual(unitsBehind(statusHere(journey), 'rabbitmq'), []);
		await journey.act('next');
		await untilReady(journey);
		t.is(performed(journey), 'redis', 'The wave goes on.');
		for (const application of ['redis', 'nrpe']) {
			await untilReady(journey);
			t.is(performed(journey), application);
			await journey.act('next');
			await consent(journey);
		}

		t.deepEqual(atStep(journey, 'done').wave.items.map(({outcome}) => outcome), ['upgraded', 'upgraded', 'rolled-back', 'skipped', 'skipped']);
		t.is(charmExitCode(charmStage(journey)), 6, 'What was wanted was not reached.');
		t.true(kinds(journey).includes('charm-roll-back'));
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: one that is left out on the plan is never ordered, and can be taken in again`, async t => {
		const journey = await openCharmJourney(era);
		await chooseWave(journey, ['redis', 'nrpe', 'postgresql']);
		t.deepEqual(atStep(journey, 'plan').wave.items.map(({application}) => application), ['postgresql', 'redis', 'nrpe'], 'As the model lists them, subordinates last.');
		await journey.act('top', 'down', 'toggle');
		t.is(charmItem(journey, 'redis').outcome, 'skipped');
		await journey.act('toggle', 'toggle');
		t.is(charmItem(journey, 'redis').outcome, 'skipped');
		await start(journey);
		await orderOne(t, journey, 'postgresql');
		await seeThrough(journey);
		await untilReady(journey);
		t.is(performed(journey), 'nrpe');

		// The one that is ready is left out too: it asks, and sends nothing.
		await journey.act('next');
		const question = await consent(journey);
		t.like(question, {title: 'Leave out nrpe?', commands: []});
		t.deepEqual(atStep(journey, 'done').wave.items.map(({outcome}) => outcome), ['upgraded', 'skipped', 'skipped']);
		t.deepEqual(changes(journey), [lineOf(era, 'postgresql')]);
		t.is(applicationInCloud(journey, 'redis').revision, 31);
		await journey.stop();
	});

	test(`${era}: asked for by its name on the command line it ends the program with 0 once every unit is through`, async t => {
		const journey = await openAskedCharm(era, 'postgresql');
		t.is(atStep(journey, 'order').back, undefined);
		await review(journey);
		await start(journey);
		await giveOrder(journey);
		await seeThrough(journey);
		t.regex(screenText(journey), /Enter ends the wizard/v);
		await journey.act('confirm');
		t.is(journey.state().exit?.code, 0);
		t.true(journey.state().exit?.summary.includes('  postgresql: upgraded'));
		t.deepEqual(changes(journey), [lineOf(era, 'postgresql')]);
		await journey.stop();
	});

	test(`${era}: asked for by its name it ends the program with 6 where a unit fails and is left so`, async t => {
		const journey = await openAskedCharm(era, 'rabbitmq', {revision: 202});
		atStep(journey, 'review');
		await start(journey);
		await giveOrder(journey);
		await unitInError(journey, 'rabbitmq/0');
		await journey.act('next');
		const question = await consent(journey);
		t.true(question.consequences.includes('It is the last one: what came of all is shown next.'));
		await journey.act('confirm');
		t.is(journey.state().exit?.code, 6);
		t.true(journey.state().exit?.summary.includes('  rabbitmq: not every unit came through'));
		t.deepEqual(changes(journey), [lineFor(era, ['--revision', '202'], 'rabbitmq')]);
		await journey.stop();
	});
}
