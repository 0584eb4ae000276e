import test from 'ava';
import {selectFindings, topOverlay} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyRemedy,
	openFinding,
	openRemedies,
	readText,
	seeSolved,
} from '../_helpers/journey-steps.js';

/** The controller is chosen and its models are known; nothing is upgraded yet. */
const lookAtModels = async (journey: Journey): Promise<void> => {
	await journey.until('controllers are listed', ({stage}) => stage.name === 'target');
	await journey.until('the controller has answered', ({details}) => Object.values(details).some(({value}) => value !== undefined));
	if (journey.state().controller === undefined) {
		await journey.act('confirm');
	}

	await journey.until('the statuses are known', ({observations, models}) =>
		models.value !== undefined && Object.values(observations).filter(({status}) => status.value !== undefined).length >= models.value.length);
};

const findingOf = (journey: Journey, id: string) => selectFindings(journey.state()).find(finding => finding.case === id);

const backToStage = async (journey: Journey): Promise<void> => {
	while (topOverlay(journey.state()) !== undefined) {
		await journey.act('back');
	}
};

test('a moved model with its old version is found, upgraded to that of its controller and seen solved', async t => {
	const journey = await openJourney({scenario: 'migrated-model-behind'});
	await lookAtModels(journey);
	await openFinding(journey, 'migrated-model-not-upgraded');
	t.like(findingOf(journey, 'migrated-model-not-upgraded'), {model: {controller: 'aws', name: 'admin/web'}, severity: 1, evidence: [{text: 'web is at 3.5.7, its controller at 3.6.28'}]});
	await applyRemedy(journey, 'upgrade-model');
	t.true(journey.commands().some(line => line.startsWith('upgrade-model -m aws:admin/web --agent-version 3.6.28')), journey.commands().join('\n'));
	await seeSolved(journey);
	await journey.stop();
});

test('a unit lost after a migration: the old controller stays, the unit is brought back, and both findings are gone', async t => {
	const journey = await openJourney({scenario: 'migrated-agents-lost'});
	await lookAtModels(journey);
	await openFinding(journey, 'migrated-agents-lost');
	t.deepEqual(findingOf(journey, 'migrated-agents-lost')?.subjects, ['unit-haproxy-0']);
	const remedies = openRemedies(journey);
	t.is(remedies[0]?.id, 'keep-old-controller');
	t.deepEqual(remedies.filter(({action}) => action.type !== 'advice' && action.type !== 'ask-again'), []);
	await applyRemedy(journey, 'keep-old-controller');
	const advice = await readText(journey);
	t.true(advice.some(line => line.includes('old controller')));
	await backToStage(journey);
	await openFinding(journey, 'unit-agent-lost');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	await journey.until('nothing is lost any more', () => findingOf(journey, 'migrated-agents-lost') === undefined && findingOf(journey, 'unit-agent-lost') === undefined);
	t.not(findingOf(journey, 'migrated-model-not-upgraded'), undefined);
	await journey.stop();
});

test('a migration that agents did not report to leads to the agent that is down', async t => {
	const journey = await openJourney({scenario: 'migration-agents-timed-out'});
	await lookAtModels(journey);
	await openFinding(journey, 'migration-agents-timed-out');
	await applyRemedy(journey, 'wait-longer');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju controller-config -c aws migration-agent-wait-time=30m')), lines.join('\n'));
	await journey.until('the machine is known to be down', () => findingOf(journey, 'machine-agent-down') !== undefined);
	await applyRemedy(journey, 'open-machine-agent-down');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	t.false(journey.commands().some(line => line.startsWith('migrate')));
	await journey.stop();
});

test('a model too old for its new controller is upgraded as far as it takes, and then it is not refused for that any more', async t => {
	const journey = await openJourney({scenario: 'migration-version-refused'});
	await lookAtModels(journey);
	await openFinding(journey, 'migration-version-refused');
	await applyRemedy(journey, 'upgrade-model');
	t.true(journey.commands().some(line => line.startsWith('upgrade-model -m aws:admin/db --agent-version 2.9.43')), journey.commands().join('\n'));
	await seeSolved(journey);
	await journey.stop();
});

