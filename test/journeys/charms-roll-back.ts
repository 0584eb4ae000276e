import test from 'ava';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {type Question} from '../../source/state/overlay.js';
import {topOverlay} from '../../source/state/selectors.js';
import {untilUnit} from '../_helpers/charm-help-steps.js';
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
	openQuestionOf,
	order,
	passOver,
	review,
	start,
	untilVerify,
	upgradeCharm,
	verdicts,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const {
	plain, switches, switchTo, pauses,
} = charmCast;

const told = ({consequences}: Question): string => consequences.join('\n');

/** The line by which settings are set, in the words of that time. */
const setLine = (era: CharmEra, ...words: readonly string[]): string =>
	era === '1.25' ? `set -e amazon ${plain} ${words.join(' ')}` : `config -m aws:admin/shop --no-browser-login ${plain} ${words.join(' ')}`;

const resetLine = (era: CharmEra, ...names: readonly string[]): string =>
	era === '1.25' ? `unset -e amazon ${plain} ${names.join(' ')}` : `config -m aws:admin/shop --no-browser-login --reset ${names.join(',')} ${plain}`;

/** Settings as the cloud has them. */
const settingsOf = (journey: Journey, application: string): Readonly<Record<string, string>> => applicationInCloud(journey, application).settings ?? {};

const kinds = (journey: Journey): readonly string[] => journey.journal().map(({kind}) => kind).filter(kind => kind.startsWith('charm-'));

/** In another terminal: somebody gives a setting that was at its default. */
const giveElsewhere = async (journey: Journey, era: CharmEra, word: string): Promise<void> =>
	journey.elsewhere(era === '1.25' ? ['set', '-e', 'amazon', plain, word] : ['config', '-m', 'aws:admin/shop', plain, word]);

