import test from 'ava';
import {isStillOnOldSettings} from '../../source/domain/charm/describe-units.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	changes,
	charmEras,
	charmItem,
	choose,
	differences,
	giveOrder,
	lineFor,
	openCharmJourney,
	review,
	reviewText,
	screenText,
	settingRows,
	start,
	untilVerify,
	upgradeCharm,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const later: readonly CharmEra[] = ['2.9', '3.6', '4.0'];

const {kept, dropped, retyped, isNew} = charmCast.settings;

/** How often the settings were read, in the words of that time. */
const reads = (journey: Journey, application: string): readonly string[] =>
	journey.commands().filter(line => /^(?:config|get) /v.test(line) && line.endsWith(` ${application}`));

const readLine = (era: CharmEra, application: string): string => era === '1.25'
	? `get -e amazon --format yaml ${application}`
	: `config -m aws:admin/shop --format json --no-browser-login ${application}`;

for (const era of later) {
	test(`${era}: what becomes of each setting is shown before, and is so after`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await review(journey);
		const rows = settingRows(journey);
		t.like(rows[kept], {
			fate: 'kept', before: '250', after: '250', wasSet: true,
		});
		t.like(rows[dropped], {
			fate: 'dropped', before: 'true', after: undefined, wasSet: true, reason: 'The new charm has no such setting.',
		});
		t.like(rows[retyped], {
			fate: 'dropped', before: '14', after: '7', wasSet: true, reason: 'It was of the type string, and is int now.',
		});
		t.like(rows[isNew], {
			fate: 'new', before: undefined, after: undefined, reason: 'It has no default: find out whether it needs a value.',
		});
		const shown = await reviewText(journey);
		t.deepEqual([kept, dropped, retyped, isNew].filter(name => !shown.includes(name)), []);

		await start(journey);
		const question = await giveOrder(journey);
		t.is(question.consequences[0], `Settings that somebody had set and that are lost: ${retyped}, ${dropped}.`);
		await untilVerify(journey);
		t.deepEqual(Object.values(differences(journey)).filter(({kind}) => kind === 'surprising' || kind === 'suspicious'), []);
		t.like(differences(journey)[`setting ${kept}`], {before: '250', after: '250', kind: 'same'});
		t.like(differences(journey)[`setting ${dropped}`], {
			before: 'true', after: 'not there', kind: 'expected', note: 'The new charm has no such setting.',
		});
		t.like(differences(journey)[`setting ${retyped}`], {before: '14', after: '7', kind: 'expected'});
		t.like(differences(journey)[`setting ${isNew}`], {
			before: 'not there', after: 'not set', kind: 'expected', note: 'New, and without a default: it is not set.',
		});
		t.true(reads(journey, 'postgresql').length >= 3, 'For the table, before the order, and after it.');
		t.deepEqual([...new Set(reads(journey, 'postgresql'))], [readLine(era, 'postgresql')]);
		t.true(journey.commands().lastIndexOf(readLine(era, 'postgresql')) > journey.commands().indexOf(changes(journey)[0] ?? ''));
		await journey.act('next');
		t.like(journey.journal().find(({kind}) => kind === 'charm-verified')?.facts, {application: 'postgresql', outcome: 'upgraded', unexpected: []});
		await journey.stop();
	});
}

for (const era of ['1.25', '2.8'] as const) {
	test(`${era}: what the new charm declares is not known before: what was lost comes out after, and surprises`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await review(journey);
		t.deepEqual(Object.values(settingRows(journey)).map(({name, fate, before}) => [name, fate, before]), [
			[retyped, 'unknown', '14'], [dropped, 'unknown', 'true'], [kept, 'unknown', '250'], ['profile', 'unknown', 'testing'],
		]);
		await start(journey);
		await giveOrder(journey);
		await untilVerify(journey);
		t.like(differences(journey)[`setting ${kept}`], {kind: 'same'});
		t.like(differences(journey)[`setting ${dropped}`], {
			before: 'true', after: 'not there', kind: 'surprising', note: 'Somebody had set it, and it is gone.',
		});
		t.like(differences(journey)[`setting ${retyped}`], {
			before: '14', after: '7', kind: 'surprising', note: 'Somebody had set it, and it has another value.',
		});
		t.like(differences(journey)[`setting ${isNew}`], {kind: 'expected', note: 'New with this charm.'});
		t.deepEqual([...new Set(reads(journey, 'postgresql'))], [readLine(era, 'postgresql')]);
		await journey.act('next');
		t.like(journey.journal().find(({kind}) => kind === 'charm-verified')?.facts, {
			unexpected: [{what: `setting ${retyped}`, kind: 'surprising'}, {what: `setting ${dropped}`, kind: 'surprising'}],
		});
		await journey.stop();
	});
}

for (const era of charmEras) {
	test(`${era}: units that have not been upgraded are said to see their old settings meanwhile`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.slow);
		await review(journey);
		await start(journey);
		await giveOrder(journey);
		await journey.until('a unit is through and one is not', ({stage}) => {
			const units = stage.name === 'charm' && stage.step === 'perform' ? stage.wave.items[0]?.progress?.units ?? [] : [];
			return units.some(unit => isStillOnOldSettings(unit)) && units.some(unit => !isStillOnOldSettings(unit));
		});
		t.true(screenText(journey).includes('1 of 2 units still has the charm and sees the settings from before.'), screenText(journey));
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		await journey.stop();
	});

	test(`${era}: a status that looks well does not hide a hook that somebody passed over`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.failsOnce);
		await review(journey);
		await start(journey);
		await giveOrder(journey);
		await journey.until('a hook has failed', ({stage}) => stage.name === 'charm' && stage.step === 'perform' && stage.wave.items[0]?.progress?.units.some(({state}) => state === 'error') === true);
		await journey.elsewhere(era === '1.25' ? ['resolved', '-e', 'amazon', 'redis/1'] : ['resolved', '-m', 'aws:admin/shop', '--no-retry', 'redis/1']);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded', 'Juju says so.');
		// 1.25 reports no version of a workload.
		const workload = differences(journey)['workload version'];
		t.like(workload, era === '1.25' ? {kind: 'same', before: 'not said', after: 'not said'} : {kind: 'suspicious', before: '6.2', after: '6.2'});
		t.regex(workload?.note ?? '', era === '1.25' ? /only the workload itself can show that it was upgraded/v : /resolved --no-retry/v);
		t.true(screenText(journey).includes('workload version'), screenText(journey));
		t.deepEqual(changes(journey), [lineFor(era, [], 'redis')], 'The wizard itself passed nothing over.');
		await journey.act('next');
		t.like(journey.journal().find(({kind}) => kind === 'charm-verified')?.facts, {unexpected: era === '1.25' ? [] : [{what: 'workload version', kind: 'suspicious'}]});
		await journey.stop();
	});
}

test('what really was upgraded shows it by its workload', async t => {
	for (const era of ['2.8', ...later] as const) {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await upgradeCharm(journey);
		t.like(differences(journey)['workload version'], {before: '14.9', after: '14.12', kind: 'expected'}, `In ${era}.`);
		await journey.stop();
	}
});