test('before models move, what lies in a backend and what they share by offers are findings', async t => {
	const journey = await openJourney({scenario: 'migration-needed'});
	await lookAtModels(journey);
	t.is(findingOf(journey, 'migration-secrets-unreadable'), undefined, 'nothing moves yet');
	await journey.until('a version is known', ({version}) => version !== undefined && version.source !== 'controller');
	await journey.act('other-version');
	await journey.type('4.0.15');
	await journey.act('confirm');
	await journey.until('the way is shown', state => topOverlay(state)?.name === 'way');
	await journey.act('confirm');
	await journey.until('the first stop is taken', ({version}) => version?.finally === '4.0.15');
	await journey.act('confirm');
	await journey.until('Prepare is open', ({stage}) => stage.name === 'prepare');
	await openFinding(journey, 'migration-secrets-unreadable');
	const database = {controller: 'aws', name: 'admin/db'};
	t.like(findingOf(journey, 'migration-secrets-unreadable'), {model: database, severity: 1, evidence: [{source: 'show-model', text: 'secrets in backend vault'}]});
	await applyRemedy(journey, 'add-secret-backends');
	const advice = await readText(journey);
	t.true(advice.some(line => line.includes('juju show-secret-backend vault -c aws')));
	await backToStage(journey);
	const tied = selectFindings(journey.state()).filter(({case: id}) => id === 'migration-offers-tied');
	t.deepEqual(tied.map(({model, severity}) => `${model?.name ?? ''} ${severity}`).toSorted(), ['admin/db 1', 'admin/web 1']);
	await journey.stop();
});

test('fan networking is found before a model moves to Juju 4, and is gone once it is turned off', async t => {
	const journey = await openJourney({scenario: 'migration-fan'});
	await lookAtModels(journey);
	await journey.act('other-version');
	await journey.type('4.0.15');
	await journey.act('confirm');
	await journey.until('the way is shown', state => topOverlay(state)?.name === 'way');
	await journey.act('next');
	await journey.until('Prepare is open', ({stage, target}) => stage.name === 'prepare' && target?.isMove === true);
	await openFinding(journey, 'migration-fan-networking');
	t.deepEqual(findingOf(journey, 'migration-fan-networking')?.evidence.map(({text}) => text), ['fan-config is 10.1.0.0/16=252.0.0.0/8', 'container-networking-method is fan']);
	await applyRemedy(journey, 'leave-fan');
	const lines = await readText(journey);
	t.true(lines.some(line => line.includes('juju model-config -m aws:admin/web container-networking-method=local')), lines.join('\n'));
	const model = journey.cloud.controllers[0]?.models.find(({name}) => name === 'web');
	if (model) {
		model.settings = {};
	}

	await applyRemedy(journey, 'ask-again');
	await journey.until('the settings are without it', () => findingOf(journey, 'migration-fan-networking') === undefined);
	t.true(journey.commands().filter(line => line.startsWith('model-config -m aws:admin/web')).length >= 2);
	await journey.stop();
});

test('a migration that is stuck is said to be so, with nothing to run but reading', async t => {
	const journey = await openJourney({scenario: 'migration-stuck'});
	await lookAtModels(journey);
	await openFinding(journey, 'migration-ownership-stuck');
	const runs = openRemedies(journey).filter(({action}) => action.type === 'perform');
	t.deepEqual(runs.map(({id}) => id.split(' ', 1)[0]), ['read-error-log']);
	t.like(findingOf(journey, 'migration-ownership-stuck'), {severity: 3});
	await journey.stop();
});

test('credentials that differ are a finding without a word of what is in them', async t => {
	const journey = await openJourney({scenario: 'migration-credential-differs'});
	await lookAtModels(journey);
	await openFinding(journey, 'migration-credential-differs');
	const finding = findingOf(journey, 'migration-credential-differs');
	t.regex(JSON.stringify(finding), /credential attribute mismatch: \(the values are left out here\)/v);
	t.notRegex(JSON.stringify(finding), /hunter2|letmein|map\[/v);
	await applyRemedy(journey, 'same-credential');
	const advice = await readText(journey);
	t.true(advice.some(line => line.includes('juju update-credential CLOUD CREDENTIAL -c NEW-CONTROLLER')));
	await journey.stop();
});

test('models that a migration leaves alone are in no finding of one', async t => {
	const journey = await openJourney({scenario: 'small'});
	await lookAtModels(journey);
	await journey.advance(60_000);
	t.deepEqual(selectFindings(journey.state()).filter(({case: id}) => id.startsWith('migrat')), []);
	await journey.stop();
});
