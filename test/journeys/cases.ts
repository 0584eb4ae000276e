import test from 'ava';
import {selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	confirmStep,
	makeCopies,
	openRemedies,
	openFinding,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
	performSteps,
	applyRemedy,
} from '../_helpers/journey-steps.js';

/** Yes to every step until something is found. */
const upgradeUntilFound = async (journey: Journey, id: string, severity = 1): Promise<void> => {
	if (journey.state().stage.name === 'plan') {
		await journey.act('confirm');
	}

	const isFound = (): boolean => selectFindings(journey.state()).some(finding => finding.case === id && finding.severity >= severity);
	for (let round = 0; round < 40 && !isFound(); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until(`${id}, or the next step`, state => isFound() || state.stage.name !== 'perform' || state.stage.step.phase === 'ready');
		}
	}
};

/** The step that waited is complete, and so is the rest. */
const finish = async (journey: Journey): Promise<string> => {
	await journey.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting', 3_600_000);
	await performSteps(journey);
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('case 1: an agent that does not restart is found, compared, restored and seen solved', async t => {
	const journey = await openJourney({scenario: 'agent-configuration'});
	await reachPrepare(journey);
	await makeCopies(journey);
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'machine-agent-down');
	await openFinding(journey, 'machine-agent-down');
	await applyRemedy(journey, 'inspect-services');
	const services = await readText(journey);
	t.true(services.some(line => line.includes('jujud-machine-2')), services.join('\n'));
	await applyRemedy(journey, 'read-agent-configuration');
	const comparison = await readText(journey);
	t.true(comparison.some(line => line.startsWith('- ')), comparison.join('\n'));
	t.false(comparison.some(line => /password: (?![*•])/v.test(line)), comparison.join('\n'));
	await applyRemedy(journey, 'restore-agent-configuration');
	await seeSolved(journey);
	t.is(await finish(journey), 'upgraded');
	t.true(journey.journal().some(({kind}) => kind === 'case-solved'));
	await journey.stop();
});

test('case 2: a failed hook is looked at, repaired on the unit, retried and seen solved', async t => {
	const journey = await openJourney({scenario: 'hook-failed'});
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'hook-failed');
	await openFinding(journey, 'hook-failed');
	await applyRemedy(journey, 'read-status-log');
	const log = await readText(journey);
	t.true(log.some(line => line.includes('config-changed')), log.join('\n'));
	await applyRemedy(journey, 'debug-hooks');
	if (journey.state().overlays.at(-1)?.name === 'text') {
		await readText(journey);
	}

	await applyRemedy(journey, 'resolve-retry');
	await seeSolved(journey);
	t.is(await finish(journey), 'upgraded');
	await journey.stop();
});

test('case 3: agents too old are listed one by one, each with its own remedy, and the refusal is gone after it', async t => {
	const journey = await openJourney({scenario: 'agents-too-old', session: {ignoredChecks: ['agents-at-model-version', 'no-agent-down', 'no-unit-lost']}});
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'agent-too-old', 3);
	const finding = selectFindings(journey.state()).find(found => found.case === 'agent-too-old');
	t.true(finding?.subjects.includes('machine-1'), JSON.stringify(finding));
	const {stage: refused} = journey.state();
	t.is(refused.name === 'perform' ? refused.step.phase : refused.name, 'refused');
	await openFinding(journey, 'agent-too-old');
	const remedies = openRemedies(journey);
	const last = remedies.at(-1);
	t.true(last?.id.startsWith('ignore-agent-versions'), remedies.map(({id}) => id).join(', '));
	t.false(journey.commands().some(line => line.includes('--ignore-agent-versions')));

	// The laggard's own remedy leads to its own case; its service is started there.
	await journey.until('the machine is known to be down', state => selectFindings(state).some(found => found.case === 'machine-agent-down'));
	await applyRemedy(journey, 'open-machine-agent-down');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}

	await journey.advance(120_000);
	await journey.act('retry');
	await journey.act('yes', 'confirm');
	t.is(await finish(journey), 'upgraded');
	await journey.stop();
});

test('case 3: --ignore-agent-versions is asked about, and is what the command says', async t => {
	const journey = await openJourney({scenario: 'agents-too-old', session: {ignoredChecks: ['agents-at-model-version', 'no-agent-down', 'no-unit-lost']}});
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'agent-too-old', 3);
	await openFinding(journey, 'agent-too-old');
	await applyRemedy(journey, 'ignore-agent-versions');
	t.true(journey.commands().some(line => line.startsWith('upgrade-model -m aws:admin/db') && line.includes('--ignore-agent-versions')));
	await journey.stop();
});

test('case 4: an upgrade that failed for good is said to be so, and the controller is destroyed only after its name was typed', async t => {
	const journey = await openJourney({scenario: 'upgrade-failed'});
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'upgrade-failed');
	await openFinding(journey, 'upgrade-failed');
	const isTeardown = ({id}: {readonly id: string}): boolean => /^(?:destroy-controller|kill-controller|unregister)/v.test(id);
	t.true(openRemedies(journey).filter(remedy => isTeardown(remedy)).every(({disabledReason}) => disabledReason !== undefined), 'Juju still tries');
	await journey.act('back', 'back');
	await upgradeUntilFound(journey, 'upgrade-failed', 3);
	await openFinding(journey, 'upgrade-failed');
	const teardown = openRemedies(journey).filter(remedy => isTeardown(remedy));
	t.deepEqual(teardown.map(({id}) => id.split(' ', 1)[0]), ['destroy-controller', 'kill-controller', 'unregister']);
	t.true(teardown.every(({phrase, risk, cost}) => phrase === 'aws' && risk === 'data-loss' && cost !== undefined));
	t.false(journey.commands().some(line => /^(?:destroy|kill)-controller|^unregister/v.test(line)));
	await applyRemedy(journey, 'destroy-controller');
	const line = journey.commands().find(other => other.startsWith('destroy-controller')) ?? '';
	t.regex(line, /--no-prompt/v);
	t.regex(line, /\baws\b/v);

	// This one answers that an upgrade is in progress: what is left is to kill it, and then there is nothing to watch.
	await applyRemedy(journey, 'kill-controller');
	const top = journey.state().overlays.at(-1);
	t.is(top?.name === 'case' ? top.outcome?.phase : undefined, 'done');
	await journey.advance(180_000);
	const later = journey.state().overlays.at(-1);
	t.is(later?.name === 'case' ? later.outcome?.phase : undefined, 'done');
	await journey.stop();
});

test('a controller that stays away is a failure after its limit, and the case says so', async t => {
	const journey = await openJourney({scenario: 'unreachable'});
	await reachPlan(journey);
	await upgradeUntilFound(journey, 'controller-unreachable', 3);
	const {stage} = journey.state();
	const progress = stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress : undefined;
	t.true((progress?.silentSince ?? Infinity) <= journey.state().now - (15 * 60_000));
	t.false(selectFindings(journey.state()).some(finding => finding.case === 'upgrade-stuck'));
	t.is(journey.state().exit, undefined);
	await openFinding(journey, 'controller-unreachable');
	await journey.stop();
});
