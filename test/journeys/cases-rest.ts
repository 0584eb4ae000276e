import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {type DiagnosisDocument} from '../../source/output/diagnosis-document.js';
import {type Cloud, type Model} from '../../source/simulator/cloud.js';
import {selectCheckResults, selectFindings, topOverlay} from '../../source/state/selectors.js';
import {troubleRows} from '../../source/state/trouble-rows.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
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
} from '../_helpers/journey-steps.js';

const findingOf = (journey: Journey, id: string) => selectFindings(journey.state()).find(finding => finding.case === id);

const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

const modelOf = ({controllers}: Cloud, name: string): Model => {
	const model = controllers[0]?.models.find(other => other.name === name);
	if (!model) {
		throw new Error(`There is no model ${name}.`);
	}

	return model;
};

/** What is offered, without what a remedy is about. */
const offered = (journey: Journey): readonly string[] => openRemedies(journey).map(({id}) => id.split(' ', 1)[0] ?? '');

/** The lines of an advice, which is closed again. */
const readAdvice = async (journey: Journey, id: string): Promise<string> => {
	await applyRemedy(journey, id);
	const lines = await readText(journey);
	return lines.join('\n');
};

const seeGone = async (journey: Journey, ...ids: readonly string[]): Promise<void> =>
	journey.until(`${ids.join(', ')} gone`, () => ids.every(id => findingOf(journey, id) === undefined), 300_000);

/** The page of a case that nothing was found of. */
const browse = async (journey: Journey, id: string): Promise<void> => {
	await journey.act('troubleshoot');
	const index = troubleRows(journey.state(), {filter: ''}).findIndex(row => row.kind === 'case' && row.case.id === id);
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
};

/** From Prepare, which has no reason against it any more, to the end. */
const upgradeAll = async (journey: Journey): Promise<string> => {
	await closeAll(journey);
	await reachPlan(journey);
	await journey.act('confirm');
	await performSteps(journey);
	const {stage} = journey.state();
	return stage.name === 'finished' ? stage.result : stage.name;
};

