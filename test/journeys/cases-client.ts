import test from 'ava';
import {selectCheckResults, selectFindings} from '../../source/state/selectors.js';
import {type JujuProcess} from '../../source/juju/process.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyCheckRemedy,
	applyRemedy,
	confirmStep,
	openFinding,
	openRemedies,
	performSteps,
	reachPlan,
	reachPrepare,
	readText,
	seeSolved,
	selectCheck,
} from '../_helpers/journey-steps.js';

const isFound = (journey: Journey, id: string): boolean => selectFindings(journey.state()).some(finding => finding.case === id);

const seeGone = async (journey: Journey, id: string): Promise<void> => journey.until(`${id} is gone`, state => selectFindings(state).every(finding => finding.case !== id), 120_000);

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

/** To the question before the first command that changes something. */
const reachFirstStep = async (journey: Journey): Promise<void> => {
	await reachPlan(journey);
	await journey.act('confirm');
};

const resultOf = (journey: Journey): string => {
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('A1: a client of another major version is found, and the ways to one that fits are shown', async t => {
	const journey = await openJourney({scenario: 'client-too-old'});
	await journey.until('the controller has answered', ({details}) => details['aws']?.value !== undefined);
	await journey.act('confirm');
	await openFinding(journey, 'client-incompatible');
	await applyRemedy(journey, openRemedies(journey)[0]?.id ?? '');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('3.6')), lines.join('\n'));
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('A2: a model that is removed while the plan runs is said to be gone, and the list of models is asked for again', async t => {
	const journey = await openJourney();
	await reachFirstStep(journey);
	const isBeforeDatabase = (): boolean => {
		const {stage} = journey.state();
		const action = stage.name === 'perform' && stage.step.phase === 'ready' ? stage.plan.steps[stage.index]?.action : undefined;
		return action?.type === 'command' && action.intent.type === 'upgrade-model' && action.intent.model.name === 'admin/db';
	};

	for (let round = 0; round < 40 && !isBeforeDatabase(); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until('the step ends', state => state.stage.name !== 'perform' || state.stage.step.phase === 'ready', 1_800_000);
		}
	}

	t.true(isBeforeDatabase());
	for (const controller of journey.cloud.controllers) {
		controller.models = controller.models.filter(({name}) => name !== 'db');
	}

	await confirmStep(journey);
	await openFinding(journey, 'wrong-target');
	await applyRemedy(journey, 'list-models');
	t.false(journey.state().models.value?.some(({name}) => name.endsWith('db')) ?? true);
	t.true(journey.commands().some(line => line.startsWith('models ')));
	await journey.stop();
});

test('A3: a show-controller that stays behind its agents is worth knowing, and gone once it has caught up', async t => {
	let isStale = true;
	const wrap = (process: JujuProcess): JujuProcess => ({
		...process,
		async run(request) {
			const answer = await process.run(request);
			return isStale && request.arguments[0] === 'show-controller' ? {...answer, stdout: answer.stdout.replaceAll('"agent-version":"3.6.28"', '"agent-version":"3.6.4"')} : answer;
		},
	});
	const journey = await openJourney({scenario: 'models-behind', session: {agentVersion: '3.6.28'}, wrap});
	await reachPrepare(journey);
	await openFinding(journey, 'stale-controller-list');
	t.is(selectFindings(journey.state()).find(finding => finding.case === 'stale-controller-list')?.severity, 1);
	isStale = false;
	await applyRemedy(journey, 'ask-again');
	await seeGone(journey, 'stale-controller-list');
	t.is(journey.state().details['aws']?.value?.version, '3.6.28');
	await journey.stop();
});

test('A4: a client that cannot get at its lock is found before there is a controller', async t => {
	const wrap = (process: JujuProcess): JujuProcess => ({
		...process,
		run: async request => request.arguments[0] === 'controllers'
			? {
				outcome: 'exited', exitCode: 1, stdout: '', stderr: 'ERROR cannot acquire lock file to read controller aws: no such file or directory\n', duration: 20,
			}
			: process.run(request),
	});
	const journey = await openJourney({wrap});
	await openFinding(journey, 'client-files-unreadable');
	await applyRemedy(journey, 'call-by-path');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju-upgrade-wizard --juju /snap/juju/current/bin/juju')), lines.join('\n'));
	await journey.stop();
});

test('A5: a client that snapd replaced is noticed, and the way back is shown', async t => {
	const journey = await openJourney({scenario: 'client-replaced'});
	await reachPrepare(journey);
	await openFinding(journey, 'client-changed');
	await applyRemedy(journey, 'revert-client');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('sudo snap revert juju')), lines.join('\n'));
	await journey.stop();
});

test('A5: a refresh in the middle of the plan is noticed before the next command', async t => {
	const journey = await openJourney({scenario: 'client-refresh'});
	await reachFirstStep(journey);
	t.false(isFound(journey, 'client-changed'));
	journey.cloud.clientVersion = '3.6.30';
	for (let round = 0; round < 10 && !isFound(journey, 'client-changed'); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until('the step ends', state => state.stage.name !== 'perform' || state.stage.step.phase === 'ready', 1_800_000);
		}
	}

	t.true(isFound(journey, 'client-changed'));
	t.not(journey.state().stage.name, 'finished');
	await journey.stop();
});

