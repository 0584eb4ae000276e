import test from 'ava';
import {charmHelpOf} from '../../source/state/charm/help.js';
import {unitsShown} from '../../source/state/charm/units.js';
import {topOverlay} from '../../source/state/selectors.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applicationInCloud,
	atStep,
	changes,
	charmEras,
	charmItem,
	choose,
	consent,
	giveOrder,
	lineFor,
	openCharmJourney,
	openQuestionOf,
	order,
	review,
	screenText,
	start,
	untilVerify,
	upgradeCharm,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const pausing = charmEras.filter(era => era !== '1.25');

/** The line by which an action of a charm runs in the words of that time. */
const actionLine = (era: CharmEra, unit: string, action: string): string => era === '2.8' || era === '2.9'
	? `run-action -m aws:admin/shop --wait=4m --no-browser-login ${unit} ${action}`
	: `run -m aws:admin/shop --wait=4m --no-browser-login ${unit} ${action}`;

/** The words of the screen in one line. */
const words = (journey: Journey): string => screenText(journey).replaceAll(/\s+/gv, ' ');

const paused = async (journey: Journey): Promise<void> => {
	await journey.until('a unit waits for its operator', state => state.stage.name === 'charm' && state.stage.step === 'perform'
		&& unitsShown(state, state.stage).some(({state: now}) => now === 'held'));
};

