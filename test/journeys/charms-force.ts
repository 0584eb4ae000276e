import test, {type ExecutionContext} from 'ava';
import {type CharmOrder} from '../../source/domain/charm/order.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {orderFields} from '../../source/state/charm/order-fields.js';
import {type Question} from '../../source/state/overlay.js';
import {topOverlay} from '../../source/state/selectors.js';
import {
	chooseHelp,
	closeAll,
	openHelp,
	unitShown,
	untilNothingRuns,
	untilUnit,
} from '../_helpers/charm-help-steps.js';
import {
	applicationInCloud,
	atStep,
	changes,
	charmEras,
	charmItem,
	charmStage,
	choose,
	consent,
	differences,
	giveOrder,
	lineFor,
	noticeOf,
	openCharmJourney,
	openPart,
	openQuestionOf,
	order,
	review,
	start,
	untilReady,
	untilVerify,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const {failsAlways: application, plain} = charmCast;
const sick = `${application}/0`;

/** The option that reaches units in error. */
const optionOf = (era: CharmEra): string => era === '1.25' ? '--force' : '--force-units';

const resolvedLine = (era: CharmEra): string => era === '1.25' ? `resolved -e amazon --retry ${sick}` : `resolved -m aws:admin/shop --no-browser-login ${sick}`;

/** The author repairs the charm and publishes it. */
const publish = (journey: Journey, revision: number): void => {
	const found = applicationInCloud(journey, application);
	const [newest] = found.releases ?? [];
	if (!newest) {
		throw new Error('Nothing is published.');
	}

	const {hookFails, ...fixed} = newest;
	found.releases = [{...fixed, revision}, ...found.releases ?? []];
};

/** What a question tells beside its commands. */
const told = ({consequences}: Question): string => consequences.join('\n');

/** Neither Enter nor yes nor another name is a consent. */
const seeStrongConsent = async (t: ExecutionContext, journey: Journey, name: string): Promise<void> => {
	t.like(openQuestionOf(journey), {risk: 'data-loss', phrase: name});
	const before = changes(journey).length;
	await journey.act('confirm');
	await journey.act('yes');
	await journey.act('confirm');
	t.is(topOverlay(journey.state())?.name, 'question', 'Enter and yes alone do nothing.');
	await journey.type(name.slice(0, -1));
	await journey.act('confirm');
	t.is(changes(journey).length, before, 'A part of the name is none.');
	await journey.type('x');
	await journey.act('confirm');
	t.is(changes(journey).length, before, 'Another name is none.');
	await journey.erase(1);
	await journey.type(name.slice(-1));
};

const seeForceTold = (t: ExecutionContext, question: Question, era: CharmEra): void => {
	t.regex(told(question), new RegExp(String.raw`^${optionOf(era)}: Every unit gets the new charm at once, units in error too\.`, 'mv'));
	t.regex(told(question), /On units in error the hook upgrade-charm is skipped for good\./v);
	t.regex(told(question), /It is for people who write a charm and try a fix for a failing hook on their own units\./v);
	t.regex(told(question), /It is no repair/v);
};

/** Until the hook of the newest has failed on the sick unit. */
const untilSick = async (era: CharmEra): Promise<Journey> => {
	const journey = await openCharmJourney(era);
	await choose(journey, application);
	await review(journey);
	await start(journey);
	await giveOrder(journey);
	await untilUnit(journey, sick, 'error');
	return journey;
};

for (const era of charmEras) {
	test(`${era}: a forced order takes the name of the application, and says what it skips and for whom it is`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, plain);
		await order(journey, {forceUnits: true});
		t.regex(noticeOf(journey) ?? '', new RegExp(String.raw`^${optionOf(era)}: units in error get it too, and never run its upgrade-charm hook\.`, 'v'));
		await review(journey);
		await start(journey);
		await journey.act('confirm');
		const question = openQuestionOf(journey);
		t.is(question.title, `Force the charm of ${plain}?`);
		t.deepEqual(question.commands, [`juju ${lineFor(era, [optionOf(era)], plain)}`]);
		seeForceTold(t, question, era);
		await seeStrongConsent(t, journey, plain);
		t.deepEqual(changes(journey), []);
		await journey.act('confirm');
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [optionOf(era)], plain)]);
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: the other --force is another thing, and is said to be`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, plain);
		const fields: ReadonlyArray<keyof CharmOrder> = orderFields(journey.state().client?.version);
		t.is(fields.includes('force'), era !== '1.25', '1.25 has only the one that reaches units in error.');
		if (era === '1.25') {
			await journey.stop();
			return;
		}

		await openPart(journey, 'force');
		t.is(noticeOf(journey), 'Passes over LXD profiles that are not allowed and limits of relations. Units in error stay.');
		await review(journey);
		await start(journey);
		await journey.act('confirm');
		const question = openQuestionOf(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, ['--force'], plain)}`]);
		t.regex(told(question), /^--force: Another thing since 2\.5: passes over the list of LXD profiles that are allowed, and over limits of relations\. Units in error stay as they are\./mv);
		t.notRegex(told(question), /skipped for good/v);
		await seeStrongConsent(t, journey, plain);
		await journey.act('confirm');
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, ['--force'], plain)]);
		await journey.stop();
	});

	test(`${era}: the loop of a charm's author: force the fixed revision, run the failed hook again, watch`, async t => {
		const journey = await untilSick(era);
		publish(journey, 203);
		await openHelp(journey, sick);
		await chooseHelp(journey, 'force-units');
		t.like(atStep(journey, 'order').wave.items[0]?.order, {forceUnits: true});
		await order(journey, {revision: 203});
		await review(journey);
		await start(journey);
		await journey.act('confirm');
		const question = openQuestionOf(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, ['--revision', '203', optionOf(era)], application)}`]);
		seeForceTold(t, question, era);
		t.regex(told(question), /1 unit of rabbitmq is in error: rabbitmq\/0\. It gets the charm all the same; then you are asked whether its failed hook shall run again\./v);
		await seeStrongConsent(t, journey, application);
		await journey.act('confirm');
		await journey.until('resolved is offered', state => topOverlay(state)?.name === 'question' && openQuestionOf(journey).phrase === undefined);
		const offered = openQuestionOf(journey);
		t.deepEqual(offered.commands, [`juju ${resolvedLine(era)}`]);
		t.like(offered, {risk: 'disruptive', cursor: 'no'});
		await consent(journey);
		await untilNothingRuns(journey);
		await closeAll(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, ['--revision', '203', optionOf(era)], application), resolvedLine(era)]);
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 203}});
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: f while it is waited for: what would be forced is newer, or nothing is`, async t => {
		const journey = await untilSick(era);
		await journey.act('force');
		const question = openQuestionOf(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, [optionOf(era)], application)}`]);
		seeForceTold(t, question, era);
		t.regex(told(question), /In error: rabbitmq\/0\. When Juju has taken the charm, you are asked whether its failed hook shall run again\./v);
		await consent(journey);
		await journey.until('the command has ended', () => charmStage(journey).step === 'perform' && atStep(journey, 'perform').phase.type === 'refused');
		t.regex(JSON.stringify(atStep(journey, 'perform').phase), /nothing was forced/v);
		t.is(unitShown(journey, sick).state, 'error');

		publish(journey, 203);
		await journey.act('retry');
		await consent(journey);
		await journey.until('resolved is offered', state => topOverlay(state)?.name === 'question');
		await journey.act('no', 'confirm');
		t.false(changes(journey).some(line => line.startsWith('resolved')), 'Not asked for is not run.');
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, [optionOf(era)], application), lineFor(era, [optionOf(era)], application)]);
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 203}}, 'The hook of the new charm heals it at its next try.');
		await journey.stop();
	});

	test(`${era}: a unit in error before the order keeps its charm without force, and loses its hook with it`, async t => {
		const journey = await untilSick(era);
		publish(journey, 203);
		await openHelp(journey, sick);
		await chooseHelp(journey, 'other-revision');
		t.deepEqual(atStep(journey, 'order').wave.items[0]?.order, {});
		await order(journey, {revision: 203});
		await review(journey);
		await start(journey);
		await journey.act('confirm');
		t.regex(told(openQuestionOf(journey)), /1 unit of rabbitmq is in error: rabbitmq\/0\. It keeps its charm until that is resolved\./v);
		t.is(openQuestionOf(journey).phrase, undefined);
		await consent(journey);
		await journey.until('it waits', () => atStep(journey, 'perform').phase.type === 'waiting');
		await journey.advance(60_000);
		await journey.until('it is known', () => unitShown(journey, sick).upgradingFrom !== undefined);
		t.is(topOverlay(journey.state()), undefined, 'Nothing but a forced order asks for resolved by itself.');
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, ['--revision', '203'], application)]);

		await journey.act('force');
		t.is(charmStage(journey).step, 'order', 'The same revision again changes nothing: another has to be named.');
		t.regex(noticeOf(journey) ?? '', /^rabbitmq has revision 203 already\. Name the repaired one/v);
		await journey.stop();
	});
}

test('3.6: a unit whose hook was skipped looks well: verify says that the workload is the one from before', async t => {
	const journey = await openCharmJourney('3.6');
	const found = applicationInCloud(journey, application);
	const unit = journey.cloud.controllers[0]?.models.flatMap(({units}) => units.values().toArray()).find(({name}) => name === sick);
	t.truthy(unit);
	if (unit) {
		unit.trouble = {
			hook: 'config-changed', isBroken: false, tries: 1, isResolving: false, calm: unit.workload,
		};
		unit.workload = {...unit.workload, current: 'error', message: 'hook failed: "config-changed"'};
	}

	found.releases = (found.releases ?? []).map(({hookFails, ...release}) => release);
	await journey.advance(15_000);
	await choose(journey, application);
	await order(journey, {forceUnits: true});
	await review(journey);
	await start(journey);
	await untilReady(journey);
	await giveOrder(journey);
	t.deepEqual(openQuestionOf(journey).commands, [`juju ${resolvedLine('3.6')}`]);
	await consent(journey);
	await untilNothingRuns(journey);
	await closeAll(journey);
	await untilVerify(journey);
	t.is(differences(journey)['workload version']?.kind, 'suspicious');
	await journey.stop();
});