for (const era of charmEras) {
	test(`${era}: from verify: the revision, the settings that were given, and those put back that were at their default`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, plain);
		const before = settingsOf(journey, plain);
		await upgradeCharm(journey);
		t.notDeepEqual(settingsOf(journey, plain), before, 'Some were dropped.');
		await giveElsewhere(journey, era, 'checkpoint-target=0.9');
		await giveElsewhere(journey, era, 'rotation-owner=kim');
		await journey.act('ask-again');
		await journey.until('the settings are read', ({charms}) => Object.values(charms.settings).every(known => !known.isAsking));
		await journey.act('roll-back');
		const question = openQuestionOf(journey);
		t.like(question, {
			title: 'Bring postgresql back to what it had?', risk: 'disruptive', cursor: 'no', phrase: undefined,
		});
		const lines = [lineFor(era, ['--revision', '288'], plain), setLine(era, 'backup-retention=14', 'experimental-replication=true'), resetLine(era, 'checkpoint-target')];
		t.deepEqual(question.commands.map(line => line.split(' ').toSorted()), lines.map(line => `juju ${line}`.split(' ').toSorted()));
		t.regex(told(question), /What the new charm did stays: data that it converted, packages, files\./v);
		t.regex(told(question), /Juju refuses the way back while a relation or storage is in use that the old charm does not have\./v);
		t.regex(told(question), /Settings that only the new charm has lose their values: rotation-owner\./v);
		t.notRegex(told(question), /checkpoint-target/v, 'It is put back, so it is no loss.');
		await journey.act('confirm');
		t.is(changes(journey).length, 1, 'Enter alone is a no.');
		t.is(charmStage(journey).step, 'verify');

		await journey.act('roll-back');
		await consent(journey);
		t.is(charmStage(journey).step, 'perform');
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], plain), ...question.commands.map(line => line.replace(/^juju /v, ''))], 'One after the other.');
		t.deepEqual(settingsOf(journey, plain), before);
		t.like(charmItem(journey), {outcome: 'rolled-back', progress: {revision: 288}, before: {revision: 288}});
		t.deepEqual(Object.values(differences(journey)).filter(({kind}) => kind !== 'same').map(({what, kind}) => [what, kind]), []);
		t.deepEqual(kinds(journey), ['charm-wave', 'charm-before', 'charm-waiting', 'charm-complete', 'charm-roll-back', 'charm-waiting', 'charm-complete']);
		t.like(journey.journal().findLast(({kind}) => kind === 'charm-roll-back')?.facts, {application: plain, to: {revision: 288}});
		await journey.act('next');
		t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'rolled-back');
		await journey.act('roll-back');
		t.like(topOverlay(journey.state()), {name: 'text', lines: ['postgresql has the charm of before already.', '', 'Nothing has to be done.']});
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: from perform: while a charm pauses, or units turn, it goes back to the revision written down`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, pauses);
		await review(journey);
		await start(journey);
		await journey.act('roll-back');
		t.regex(noticeOf(journey) ?? '', /Nothing was changed yet/v);
		await giveOrder(journey);
		await (era === '1.25' ? journey.advance(3000) : untilUnit(journey, 'kafka/0', 'held'));
		await journey.act('roll-back');
		const question = openQuestionOf(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, ['--revision', '195'], pauses)}`]);
		await consent(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [lineFor(era, [], pauses), lineFor(era, ['--revision', '195'], pauses)]);
		t.like(charmItem(journey), {outcome: 'rolled-back', progress: {revision: 195}});
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${era}: from done, and what Juju refuses of it changes nothing`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, plain);
		await upgradeCharm(journey);
		await journey.act('next');
		t.is(charmStage(journey).step, 'done');
		const found = applicationInCloud(journey, plain);
		const {releases = [], earlier = []} = found;
		const refused = <Release extends {readonly revision: number}>(release: Release): Release => release.revision === 288 ? {...release, refusal: 'withdrawn by its author'} : release;
		found.releases = releases.map(release => refused(release));
		found.earlier = earlier.map(({charm, release}) => ({charm, release: refused(release)}));
		await journey.act('roll-back');
		await consent(journey);
		await journey.until('it is refused', () => charmStage(journey).step === 'perform' && atStep(journey, 'perform').phase.type === 'refused');
		t.regex(JSON.stringify(atStep(journey, 'perform').phase), /withdrawn by its author/v);
		t.is(changes(journey).length, 2, 'What would have come after it was not run.');
		t.is(applicationInCloud(journey, plain).revision, 363);

		found.releases = releases;
		found.earlier = earlier;
		await journey.act('retry');
		await consent(journey);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'rolled-back');
		await journey.act('next');
		t.is(atStep(journey, 'done').wave.items[0]?.outcome, 'rolled-back');
		await journey.stop();
	});

	test(`${era}: after a switch: the charm of before comes back as Juju takes it in that time`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, switches);
		const schema = era === '1.25' || era === '2.8' ? 'cs' : 'ch';
		const name = era === '1.25' ? `${schema}:trusty/${switchTo.fits}` : `${schema}:${switchTo.fits}`;
		await order(journey, {switch: name});
		await review(journey);
		if (Object.values(verdicts(journey)).includes('refused')) {
			await passOver(journey);
		}

		await start(journey);
		await giveOrder(journey);
		await untilVerify(journey);
		t.is(charmItem(journey).outcome, 'upgraded');
		await journey.act('roll-back');
		const question = openQuestionOf(journey);
		const orders: Readonly<Record<CharmEra, ReadonlyArray<readonly string[]>>> = {
			1.25: [['--switch', 'cs:trusty/mysql-151']],
			2.8: [['--switch', 'cs:mysql-151']],
			2.9: [['--channel', '8.0/stable', '--switch', 'ch:mysql'], ['--revision', '151']],
			3.6: [['--channel', '8.0/stable', '--switch', 'ch:mysql'], ['--revision', '151']],
			'4.0': [['--channel', '8.0/stable', '--switch', 'ch:mysql'], ['--revision', '151']],
		};
		t.deepEqual(question.commands.filter(line => !line.includes(' config ') && !line.includes(' set ')), orders[era].map(words => `juju ${lineFor(era, words, switches)}`));
		t.is(told(question).includes('units pass through the newest revision of the channel first'), orders[era].length === 2);
		await consent(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey).slice(1), question.commands.map(line => line.replace(/^juju /v, '')));
		t.like(charmItem(journey), {outcome: 'rolled-back', progress: {revision: 151}});
		t.regex(applicationInCloud(journey, switches).charm, /mysql/v);
		t.is(settingsOf(journey, switches)['cluster-name'], 'shop');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}