test('D5: a member that waits for the database is looked at, its agent is restarted, and it takes up where it was', async t => {
	const journey = await openJourney({scenario: 'database-step-waiting'});
	await reachPrepare(journey);
	await openFinding(journey, 'database-step-waiting');
	t.deepEqual(findingOf(journey, 'database-step-waiting')?.subjects, ['machine-2']);
	t.deepEqual(offered(journey), ['read-error-log', 'inspect-services', 'free-disk', 'ask-again', 'restart-agent']);
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	t.true(journey.commands().some(line => line.includes('jujud-machine-2')), journey.commands().join('\n'));
	t.is(findingOf(journey, 'database-step-waiting'), undefined);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('C7, D9, D14: the log of the controller, read once from the catalogue, is explained, and read again when all was repaired', async t => {
	const journey = await openJourney({scenario: 'controller-complains'});
	await reachPrepare(journey);
	await browse(journey, 'controller-unit-refused');
	t.is(findingOf(journey, 'controller-unit-refused'), undefined, 'the log was not read yet');
	t.regex(await readAdvice(journey, 'read-error-log'), /invalid entity name or password/v);
	await closeAll(journey);

	await openFinding(journey, 'controller-store-full');
	t.deepEqual(offered(journey), ['look-at-disk', 'ask-again', 'make-room']);
	const look = await readAdvice(journey, 'look-at-disk');
	t.regex(look, /juju ssh -m aws:admin\/controller 0$/mv);
	t.true(look.includes('df -h /var/lib/juju'));
	t.regex(await readAdvice(journey, 'make-room'), /journalctl --vacuum-size=200M/v);
	await closeAll(journey);

	await openFinding(journey, 'certificate-refused');
	t.deepEqual(offered(journey), ['ask-again', 'look-at-clocks', 'look-at-certificate', 'restart-controller-agent']);
	t.regex(await readAdvice(journey, 'look-at-certificate'), /openssl s_client -connect [\d.]+:17070/v);
	t.regex(await readAdvice(journey, 'restart-controller-agent'), /sudo systemctl restart jujud-machine-N/v);
	await closeAll(journey);

	await openFinding(journey, 'controller-unit-refused');
	t.deepEqual(offered(journey), ['read-error-log', 'ask-again', 'reset-agent-password']);
	t.regex(await readAdvice(journey, 'reset-agent-password'), /juju debug-log -m aws:admin\/controller/v);

	// Repaired elsewhere: the lines do not come again.
	modelOf(journey.cloud, 'controller').log.length = 0;
	await applyRemedy(journey, 'read-error-log');
	await seeGone(journey, 'controller-store-full', 'certificate-refused', 'controller-unit-refused');

	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('F1, F4, F6, F9, F16: each migration that was given up has a reason of its own, and is over when its model says so no more', async t => {
	const journey = await openJourney({scenario: 'migrations-given-up'});
	await reachPrepare(journey);
	const expected = {
		'migration-upgrade-unfinished': {model: 'accounts', remedies: ['ask-again', 'read-error-log', 'migrate-again']},
		'migration-owner-missing': {model: 'billing', remedies: ['add-owner', 'ask-again', 'migrate-again']},
		'migration-machines-differ': {model: 'db', remedies: ['read-error-log', 'ask-again', 'same-machines', 'migrate-again']},
		'migration-retry-refused': {model: 'web', remedies: ['look-there', 'ask-again', 'leave-remains', 'migrate-again']},
	};
	for (const [id, {model, remedies}] of Object.entries(expected)) {
		await openFinding(journey, id);
		t.is(findingOf(journey, id)?.model?.name, `admin/${model}`);
		t.deepEqual(offered(journey), remedies, id);
		t.regex(await readAdvice(journey, 'migrate-again'), new RegExp(`juju migrate aws:admin/${model} NEW-CONTROLLER`, 'v'));
		await closeAll(journey);
	}

	await openFinding(journey, 'migration-owner-missing');
	t.regex(await readAdvice(journey, 'add-owner'), /juju add-user alice -c NEW-CONTROLLER/v);
	await closeAll(journey);
	await openFinding(journey, 'migration-retry-refused');
	t.regex(await readAdvice(journey, 'look-there'), /juju models -c NEW-CONTROLLER --all/v);
	await closeAll(journey);

	// Only the log says which instance it is, and that workers do not calm down.
	t.is(findingOf(journey, 'migration-workers-bouncing'), undefined);
	await openFinding(journey, 'migration-machines-differ');
	t.regex(await readAdvice(journey, 'read-error-log'), /no machine with instance "i-0c68022"/v);
	t.regex(await readAdvice(journey, 'same-machines'), /juju machines -m aws:admin\/db/v);
	await closeAll(journey);
	await openFinding(journey, 'migration-workers-bouncing');
	t.deepEqual(offered(journey), ['ask-again', 'look-at-model', 'restart-controller-agents', 'migrate-again']);
	t.regex(await readAdvice(journey, 'restart-controller-agents'), /sudo systemctl restart jujud-machine-0/v);
	await closeAll(journey);

	// The causes are repaired, and the models moved, or were tried again, elsewhere.
	for (const {model} of Object.values(expected)) {
		const found = modelOf(journey.cloud, model);
		found.status = {current: 'available', since: journey.cloud.now};
		found.log.length = 0;
	}

	await openFinding(journey, 'migration-machines-differ');
	await applyRemedy(journey, 'read-error-log');
	await seeGone(journey, ...Object.keys(expected), 'migration-workers-bouncing');

	t.false(journey.commands().some(line => line.startsWith('migrate')));
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('B2: a machine with Windows that nobody needs is removed after its name was typed, and the upgrade goes through', async t => {
	const journey = await openJourney({scenario: 'windows-machine', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await openFinding(journey, 'windows-machines');
	t.deepEqual(findingOf(journey, 'windows-machines')?.subjects, ['machine-3']);
	t.like(openRemedies(journey).at(-1), {phrase: 'machine 3', risk: 'data-loss'});
	await applyRemedy(journey, 'remove-machine');
	t.true(journey.commands().some(line => /^remove-machine .*-m aws:admin\/db .*3$/v.test(line)), journey.commands().join('\n'));
	await seeSolved(journey);
	t.is(findingOf(journey, 'windows-machines'), undefined);
	t.is(await upgradeAll(journey), 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('B7: a database that is too old is never upgraded: only the ways around it are shown, and asking again changes nothing', async t => {
	const journey = await openJourney({scenario: 'database-too-old', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await openFinding(journey, 'database-too-old');
	t.deepEqual(offered(journey), ['new-controller', 'choose-other-version', 'dry-run']);
	t.regex(await readAdvice(journey, 'new-controller'), /juju migrate MODEL NEW-CONTROLLER/v);
	t.regex(await readAdvice(journey, 'choose-other-version'), /newest release of the minor version/v);
	await applyRemedy(journey, 'dry-run');
	t.like(findingOf(journey, 'database-too-old'), {model: {controller: 'aws', name: 'admin/controller'}, severity: 3});
	t.false(journey.commands().some(line => /^upgrade-(?:controller|model)(?!.*--dry-run)/v.test(line)));
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('B8: a model on its way is waited for; once it has arrived, the dry run passes and the rest is upgraded', async t => {
	const journey = await openJourney({scenario: 'model-moving', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await openFinding(journey, 'model-migrating');
	t.is(findingOf(journey, 'model-migrating')?.model?.name, 'admin/db');
	t.deepEqual(offered(journey), ['await-migration', 'dry-run']);
	t.regex(await readAdvice(journey, 'await-migration'), /juju show-model aws:admin\/db/v);
	const moving = modelOf(journey.cloud, 'db');
	moving.migration = undefined;
	moving.status = {current: 'available', since: journey.cloud.now};
	await applyRemedy(journey, 'dry-run');
	await seeGone(journey, 'model-migrating');
	t.is(topOverlay(journey.state())?.name, 'case');
	await journey.until('the status shows it too', state => selectCheckResults(state).every(({id, result}) => id !== 'no-upgrade-running' || result === 'pass'), 120_000);
	t.is(await upgradeAll(journey), 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('H4: what juju-restore said is explained from a file, each reason with its own way out, and is over when it says so no more', async t => {
	const folder = await makeTemporaryFolder(t);
	const explain = async (line: string) => {
		const file = path.join(folder, 'restore.log');
		await fs.writeFile(file, `${line}\n`);
		const {code, stdout} = await runHeadless('diagnose', '--log-file', file, '--format', 'json');
		const {findings} = JSON.parse(stdout) as DiagnosisDocument;
		return {code, found: findings.filter(finding => finding.case === 'restore-refused')};
	};

	const expected = {
		'heal-members': 'ERROR unhealthy replica set members: 2 "10.0.0.7:37017" (juju machine 2)',
		'match-versions': 'ERROR precheck: restoring backup would downgrade from juju "3.6.28" to "3.6.4" - pass --allow-downgrade if this is intended',
		'match-controller': 'ERROR controller model uuids don\'t match - backup: "8e8e8e8e-1111-4222-8333-abcdefabcdef", controller: "9f9f9f9f-1111-4222-8333-abcdefabcdef"',
	};
	for (const [id, line] of Object.entries(expected)) {
		const {code, found} = await explain(line);
		t.is(code, 6);
		t.deepEqual(found.map(({remedies}) => remedies.map(remedy => remedy.id)), [[id]]);
		t.deepEqual(found.flatMap(({remedies}) => remedies.flatMap(({commands}) => commands)), [], 'it is only told');
	}

	t.like(await explain('INFO restore completed'), {found: []});
});
