import test from 'ava';
import {type Model} from '../../source/simulator/cloud.js';
import {selectCheckResults, selectFindings} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	openFinding,
	openRemedies,
	performSteps,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
	selectCheck,
} from '../_helpers/journey-steps.js';

const session = {agentVersion: '3.6.28'};

const isFound = (journey: Journey, id: string): boolean => selectFindings(journey.state()).some(finding => finding.case === id);

const seeGone = async (journey: Journey, id: string): Promise<void> => journey.until(`${id} is gone`, () => !isFound(journey, id), 120_000);

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

const modelOf = (journey: Journey, name: string): Model => {
	const model = journey.cloud.controllers[0]?.models.find(other => other.name === name);
	if (!model) {
		throw new Error(`There is no model ${name}.`);
	}

	return model;
};

/** From Prepare, which has no reason against it any more, to the end. */
const upgradeAll = async (journey: Journey): Promise<string> => {
	await reachPlan(journey);
	await journey.act('confirm');
	await performSteps(journey);
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('B3: a charm of the charm store is found, moved to Charmhub, seen solved, and the upgrade goes through', async t => {
	const journey = await openJourney({scenario: 'charm-store', session});
	await reachPrepare(journey);
	await openFinding(journey, 'deprecated-charm-store');
	await applyRemedy(journey, 'refresh-charm haproxy');
	t.true(journey.commands().some(line => /^refresh -m aws:admin\/web --switch ch:haproxy .*haproxy$/v.test(line)));
	await seeSolved(journey);
	await closeAll(journey);
	t.is(await upgradeAll(journey), 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('B3: the row of Prepare leads to its case', async t => {
	const journey = await openJourney({scenario: 'charm-store', session});
	await reachPrepare(journey);
	await selectCheck(journey, 'blocker-charm-store');
	await journey.act('confirm');
	const row = selectCheckResults(journey.state()).find(({id}) => id === 'blocker-charm-store');
	const index = row?.remedies.findIndex(({action}) => action.type === 'open-case') ?? -1;
	t.true(index >= 0);
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	t.like(journey.state().overlays.at(-1), {name: 'case', case: 'deprecated-charm-store', finding: {subjects: ['application-haproxy']}});
	await journey.stop();
});

test('B10: a model that is too old is upgraded first, as the case says, and then everything', async t => {
	const journey = await openJourney({scenario: 'model-too-old', session});
	await reachPrepare(journey);
	await openFinding(journey, 'model-too-old');
	await applyRemedy(journey, 'upgrade-model-first');
	t.true(journey.commands().some(line => line.startsWith('upgrade-model -m aws:admin/web --agent-version 3.6.4')));
	await seeSolved(journey);
	await closeAll(journey);
	await journey.until('the model has turned', () => modelOf(journey, 'web').machines.values().every(({version}) => version === '3.6.4'), 600_000);
	await journey.act('ask-again');
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('B1: machines with an old Ubuntu are named, and the case is over when they are on a newer one', async t => {
	const journey = await openJourney({scenario: 'old-base', session});
	await reachPrepare(journey);
	await openFinding(journey, 'deprecated-base');
	t.deepEqual(selectFindings(journey.state()).find(finding => finding.case === 'deprecated-base')?.subjects, ['machine-0', 'machine-2']);
	await applyRemedy(journey, 'upgrade-machine');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju upgrade-machine 0 prepare ubuntu@20.04 -m aws:admin/db')), lines.join('\n'));

	// Done by hand on the machines, one after the other.
	for (const machine of modelOf(journey, 'db').machines.values()) {
		machine.base = {name: 'ubuntu', channel: '22.04', series: 'jammy'};
	}

	await applyRemedy(journey, 'dry-run');
	await seeGone(journey, 'deprecated-base');
	await closeAll(journey);
	await journey.until('the status shows it too', state => selectCheckResults(state).every(({id, result}) => id !== 'bases-supported' || result === 'pass'), 60_000);
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('B4: an LXD that is too old is found in every model; the dry run is asked again after it was upgraded', async t => {
	const journey = await openJourney({scenario: 'lxd-too-old', session});
	await reachPrepare(journey);
	await openFinding(journey, 'lxd-too-old');
	await applyRemedy(journey, 'upgrade-lxd');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('snap refresh lxd')), lines.join('\n'));
	for (const controller of journey.cloud.controllers) {
		controller.lxdVersion = '5.0.4';
	}

	await applyRemedy(journey, 'dry-run');
	await seeGone(journey, 'lxd-too-old');
	await closeAll(journey);
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('B5: a machine between two bases is found by what its charm says, and is over when somebody completed it', async t => {
	const journey = await openJourney({scenario: 'machine-half-upgraded', session});
	await reachPrepare(journey);
	await openFinding(journey, 'machine-upgrade-unfinished');
	await applyRemedy(journey, 'finish-machine-upgrade');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju upgrade-machine 1 complete -m aws:admin/db')), lines.join('\n'));
	const model = modelOf(journey, 'db');
	for (const machine of model.machines.values()) {
		machine.isBetweenBases = false;
	}

	for (const unit of model.units.values()) {
		unit.workload = {current: 'active', since: journey.cloud.now};
	}

	await applyRemedy(journey, openRemedies(journey)[0]?.id ?? '');
	await seeGone(journey, 'machine-upgrade-unfinished');
	await closeAll(journey);
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('B6: a node of the database that is down is named by its machine, and is over when the machine is back', async t => {
	const journey = await openJourney({scenario: 'ha-member-down', session});
	await reachPrepare(journey);
	await openFinding(journey, 'database-node-unhealthy');
	t.deepEqual(selectFindings(journey.state()).find(finding => finding.case === 'database-node-unhealthy')?.subjects, ['machine-2']);
	await applyRemedy(journey, 'repair-database');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju ssh -m aws:admin/controller 2,')), lines.join('\n'));
	await journey.advance(900_000);
	await applyRemedy(journey, 'ask-again');
	await seeGone(journey, 'database-node-unhealthy');
	await closeAll(journey);
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('B13: a suspended model is found, the lines that renew its credential are shown, and it is over when it is valid', async t => {
	const journey = await openJourney({scenario: 'credential-invalid', session});
	await reachPrepare(journey);
	await journey.advance(5000);
	await openFinding(journey, 'credential-invalid');
	await applyRemedy(journey, 'update-credential');
	const lines = await readText(journey);
	t.true(lines.some(line => /juju update-credential \S+ \S+ -c aws/v.test(line)), lines.join('\n'));
	const model = modelOf(journey, 'db');
	model.hasInvalidCredential = false;
	model.status = {current: 'available', since: journey.cloud.now};
	await applyRemedy(journey, 'ask-again');
	await seeGone(journey, 'credential-invalid');
	await closeAll(journey);
	t.is(await upgradeAll(journey), 'upgraded');
	await journey.stop();
});

test('a dry run with every reason is a finding for each of them, in its own model', async t => {
	const journey = await openJourney({scenario: 'dry-run-blocked', session});
	await reachPrepare(journey);
	await journey.until('the reasons are found', () => isFound(journey, 'deprecated-base'));
	const found = new Map(selectFindings(journey.state()).map(finding => [finding.case, finding.model?.name]));
	t.like(Object.fromEntries(found), {
		'deprecated-base': 'admin/web',
		'windows-machines': 'admin/web',
		'deprecated-charm-store': 'admin/web',
		'lxd-too-old': found.get('lxd-too-old'),
		'machine-upgrade-unfinished': 'admin/db',
		'database-node-unhealthy': 'admin/controller',
		'database-too-old': 'admin/controller',
		'model-migrating': 'admin/db',
		'minor-upgrade-refused': 'admin/controller',
		'model-too-old': 'admin/web',
	});
	t.true(found.has('lxd-too-old'));
	await journey.stop();
});
