import test from 'ava';
import {charmRows} from '../../source/state/charm/charm-rows.js';
import {orderRows} from '../../source/state/charm/order-rows.js';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applicationInCloud,
	applicationNow,
	atStep,
	changes,
	charmEras,
	charmItem,
	choose,
	differences,
	giveOrder,
	lineFor,
	modelStatus,
	noticeOf,
	openCharmJourney,
	order,
	passOver,
	pointAt,
	refusalOf,
	review,
	start,
	untilVerify,
	upgradeCharm,
	verdicts,
	type CharmEra,
} from '../_helpers/charm-journey.js';

const later: ReadonlySet<CharmEra> = new Set(['2.9', '3.6', '4.0']);

const kindsOf = (journal: ReadonlyArray<{readonly kind: string}>): readonly string[] => journal.map(({kind}) => kind);

for (const era of charmEras) {
	test(`${era}: a plain upgrade to the newest, all written down, every unit seen through`, async t => {
		const journey = await openCharmJourney(era);
		const row = charmRows(journey.state(), atStep(journey, 'choose').model).find(({application}) => application === 'postgresql');
		t.deepEqual([row?.revision, row?.newer?.revision, row?.unitCount, row?.isBehind], [288, 363, 3, true]);

		await choose(journey, charmCast.plain);
		await review(journey);
		t.deepEqual(Object.entries(verdicts(journey)).filter(([, result]) => result === 'refused' || result === 'warn'), []);
		t.deepEqual(changes(journey), [], 'Nothing is sent before the question.');
		await start(journey);
		const question = await giveOrder(journey);
		t.like(question, {title: 'Change the charm of postgresql?', risk: 'disruptive', commands: [`juju ${lineFor(era, [], 'postgresql')}`]});
		t.true(question.consequences.includes('Its revision and settings are written down first, so that it can be brought back to them.'));

		await untilVerify(journey);
		t.like(charmItem(journey), {outcome: 'upgraded', before: {revision: 288}, progress: {revision: 363}});
		t.is(applicationNow(journey, 'postgresql').charmRevision, 363);
		t.deepEqual(modelStatus(journey).agents.filter(({application}) => application === 'postgresql').map(({name, upgradingFrom}) => [name, upgradingFrom]), [
			['postgresql/0', undefined], ['postgresql/1', undefined], ['postgresql/2', undefined],
		]);
		t.deepEqual(changes(journey), [lineFor(era, [], 'postgresql')], 'One command, once.');

		await journey.act('next');
		t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'upgraded');
		t.deepEqual(kindsOf(journey.journal()), [
			'charm-wave', 'answered-question', 'charm-before', 'command-starting', 'command-ended', 'charm-waiting', 'charm-complete', 'charm-verified', 'charm-finished',
		]);
		t.like(journey.journal().find(({kind}) => kind === 'charm-before')?.facts, {
			application: 'postgresql',
			revision: 288,
			settings: {
				profile: 'testing', 'max-connections': 250, 'experimental-replication': true, 'backup-retention': '14',
			},
		});
		t.like(journey.journal().find(({kind}) => kind === 'charm-complete')?.facts, {
			application: 'postgresql', outcome: 'upgraded', revision: 363, units: 3,
		});
		await journey.act('next');
		t.is(journey.state().stage.name, 'target', 'It ends where it was opened.');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: an older revision is ordered by its number`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await upgradeCharm(journey, {revision: 280});
		t.like(charmItem(journey), {outcome: 'upgraded', before: {revision: 288}, progress: {revision: 280}});
		t.like(applicationNow(journey, 'postgresql'), {charmRevision: 280});
		t.deepEqual(changes(journey), [lineFor(era, ['--revision', '280'], 'postgresql')]);
		t.like(differences(journey)['revision'], {before: '288', after: '280', kind: 'expected'});
		await journey.stop();
	});

	test(`${era}: a revision that does not exist is refused, explained, and can be put right`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await order(journey, {revision: 9999});
		await review(journey);
		if (later.has(era)) {
			t.is(verdicts(journey)['release-exists'], 'refused', 'No channel has one as high.');
			await journey.act('next');
			atStep(journey, 'review');
			t.deepEqual(changes(journey), []);
			const question = await passOver(journey);
			t.true(question.consequences.some(text => text.includes('The store has no revision 9999: its highest, in all channels, is ')), question.consequences.join('\n'));
		} else {
			t.is(verdicts(journey)['release-exists'], 'unknown', 'The old store cannot be asked.');
		}

		await start(journey);
		await giveOrder(journey);
		const failure = refusalOf(journey);
		t.like(failure.refusal, {kind: 'charm-refused', rule: 'release-exists'});
		t.true(failure.message.startsWith('The store has no such release.'), failure.message);
		t.regex(failure.evidence, later.has(era) ? /selecting releases: charm or bundle not found/v : /cannot resolve URL "cs:(?:trusty\/)?postgresql-9999": charm/v);
		t.is(charmItem(journey).outcome, 'refused');
		t.is(applicationInCloud(journey, 'postgresql').revision, 288, 'Nothing was changed.');
		t.false(kindsOf(journey.journal()).includes('charm-waiting'));

		// Esc leads to the form, where the revision is corrected.
		await journey.act('back');
		atStep(journey, 'order');
		await order(journey, {revision: 363});
		await upgradeCharm(journey);
		t.is(applicationNow(journey, 'postgresql').charmRevision, 363);
		t.deepEqual(changes(journey), [lineFor(era, ['--revision', '9999'], 'postgresql'), lineFor(era, ['--revision', '363'], 'postgresql')]);
		await journey.stop();
	});

	test(`${era}: what is the newest already stays, and is called unchanged`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.upToDate);
		await upgradeCharm(journey);
		t.is(charmItem(journey).outcome, 'unchanged');
		t.deepEqual(changes(journey), [lineFor(era, [], 'webapp')]);
		t.deepEqual(Object.values(differences(journey)).filter(({kind}) => kind !== 'same'), []);
		await journey.stop();
	});

	test(`${era}: an application that is being removed cannot be chosen`, async t => {
		const journey = await openCharmJourney(era);
		await pointAt(journey, charmCast.dying);
		await journey.act('confirm');
		atStep(journey, 'choose');
		t.is(noticeOf(journey), 'memcached is being removed: its charm cannot be changed any more.');
		t.deepEqual(changes(journey), []);
		await journey.stop();
	});
}

for (const era of later) {
	test(`${era}: another channel is followed from now on`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await upgradeCharm(journey, {channel: '16/stable'});
		t.like(applicationNow(journey, 'postgresql'), {charmRevision: 480, charmChannel: '16/stable'});
		t.deepEqual(changes(journey), [lineFor(era, ['--channel', '16/stable'], 'postgresql')]);
		t.like(differences(journey)['channel'], {before: '14/stable', after: '16/stable', kind: 'expected'});
		t.like(differences(journey)['workload version'], {before: '14.9', after: '16.4', kind: 'expected'});
		await journey.stop();
	});

	test(`${era}: a channel that the store does not have is stopped before, and refused by Juju where it is passed over`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await order(journey, {channel: '17/stable'});
		await review(journey);
		t.is(verdicts(journey)['release-exists'], 'refused');
		await journey.act('next');
		atStep(journey, 'review');
		t.is(noticeOf(journey), 'Not fulfilled: The release exists. o changes the order, i passes over it.');
		t.deepEqual(changes(journey), []);

		const question = await passOver(journey);
		t.true(question.consequences.some(text => /The store has no release in 17\/stable; it has 1[46]\/stable, 1[46]\/stable/v.test(text)), question.consequences.join('\n'));
		t.like(journey.journal().at(-1), {kind: 'charm-verdicts-ignored', facts: {application: 'postgresql', verdicts: ['release-exists']}});
		await start(journey);
		await giveOrder(journey);
		t.is(refusalOf(journey).refusal?.kind, 'charm-refused');
		t.is(applicationInCloud(journey, 'postgresql').revision, 288);
		t.is(applicationInCloud(journey, 'postgresql').channel, '14/stable');
		t.deepEqual(changes(journey), [lineFor(era, ['--channel', '17/stable'], 'postgresql')]);
		await journey.stop();
	});
}

test('2.8: another risk of the store is taken; status does not say which is followed', async t => {
	const journey = await openCharmJourney('2.8');
	await choose(journey, charmCast.plain);
	await upgradeCharm(journey, {channel: 'candidate'});
	t.like(applicationNow(journey, 'postgresql'), {charmRevision: 480});
	t.deepEqual(changes(journey), ['upgrade-charm -m aws:admin/shop --channel candidate --no-browser-login postgresql']);
	t.like(differences(journey)['channel'], {kind: 'same', note: 'Ordered was candidate; status of this version does not say which channel is followed.'});
	await journey.stop();
});

test('1.25: there are no channels, and nothing else that its client does not know', async t => {
	const journey = await openCharmJourney('1.25');
	await choose(journey, charmCast.plain);
	t.deepEqual(orderRows(journey.state(), atStep(journey, 'order')).map(({id}) => id), ['newest', 'revision', 'switch', 'repository', 'forceUnits']);
	await journey.stop();
});
