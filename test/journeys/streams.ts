import test from 'ava';
import {UsageError} from '../../source/commands/options.js';
import {type PlanDocument} from '../../source/output/plan-document.js';
import {selectCheckResults} from '../../source/state/selectors.js';
import {reachPlan, reachPrepare, upgradeEverything} from '../_helpers/journey-steps.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';

const streamsOf = ({cloud}: Journey) => Object.fromEntries(cloud.controllers.flatMap(({models}) => models.map(({name, settings}) => [name, settings?.['agent-stream']])));

/** Opens the version screen once Juju has said what it would choose, and turns to the stream `proposed`. */
const turnToProposed = async (journey: Journey): Promise<void> => {
	await journey.until('a version is known', ({stage, version, streams}) => stage.name === 'target' && version?.source === 'juju' && Object.values(streams).some(({value}) => value !== undefined));
	await journey.act('other-version', 'other-stream');
	await journey.until('Juju has said what it would choose from proposed', ({previews}) => Object.entries(previews).some(([key, {value}]) => key.endsWith(' proposed') && value !== undefined));
};

test('proposed is chosen, warned of, upgraded with, and stays set', async t => {
	const journey = await openJourney({scenario: 'other-stream', session: {controller: 'aws'}});
	await turnToProposed(journey);
	t.is(journey.state().version?.text, '3.6.14', 'nothing is taken yet');
	await journey.act('confirm');
	t.is(journey.state().version?.text, '3.6.29');
	await reachPrepare(journey);
	t.like(selectCheckResults(journey.state()).find(({id}) => id === 'stream-changes'), {result: 'warn', title: 'The upgrade sets the agent stream of 3 models to proposed'});
	t.is(selectCheckResults(journey.state()).find(({id}) => id === 'dry-run-accepted')?.result, 'pass');
	await reachPlan(journey);
	const {stage} = journey.state();
	t.true(stage.name === 'plan' && stage.plan.warnings.some(text => text.includes('sets agent-stream to proposed for good in controller (now released), web (now released), db (now released)')));
	t.deepEqual(streamsOf(journey), {controller: undefined, web: undefined, db: undefined}, 'a dry run changes nothing');
	await upgradeEverything(journey);
	const end = journey.state().stage;
	t.is(end.name === 'finished' ? end.result : end.name, 'upgraded');
	t.true(journey.commands().includes('upgrade-controller -c aws --agent-version 3.6.29 --agent-stream proposed --no-browser-login'));
	t.deepEqual(streamsOf(journey), {controller: 'proposed', web: 'proposed', db: 'proposed'});
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('plan --agent-stream proposed: the commands name it, the warnings say what stays and how to undo it', async t => {
	const {code, stdout} = await runHeadless('plan', '--simulate', 'other-stream', '--agent-stream', 'proposed', '--format', 'json');
	t.is(code, 0);
	const plan = JSON.parse(stdout) as PlanDocument;
	t.is(plan.path[0]?.to, '3.6.29');
	const upgrades = plan.steps.filter(({command}) => command.some(word => word.startsWith('upgrade-')));
	t.is(upgrades.length, 3);
	for (const {command} of upgrades) {
		t.is(command[command.indexOf('--agent-stream') + 1], 'proposed');
	}

	t.true(plan.warnings.some(text => /sets agent-stream to proposed for good.*juju model-config -m aws:admin\/controller agent-stream=released; juju model-config -m aws:admin\/web agent-stream=released/v.test(text)), plan.warnings.join('\n'));
});

test('without the option the plan stays with what is released, and names no stream', async t => {
	const {stdout} = await runHeadless('plan', '--simulate', 'other-stream', '--format', 'json');
	const plan = JSON.parse(stdout) as PlanDocument;
	t.is(plan.path[0]?.to, '3.6.14');
	t.false(stdout.includes('agent-stream'));
});

test('the shell script tries each upgrade with the stream before it begins it', async t => {
	const {stdout} = await runHeadless('plan', '--simulate', 'other-stream', '--agent-stream', 'proposed', '--format', 'shell');
	t.regex(stdout, /^juju upgrade-controller -c aws --dry-run --agent-version 3\.6\.29 --agent-stream proposed/mv);
	t.regex(stdout, /^juju upgrade-controller -c aws --agent-version 3\.6\.29 --agent-stream proposed/mv);
	t.regex(stdout, /^# .*sets agent-stream to proposed for good/mv);
});

test('check --agent-stream names the change as a warning and no block', async t => {
	const {stdout} = await runHeadless('check', '--simulate', 'other-stream', '--agent-stream', 'proposed', '--format', 'json');
	const {checks} = JSON.parse(stdout) as {checks: ReadonlyArray<{id: string; result: string}>};
	t.deepEqual(checks.filter(({id}) => id === 'stream-changes').map(({result}) => result), ['warn']);
});

const wrong: ReadonlyArray<readonly [words: readonly string[], problem: RegExp]> = [
	[['--agent-stream', 'stable'], /^There is no stream "stable"\. There are: released, proposed, devel, testing\.$/v],
	[['--agent-stream', 'Proposed'], /^There is no stream "Proposed"\./v],
	[['--agent-stream', ''], /agent-stream was given nothing/v],
	[['--agent-version', 'nonsense'], /invalid version "nonsense"/v],
	[['--agent-version', '3.6'], /invalid version "3\.6"/v],
];

for (const [words, problem] of wrong) {
	test(`wrong use, before anything is started: ${words.join(' ')}`, async t => {
		const error = await t.throwsAsync<UsageError>(async () => runHeadless('plan', '--simulate', ...words), {instanceOf: UsageError});
		t.regex(`${error.message} ${error.advice}`, problem);
	});
}

const impossible: ReadonlyArray<readonly [words: readonly string[], reason: RegExp]> = [
	[['--agent-version', '3.6.3'], /3\.6\.3 is lower than 3\.6\.4, which the controller runs\./v],
	[['--agent-version', '3.6.3', '--agent-stream', 'proposed'], /3\.6\.3 is lower than 3\.6\.4/v],
	[['client-too-old', '--agent-version', '3.6.28'], /client cannot upgrade anything to 3\.6\.28/v],
];

for (const [words, reason] of impossible) {
	test(`a version that cannot be ends with code 3 and no plan: ${words.join(' ')}`, async t => {
		const {code, stdout, stderr} = await runHeadless('plan', '--simulate', ...words);
		t.is(code, 3);
		t.is(stdout, '');
		t.regex(stderr, reason);
	});
}

test('on the screen what cannot be is refused in words, and nothing is started', async t => {
	const journey = await openJourney({scenario: 'small', session: {controller: 'aws'}});
	await turnToProposed(journey);
	for (const [text, reason] of [['nonsense', /invalid version "nonsense"/v], ['3.6.1', /lower than 3\.6\.4/v]] as const) {
		await journey.type(text);
		await journey.act('confirm');
		const top = journey.state().overlays.at(-1);
		t.regex(top?.name === 'version' ? top.problem ?? '' : '', reason);
		await journey.act('down');
	}

	t.is(journey.state().stream, undefined);
	t.deepEqual(journey.commands().filter(line => line.startsWith('upgrade-') && !line.includes('--dry-run')), []);
	await journey.stop();
});
