import test from 'ava';
import {topOverlay} from '../../source/state/selectors.js';
import {openJourney} from '../_helpers/open-journey.js';
import {
	acknowledgeBackup,
	confirmStep,
	reachPlan,
	reachPrepare,
	upgradeEverything,
} from '../_helpers/journey-steps.js';

const wholeRuns = [
	['small', '3.6.4', '3.6.28'], ['small-2.9', '2.9.49', '2.9.52'], ['small-4.0', '4.0.14', '4.0.17'], ['small-4.1', '4.1.0', '4.1.2'], ['kubernetes', '3.6.4', '3.6.28'],
] as const;

for (const [scenario, from, to] of wholeRuns) {
	test(`${scenario}: controller and models go from their version to the wanted one, seen and compared`, async t => {
		const journey = await openJourney({scenario});
		await reachPlan(journey);
		const {target} = journey.state();
		t.is(target?.controllerVersion, from);
		t.is(target?.version, to);

		const {stage} = journey.state();
		const plan = stage.name === 'plan' ? stage.plan : undefined;
		t.true((plan?.steps.length ?? 0) >= 6);
		t.is(plan?.steps[0]?.id, 'upgrade-controller');
		await upgradeEverything(journey);
		const {stage: last} = journey.state();
		t.is(last.name === 'finished' ? last.result : last.name, 'upgraded');
		for (const {status} of Object.values(journey.state().observations)) {
			for (const agent of status.value?.agents ?? []) {
				t.is(agent.version ?? target?.version, target?.version, agent.name);
			}
		}

		await journey.act('confirm');
		t.is(journey.state().exit?.code, 0);
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('every command that changes something is in the journal before it ends, and names its target', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await upgradeEverything(journey);
	const started = journey.journal().filter(({kind}) => kind === 'command-starting').length;
	const ended = journey.journal().filter(({kind}) => kind === 'command-ended').length;
	t.true(started >= 3);
	t.is(ended, started);
	for (const line of journey.commands()) {
		t.true(/^(?:version|controllers|show-controller)\b/v.test(line) || /\s-(?:m|c)\s/v.test(line) || /^(?:models|destroy-controller|show-model aws:)/v.test(line), line);
	}

	await journey.stop();
});

test('nothing is upgraded before the question is answered with yes', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm', 'confirm');
	t.is(topOverlay(journey.state())?.name, 'question');
	await journey.act('confirm');
	t.is(topOverlay(journey.state()), undefined);
	t.false(journey.commands().some(line => line.startsWith('upgrade-') && !line.includes('--dry-run')));
	await journey.stop();
});

test('while the controller restarts its silence is a state, and it ends by itself', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	let wasSilent = false;
	await journey.until('the controller is complete', ({stage}) => {
		wasSilent ||= stage.name === 'perform' && stage.step.phase === 'waiting' && stage.step.progress.silentSince !== undefined;
		return stage.name === 'verify';
	});
	t.true(wasSilent);
	t.is(journey.state().exit, undefined);
	await journey.stop();
});

test('read-only runs every check and changes nothing, whatever is pressed', async t => {
	const journey = await openJourney({isReadOnly: true});
	await reachPrepare(journey);
	await acknowledgeBackup(journey);
	await journey.act('next');
	t.is(journey.state().stage.name, 'plan');
	await journey.act('confirm', 'confirm', 'yes', 'confirm');
	await journey.until('a refusal', ({stage}) => stage.name === 'perform' && stage.step.phase === 'refused');
	const {stage} = journey.state();
	t.is(stage.name === 'perform' && stage.step.phase === 'refused' ? stage.step.failure.kind : undefined, 'read-only');
	await journey.stop();
});
