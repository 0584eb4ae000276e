import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {readNewestPicture} from '../../source/storage/read-picture.js';
import {savePicture} from '../../source/storage/picture.js';
import {makeAgent, makeStatus, testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const pictureOf = (controller: string, agent: string) => ({[`${controller}:admin/web`]: {status: makeStatus({agents: [makeAgent(agent, {message: undefined})]}), at: testTime}});

const keep = async (runs: string, name: string, picture: unknown): Promise<string> => {
	const folder = path.join(runs, name);
	await fs.mkdir(folder, {recursive: true});
	await savePicture(folder, picture);
	return folder;
};

test('the newest run of the controller that has a picture is taken', async t => {
	const runs = await makeTemporaryFolder(t);
	await keep(runs, '20261119-031200', pictureOf('aws', 'mysql/0'));
	await keep(runs, '20261120-031200-2', pictureOf('aws', 'mysql/2'));
	await keep(runs, '20261120-031200-10', pictureOf('aws', 'mysql/10'));
	await keep(runs, '20261121-031200', pictureOf('lab', 'mysql/1'));
	await fs.mkdir(path.join(runs, '20261122-031200'));
	const picture = await readNewestPicture(runs, 'aws');
	t.is(picture?.run, '20261120-031200-10');
	t.deepEqual(picture?.models['aws:admin/web']?.status.agents.map(({name}) => name), ['mysql/10']);
	t.is(picture?.models['aws:admin/web']?.at, testTime);
	t.is(picture?.models['aws:admin/web']?.status.agents[0]?.message, undefined);
});

test('what is no picture, is cut off, or is of a simulation, is passed over', async t => {
	const runs = await makeTemporaryFolder(t);
	await keep(runs, '1', pictureOf('aws', 'mysql/0'));
	const cut = await keep(runs, '2', pictureOf('aws', 'mysql/1'));
	const text = await fs.readFile(path.join(cut, 'picture-before.json'), 'utf8');
	await fs.writeFile(path.join(cut, 'picture-before.json'), text.slice(0, -20));
	const simulated = await keep(runs, '3', pictureOf('aws', 'mysql/2'));
	await fs.writeFile(path.join(simulated, 'journal.jsonl'), `${JSON.stringify({kind: 'run-started', arguments: ['--simulate', 'small']})}\n`);
	await keep(runs, '4', {'aws:admin/web': {status: {agents: [{name: 'x'}]}, at: 1}});
	await keep(runs, '5', 'nothing');
	const other = await keep(runs, '6', pictureOf('aws', 'mysql/3'));
	await fs.writeFile(path.join(other, 'picture-before.json'), '{"schema":"something-else/1","models":{}}');
	const picture = await readNewestPicture(runs, 'aws');
	t.is(picture?.run, '1');
});

test('without runs there is no picture', async t => {
	t.is(await readNewestPicture(path.join(await makeTemporaryFolder(t), 'runs'), 'aws'), undefined);
});