test('A6: a right that is missing is found in the dry run; once granted and logged in again it is gone', async t => {
	const journey = await openJourney({scenario: 'no-access', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await openFinding(journey, 'missing-permission');
	await applyRemedy(journey, 'be-granted');
	const lines = await readText(journey);
	t.true(lines.includes('  juju grant alice superuser -c aws'), lines.join('\n'));
	for (const controller of journey.cloud.controllers) {
		controller.access = 'superuser';
	}

	await applyRemedy(journey, 'log-in');
	await closeAll(journey);
	await seeGone(journey, 'missing-permission');
	t.true(journey.commands().includes('login -c aws'));
	await reachPlan(journey);
	await journey.stop();
});

test('A7: changes that somebody disabled are found in Prepare, enabled, and seen solved', async t => {
	const journey = await openJourney({scenario: 'changes-disabled'});
	await reachPrepare(journey);
	for (let round = 0; round < 3 && isFound(journey, 'changes-disabled'); round++) {
		await openFinding(journey, 'changes-disabled');
		const undo = openRemedies(journey).find(({id}) => id.startsWith('enable-commands'))?.undo ?? '';
		t.regex(undo, /^juju disable-command -m aws:admin\/\w+ --no-browser-login all 'change freeze until Monday, ask the operations team'$/v);
		await applyRemedy(journey, 'enable-commands');
		await seeSolved(journey);
		await closeAll(journey);
	}

	t.is(journey.commands().filter(line => line.startsWith('enable-command ')).length, 2);
	await reachPlan(journey);
	await journey.stop();
});

test('A7: a lock that is set in the middle of the plan stops a step; its message is read before it is taken away, and the step goes on', async t => {
	const journey = await openJourney();
	await reachFirstStep(journey);
	for (const model of journey.cloud.controllers.flatMap(({models}) => models)) {
		model.disabled.push({set: 'all', message: 'do not touch'});
	}

	await confirmStep(journey);
	await journey.until('the step is refused', ({stage}) => stage.name === 'perform' && stage.step.phase === 'refused');
	await openFinding(journey, 'changes-disabled');
	await applyRemedy(journey, 'enable-commands');
	const [read, enable] = journey.commands().filter(line => /^(?:disabled-commands|enable-command) -m aws:admin\/controller/v.test(line)).slice(-2);
	t.regex(read ?? '', /^disabled-commands /v);
	t.regex(enable ?? '', /^enable-command .*all$/v);
	await seeSolved(journey);
	await closeAll(journey);
	for (const model of journey.cloud.controllers.flatMap(({models}) => models)) {
		model.disabled = [];
	}

	await journey.act('retry');
	await journey.act('yes', 'confirm');
	await performSteps(journey);
	t.is(resultOf(journey), 'upgraded');
	await journey.stop();
});

test('A8: a login that expires in the middle of the plan is found, renewed from its case, and the plan goes on', async t => {
	const journey = await openJourney();
	await reachFirstStep(journey);
	for (const controller of journey.cloud.controllers) {
		controller.isLoginExpired = true;
	}

	await confirmStep(journey);
	await journey.until('the step is refused', ({stage}) => stage.name === 'perform' && stage.step.phase === 'refused');
	await journey.advance(180_000);
	t.false(isFound(journey, 'controller-unreachable'), 'a controller that refuses is not silent');
	await openFinding(journey, 'login-expired');
	await applyRemedy(journey, 'log-in');
	await seeGone(journey, 'login-expired');
	await closeAll(journey);
	await performSteps(journey);
	t.is(resultOf(journey), 'upgraded');
	await journey.stop();
});

for (const {scenario, id} of [{scenario: 'small-4.0', id: 'backup-not-available'}, {scenario: 'kubernetes', id: 'backup-not-supported'}]) {
	test(`${scenario}: that there is no backup is said, going on without one takes the typed words, and then it is no news any more`, async t => {
		const journey = await openJourney({scenario});
		await reachPrepare(journey);
		await openFinding(journey, id);
		const last = openRemedies(journey).at(-1);
		t.like(last, {id: 'acknowledge-no-backup', risk: 'data-loss', phrase: 'no backup'});
		await applyRemedy(journey, 'snapshot-database');
		const lines = await readText(journey);
		t.true(lines.length > 2);
		await applyRemedy(journey, 'acknowledge-no-backup');
		t.is(journey.state().backup.kind, 'acknowledged');
		await seeGone(journey, id);
		t.false(journey.commands().some(line => line.startsWith('create-backup')));
		await journey.stop();
	});
}

test('H3: an archive that did not arrive whole is found on the controller, and fetched again', async t => {
	const journey = await openJourney({scenario: 'backup-missing'});
	await reachPrepare(journey);
	await selectCheck(journey, 'backup-made');
	await applyCheckRemedy(journey, 'backup-made', 'make-remote-backup');
	await openFinding(journey, 'backup-left-behind');
	await applyRemedy(journey, 'fetch-backup');
	await journey.until('the backup is proved', ({backup}) => backup.kind === 'made');
	await seeGone(journey, 'backup-left-behind');
	t.is(selectCheckResults(journey.state()).find(({id}) => id === 'backup-made')?.result, 'pass');
	t.is(journey.commands().filter(line => line.startsWith('create-backup')).length, 1);
	await journey.stop();
});

test('H5: a client without its data is found, and what brings it back is shown', async t => {
	const journey = await openJourney({scenario: 'client-data-lost'});
	await openFinding(journey, 'client-data-lost');
	await applyRemedy(journey, 'unpack-data');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('tar -xzf')), lines.join('\n'));
	for (const controller of journey.cloud.controllers) {
		controller.isRegistered = true;
	}

	await journey.act('back', 'back');
	await journey.act('ask-again');
	await seeGone(journey, 'client-data-lost');
	await journey.stop();
});
