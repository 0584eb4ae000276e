import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {seeModels, type Seen} from '../../source/commands/verify-models.js';
import {UsageError} from '../../source/commands/options.js';
import {type ProcessAnswer} from '../../source/juju/process.js';
import {type VerificationDocument} from '../../source/output/verification-document.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {openSimulatedClient, type Meddle} from '../_helpers/open-watch.js';
import {createCloud} from '../_helpers/simulated-cloud.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

const parse = (text: string): VerificationDocument => JSON.parse(text) as VerificationDocument;

test('a cloud whose agents all have what their models want is upgraded: code 0, and the schema knows the document', async t => {
	const {code, stdout, stderr} = await runHeadless('verify', '--simulate', '--format', 'json');
	t.is(code, 0);
	t.is(stderr, '');
	t.deepEqual(validateDocument('verification', stdout), []);
	const document = parse(stdout);
	t.is(document.result, 'upgraded');
	t.is(document['target-version'], '3.6.4');
	t.deepEqual(document.models.map(({model, answers}) => [model, answers]), [['aws:admin/controller', 3], ['aws:admin/web', 3], ['aws:admin/db', 3]]);
	t.true(document.agents.every(({progress}) => progress === 'upgraded'));
	t.true(document.agents.some(({agent, kind}) => agent === 'machine-0' && kind === 'controller'));
	t.deepEqual(document.differences, []);
	t.is(document.picture.run, null as unknown as undefined);
	t.regex(document.picture.message, /simulated cloud/v);
});

test('a version that no agent has is failed: code 6', async t => {
	const {code, stdout} = await runHeadless('verify', '--simulate', '--agent-version', '3.6.28', '--format', 'json');
	t.is(code, 6);
	const document = parse(stdout);
	t.is(document.result, 'failed');
	t.deepEqual(validateDocument('verification', stdout), []);
	t.true(document.agents.every(({progress}) => progress === 'waiting'));
});

test('agents in trouble make it partial, and text and Markdown name them', async t => {
	const text = await runHeadless('verify', '--simulate', 'machine-down');
	t.is(text.code, 6);
	t.regex(text.stdout, /Not all is well: \d of \d models have their version\.\n$/v);
	const {stdout} = await runHeadless('verify', '--simulate', 'machine-down', '--format', 'json');
	const json = parse(stdout);
	t.is(json.result, 'partial');
	const bad = json.agents.find(({progress}) => progress !== undefined && ['error', 'down', 'lost'].includes(progress));
	t.truthy(bad);
	t.true(text.stdout.includes(`  ${bad?.version ?? 'no version'}  ${bad?.state ?? ''}`));
	const markdown = await runHeadless('verify', '--simulate', 'machine-down', '--format', 'markdown');
	t.is(markdown.code, 6);
	t.regex(markdown.stdout, /^# Verification of /v);
	t.regex(markdown.stdout, /Agents that do not count as upgraded:/v);
});

test('models that were named are verified, and no other', async t => {
	const {stdout} = await runHeadless('verify', '--simulate', '-m', 'web', '--format', 'json');
	t.deepEqual(parse(stdout).models.map(({model}) => model), ['aws:admin/web']);
});

test('a model or a controller that does not exist is code 3, with what there is', async t => {
	const model = await runHeadless('verify', '--simulate', '-m', 'dbb');
	t.is(model.code, 3);
	t.is(model.stdout, '');
	t.regex(model.stderr, /"dbb".*\n.*Perhaps db\?/v);
	const controller = await runHeadless('verify', '--simulate', '-c', 'nowhere');
	t.is(controller.code, 3);
	t.regex(controller.stderr, /"nowhere".*\n.*aws/v);
});

test('a client that is none is code 3', async t => {
	const {executable} = await createFakeClient(t, 'console.log("This is not the program you are looking for.");');
	const {code, stdout, stderr} = await runHeadless('verify', '--juju', executable);
	t.is(code, 3);
	t.is(stdout, '');
	t.not(stderr, '');
});

test('a format that it does not have, and words behind it, are wrong use', async t => {
	await t.throwsAsync(runHeadless('verify', '--simulate', '--format', 'shell'), {instanceOf: UsageError});
	await t.throwsAsync(runHeadless('verify', 'everything'), {instanceOf: UsageError});
});

test('the result goes to a file where one is named', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'verification.json');
	const {stdout, stderr} = await runHeadless('verify', '--simulate', '--format', 'json', '-o', file);
	t.is(stdout, '');
	t.is(stderr, `Written: ${file}\n`);
	t.deepEqual(validateDocument('verification', await fs.readFile(file, 'utf8')), []);
});

const said = (text: Partial<ProcessAnswer>): ProcessAnswer => ({
	outcome: 'exited', exitCode: 0, stdout: '', stderr: '', duration: 1, ...text,
});

const refused = said({exitCode: 1, stderr: 'ERROR unable to connect to API: dial tcp 10.0.0.5:17070: connect: connection refused\n'});

const see = async (meddle: Meddle, limit = 20 * 60_000): Promise<{readonly seen: Awaited<ReturnType<typeof seeModels>>; readonly took: number}> => {
	const {clock, questioner} = openSimulatedClient(createCloud('small'), meddle);
	const start = clock.now();
	let isOver = false;
	const over = new AbortController();
	questioner.know({
		client: {
			text: '3.6.28', major: 3, minor: 6, patch: 28, tag: undefined, build: 0,
		}, controller: '3.6.4',
	});
	const looked = (async () => {
		const seen = await seeModels({
			questioner, controller: 'aws', models: [], agentVersion: undefined, interval: undefined, signal: over.signal,
		});
		isOver = true;
		return seen;
	})();
	if (!await clock.advanceUntil(() => isOver, limit)) {
		over.abort();
		await clock.advance(0);
	}

	return {seen: await looked, took: clock.now() - start};
};

const isSeen = (seen: Awaited<ReturnType<typeof seeModels>>): seen is readonly Seen[] => Array.isArray(seen);

test('answers of 20 seconds each are waited for', async t => {
	const {seen, took} = await see(async (_words, answer, clock, signal) => {
		await clock.wait(20_000, signal);
		return answer();
	});
	t.true(isSeen(seen) && seen.every(({progress}) => progress?.isComplete === true));
	t.true(took < 10 * 60_000);
});

test('a controller that is silent, or answers with no JSON, is unknown after a minute, with the reason', async t => {
	for (const answer of [refused, said({stdout: 'not json'})]) {
		const {seen, took} = await see(async () => answer);
		t.true('silence' in seen && seen.silence !== '');
		t.true(took >= 60_000 && took < 3 * 60_000);
		const models = await see(async (words, usual) => words[0] === 'status' ? answer : usual());
		t.true(isSeen(models.seen) && models.seen.every(({silence, status}) => silence !== undefined && status === undefined));
	}
});

test('a controller that is back within a minute is verified', async t => {
	let misses = 0;
	const {seen} = await see(async (words, usual) => {
		misses += words[0] === 'status' ? 1 : 0;
		return words[0] === 'status' && misses < 6 ? refused : usual();
	});
	t.true(isSeen(seen) && seen.every(({progress}) => progress?.isComplete === true));
});

test('where the time is over, what is known counts', async t => {
	const {seen} = await see(async (words, usual, clock, signal) => {
		if (words[0] === 'status') {
			await clock.wait(3_600_000, signal);
			return said({outcome: 'aborted', exitCode: undefined});
		}

		return usual();
	}, 30_000);
	t.true(isSeen(seen) && seen.every(({answers}) => answers === 0));
});
