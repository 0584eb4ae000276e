import test from 'ava';
import {checkRemedies} from '../../source/state/overlay-actions.js';
import {selectCheckResults, selectFindings, topOverlay} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyCheckRemedy,
	applyRemedy,
	confirmStep,
	makeCopies,
	openFinding,
	performSteps,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
	selectCheck,
	upgradeEverything,
} from '../_helpers/journey-steps.js';

const outcomeOf = (journey: Journey): string => {
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

const resultOf = (journey: Journey, id: string) => selectCheckResults(journey.state()).find(result => result.id === id);

test('first: an environment is prepared and goes from 1.25.0 to 1.25.13, seen and compared', async t => {
	const journey = await openJourney({scenario: 'first'});
	await reachPrepare(journey);
	t.deepEqual(selectCheckResults(journey.state()).filter(({result}) => result === 'unknown').map(({id, title}) => `${id}: ${title}`), []);
	t.like(resultOf(journey, 'agents-at-model-version'), {result: 'pass', title: 'Every agent runs 1.25.0'});
	t.like(resultOf(journey, 'access-sufficient'), {result: 'pass'});
	await makeCopies(journey);
	t.true(journey.commands().some(line => line.startsWith('run -e amazon --all --timeout 2m -- sudo sh -c ')));

	await reachPlan(journey);
	const {target, stage} = journey.state();
	t.is(target?.controllerVersion, '1.25.0');
	t.is(target?.version, '1.25.13');
	t.deepEqual(target?.models, []);
	t.is(stage.name === 'plan' ? stage.plan.steps[0]?.id : stage.name, 'upgrade-controller');
	t.true(journey.commands().some(line => /^backups create -e amazon --filename \/runs\/1\/amazon-[\d\-]+\.tar\.gz$/v.test(line)));

	await upgradeEverything(journey);
	t.is(outcomeOf(journey), 'upgraded');
	t.deepEqual(journey.commands().filter(line => line.startsWith('upgrade-juju') && !line.includes('--dry-run')), ['upgrade-juju -e amazon --version 1.25.13']);
	for (const {status} of Object.values(journey.state().observations)) {
		t.is(status.value?.agents.length, 7);
		t.deepEqual(status.value?.agents.filter(({version}) => version !== '1.25.13'), []);
	}

	await journey.act('confirm');
	t.is(journey.state().exit?.code, 0);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('first: every command names its environment and none is refused by the client', async t => {
	const journey = await openJourney({scenario: 'first'});
	await reachPlan(journey);
	await upgradeEverything(journey);
	for (const line of journey.commands()) {
		t.true(line === 'version' || line === 'switch --list' || line.includes(' -e amazon'), line);
	}

	const refused = journey.state().commands.filter(({stderr}) => /not defined|unrecognized/v.test(stderr));
	t.deepEqual(refused.map(({line, stderr}) => `${line}: ${stderr}`), []);
	await journey.stop();
});

test('first: the silence of the state server while it restarts is a state, and it ends by itself', async t => {
	const journey = await openJourney({scenario: 'first'});
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	let wasSilent = false;
	await journey.until('the environment is complete', ({stage}) => {
		wasSilent ||= stage.name === 'perform' && stage.step.phase === 'waiting' && stage.step.progress.silentSince !== undefined;
		return stage.name === 'verify';
	});
	t.true(wasSilent);
	await journey.stop();
});

test('first-offline: the dry run finds nothing, sync-tools brings the tools of 1.25, the dry run is asked again, and the upgrade goes to its end', async t => {
	const journey = await openJourney({scenario: 'first-offline', session: {agentVersion: '1.25.13'}});
	await reachPrepare(journey);
	const blocked = resultOf(journey, 'dry-run-accepted');
	t.is(blocked?.result, 'block');
	t.true(blocked?.evidence.some(({text}) => text.includes('no matching tools available')), JSON.stringify(blocked?.evidence));

	const asked = journey.commands().filter(line => line.includes('--dry-run')).length;
	await selectCheck(journey, 'dry-run-accepted');
	await applyCheckRemedy(journey, 'dry-run-accepted', 'synchronise-binaries');
	t.true(journey.commands().includes('sync-tools --all --version=1.25 -e amazon'));
	await journey.until('the dry run is accepted', () => resultOf(journey, 'dry-run-accepted')?.result === 'pass', 60_000);
	t.is(journey.commands().filter(line => line.includes('--dry-run')).length, asked + 1);

	await reachPlan(journey);
	await upgradeEverything(journey);
	t.is(outcomeOf(journey), 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('first-offline, a client without internet too: the copy fails, says so, and the way to carry the tools here is shown', async t => {
	const journey = await openJourney({scenario: 'first-offline', session: {agentVersion: '1.25.13'}});
	journey.cloud.syncSource = [];
	await reachPrepare(journey);
	await selectCheck(journey, 'dry-run-accepted');
	await applyCheckRemedy(journey, 'dry-run-accepted', 'synchronise-binaries');
	t.regex(journey.state().notice ?? '', /found no agent binaries/v);
	t.is(resultOf(journey, 'dry-run-accepted')?.result, 'block');

	await selectCheck(journey, 'dry-run-accepted');
	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const remedies = overlay?.name === 'remedies' ? checkRemedies(journey.state(), overlay) : [];
	for (let step = 0; step < remedies.findIndex(({id}) => id === 'carry-binaries'); step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	const lines = await readText(journey);
	t.true(lines.includes('juju sync-tools --all --version=1.25 --local-dir=agent-binaries'), lines.join('\n'));
	t.true(lines.includes('juju sync-tools --all --version=1.25 --source=agent-binaries -e amazon'), lines.join('\n'));
	await journey.stop();
});

test('first-agent-down: the services of upstart are seen over ssh, the copy is put back, and the upgrade goes to its end', async t => {
	const journey = await openJourney({scenario: 'first-agent-down'});
	await reachPrepare(journey);
	await makeCopies(journey);
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmStep(journey);
	await journey.until('the agent is found down', state => selectFindings(state).some(finding => finding.case === 'machine-agent-down' && finding.subjects.includes('machine-1')));
	await openFinding(journey, 'machine-agent-down');
	await applyRemedy(journey, 'inspect-services');
	const services = await readText(journey);
	t.true(services.some(line => line.includes('jujud-unit-mysql-0')), services.join('\n'));
	t.true(services.some(line => line.includes('/etc/init/jujud-machine-1.conf')), services.join('\n'));
	t.true(services.includes('jujud-machine-1: inactive') && services.includes('jujud-unit-mysql-0: active'), services.join('\n'));
	await applyRemedy(journey, 'read-error-log');
	t.regex(journey.state().notice ?? '', /The log said nothing until it was ended/v);
	await applyRemedy(journey, 'read-agent-configuration');
	const comparison = await readText(journey);
	t.true(comparison.some(line => line.startsWith('- ')), comparison.join('\n'));
	await applyRemedy(journey, 'restore-agent-configuration');
	await seeSolved(journey);
	t.true(journey.commands().some(line => line.includes('ssh -e amazon --pty=false 1 sudo service jujud-machine-1 restart')), journey.commands().slice(-8).join('\n'));
	await journey.until('the step goes on', ({stage}) => stage.name !== 'perform' || stage.step.phase !== 'waiting', 3_600_000);
	await performSteps(journey);
	t.is(outcomeOf(journey), 'upgraded');
	await journey.stop();
});

test('first-1.22: the version that an old client would choose is a bad one; another is chosen and taken', async t => {
	const chosen = await openJourney({scenario: 'first-1.22'});
	await reachPrepare(chosen);
	t.is(chosen.state().target?.version, '1.23.3');
	t.is(resultOf(chosen, 'release-sound')?.result, 'block');
	await chosen.stop();

	const journey = await openJourney({scenario: 'first-1.22', session: {agentVersion: '1.24.7'}});
	await reachPlan(journey);
	await upgradeEverything(journey);
	t.is(outcomeOf(journey), 'upgraded');
	t.true(journey.commands().includes('upgrade-juju -e amazon --version 1.24.7'));
	await journey.stop();
});