/** Opens what can be done about the first unit that is held, and puts the cursor on a choice. */
const openHelp = async (journey: Journey, choice: string): Promise<readonly string[]> => {
	const units = unitsShown(journey.state(), atStep(journey, 'perform'));
	await journey.act('top');
	for (let step = 0; step < units.findIndex(({state}) => state === 'held'); step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const ids = overlay?.name === 'charm-help' ? charmHelpOf(journey.state(), overlay).map(({id}) => id) : [];
	const position = ids.indexOf(choice);
	for (let step = 0; step < position; step++) {
		await journey.act('down');
	}

	return ids;
};

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

const reachPause = async (era: CharmEra): Promise<Journey> => {
	const journey = await openCharmJourney(era);
	await choose(journey, charmCast.pauses);
	await review(journey);
	await start(journey);
	await giveOrder(journey);
	await paused(journey);
	return journey;
};

for (const era of pausing) {
	test(`${era}: a charm that pauses is told of before, its check runs first, and its own words let it go on`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.pauses);
		await review(journey);
		t.regex(words(journey), /The charm of kafka orders its units itself, the leader last: run pre-refresh-check on the leader first\./v);
		t.regex(words(journey), /With pause-after-unit-refresh \(now first\) it waits for somebody after the first unit/v);
		await journey.act('next');
		t.regex(words(journey), /run pre-refresh-check on the leader first/v, 'The plan says it too.');
		await start(journey);
		t.regex(words(journey), /! The charm of kafka has pre-refresh-check: p runs it first\./v);

		await journey.act('confirm');
		t.true(openQuestionOf(journey).consequences.includes('pre-refresh-check was not run in this session: No, then p, runs it.'));
		await journey.act('back');
		await journey.act('check-charm');
		const check = await consent(journey);
		t.like(check, {title: 'Run pre-refresh-check of kafka?', risk: 'disruptive', commands: [`juju ${actionLine(era, 'kafka/leader', 'pre-refresh-check')}`]});
		await journey.until('it has answered', ({running}) => Object.keys(running).length === 0);
		const answer = topOverlay(journey.state());
		t.true(answer?.name === 'text' && answer.lines.some(line => line.includes('Charm is ready for refresh')), JSON.stringify(answer));
		await closeAll(journey);
		t.is(atStep(journey, 'perform').phase.type, 'ready', 'The order is still to be given.');
		t.regex(words(journey), /· pre-refresh-check ran .* ago: .*Charm is ready for refresh/v);

		const question = await giveOrder(journey);
		t.true(question.consequences.includes('pre-refresh-check was run in this session. Read what it said before you say yes.'));
		await paused(journey);
		const before = changes(journey);
		t.deepEqual(before, [actionLine(era, 'kafka/leader', 'pre-refresh-check'), lineFor(era, [], 'kafka')]);
		await journey.advance(1_200_000);
		t.deepEqual(changes(journey), before, 'Nothing lets it go on but its operator.');
		t.is(atStep(journey, 'perform').phase.type, 'waiting');
		t.is(unitsShown(journey.state(), atStep(journey, 'perform')).map(({state}) => state).filter(state => state === 'waiting').length, 2, 'The others have not been touched.');

		const resume = 'charm-advice run kafka/1 resume-refresh';
		const choices = await openHelp(journey, resume);
		t.true(choices.includes(resume), choices.join('\n'));
		t.true(choices.includes('charm-advice refresh --revision 195'), choices.join('\n'));
		t.regex(words(journey), /The charm says: run kafka\/1 resume-refresh/v);
		await journey.act('confirm');
		const resumption = await consent(journey);
		t.like(resumption, {commands: [`juju ${actionLine(era, 'kafka/1', 'resume-refresh')}`], risk: 'disruptive'});
		await journey.until('it has answered', ({running}) => Object.keys(running).length === 0);
		await closeAll(journey);
		await untilVerify(journey);
		t.like(charmItem(journey), {outcome: 'upgraded', before: {revision: 195}, progress: {revision: 205}});
		t.deepEqual(changes(journey), [...before, actionLine(era, 'kafka/1', 'resume-refresh')]);
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: the way back that a pausing charm names is a choice, and what comes of it is seen through`, async t => {
		const journey = await reachPause(era);
		await openHelp(journey, 'charm-advice refresh --revision 195');
		await journey.act('confirm');
		const question = await consent(journey);
		t.like(question, {commands: [`juju ${lineFor(era, ['--revision', '195'], 'kafka')}`]});
		await closeAll(journey);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'rolled-back');
		t.is(applicationInCloud(journey, 'kafka').revision, 195);
		t.deepEqual(changes(journey), [lineFor(era, [], 'kafka'), lineFor(era, ['--revision', '195'], 'kafka')]);
		await journey.stop();
	});

	test(`${era}: whoever leaves a charm that pauses is told that it waits, and that nobody goes on for it`, async t => {
		const journey = await reachPause(era);
		await journey.act('quit');
		t.true(openQuestionOf(journey).consequences.some(text => text.includes('Juju goes on with this application by itself')), openQuestionOf(journey).consequences.join('\n'));
		await consent(journey);
		t.is(journey.state().exit?.code, 7);
		t.deepEqual(changes(journey), [lineFor(era, [], 'kafka')]);
		await journey.stop();
	});
}

for (const era of ['2.9', '3.6', '4.0'] as const) {
	test(`${era}: a new setting that has no value is pointed out before, and in the question`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await order(journey, {channel: '16/stable'});
		await review(journey);
		const note = 'A new setting of postgresql without value or default: rotation-owner. Find out whether the charm works without it.';
		t.true(words(journey).includes(note), screenText(journey));
		await start(journey);
		await journey.act('confirm');
		t.true(openQuestionOf(journey).consequences.includes(note));
		await journey.act('back', 'back');
		atStep(journey, 'plan');

		t.deepEqual(changes(journey), []);
		await journey.stop();
	});
}

for (const era of ['3.6', '4.0'] as const) {
	test(`${era}: a value with the order leaves nothing to point out`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await order(journey, {channel: '16/stable', settings: {'rotation-owner': 'dba'}});
		await review(journey);
		t.false(words(journey).includes('without value or default'), screenText(journey));
		t.deepEqual(changes(journey), []);
		await journey.stop();
	});
}

test('a charm without any check says so, and nothing is run', async t => {
	const journey = await openCharmJourney('3.6');
	await choose(journey, charmCast.failsOnce);
	await review(journey);
	await start(journey);
	t.notRegex(words(journey), /its check/v);
	await journey.act('check-charm');
	t.is(journey.state().notice, 'This charm has no action that checks it before a refresh, as far as is known.');
	t.is(topOverlay(journey.state()), undefined);
	t.deepEqual(changes(journey), []);
	await journey.stop();
});

test('1.25: charms of that time do not pause, and have no check', async t => {
	const journey = await openCharmJourney('1.25');
	await choose(journey, charmCast.pauses);
	await upgradeCharm(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.deepEqual(changes(journey), [lineFor('1.25', [], 'kafka')]);
	await journey.stop();
});
