import test from 'ava';
import {selectFindings, topOverlay} from '../../source/state/selectors.js';
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

const isFound = (journey: Journey, id: string): boolean => selectFindings(journey.state()).some(finding => finding.case === id);

const foundIds = (journey: Journey): readonly string[] => selectFindings(journey.state()).map(finding => finding.case);

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

/** Yes to every step until something is found. */
const upgradeUntilFound = async (journey: Journey, id: string): Promise<void> => {
	await reachPlan(journey);
	await journey.act('confirm');
	for (let round = 0; round < 40 && !isFound(journey, id); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until(`${id}, or the next step`, state => isFound(journey, id) || state.stage.name !== 'perform' || state.stage.step.phase === 'ready', 3_600_000);
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

/** Opens the advice of a remedy and gives back its lines. */
const readAdvice = async (journey: Journey, id: string): Promise<string> => {
	await applyRemedy(journey, id);
	const lines = await readText(journey);
	return lines.join('\n');
};

test('E3: a unit that is lost is found before the upgrade, its machine\'s agent is restarted, and it is seen solved', async t => {
	const journey = await openJourney({scenario: 'unit-lost'});
	await reachPrepare(journey);
	await openFinding(journey, 'unit-agent-lost');
	t.deepEqual(foundIds(journey).filter(id => id !== 'unit-agent-lost'), []);
	await applyRemedy(journey, 'read-status-log');
	await readText(journey);
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	t.true(journey.commands().some(line => line.includes('jujud-machine-1')), journey.commands().join('\n'));
	t.false(isFound(journey, 'unit-agent-lost'));
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('E4: an agent that stays behind is found ten minutes after the others, looked at, restarted and seen solved', async t => {
	const journey = await openJourney({scenario: 'agent-behind'});
	await upgradeUntilFound(journey, 'agent-behind');
	const {stage} = journey.state();
	const progress = stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress : undefined;
	t.true(journey.state().now - (progress?.lastChangeAt ?? 0) >= 600_000);
	t.deepEqual(foundIds(journey), ['agent-behind']);
	await openFinding(journey, 'agent-behind');
	t.regex(await readAdvice(journey, 'look-at-binaries'), /juju ssh -m aws:admin\/db .*\b1\b/v);
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	t.is(await finish(journey), 'upgraded');
	t.true(journey.journal().some(({kind}) => kind === 'case-solved'));
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('E5: a container that stays behind its host is told apart, and what to do is only shown', async t => {
	const journey = await openJourney({scenario: 'containers-behind'});
	await upgradeUntilFound(journey, 'containers-behind');
	t.deepEqual(foundIds(journey), ['containers-behind']);
	await openFinding(journey, 'containers-behind');
	t.true(openRemedies(journey).every(({action}) => action.type === 'advice' || action.type === 'ask-again'));
	t.regex(await readAdvice(journey, 'restart-in-container'), /systemctl restart jujud-machine-2-lxd-0/v);

	// Somebody does it elsewhere.
	t.is(await finish(journey), 'upgraded');
	t.false(isFound(journey, 'containers-behind'));
	await journey.stop();
});

test('E8: whoever passes over upgrade-charm is told that the workload is the old one', async t => {
	const journey = await openJourney({scenario: 'workload-not-upgraded'});
	await reachPrepare(journey);
	t.false(isFound(journey, 'workload-not-upgraded'));
	await openFinding(journey, 'hook-failed');
	const warned = openRemedies(journey).find(({id}) => id.startsWith('resolve-no-retry'));
	t.regex(warned?.cost ?? '', /upgrade-charm never runs for this revision/v);
	await applyRemedy(journey, 'resolve-no-retry');
	await journey.until('all looks well', state => selectFindings(state).every(finding => finding.case !== 'hook-failed'), 120_000);
	await closeAll(journey);
	await openFinding(journey, 'workload-not-upgraded');
	const finding = selectFindings(journey.state()).find(found => found.case === 'workload-not-upgraded');
	t.deepEqual(finding?.subjects, ['unit-etcd-2']);
	t.true(finding?.evidence.some(({text}) => text.includes('--no-retry')));
	t.regex(await readAdvice(journey, 'refresh-again'), /juju refresh -m aws:admin\/db etcd --revision N/v);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('E8: a hook that is retried and succeeds leaves nothing behind', async t => {
	const journey = await openJourney({scenario: 'workload-not-upgraded'});
	await reachPrepare(journey);
	await openFinding(journey, 'hook-failed');
	await applyRemedy(journey, 'debug-hooks');
	if (topOverlay(journey.state())?.name === 'text') {
		await readText(journey);
	}

	await applyRemedy(journey, 'resolve-retry');
	await seeSolved(journey);
	t.deepEqual(foundIds(journey), []);
	await journey.stop();
});

test('E10: a machine that was added by hand and never came is removed after its name was typed', async t => {
	const journey = await openJourney({scenario: 'machine-stays-pending'});
	await reachPrepare(journey);
	await openFinding(journey, 'machine-stays-pending');
	await applyRemedy(journey, 'remove-machine');
	t.true(journey.commands().some(line => /^remove-machine .*--force.* 3$/v.test(line)), journey.commands().join('\n'));
	await seeSolved(journey);
	t.false(isFound(journey, 'machine-stays-pending'));
	await journey.stop();
});

test('E12: a machine that is only shown as pending is worth knowing, and holds nothing up', async t => {
	const journey = await openJourney({scenario: 'machine-status-wrong'});
	await reachPrepare(journey);
	await openFinding(journey, 'machine-status-wrong');
	t.is(selectFindings(journey.state()).find(finding => finding.case === 'machine-status-wrong')?.severity, 1);
	t.regex(await readAdvice(journey, 'leave-it'), /systemctl status jujud-machine-1/v);
	t.false(isFound(journey, 'machine-stays-pending'));
	await journey.stop();
});

test('E13: a pod that crashes is explained with the cluster\'s own commands', async t => {
	const journey = await openJourney({scenario: 'pod-crash-loop'});
	await reachPrepare(journey);
	await openFinding(journey, 'pod-crash-loop');
	t.regex(await readAdvice(journey, 'read-pod-log'), /kubectl -n shop logs postgresql-1 --all-containers --previous/v);
	t.false(isFound(journey, 'unit-agent-lost'));
	await journey.stop();
});
