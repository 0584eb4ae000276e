import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {withCopiedCloud} from '../../source/commands/import-cloud.js';
import {parseOptions, UsageError, type Options} from '../../source/commands/options.js';
import {runRehearse} from '../../source/commands/rehearse.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';
import {askStatuses, comparable, copyTime} from '../_helpers/copied-cloud.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {reachPlan, upgradeEverything} from '../_helpers/journey-steps.js';
import {openJourney} from '../_helpers/open-journey.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

type Rehearsal = {readonly code: number; readonly stderr: string; readonly opened: Options | undefined};

/** In place of the wizard its options are kept. */
const rehearse = async (words: readonly string[], hasTerminal = true): Promise<Rehearsal> => {
	let [stderr, opened]: [string, Options | undefined] = ['', undefined];
	const {positionals, ...options} = parseOptions(words);
	const code = await runRehearse({...options, positionals}, positionals, {
		packageVersion: '0.0.0',
		hasTerminal,
		stdout: {write: () => undefined},
		stderr: {
			write(text) {
				stderr += text;
			},
		},
		async open(given) {
			opened = given;
			return 0;
		},
	});
	return {code, stderr, opened};
};

const copyIn = ({opened}: Rehearsal): Cloud => {
	const cloud = opened?.copiedCloud?.create(1, copyTime);
	if (!cloud) {
		throw new Error('The wizard was not opened on a copy.');
	}

	return cloud;
};

for (const scenario of ['small', 'small-2.9', 'small-4.0', 'unprepared', 'kubernetes', 'second-late', 'first']) {
	test(`${scenario} is copied by questions alone, and the wizard opens on the copy`, async t => {
		const rehearsal = await rehearse(['--simulate', scenario]);
		t.is(rehearsal.code, 0, rehearsal.stderr);
		t.regex(rehearsal.stderr, /^Reading \S+ with the client \S+\. Nothing is changed\.\n/v);
		t.regex(rehearsal.stderr, /^A copy of \S+, which runs \S+: \d+ models?, \d+ agents\. Nothing real is touched\.$/mv);
		t.like(rehearsal.opened, {
			simulate: '', controller: undefined, models: [], isReadOnly: false,
		});
		const original = findScenario(scenario)?.create(1, copyTime);
		const given = original ? await askStatuses(original) : [];
		const copied = await askStatuses(copyIn(rehearsal));
		const bare = (text: unknown): unknown => JSON.parse(JSON.stringify(text, (key, value: unknown) => (key === 'since' ? undefined : value)));
		t.deepEqual(copied.map(each => bare(comparable(each))), given.map(each => bare(comparable(each))));
		t.is(copyIn(rehearsal).clientVersion, original?.clientVersion ?? '');
	});
}

test('what is disabled, who owns a model and which database runs is copied, too', async t => {
	const cloud = copyIn(await rehearse(['--simulate', 'unprepared']));
	const original = findScenario('unprepared')?.create(1, copyTime);
	const facts = (each: Cloud | undefined) => each?.controllers[0]?.models.map(({name, owner, disabled}) => [name, owner, disabled]);
	t.deepEqual(facts(cloud), facts(original));
	t.not(cloud.controllers[0]?.models.find(({disabled}) => disabled.length > 0), undefined);
	t.is(cloud.controllers[0]?.mongoVersion, original?.controllers[0]?.mongoVersion);
});

test('models that are named are copied, and the controller\'s own with them', async t => {
	const {code, stderr} = await rehearse(['--simulate', 'small', '-m', 'web']);
	t.is(code, 0);
	t.regex(stderr, /^A copy of aws, which runs 3\.6\.4: 2 models, /mv);
	const unknown = await rehearse(['--simulate', 'small', '-m', 'nothing']);
	t.is(unknown.code, 3);
	t.regex(unknown.stderr, /has no model "nothing"/v);
	const elsewhere = await rehearse(['--simulate', 'small', '-c', 'nowhere']);
	t.is(elsewhere.code, 3);
});

const kept = async (t: ExecutionContext, ...words: readonly string[]) => {
	const file = path.join(await makeTemporaryFolder(t), 'copy.json');
	const rehearsal = await rehearse([...words, '-o', file], false);
	return {...rehearsal, file, text: await fs.readFile(file, 'utf8')};
};

