import test, {type ExecutionContext} from 'ava';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {footerHints} from '../../source/interface/key-bindings.js';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {type Message, type Session, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {lineText} from '../_helpers/page-text.js';

const minute = 60_000;

const screenOf = (journey: Journey): string => {
	const {above, below} = drawFrame(journey.state());
	return [...above, ...below].map(row => lineText(row)).join('\n');
};

const refused: ProcessAnswer = {
	outcome: 'exited', exitCode: 1, stdout: '', stderr: 'ERROR unable to connect to API: dial tcp 10.0.0.5:17070: connect: connection refused\n', duration: 1,
};

type Weather = {answer?: (words: readonly string[]) => ProcessAnswer | undefined};

/** `watch` on a simulated cloud, without a run, and unable to change anything. */
const openWatching = async (t: ExecutionContext, {watch = {isUntilUpgraded: false, timeout: undefined}, session = {}, weather = {}}: {
	readonly watch?: NonNullable<Session['watch']>;
	readonly session?: Partial<Session>;
	readonly weather?: Weather;
} = {}): Promise<Journey> => {
	const journey = await openJourney({
		isReadOnly: true,
		session: {
			mode: 'simulation', watch, runFolder: '', wantsNotices: true, ...session,
		},
		wrap: (process: JujuProcess): JujuProcess => ({
			...process,
			run: async request => weather.answer?.(request.arguments) ?? process.run(request),
		}),
	});
	t.teardown(async () => {
		await journey.stop();
		if (journey.errors().length > 0) {
			throw new Error(journey.errors().join('\n'));
		}
	});
	return journey;
};

const openTables = async (t: ExecutionContext, options: Parameters<typeof openWatching>[1] = {}): Promise<Journey> => {
	const journey = await openWatching(t, options);
	await journey.until('the table is there', ({stage, observations}) => stage.name === 'watch' && Object.values(observations).length === stage.entries.length && stage.entries.length > 0);
	return journey;
};

const hasEnded = ({exit}: State): boolean => exit !== undefined;

test('an upgrade that somebody else makes is followed to its end, model by model, and nothing but questions is asked', async t => {
	const journey = await openTables(t, {watch: {isUntilUpgraded: true, timeout: undefined}, session: {agentVersion: '3.6.28'}});
	t.regex(screenOf(journey), /▸ Watch {3}aws:controller {2}model 1 of 3 +0 of 3 complete\n/v);
	t.regex(screenOf(journey), /Juju wants 3\.6\.4 for this model, not 3\.6\.28\./v);
	t.regex(screenOf(journey), /\n {3}0 +3\.6\.4 +· started/v);
	await journey.elsewhere(['upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28']);
	await journey.until('one model is through', () => screenOf(journey).includes('1 of 3 complete'));
	t.regex(screenOf(journey), /✔ Complete: every agent that reports a version reports 3\.6\.28\./v);
	t.false(hasEnded(journey.state()));
	for (const name of ['web', 'db']) {
		await journey.elsewhere(['upgrade-model', '-m', `aws:admin/${name}`, '--agent-version', '3.6.28']);
	}

	await journey.until('all is upgraded', hasEnded);
	t.deepEqual(journey.state().exit, {
		code: 0, summary: [
			'aws:admin/controller: 2 of 2 agents at 3.6.28, complete.', 'aws:admin/web: 4 of 4 agents at 3.6.28, complete.', 'aws:admin/db: 6 of 6 agents at 3.6.28, complete.',
		],
	});
	t.deepEqual(new Set(journey.commands().map(line => line.split(' ', 1)[0])), new Set(['version', 'controllers', 'models', 'status']));
});

test('a controller that is gone for minutes is a state with a clock; the table stays, with its age', async t => {
	const weather: Weather = {};
	const journey = await openTables(t, {weather});
	weather.answer = words => (words[0] === 'status' ? refused : undefined);
	await journey.advance(2 * minute);
	t.regex(screenOf(journey), /Controller has not answered for 1m \d\ds\. This is normal while it restarts\./v);
	t.regex(screenOf(journey), /Old: as it was (?:1m 5\ds|2m 0\ds) ago\./v);
	t.regex(screenOf(journey), /0 of 3 complete, 3 silent/v);
	t.is(screenOf(journey).split('\n').length, 24);
	await journey.advance(15 * minute);
	t.regex(screenOf(journey), /That is a failure now: press t\./v);
	t.is(journey.state().notices?.told.filter(key => key.startsWith('silent')).length, 1);
	delete weather.answer;
	await journey.advance(minute);
	t.notRegex(screenOf(journey), /has not answered/v);
	t.false(hasEnded(journey.state()));
});

test('a controller that does not tell its models is asked again and again, and only keys that work are named', async t => {
	const weather: Weather = {answer: words => (words[0] === 'models' ? refused : undefined)};
	const journey = await openWatching(t, {weather});
	await journey.advance(minute);
	t.regex(screenOf(journey), /Controller has not answered for 1m 00s|Controller has not answered for 59s/v);
	t.deepEqual(footerHints(journey.state()).map(({name}) => name), ['t', 'l', ':', 'g', '?', 'q']);
	delete weather.answer;
	await journey.until('the models are known', ({stage}) => stage.name === 'watch' && stage.entries.length === 3);
});

test('a client that hangs is shown with a clock, and given up with the time', async t => {
	const journey = await openJourney({
		isReadOnly: true,
		session: {watch: {isUntilUpgraded: true, timeout: 40_000}, runFolder: ''},
		wrap: (process: JujuProcess): JujuProcess => ({
			...process,
			run: async request => request.arguments[0] === 'models' ? Promise.withResolvers<ProcessAnswer>().promise : process.run(request),
		}),
	});
	await journey.advance(20_000);
	t.regex(screenOf(journey), /Asking aws for its models, for (?:19|20)s\./v);
	t.regex(screenOf(journey), /Ends when all is upgraded\. Gives up in 20s\./v);
	await journey.advance(21_000);
	t.deepEqual(journey.state().exit, {code: 5, summary: ['The time is over: 40 seconds, as --timeout said.']});
});

test('keys: the next model, an agent, filters, and no way back out of the table', async t => {
	const journey = await openTables(t);
	await journey.act('next');
	t.regex(screenOf(journey), /aws:web {2}model 2 of 3/v);
	t.regex(screenOf(journey), /haproxy\/0/v);
	await journey.act('confirm');
	await journey.until('the logs of the agent have come', () => screenOf(journey).includes('juju-machine'));
	await journey.act('back', 'filter');
	await journey.type('webapp');
	await journey.act('confirm');
	t.regex(screenOf(journey), /1–1 of 1 \(4 in all\)/v);
	await journey.act('back', 'back');
	t.regex(screenOf(journey), /There is nothing behind this screen; q leaves\./v);
	await journey.act('next', 'next');
	t.regex(screenOf(journey), /aws:controller {2}model 1 of 3/v);
	t.false(footerHints(journey.state()).some(({label}) => label.startsWith('log in')));
});

const endings = [
	['q', false, 0], ['q', true, 7], ['Ctrl-C', false, 130], ['SIGTERM', false, 143], ['SIGHUP', true, 129],
] as const;

for (const [how, isUntilUpgraded, code] of endings) {
	test(`${how} ${isUntilUpgraded ? 'before all is upgraded ' : ''}ends it with ${code}, and says how far each model is`, async t => {
		const journey = await openTables(t, {watch: {isUntilUpgraded, timeout: undefined}, session: {models: ['web']}});
		const message: Message = how === 'SIGTERM' || how === 'SIGHUP' ? {type: 'ended', reason: how} : {type: 'acted', action: how === 'q' ? 'quit' : 'interrupt'};
		const {exit} = update(journey.state(), message).state;
		t.is(exit?.code, code);
		t.is(exit?.summary.at(-1), 'aws:admin/web: 4 of 4 agents at 3.6.4.');
	});
}

test('what does not exist ends it with code 3 and what was perhaps meant', async t => {
	for (const [session, words] of [[{models: ['wev']}, /no model "wev".*Perhaps web\?/v], [{controller: 'awz'}, /no controller "awz"\. Perhaps aws\?/v]] as const) {
		const journey = await openWatching(t, {session});
		await journey.until('it has ended', hasEnded, minute);
		t.is(journey.state().exit?.code, 3);
		t.regex(journey.state().exit?.summary.join(' ') ?? '', words);
	}
});

test('a model that is removed while it is watched ends it with code 3, and a person hears of it', async t => {
	const weather: Weather = {};
	const journey = await openTables(t, {session: {models: ['web']}, weather});
	weather.answer = words => (words[0] === 'status' ? {...refused, stderr: 'ERROR model aws:admin/web not found\n'} : undefined);
	await journey.until('it has ended', hasEnded, 5 * minute);
	t.is(journey.state().exit?.code, 3);
	t.is(journey.state().exit?.summary[0], 'aws:admin/web cannot be watched any more.');
	t.deepEqual(journey.state().notices?.told.map(key => key.split(' ', 1)[0]), ['stopped']);
});
