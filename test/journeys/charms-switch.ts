import test, {type ExecutionContext} from 'ava';
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
	noticeOf,
	openCharmJourney,
	openPart,
	order,
	passOver,
	refusalOf,
	review,
	screenText,
	start,
	untilVerify,
	upgradeCharm,
	verdicts,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {type Journey} from '../_helpers/open-journey.js';

const {switchTo} = charmCast;

const addressOf = (era: CharmEra, name: string): string => `${era === '1.25' || era === '2.8' ? 'cs' : 'ch'}:${name}`;

/** What our own verdict says before anything is sent, and how Juju refuses it in the words of that time; `taken`: it takes it. */
type Play = {readonly verdict: 'pass' | 'warn' | 'unknown' | 'refused'; readonly words: RegExp | 'taken'; readonly rule?: string};

type Rule = {readonly id: string; readonly charm: string; readonly channel?: Readonly<Partial<Record<CharmEra, string>>>; readonly plays: Readonly<Partial<Record<CharmEra, Play>>>};

const unknown = (words: Play['words'], rule?: string): Play => ({verdict: 'unknown', words, ...(rule !== undefined && {rule})});
const refused = (words: Play['words'], rule?: string): Play => ({...unknown(words, rule), verdict: 'refused'});

const rules: readonly Rule[] = [
	{
		id: 'subordinacy',
		charm: switchTo.subordinacy,
		plays: {
			1.25: unknown(/^ERROR cannot change a service's subordinacy$/v),
			2.8: unknown(/^ERROR cannot change an application's subordinacy$/v),
			2.9: refused(/^ERROR cannot change an application's subordinacy$/v),
			3.6: refused(/^ERROR cannot upgrade application "mysql" to charm "ch:amd64\/jammy\/mysql-agent-12": cannot change an application's subordinacy$/v),
			'4.0': {verdict: 'warn', words: 'taken'},
		},
	},
	{
		id: 'relations-in-use',
		charm: switchTo.relationsInUse,
		plays: {
			1.25: unknown(/would break relation "webapp:orders mysql:database"$/v),
			2.8: unknown(/would break relation "webapp:orders mysql:database"$/v),
			2.9: refused(/would break relation "webapp:orders mysql:database"$/v),
			3.6: refused(/would break relation "webapp:orders mysql:database"$/v),
			'4.0': refused(/^ERROR charm has no corresponding relation "database"$/v),
		},
	},
	{
		id: 'peer-relations',
		charm: switchTo.peerRelations,
		plays: {
			1.25: unknown(/would break relation "mysql:database-peers"$/v),
			2.8: unknown(/would break relation "mysql:database-peers"$/v),
			2.9: unknown('taken'),
			3.6: unknown('taken'),
			'4.0': unknown(/^ERROR charm has no corresponding peer relation "database-peers". Please scale down to 0 units to refresh$/v),
		},
	},
	{
		id: 'relation-limits',
		charm: switchTo.relationLimits,
		plays: {
			// The rule came with 2.8.
			1.25: {verdict: 'pass', words: 'taken'},
			2.8: unknown(/imposes a maximum relation limit of 1 for mysql:database which cannot be satisfied by the number of already established relations \(2\)$/v),
			2.9: unknown(/imposes a maximum relation limit of 1 for mysql:database/v),
			3.6: unknown(/imposes a maximum relation limit of 1 for mysql:database/v),
			'4.0': unknown(/imposes a maximum relation limit of 1 for mysql:database/v),
		},
	},
	{
		id: 'storage',
		charm: switchTo.storage,
		plays: {
			1.25: unknown(/required storage "data" removed$/v),
			2.8: unknown(/required storage "data" removed$/v),
			2.9: unknown(/required storage "data" removed$/v),
			3.6: unknown(/required storage "data" removed$/v),
			'4.0': unknown(/because storage definition "data" removed$/v),
		},
	},
	{
		id: 'base',
		charm: switchTo.base,
		plays: {
			1.25: unknown(/^ERROR cannot change a service's series$/v),
			2.8: unknown(/^ERROR only these series are supported: \[focal\]$/v),
			// Since 2.9 the store is asked for a release for the base: it finds none.
			2.9: refused(/charm or bundle not found in the charm's default channel, platform "amd64\/ubuntu\/20.04"/v, 'release-exists'),
			3.6: refused(/charm or bundle not found in the charm's default channel, base "amd64\/ubuntu\/22.04"/v, 'release-exists'),
			'4.0': refused(/charm or bundle not found in the charm's default channel, base "amd64\/ubuntu\/24.04"/v, 'release-exists'),
		},
	},
	{
		id: 'charm-format',
		charm: switchTo.charmFormat,
		plays: {2.9: {verdict: 'pass', words: 'taken'}, 3.6: unknown(/^ERROR cannot downgrade from v2 charm format to v1$/v), '4.0': {verdict: 'pass', words: 'taken'}},
	},
	{
		id: 'release-exists',
		charm: switchTo.releaseMissing,
		channel: {
			2.8: 'stable', 2.9: '8.0/stable', 3.6: '8.0/stable', '4.0': '8.0/stable',
		},
		plays: {
			2.8: unknown(/^ERROR cannot resolve URL "cs:mysql-preview": charm or bundle not found$/v),
			2.9: refused(/charm or bundle not found for channel "8.0\/stable"/v),
			3.6: refused(/charm or bundle not found for channel "8.0\/stable"/v),
			'4.0': refused(/charm or bundle not found for channel "8.0\/stable"/v),
		},
	},
	{
		id: 'release-exists',
		charm: switchTo.nowhere,
		plays: {
			1.25: unknown(/^ERROR cannot resolve URL "cs:trusty\/mysql-unreleased": charm not found$/v),
			2.8: unknown(/^ERROR cannot resolve URL "cs:mysql-unreleased": charm or bundle not found$/v),
			2.9: unknown(/charm or bundle not found/v),
			3.6: unknown(/charm or bundle not found/v),
			'4.0': unknown(/charm or bundle not found/v),
		},
	},
	{
		id: 'resources',
		charm: switchTo.resourceMissing,
		// The store has the resources of its charms: nothing has to be given.
		plays: {
			1.25: {verdict: 'pass', words: 'taken'},
			2.8: {verdict: 'pass', words: 'taken'},
			2.9: {verdict: 'pass', words: 'taken'},
			3.6: {verdict: 'pass', words: 'taken'},
			'4.0': {verdict: 'pass', words: 'taken'},
		},
	},
];

type Case = {readonly id: string; readonly charm: string; readonly channel: string | undefined; readonly play: Play};

const casesOf = (era: CharmEra): readonly Case[] => rules.flatMap(({id, charm, channel, plays}) => {
	const play = plays[era];
	return play
		? [{
			id, charm, channel: channel?.[era], play,
		}]
		: [];
});

/** Our own verdict stops it before anything is sent; then it is passed over by name. */
const seeStopped = async (t: ExecutionContext, journey: Journey, {id, line}: {readonly id: string; readonly line: string}): Promise<void> => {
	await journey.act('next');
	atStep(journey, 'review');
	t.regex(noticeOf(journey) ?? '', /^Not fulfilled: .*\. o changes the order, i passes over it\.$/v);
	t.deepEqual(changes(journey), []);
	const question = await passOver(journey);
	t.deepEqual(question.commands, [`juju ${line}`]);
	t.like(journey.journal().at(-1), {kind: 'charm-verdicts-ignored', facts: {application: 'mysql', verdicts: [id]}});
	t.deepEqual(changes(journey), [], 'Passing over sends nothing.');
};

const seeTaken = async (t: ExecutionContext, journey: Journey, charm: string): Promise<void> => {
	await untilVerify(journey);
	t.is(charmItem(journey).outcome, 'upgraded');
	t.is(differences(journey)['charm']?.after, charm);
};

/** Juju's own refusal is matched and explained, and nothing was changed. */
const seeRefused = async (t: ExecutionContext, journey: Journey, {rule, words}: {readonly rule: string; readonly words: RegExp}): Promise<void> => {
	const failure = refusalOf(journey);
	t.like(failure, {kind: 'refused', exitCode: 1, refusal: {kind: 'charm-refused', rule}});
	t.regex(failure.evidence.split('\n', 1)[0] ?? '', words);
	t.notRegex(failure.message, /^Juju refused:/v, 'It is explained.');
	t.truthy(failure.advice);
	const shown = screenText(journey);
	t.true(shown.includes(failure.message.split('. ', 1)[0] ?? ''), shown);
	t.is(charmItem(journey).outcome, 'refused');
	t.is(applicationInCloud(journey, 'mysql').revision, 151);
	t.false(journey.journal().some(({kind}) => kind === 'charm-waiting' || kind === 'charm-complete'));
	await journey.act('back');
	t.like(atStep(journey, 'order').wave.items[0], {outcome: 'pending', failure: undefined});
};

for (const era of charmEras) {
	test(`${era}: a switch to a charm that fits is taken`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.switches);
		const address = addressOf(era, switchTo.fits);
		const question = await upgradeCharm(journey, {switch: address});
		t.like(question, {title: 'Change the charm of mysql?', risk: 'disruptive', commands: [`juju ${lineFor(era, ['--switch', address], 'mysql')}`]});
		t.is(charmItem(journey).outcome, 'upgraded');
		t.like(applicationNow(journey, 'mysql'), {charmRevision: 41});
		t.like(differences(journey)['charm'], {before: 'mysql', after: 'percona-server', kind: 'expected'});
		t.like(differences(journey)['setting cluster-name'], {before: 'shop', after: 'shop', kind: 'same'});
		t.deepEqual(changes(journey), [lineFor(era, ['--switch', address], 'mysql')]);
		await journey.stop();
	});

	for (const {id, charm, channel, play} of casesOf(era)) {
		test(`${era}: ${charm}, which ${play.words === 'taken' ? 'is no case for' : 'breaks'} ${id}`, async t => {
			const journey = await openCharmJourney(era);
			await choose(journey, charmCast.switches);
			const address = addressOf(era, charm);
			const line = lineFor(era, [...(channel === undefined ? [] : ['--channel', channel]), '--switch', address], 'mysql');
			await order(journey, {switch: address, ...(channel !== undefined && {channel})});
			await review(journey);
			t.is(verdicts(journey)[id], play.verdict);
			if (play.verdict === 'refused') {
				await seeStopped(t, journey, {id, line});
			}

			await start(journey);
			const question = await giveOrder(journey);
			t.is(question.consequences.some(text => text.startsWith('Passed over by you: ')), play.verdict === 'refused');
			t.deepEqual(changes(journey), [line]);
			await (play.words === 'taken' ? seeTaken(t, journey, charm) : seeRefused(t, journey, {rule: play.rule ?? id, words: play.words}));
			t.deepEqual(journey.errors(), []);
			await journey.stop();
		});
	}
}

test('what excludes each other is said at once and cannot be filled in', async t => {
	for (const era of charmEras) {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.switches);
		await order(journey, {switch: addressOf(era, switchTo.fits)});
		await openPart(journey, 'revision');
		t.is(noticeOf(journey), 'Juju takes either a revision or another charm to switch to, not both at once.', `In ${era}.`);
		t.deepEqual(journey.state().overlays, []);
		t.deepEqual(changes(journey), []);
		await journey.stop();
	}
});
