import test from 'ava';
import {controllerModelOf} from '../../source/simulator/lookup.js';
import {checkRemedies} from '../../source/state/overlay-actions.js';
import {selectCheckResults, topOverlay} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyCheckRemedy,
	applyRemedy,
	confirmStep,
	openFinding,
	performSteps,
	reachPlan,
	reachPrepare,
	readText,
	selectCheck,
	upgradeEverything,
} from '../_helpers/journey-steps.js';

/** What the scenario `no-binaries` does to a cloud of 3.6, for clouds of other versions. */
const cutOff = ({cloud}: Journey): void => {
	for (const controller of cloud.controllers) {
		controller.published.released = [];
		controller.canFetch = false;
		controllerModelOf(controller).upgradeAvailable = undefined;
	}
};

const dryRunOf = (journey: Journey) => selectCheckResults(journey.state()).find(({id}) => id === 'dry-run-accepted');

const dryRunsOf = (journey: Journey): number => journey.commands().filter(line => line.includes('--dry-run')).length;

const eras = [
	{
		scenario: 'small-2.9', version: '2.9.52', title: 'Juju sees no upgrade to 2.9.52', text: 'no upgrades available',
	},
	{
		scenario: 'no-binaries', version: '3.6.28', title: 'Juju sees no upgrade to 3.6.28', text: 'no upgrades available',
	},
	{
		scenario: 'small-4.0', version: '4.0.17', title: 'The binaries of that version are not to be had', text: 'checking if binaries exist',
	},
];

for (const {scenario, version, title, text} of eras) {
	test(`${scenario}, offline: the dry run finds nothing, the client brings the binaries, the dry run is asked again, and the upgrade goes to its end`, async t => {
		const journey = await openJourney({scenario, session: {agentVersion: version}});
		cutOff(journey);
		await reachPrepare(journey);
		t.is(journey.state().target?.version, version);
		const blocked = dryRunOf(journey);
		t.like(blocked, {result: 'block', title});
		t.true(blocked?.evidence.some(line => line.text.includes(text)), JSON.stringify(blocked?.evidence));
		t.regex(blocked?.consequence ?? '', /no way to the internet/v);

		const asked = dryRunsOf(journey);
		await selectCheck(journey, 'dry-run-accepted');
		await applyCheckRemedy(journey, 'dry-run-accepted', 'synchronise-binaries');
		t.true(journey.commands().includes(`sync-agent-binary --agent-version ${version} -m aws:admin/controller --no-browser-login`));
		await journey.until('the dry run is accepted', () => dryRunOf(journey)?.result === 'pass', 60_000);
		t.is(dryRunsOf(journey), asked + 1);

		await reachPlan(journey);
		await upgradeEverything(journey);
		const {stage} = journey.state();
		t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('where the check was ignored the upgrade itself finds nothing: the catalogue says why, brings the binaries, and a second try goes to the end', async t => {
	const journey = await openJourney({scenario: 'no-binaries', session: {agentVersion: '3.6.28', ignoredChecks: ['dry-run-accepted']}});
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	await journey.until('the refusal', ({stage}) => stage.name === 'perform' && stage.step.phase === 'refused');
	await openFinding(journey, 'no-upgrades-available');
	await applyRemedy(journey, 'synchronise-binaries');
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}

	await journey.act('retry');
	await journey.act('yes', 'confirm');
	await performSteps(journey);
	const {stage} = journey.state();
	t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
	t.false(journey.state().failures.some(({failure}) => failure.refusal?.kind === 'binaries-missing'));
	await journey.stop();
});

test('a client without internet too: the copy fails, says so, and the way to carry the binaries here is shown', async t => {
	const journey = await openJourney({scenario: 'no-binaries', session: {agentVersion: '3.6.28'}});
	journey.cloud.syncSource = [];
	await reachPrepare(journey);
	await selectCheck(journey, 'dry-run-accepted');
	await applyCheckRemedy(journey, 'dry-run-accepted', 'synchronise-binaries');
	t.regex(journey.state().notice ?? '', /found no agent binaries/v);
	t.is(dryRunOf(journey)?.result, 'block');

	await selectCheck(journey, 'dry-run-accepted');
	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const remedies = overlay?.name === 'remedies' ? checkRemedies(journey.state(), overlay) : [];
	for (let step = 0; step < remedies.findIndex(({id}) => id === 'carry-binaries'); step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	const lines = await readText(journey);
	t.true(lines.includes('juju sync-agent-binary --agent-version 3.6.28 --local-dir=agent-binaries'), lines.join('\n'));
	t.true(lines.includes('juju sync-agent-binary --agent-version 3.6.28 --source=agent-binaries -m aws:admin/controller --no-browser-login'));
	await journey.stop();
});