test('a copy is kept for later, and is the same cloud again', async t => {
	const {code, stderr, opened, file, text} = await kept(t, '--simulate', 'unprepared', '--fault', 'disk-full');
	t.is(code, 0);
	t.is(opened, undefined);
	t.true(stderr.endsWith(`Written: ${file}\nUse it with --simulate --from-status ${file}\n`));
	t.deepEqual(validateDocument('copy', text), []);
	const {mode} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);
	const options = await withCopiedCloud(parseOptions(['--simulate', '--from-status', file]), {stderr: {write: () => undefined}});
	const again = options.copiedCloud?.create(1, copyTime);
	const first = copyIn(await rehearse(['--simulate', 'unprepared']));
	const shape = (cloud: Cloud | undefined) => cloud?.controllers[0]?.models.map(({machines, units, disabled, owner}) => [machines.size, units.size, disabled, owner]);
	t.deepEqual(shape(again), shape(first));
	t.deepEqual([again?.clientVersion, again?.controllers[0]?.version, again?.controllers[0]?.published], [first.clientVersion, first.controllers[0]?.version, first.controllers[0]?.published]);
});

test('a scrubbed copy holds no name of the cloud', async t => {
	const {text} = await kept(t, '--simulate', 'production', '--scrub');
	const controller = findScenario('production')?.create(1, copyTime).controllers[0];
	const names = [controller?.name, ...controller?.models.filter(({isController}) => !isController).map(({name}) => name) ?? []].map(name => `"${name}"`);
	t.deepEqual(names.filter(name => text.includes(name)), []);
	t.true(text.includes('"model-a"'));
});

test('an upgrade of the copy is played to its end in the wizard', async t => {
	const cloud = copyIn(await rehearse(['--simulate', 'small', '--scrub']));
	const journey = await openJourney({cloud});
	await reachPlan(journey);
	await upgradeEverything(journey);
	t.is(journey.state().session.mode, 'simulation');
	t.true(journey.commands().some(line => line.includes('upgrade-controller -c controller-a')));
	const agents = cloud.controllers.flatMap(({models}) => models).flatMap(({machines, units}) => [...machines.values(), ...units.values()]);
	t.deepEqual([...new Set(agents.map(({version}) => version))], ['3.6.28']);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('wrong use is said before anything is asked', async t => {
	for (const [words, hasTerminal, problem] of [
		[['--simulate', 'small'], false, /^rehearse needs a terminal for the wizard that it opens\.$/v],
		[['--format', 'json'], true, /^rehearse takes no --format\.$/v],
		[['--fault', 'rain'], true, /^There is no fault "rain"\.$/v],
		[['small'], true, /^rehearse takes no argument, but was given "small"\.$/v],
	] as const) {
		await t.throwsAsync(async () => rehearse(words, hasTerminal), {instanceOf: UsageError, message: problem});
	}
});

test('a real client is only asked, and its refusal is told', async t => {
	const {executable, folder} = await createFakeClient(t, String.raw`
		import fs from 'node:fs';
		import path from 'node:path';
		const [command] = process.argv.slice(2);
		fs.appendFileSync(path.join(import.meta.dirname, 'calls'), command + '\n');
		if (command === 'version') {
			console.log('3.6.28-ubuntu-amd64');
		} else if (command === 'controllers') {
			console.log(JSON.stringify({controllers: {aws: {user: 'admin', cloud: 'aws', 'agent-version': '3.6.4'}}, 'current-controller': 'aws'}));
		} else {
			console.error('ERROR cannot log in: invalid entity name or password');
			process.exitCode = 1;
		}
	`);
	const {code, stderr} = await rehearse(['--juju', executable]);
	t.is(code, 3);
	t.regex(stderr, /^Reading aws with the client 3\.6\.28\. Nothing is changed\.\n.*\S/v);
	const calls = await fs.readFile(path.join(folder, 'calls'), 'utf8');
	t.deepEqual(calls.trim().split('\n'), ['version', 'controllers', 'show-controller']);
});
