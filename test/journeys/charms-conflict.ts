import test from 'ava';
import {explainConflict} from '../../source/domain/charm/conflict.js';
import {parseVersion} from '../../source/domain/version.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {selectFindings} from '../../source/state/selectors.js';
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
	choose,
	consent,
	giveOrder,
	lineFor,
	openCharmJourney,
	openQuestionOf,
	order,
	review,
	start,
	untilVerify,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {
	applyRemedy,
	openFinding,
	openRemedies,
} from '../_helpers/journey-steps.js';
import {type Journey} from '../_helpers/open-journey.js';

const {conflict: application} = charmCast;
const stuck = `${application}/0`;

const target = (era: CharmEra): string => era === '1.25' ? '-e amazon' : '-m aws:admin/shop';

const machineOf = (era: CharmEra): string => era === '1.25' ? '6' : '5';

const optionOf = (era: CharmEra): string => era === '1.25' ? '--force' : '--force-units';

const resolvedLine = (era: CharmEra): string => `resolved ${target(era)} ${era === '1.25' ? '--retry' : '--no-browser-login'} ${stuck}`;

const shellLine = (era: CharmEra): string => `ssh ${target(era)} ${machineOf(era)}`;

/** The newest was ordered, and its files do not fit on one unit. */
const untilStuck = async (era: CharmEra): Promise<Journey> => {
	const journey = await openCharmJourney(era);
	await choose(journey, application);
	await review(journey);
	await start(journey);
	await giveOrder(journey);
	await untilUnit(journey, stuck, 'conflict');
	return journey;
};

/** The author publishes a revision whose files fit. */
const publish = (journey: Journey, revision: number): void => {
	const found = applicationInCloud(journey, application);
	const [newest] = found.releases ?? [];
	if (!newest) {
		throw new Error('Nothing is published.');
	}

	const {conflictsOn, ...fixed} = newest;
	found.releases = [{...fixed, revision}, ...found.releases ?? []];
};

/** A shell on the machine, in which what is in the way is moved aside. */
const moveAside = async (journey: Journey, era: CharmEra): Promise<void> => {
	await openHelp(journey, stuck);
	const question = await applyHelp(journey, 'open-shell');
	await closeAll(journey);
	if (question.commands.join('\n') !== `juju ${shellLine(era)}`) {
		throw new Error(question.commands.join('\n'));
	}
};

