import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	applicationInCloud,
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
	order,
	passOver,
	refusalOf,
	review,
	start,
	upgradeCharm,
	verdicts,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const named = ['name: reports', 'summary: Reports', 'description: Reports'];
const related = [...named, 'requires:', '  orders:', '    interface: mysql_client'];

const metadata = {
	fits: related,
	unrelated: named,
	resource: [...related, 'resources:', '  template:', '    type: file', '    filename: template.odt'],
	other: ['name: other', ...related.slice(1)],
	subordinate: ['name: reports', 'summary: Reports', 'description: Reports', 'subordinate: true', ...related.slice(3), '  host:', '    interface: juju-info', '    scope: container'],
	database: [
		'name: mysql',
		'summary: Ours',
		'description: Ours',
		'provides:',
		'  database:',
		'    interface: mysql_client',
		'peers:',
		'  database-peers:',
		'    interface: mysql_peers',
		'storage:',
		'  data:',
		'    type: filesystem',
		'    location: /var/lib/mysql',
	],
};

const bases: Readonly<Record<CharmEra, string>> = {
	1.25: '14.04', 2.8: '18.04', 2.9: '20.04', 3.6: '22.04', '4.0': '24.04',
};

/** A charm in a new folder; of 1.25 in a repository, below its series. */
const writeCharm = async (root: string, era: CharmEra, kind: keyof typeof metadata, base = bases[era]): Promise<string> => {
	const folder = path.join(root, ...(era === '1.25' ? ['trusty'] : []), kind === 'database' ? 'mysql' : 'reports');
	await mkdir(folder, {recursive: true});
	const old = era === '2.8' && base !== bases[era] ? ['series: [focal]'] : [];
	await writeFile(path.join(folder, 'metadata.yaml'), [...metadata[kind], ...old, ''].join('\n'));
	await writeFile(path.join(folder, 'config.yaml'), ['options:', '  hour:', '    type: int', '    default: 4', '  format:', '    type: string', '    default: pdf', ''].join('\n'));
	if (!['1.25', '2.8'].includes(era)) {
		await writeFile(path.join(folder, 'manifest.yaml'), ['bases:', '- name: ubuntu', `  channel: '${base}'`, '  architectures: [amd64]', ''].join('\n'));
	}

	return era === '1.25' ? root : folder;
};

const partOf = (era: CharmEra, place: string) => era === '1.25' ? {repository: place} : {path: place};

const optionOf = (era: CharmEra): string => era === '1.25' ? '--repository' : '--path';

type Broken = readonly [kind: keyof typeof metadata, id: string, words: RegExp];

/** 4.0 has no rule against another subordinacy. */
const brokenIn = (era: CharmEra): readonly Broken[] => [
	['unrelated', 'relations-in-use', era === '4.0' ? /no corresponding relation "orders"/v : /would break relation "reports:orders mysql:database"/v],
	...(era === '4.0' ? [] : [['subordinate', 'subordinacy', /subordinacy/v] satisfies Broken]),
];

for (const era of charmEras) {
	test(`${era}: a charm from this machine goes by ${optionOf(era)}, and nowhere without it`, async t => {
		const place = await writeCharm(await makeTemporaryFolder(t), era, 'fits');
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.local);
		await journey.act('next');
		atStep(journey, 'order');
		t.is(noticeOf(journey), `reports runs a charm from a file: say with ${optionOf(era)} where the new one is, or with --switch which charm comes in its place.`);
		t.deepEqual(changes(journey), []);

		const question = await upgradeCharm(journey, partOf(era, place));
		t.deepEqual(question.commands, [`juju ${lineFor(era, [optionOf(era), place], 'reports')}`]);
		t.deepEqual(changes(journey), [lineFor(era, [optionOf(era), place], 'reports')]);
		t.like(charmItem(journey), {outcome: 'upgraded', before: {revision: 3}, progress: {revision: 4}});
		t.like(differences(journey)['setting hour'], {before: '5', after: '5', kind: 'same'});
		t.like(differences(journey)['setting format'], {before: 'not there', after: 'pdf', kind: 'expected'});
		await journey.stop();
	});

	test(`${era}: a charm from this machine that breaks rules is stopped before, and refused where that is passed over`, async t => {
		for (const [kind, id, words] of brokenIn(era)) {
			const place = await writeCharm(await makeTemporaryFolder(t), era, kind);
			const journey = await openCharmJourney(era);
			await choose(journey, charmCast.local);
			await order(journey, partOf(era, place));
			await review(journey);
			t.is(verdicts(journey)[id], 'refused');
			await journey.act('next');
			atStep(journey, 'review');
			t.deepEqual(changes(journey), []);
			await passOver(journey);
			await start(journey);
			await giveOrder(journey);
			t.like(refusalOf(journey).refusal, {kind: 'charm-refused', rule: id});
			t.regex(refusalOf(journey).evidence, words);
			t.is(applicationInCloud(journey, 'reports').revision, 3);
			await journey.stop();
		}
	});

	test(`${era}: a folder without a charm goes nowhere`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.local);
		await order(journey, partOf(era, '/nowhere/charms'));
		await journey.act('next');
		atStep(journey, 'order');
		t.regex(noticeOf(journey) ?? '', /^The charm \/nowhere\/charms\S* cannot be read: There is no charm at \/nowhere\/charms/v);
		t.deepEqual(changes(journey), []);
		await journey.stop();
	});
}

