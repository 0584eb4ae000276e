import test from 'ava';
import {clearDisk} from '../../source/simulator/cluster.js';
import {setAgentStatus, setWorkload} from '../../source/simulator/logs.js';
import {selectCheckResults, selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	confirmStep,
	openFinding,
	openRemedies,
	performSteps,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
} from '../_helpers/journey-steps.js';

const findingOf = (journey: Journey, id: string) => selectFindings(journey.state()).find(finding => finding.case === id);

/** The text that a remedy has shown; it is closed. */
const textOf = async (journey: Journey): Promise<string> => {
	const lines = await readText(journey);
	return lines.join('\n');
};

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

/** Yes to every step until something is found. */
const upgradeUntilFound = async (journey: Journey, id: string): Promise<void> => {
	await reachPlan(journey);
	await journey.act('confirm');
	for (let round = 0; round < 40 && findingOf(journey, id) === undefined; round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until(`${id}, or the next step`, state => findingOf(journey, id) !== undefined || state.stage.name !== 'perform' || state.stage.step.phase === 'ready');
		}
	}
};

/** The step that waited is complete, and so is the rest. */
const finish = async (journey: Journey): Promise<string> => {
	await closeAll(journey);
	await journey.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting', 3_600_000);
	await performSteps(journey);
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('C1: "no upgrades available" is told from up to date, and solved by bringing the binaries', async t => {
	const journey = await openJourney({scenario: 'no-binaries', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await openFinding(journey, 'no-upgrades-available');
	t.is(findingOf(journey, 'binaries-missing'), undefined);
	await applyRemedy(journey, 'synchronise-binaries');
	await seeSolved(journey);
	t.true(journey.commands().some(line => line.startsWith('sync-agent-binary') && line.includes('3.6.28')));
	await journey.stop();
});

test('C3: the log says why an upgrade does not begin, and the case that it names is solved', async t => {
	const journey = await openJourney({scenario: 'stuck'});
	await upgradeUntilFound(journey, 'upgrade-stuck');
	t.is(findingOf(journey, 'download-failed'), undefined);
	await openFinding(journey, 'upgrade-stuck');
	await applyRemedy(journey, 'read-error-log');
	t.regex(await textOf(journey), /failed to fetch agent binaries/v);
	await closeAll(journey);
	t.true((findingOf(journey, 'download-failed')?.subjects ?? []).includes('machine-0'));
	await openFinding(journey, 'download-failed');
	await applyRemedy(journey, 'synchronise-binaries');
	await seeSolved(journey);
	t.is(await finish(journey), 'upgraded');
	await journey.stop();
});

test('C4: a full disk is read in the log, looked at, freed in a shell, and the agent goes on by itself', async t => {
	const journey = await openJourney({scenario: 'controller-disk-full'});
	await upgradeUntilFound(journey, 'upgrade-stuck');
	await openFinding(journey, 'upgrade-stuck');
	await applyRemedy(journey, 'read-error-log');
	await readText(journey);
	await closeAll(journey);
	await openFinding(journey, 'disk-full');
	t.deepEqual(findingOf(journey, 'disk-full')?.subjects, ['machine-0']);
	await applyRemedy(journey, 'inspect-controller-machine');
	await closeAll(journey);
	t.true(findingOf(journey, 'disk-full')?.evidence.some(({text}) => text.includes('250 MiB are wanted')));
	await openFinding(journey, 'disk-full');
	await applyRemedy(journey, 'open-shell');
	t.true(journey.commands().some(line => line.startsWith('ssh -m aws:admin/controller')));
	// What the operator deletes there.
	clearDisk(journey.cloud, {controller: 'aws', model: 'controller', agent: 'machine-0'});
	await readText(journey);
	await seeSolved(journey);
	t.is(await finish(journey), 'upgraded');
	await journey.stop();
});

test('C5: a stream that was left behind is found and set back', async t => {
	const journey = await openJourney({scenario: 'stream-left'});
	await reachPrepare(journey);
	await openFinding(journey, 'agent-stream-changed');
	t.is(findingOf(journey, 'agent-stream-changed')?.severity, 1);
	await applyRemedy(journey, 'set-agent-stream');
	await seeSolved(journey);
	t.true(journey.commands().some(line => line.startsWith('model-config -m aws:admin/controller agent-stream=released')));
	await journey.stop();
});

test('C6: an image that cannot be fetched is named, and seen to be there once it was mirrored', async t => {
	const journey = await openJourney({scenario: 'image-pull-failed'});
	await reachPrepare(journey);
	await openFinding(journey, 'image-pull-failed');
	await applyRemedy(journey, 'mirror-image');
	t.regex(await textOf(journey), /docker\.io\/jujusolutions\/charm-base:ubuntu-22\.04/v);
	const unit = journey.cloud.controllers[0]?.models.find(({name}) => name === 'shop')?.units.get('postgresql/1');
	if (unit) {
		setWorkload(unit, journey.cloud.now, 'active');
		setAgentStatus(unit, journey.cloud.now, 'idle');
	}

	await journey.until('the finding is gone', () => findingOf(journey, 'image-pull-failed') === undefined);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('D1: an upgrade in progress is waited for, not meddled with', async t => {
	const journey = await openJourney({scenario: 'upgrade-in-progress'});
	await openFinding(journey, 'upgrade-in-progress');
	t.is(findingOf(journey, 'upgrade-in-progress')?.severity, 1);
	t.true(openRemedies(journey).filter(({risk}) => risk !== 'safe').every(({disabledReason}) => disabledReason !== undefined));
	await closeAll(journey);
	await journey.advance(200_000);
	await openFinding(journey, 'upgrade-in-progress');
	await applyRemedy(journey, 'ask-again');
	await closeAll(journey);
	t.is(findingOf(journey, 'upgrade-in-progress'), undefined);
	await reachPlan(journey);
	await journey.stop();
	t.false(journey.commands().some(line => /^upgrade-(?:controller|model)(?!.*--dry-run)/v.test(line)));
});

test('D2: an upgrade that never ended is cleared only after its cause was read and the controller\'s name was typed', async t => {
	const journey = await openJourney({scenario: 'upgrade-left-behind', session: {ignoredChecks: ['no-upgrade-running']}});
	await upgradeUntilFound(journey, 'upgrade-stuck');
	await openFinding(journey, 'upgrade-stuck');
	t.is(openRemedies(journey).at(-1)?.disabledReason, 'The cause is not known: read the last errors of the controller first.');
	await applyRemedy(journey, 'read-error-log');
	await readText(journey);
	const last = openRemedies(journey).at(-1);
	t.like(last, {id: 'reset-previous-upgrade', phrase: 'aws', risk: 'data-loss'});
	t.is(last?.disabledReason, undefined);
	t.false(journey.commands().some(line => line.includes('--reset-previous-upgrade')));
	await applyRemedy(journey, 'reset-previous-upgrade');
	t.true(journey.commands().some(line => line.startsWith('upgrade-controller -c aws --agent-version 3.6.28 --reset-previous-upgrade --yes')));
	await seeSolved(journey);
	await journey.stop();
});

test('D3: controllers that waited in vain are brought back in order', async t => {
	const journey = await openJourney({scenario: 'controllers-out-of-step'});
	await reachPrepare(journey);
	await openFinding(journey, 'controllers-out-of-step');
	t.regex(openRemedies(journey).find(({id}) => id === 'restart-agent machine-0')?.disabledReason ?? '', /bring that one back first/v);
	await journey.until('the machine is known to be down', () => findingOf(journey, 'machine-agent-down') !== undefined);
	await applyRemedy(journey, 'open-machine-agent-down');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	await closeAll(journey);
	for (const machine of ['0', '1']) {
		await openFinding(journey, 'controllers-out-of-step');
		await applyRemedy(journey, `inspect-services ${machine}`);
		await readText(journey);
		await applyRemedy(journey, `restart-agent machine-${machine}`);
		await closeAll(journey);
		await journey.advance(30_000);
	}

	await journey.until('they are in step', () => findingOf(journey, 'controllers-out-of-step') === undefined);
	t.true(journey.commands().some(line => line.includes('jujud-machine-1')));
	await journey.stop();
});

test('D6: a database that was not upgraded is found in the status, and its reason in the log', async t => {
	const journey = await openJourney({scenario: 'database-upgrade-failed'});
	await reachPrepare(journey);
	await openFinding(journey, 'database-upgrade-failed');
	const isEnding = ({risk}: {readonly risk: string}): boolean => risk === 'data-loss';
	t.true(openRemedies(journey).filter(remedy => isEnding(remedy)).every(({disabledReason}) => disabledReason !== undefined), 'Juju may still try.');
	await applyRemedy(journey, 'read-error-log');
	t.regex(await textOf(journey), /expose controller application: not found/v);
	t.true(openRemedies(journey).filter(remedy => isEnding(remedy)).every(({disabledReason, phrase}) => disabledReason === undefined && phrase === 'aws'));
	t.is(findingOf(journey, 'upgrade-failed'), undefined);
	await journey.stop();
});

test('D11: a controller that is away is asked for again and again', async t => {
	const journey = await openJourney({scenario: 'unreachable'});
	await upgradeUntilFound(journey, 'controller-unreachable');
	await openFinding(journey, 'controller-unreachable');
	await applyRemedy(journey, 'look-at-controller');
	t.regex(await textOf(journey), /17070/v);
	await journey.stop();
});

test('D12: the controller\'s charm is refreshed after the upgrade and seen to be current', async t => {
	const journey = await openJourney({scenario: 'controller-charm-behind'});
	await reachPrepare(journey);
	await openFinding(journey, 'controller-charm-behind');
	await applyRemedy(journey, 'refresh-charm');
	await seeSolved(journey);
	t.true(journey.commands().some(line => /^refresh -m aws:admin\/controller .*controller$/v.test(line)));
	t.true(selectCheckResults(journey.state()).some(({id, result}) => id === 'controller-charm-current' && result === 'pass'));
	await journey.stop();
});
