import test from 'ava';
import {commandLine} from '../../source/domain/intent.js';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applyHelp,
	chooseHelp,
	closeAll,
	helpOffered,
	openHelp,
	readAll,
	unitShown,
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
	differences,
	giveOrder,
	lineFor,
	openCharmJourney,
	openQuestionOf,
	review,
	start,
	untilVerify,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const {failsOnce, failsAlways} = charmCast;

const sick = `${failsAlways}/0`;

/** A command about a unit, in the words of that time. */
const unitLine = (era: CharmEra, name: 'resolved' | 'debug-hooks', unit: string): string => {
	if (era === '1.25') {
		return `${name} -e amazon ${name === 'resolved' ? '--retry ' : ''}${unit}`;
	}

	return `${name} -m aws:admin/shop ${name === 'resolved' ? '--no-browser-login ' : ''}${unit}`;
};

const factsOf = (journey: Journey, kind: string): unknown => journey.journal().findLast(record => record.kind === kind)?.facts;

/** The order given, until the first unit of it is in error. */
const orderOf = async (era: CharmEra, application: string, unit: string): Promise<Journey> => {
	const journey = await openCharmJourney(era);
	await choose(journey, application);
	await review(journey);
	await start(journey);
	await giveOrder(journey);
	await untilUnit(journey, unit, 'error');
	return journey;
};

for (const era of charmEras) {
	test(`${era}: a hook that fails once is healed by Juju's own retry, and is not called complete before`, async t => {
		const unit = `${failsOnce}/1`;
		const journey = await orderOf(era, failsOnce, unit);
		t.like(unitShown(journey, unit), {state: 'error', message: 'hook failed: "upgrade-charm"'});
		t.regex(charmItem(journey).progress?.waitingFor ?? '', /1 unit is in error \(redis\/1\)/v);
		t.false(charmItem(journey).progress?.isComplete);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], failsOnce)], 'Nothing was run to heal it.');
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 35, waitingFor: undefined}});
		t.like(factsOf(journey, 'charm-complete'), {
			application: failsOnce, outcome: 'upgraded', revision: 35, units: 2,
		});
		await journey.act('next');
		t.is(charmStage(journey).step, 'done');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: a unit that flaps is never called complete, however long it takes`, async t => {
		const journey = await orderOf(era, failsAlways, sick);
		const seen = new Set<string>();
		const end = journey.state().now + 1_200_000;
		await journey.until('time has gone by', state => {
			seen.add(unitShown(journey, sick).state);
			return state.now >= end || state.stage.name !== 'charm' || state.stage.step !== 'perform';
		}, 1_300_000);
		t.is(atStep(journey, 'perform').phase.type, 'waiting');
		t.true(seen.has('error'));
		t.false(charmItem(journey).progress?.isComplete);
		t.is(charmItem(journey).outcome, 'active');
		t.deepEqual(changes(journey), [lineFor(era, [], failsAlways)], 'Nothing runs by itself.');
		t.false(journey.journal().some(({kind}) => kind === 'charm-complete'));
		await journey.stop();
	});

	test(`${era}: a hook that always fails is repaired in debug-hooks, retried by resolved, and then complete`, async t => {
		const journey = await orderOf(era, failsAlways, sick);
		await openHelp(journey, sick);
		const choices = helpOffered(journey);
		t.deepEqual(choices.map(({id}) => id.split(' ', 1)[0]), [
			'read-status-log', 'read-error-log', 'watch', 'open-shell', 'debug-hooks', 'resolve-retry', 'other-revision', 'roll-back', 'force-units',
		]);
		const rendered = choices.flatMap(({intents}) => intents).map(intent => journey.state().render(intent));
		const lines = rendered.map(each => each.kind === 'command' ? commandLine(each.arguments) : each.reason);
		t.false(lines.some(line => line.includes('--no-retry')), 'Nothing passes over a hook.');
		t.true(lines.filter(line => line.includes('resolved')).every(line => (era === '1.25') === line.includes('--retry')), lines.join('\n'));
		t.true(choices.every(({title}) => !/skip|ignore|pass over/iv.test(title)), 'Passing over the hook is not among the choices.');
		t.deepEqual(choices.find(({id}) => id === 'force-units'), {
			id: 'force-units',
			title: `Force a fixed charm on units in error (${era === '1.25' ? '--force' : '--force-units'}, for charm authors)`,
			explanation: choices.at(-1)?.explanation ?? '',
			risk: 'data-loss',
			intents: [],
			phrase: failsAlways,
			opens: {type: 'order', order: {forceUnits: true}},
		});

		await chooseHelp(journey, 'read-error-log');
		t.regex(await readAll(journey), /hook "upgrade-charm" .*failed/v);

		await chooseHelp(journey, 'debug-hooks');
		t.like(openQuestionOf(journey), {risk: 'disruptive', cursor: 'no', commands: [`juju ${unitLine(era, 'debug-hooks', sick)}`]});
		await journey.act('confirm');
		t.deepEqual(changes(journey), [lineFor(era, [], failsAlways)], 'Enter alone is a no.');
		await applyHelp(journey, 'debug-hooks');
		await closeAll(journey);
		t.is(unitShown(journey, sick).state, 'error', 'Repaired is not healed: the hook has to run.');

		await openHelp(journey, sick);
		const question = await applyHelp(journey, 'resolve-retry');
		t.deepEqual(question.commands, [`juju ${unitLine(era, 'resolved', sick)}`]);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], failsAlways), unitLine(era, 'debug-hooks', sick), unitLine(era, 'resolved', sick)]);
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 202}});
		t.is(applicationInCloud(journey, failsAlways).workloadVersion, '3.12.1', 'Its hook has run on every unit.');
		t.true(Object.values(differences(journey)).every(({kind}) => kind === 'same' || kind === 'expected'), JSON.stringify(differences(journey)));
		t.false(changes(journey).some(line => line.includes('--force')));
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: a hook that is retried without a repair fails again, and is left with its outcome`, async t => {
		const journey = await orderOf(era, failsAlways, sick);
		await openHelp(journey, sick);
		await applyHelp(journey, 'resolve-retry');
		await journey.advance(10_000);
		await closeAll(journey);
		await untilUnit(journey, sick, 'error');
		await journey.act('next');
		const question = openQuestionOf(journey);
		t.regex(question.consequences.join('\n'), /here it counts as failed/v);
		await journey.act('yes', 'confirm');
		t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'failed');
		t.deepEqual(factsOf(journey, 'charm-left'), {application: failsAlways, outcome: 'failed'});
		t.deepEqual(factsOf(journey, 'charm-finished'), [{application: failsAlways, outcome: 'failed'}]);
		await journey.stop();
	});
}

test('resolved without its retry, run by hand, makes the status green: the workload still shows the version from before', async t => {
	const journey = await orderOf('3.6', failsAlways, sick);
	await journey.advance(1000);
	runCommandLine(journey.cloud, ['resolved', '-m', 'aws:admin/shop', '--no-retry', sick], {now: journey.state().now});
	await untilVerify(journey);
	t.like(differences(journey)['workload version'], {before: '3.9.27', after: '3.9.27', kind: 'suspicious'});
	t.regex(differences(journey)['workload version']?.note ?? '', /hook|upgrade-charm|resolved/v);
	await journey.stop();
});