for (const era of ['2.8', '2.9', '3.6', '4.0'] as const) {
	test(`${era}: a charm of another name is no upgrade of this one`, async t => {
		const place = await writeCharm(await makeTemporaryFolder(t), era, 'other');
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.local);
		await order(journey, {path: place});
		await journey.act('next');
		atStep(journey, 'order');
		t.is(noticeOf(journey), 'The charm on this machine is other, and reports runs reports: from a path Juju takes only a charm of the same name. Deploy the other one beside it.');
		t.deepEqual(changes(journey), []);
		await journey.stop();
	});

	test(`${era}: a charm from this machine that wants a new file is refused without it, and taken with it`, async t => {
		const root = await makeTemporaryFolder(t);
		const place = await writeCharm(root, era, 'resource');
		const file = path.join(root, 'template.odt');
		await writeFile(file, 'x');
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.local);
		await order(journey, {path: place});
		await review(journey);
		t.is(verdicts(journey)['resources'], 'unknown', 'What the application has is not known.');
		await start(journey);
		await giveOrder(journey);
		t.like(refusalOf(journey), {evidence: 'ERROR new resource "template" was missing, please provide it via --resource', refusal: {rule: 'resources', subject: 'template'}});
		t.true(refusalOf(journey).advice?.includes('--resource NAME=FILE'));
		t.is(applicationInCloud(journey, 'reports').revision, 3);

		await journey.act('back');
		await upgradeCharm(journey, {resources: [{name: 'template', file}]});
		t.is(charmItem(journey).outcome, 'upgraded');
		t.deepEqual(changes(journey), [lineFor(era, ['--path', place], 'reports'), lineFor(era, ['--path', place, '--resource', `template=${file}`], 'reports')]);
		await journey.stop();
	});
}

for (const era of ['2.8', '2.9', '3.6', '4.0'] as const) {
	test(`${era}: a charm from this machine for another base is stopped before`, async t => {
		const place = await writeCharm(await makeTemporaryFolder(t), era, 'fits', era === '4.0' ? '22.04' : '26.04');
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.local);
		await order(journey, {path: place});
		await review(journey);
		t.is(verdicts(journey)['base'], 'refused');
		await passOver(journey);
		await start(journey);
		await giveOrder(journey);
		t.like(refusalOf(journey).refusal, {kind: 'charm-refused', rule: 'base'});
		t.is(applicationInCloud(journey, 'reports').revision, 3);
		await journey.stop();
	});
}

for (const era of charmEras) {
	test(`${era}: a charm of the store becomes the same one of this machine by a switch`, async t => {
		const root = await makeTemporaryFolder(t);
		const place = await writeCharm(root, era, 'database');
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.switches);
		const parts = era === '1.25' ? {switch: 'local:trusty/mysql', repository: root} : {switch: place};
		await upgradeCharm(journey, parts);
		t.is(charmItem(journey).outcome, 'upgraded');
		const options = era === '1.25' ? ['--switch', 'local:trusty/mysql', '--repository', root] : ['--switch', place];
		t.deepEqual(changes(journey), [lineFor(era, options, 'mysql')]);
		t.like(differences(journey)['charm'], {before: 'mysql', after: 'mysql', kind: 'same'});
		t.like(differences(journey)['origin'], {after: 'local', kind: 'expected'});
		t.like(differences(journey)['setting cluster-name'], {
			before: 'shop', after: 'not there', kind: 'expected', note: 'The new charm has no such setting.',
		});
		await journey.stop();
	});
}

test('1.25: a charm of the store does not come from a repository without a switch', async t => {
	const journey = await openCharmJourney('1.25');
	await choose(journey, charmCast.switches);
	await order(journey, {repository: await makeTemporaryFolder(t)});
	await journey.act('next');
	atStep(journey, 'order');
	t.is(noticeOf(journey), 'mysql runs a charm of the store, and --repository has local ones: name one with --switch, such as local:trusty/mysql.');
	t.deepEqual(changes(journey), []);
	await journey.stop();
});