for (const era of charmEras) {
	test(`${era}: files in the way are told from a hook that fails, explained for the version, and in the catalogue`, async t => {
		const journey = await untilStuck(era);
		t.like(unitShown(journey, stuck), {state: 'conflict', message: 'upgrade failed'});
		t.regex(charmItem(journey).progress?.waitingFor ?? '', /1 unit could not take the files of the charm \(haproxy\/0\)/v);
		await openHelp(journey, stuck);
		const choices = helpOffered(journey);
		t.deepEqual(choices.map(({id}) => id.split(' ', 1)[0]), ['read-error-log', 'read-status-log', 'open-shell', 'resolve-retry', 'roll-back', 'force-units']);
		t.regex(choices.map(({explanation}) => explanation).join('\n'), /\/var\/lib\/juju\/agents\/unit-haproxy-0\/charm\. Keep a copy of whatever you move away/v);
		t.is(choices.some(({explanation}) => /\bgit\b/v.test(explanation)), era === '1.25', 'Git is of 1.x only.');
		t.true(choices.some(({explanation}) => explanation.includes(`only with ${optionOf(era)}`)));
		await chooseHelp(journey, 'read-error-log');
		t.regex(await readAll(journey), /cannot upgrade charm: remove \/var\/lib\/juju\/agents\/unit-haproxy-0\/charm\/lib: directory not empty/v);
		await closeAll(journey);

		await openFinding(journey, 'charm-files-in-conflict');
		const finding = selectFindings(journey.state()).find(({case: id}) => id === 'charm-files-in-conflict');
		t.deepEqual(finding?.subjects, ['unit-haproxy-0']);
		t.regex(finding?.evidence.map(({text}) => text).join('\n') ?? '', /haproxy\/0: upgrade failed/v);
		t.deepEqual(openRemedies(journey).map(({id}) => id.split(' ', 1)[0]), ['read-error-log', 'ask-again', 'tell-the-author', 'open-shell', 'resolve', 'other-revision']);
		await applyRemedy(journey, 'tell-the-author');
		t.regex(await readAll(journey), /Never write to the folder of the charm at run time/v);
		await applyRemedy(journey, 'other-revision');
		const advice = await readAll(journey);
		t.regex(advice, new RegExp(`juju ${era === '1.25' || era === '2.8' ? 'upgrade-charm' : 'refresh'} ${target(era)} ${optionOf(era)} --revision 81 haproxy`, 'v'));
		await closeAll(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application)], 'Looking changes nothing.');
		t.false(charmItem(journey).progress?.isComplete);
		await journey.stop();
	});

	test(`${era}: resolved alone does not help; once what is in the way is moved aside it does`, async t => {
		const journey = await untilStuck(era);
		await openHelp(journey, stuck);
		const question = await applyHelp(journey, 'resolve-retry');
		t.deepEqual(question.commands, [`juju ${resolvedLine(era)}`]);
		await journey.advance(60_000);
		await closeAll(journey);
		t.is(unitShown(journey, stuck).state, 'conflict', 'It is still in the way.');
		t.is(atStep(journey, 'perform').phase.type, 'waiting');

		await moveAside(journey, era);
		await journey.advance(30_000);
		t.is(unitShown(journey, stuck).state, 'conflict', 'Juju does nothing by itself.');
		await openHelp(journey, stuck);
		await applyHelp(journey, 'resolve-retry');
		await closeAll(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), resolvedLine(era), shellLine(era), resolvedLine(era)]);
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 97}});
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: a fixed revision reaches the unit only by force, which asks for the name`, async t => {
		const journey = await untilStuck(era);
		publish(journey, 98);
		await openHelp(journey, stuck);
		await chooseHelp(journey, 'force-units');
		await order(journey, {revision: 98});
		await review(journey);
		await start(journey);
		await journey.act('confirm');
		const question = openQuestionOf(journey);
		t.like(question, {risk: 'data-loss', phrase: application, commands: [`juju ${lineFor(era, ['--revision', '98', optionOf(era)], application)}`]});
		t.regex(question.consequences.join('\n'), /1 unit of haproxy is in error: haproxy\/0\. It gets the charm all the same\.$/mv, 'No hook of it has failed.');
		await consent(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, ['--revision', '98', optionOf(era)], application)], 'Nothing has to be resolved then.');
		t.like(charmItem(journey), {outcome: 'upgraded', progress: {revision: 98}});
		await journey.stop();
	});

	test(`${era}: the one before comes back by force too, and counts as gone back to`, async t => {
		const journey = await untilStuck(era);
		await openHelp(journey, stuck);
		await chooseHelp(journey, 'force-units');
		await order(journey, {revision: 81});
		await review(journey);
		await start(journey);
		await giveOrder(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, ['--revision', '81', optionOf(era)], application)]);
		t.like(charmItem(journey), {outcome: 'rolled-back', progress: {revision: 81}});
		await journey.stop();
	});

	test(`${era}: gone back without force, the unit stays in conflict until that is resolved`, async t => {
		const journey = await untilStuck(era);
		await openHelp(journey, stuck);
		t.regex(helpOffered(journey).find(({id}) => id === 'roll-back')?.explanation ?? '', new RegExp(`takes the charm of before only with ${optionOf(era)}, or once its conflict is resolved`, 'v'));
		await chooseHelp(journey, 'roll-back');
		const question = await consent(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, ['--revision', '81'], application)}`]);
		t.regex(question.consequences.join('\n'), /In error now: haproxy\/0\./v);
		await journey.until('it waits', () => atStep(journey, 'perform').phase.type === 'waiting');
		await journey.advance(60_000);
		t.is(unitShown(journey, stuck).state, 'conflict');
		t.is(unitShown(journey, `${application}/1`).state, 'upgraded');
		await moveAside(journey, era);
		await openHelp(journey, stuck);
		await applyHelp(journey, 'resolve-retry');
		await closeAll(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], application), lineFor(era, ['--revision', '81'], application), shellLine(era), resolvedLine(era)]);
		t.like(charmItem(journey), {outcome: 'rolled-back', progress: {revision: 81}});
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('how Juju puts files in place is told by version: git is of 1.x only', t => {
	const told = (version: string): string => JSON.stringify(explainConflict(parseVersion(version)));
	t.regex(told('1.25.13'), /keep their charm in git until their next upgrade/v);
	for (const version of ['2.8.13', '2.9.52', '3.6.28', '4.0.15']) {
		t.notRegex(told(version), /\bgit\b/v);
		t.regex(told(version), /Juju keeps a list of the files that came with each charm/v);
	}
});
