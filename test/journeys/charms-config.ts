import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {
	atStep,
	changes,
	charmItem,
	choose,
	differences,
	giveOrder,
	lineFor,
	noticeOf,
	openCharmJourney,
	openPart,
	order,
	review,
	reviewText,
	settingRows,
	start,
	untilVerify,
	upgradeCharm,
} from '../_helpers/charm-journey.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const {kept, retyped, isNew} = charmCast.settings;

for (const era of ['2.8', '2.9', '3.6', '4.0'] as const) {
	for (const form of ['below the application', 'by themselves'] as const) {
		test(`${era}: settings of a file, ${form}, go with the order and are there after`, async t => {
			const file = path.join(await makeTemporaryFolder(t), 'settings.yaml');
			// Until the new charm is known, the type of the one that runs counts: in quotes the value is taken for both.
			const lines = ['profile: production', `${isNew}: dba`, `${retyped}: ${era === '2.8' ? '"30"' : '30'}`];
			await writeFile(file, `${form === 'by themselves' ? lines.join('\n') : ['postgresql:', ...lines.map(line => `  ${line}`), 'webapp:', '  theme: light'].join('\n')}\n`);
			const journey = await openCharmJourney(era);
			await choose(journey, charmCast.plain);
			await order(journey, {config: file});
			await review(journey);
			t.like(settingRows(journey)['profile'], {fate: 'set', before: 'testing', after: 'production'});
			t.like(settingRows(journey)[isNew], {fate: 'set', after: 'dba'});
			const shown = await reviewText(journey);
			t.is(shown.includes('The charm that runs has no setting'), era === '2.8');
			await start(journey);
			await giveOrder(journey);
			await untilVerify(journey);
			t.deepEqual(changes(journey), [lineFor(era, ['--config', file], 'postgresql')]);
			t.is(charmItem(journey).outcome, 'upgraded');
			t.like(differences(journey)['setting profile'], {
				before: 'testing', after: 'production', kind: 'expected', note: 'Set with the order.',
			});
			t.like(differences(journey)[`setting ${isNew}`], {after: 'dba', kind: 'expected', note: 'Set with the order.'});
			t.like(differences(journey)[`setting ${retyped}`], {
				before: '14', after: '30', kind: 'expected', note: 'Set with the order.',
			});
			t.like(differences(journey)[`setting ${kept}`], {kind: 'same'});
			await journey.stop();
		});
	}

	test(`${era}: a file that is missing, empty, of another application or of a wrong type goes nowhere`, async t => {
		const folder = await makeTemporaryFolder(t);
		const write = async (name: string, text: string): Promise<string> => {
			const file = path.join(folder, name);
			await writeFile(file, text);
			return file;
		};

		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		for (const [file, words] of [
			[path.join(folder, 'none.yaml'), /There is no file/v],
			[await write('empty.yaml', ''), /is empty/v],
			[await write('broken.yaml', 'a: [1'), /is not YAML/v],
			[await write('other.yaml', 'mysql:\n  profile: testing\n'), /has settings of mysql, and none of postgresql/v],
			[await write('flat.yaml', 'theme: dark\n'), /has no setting theme, which the file sets/v],
			[await write('type.yaml', 'max-connections: many\n'), /max-connections is a whole number, and the file has many/v],
		] as const) {
			await order(journey, {config: file});
			await journey.act('next');
			atStep(journey, 'order');
			t.regex(noticeOf(journey) ?? '', words);
		}

		t.deepEqual(changes(journey), []);
		await journey.stop();
	});
}

for (const era of ['3.6', '4.0'] as const) {
	test(`${era}: single settings go with the order`, async t => {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		await upgradeCharm(journey, {settings: {profile: 'production', [isNew]: 'dba'}});
		t.deepEqual(changes(journey), [lineFor(era, ['--config', 'profile=production', '--config', `${isNew}=dba`], 'postgresql')]);
		t.like(differences(journey)['setting profile'], {after: 'production', kind: 'expected', note: 'Set with the order.'});
		t.like(differences(journey)[`setting ${isNew}`], {after: 'dba', kind: 'expected'});
		t.deepEqual(Object.values(differences(journey)).filter(({kind}) => kind === 'surprising'), []);
		await journey.stop();
	});
}

test('clients that know no single settings, or no settings at all, have no such rows', async t => {
	for (const [era, fields] of [['1.25', ['config', 'settings']], ['2.8', ['settings']], ['2.9', ['settings']]] as const) {
		const journey = await openCharmJourney(era);
		await choose(journey, charmCast.plain);
		for (const field of fields) {
			await t.throwsAsync(openPart(journey, field), {message: new RegExp(`^The form has no ${field}:`, 'v')}, `In ${era}.`);
		}

		await journey.stop();
	}
});
