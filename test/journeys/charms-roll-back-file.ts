import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {charmCast} from '../../source/simulator/scenarios/charms-cast.js';
import {topOverlay} from '../../source/state/selectors.js';
import {
	applicationInCloud,
	changes,
	charmEras,
	charmItem,
	charmStage,
	choose,
	consent,
	differences,
	giveOrder,
	lineFor,
	openCharmJourney,
	openQuestionOf,
	order,
	passOver,
	review,
	start,
	untilVerify,
	verdicts,
	type CharmEra,
} from '../_helpers/charm-journey.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const {local} = charmCast;

/** What a charm of the second format names as its base, where it is of the second. */
const bases: Readonly<Record<CharmEra, string | undefined>> = {
	1.25: undefined, 2.8: undefined, 2.9: '20.04', 3.6: '22.04', '4.0': '24.04',
};

for (const era of charmEras) {
	test(`${era}: a charm of a file: the old file is asked for, read, and carried out`, async t => {
		const folder = await makeTemporaryFolder(t);
		const isFirst = era === '1.25';
		const base = bases[era];
		const metadata = (name: string): string => `name: ${name}\nsummary: s\ndescription: d\nrequires:\n  orders:\n    interface: mysql_client\n`;
		const put = async (place: string, name: string = local): Promise<string> => {
			const root = path.join(folder, place);
			const charm = isFirst ? path.join(root, 'trusty', local) : root;
			await mkdir(charm, {recursive: true});
			await writeFile(path.join(charm, 'metadata.yaml'), metadata(name));
			if (base !== undefined) {
				await writeFile(path.join(charm, 'manifest.yaml'), `bases:\n  - name: ubuntu\n    channel: '${base}'\n    architectures: [amd64]\n`);
			}

			await writeFile(path.join(charm, 'config.yaml'), 'options:\n  hour:\n    type: int\n    default: 4\n    description: When\n');
			return root;
		};

		const next = await put('next');
		const old = await put('old');
		const other = await put('other', 'another');
		const journey = await openCharmJourney(era);
		await choose(journey, local);
		const option = isFirst ? '--repository' : '--path';
		await order(journey, isFirst ? {repository: next} : {path: next});
		await review(journey);
		if (Object.values(verdicts(journey)).includes('refused')) {
			await passOver(journey);
		}

		await start(journey);
		await giveOrder(journey);
		await untilVerify(journey);
		const first = lineFor(era, [option, next], local);
		t.deepEqual(changes(journey), [first]);
		await journey.act('roll-back');
		t.like(topOverlay(journey.state()), {
			name: 'charm-field', field: isFirst ? 'repository' : 'path', typed: '', oldFile: {index: 0},
		});
		await journey.act('confirm');
		t.is(topOverlay(journey.state()), undefined, 'Left empty nothing is done.');

		await journey.act('roll-back');
		await journey.type(path.join(folder, 'nowhere'));
		await journey.act('confirm');
		await journey.until('it was read', state => {
			const top = topOverlay(state);
			return top?.name === 'charm-field' && top.problem !== undefined;
		});
		t.regex(JSON.stringify(topOverlay(journey.state())), /nowhere/v);
		await journey.erase(500);
		await journey.type(other);
		await journey.act('confirm');
		await journey.until('it was read', state => {
			const top = topOverlay(state);
			return top?.name === 'charm-field' && top.problem !== undefined;
		});
		t.like(topOverlay(journey.state()), {problem: 'That is the charm another; reports had reports.'});
		t.deepEqual(changes(journey), [first], 'Nothing is sent by it.');

		await journey.erase(500);
		await journey.type(old);
		await journey.act('confirm');
		await journey.until('it is asked', state => topOverlay(state)?.name === 'question');
		const question = openQuestionOf(journey);
		t.deepEqual(question.commands, [`juju ${lineFor(era, [option, old], local)}`]);
		t.regex(question.consequences.join('\n'), /Nobody can tell whether the file is the very one of before, revision 3: Juju gives it a new number\./v);
		await consent(journey);
		await untilVerify(journey);
		t.deepEqual(changes(journey), [first, lineFor(era, [option, old], local)]);
		t.like(charmItem(journey), {outcome: 'rolled-back', before: {revision: 3}});
		t.is(applicationInCloud(journey, local).settings?.['hour'], '5');
		t.deepEqual(Object.values(differences(journey)).filter(({kind}) => kind === 'surprising' || kind === 'suspicious').map(({what}) => what), []);
		await journey.act('next');
		t.is(charmStage(journey).step, 'done');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}
