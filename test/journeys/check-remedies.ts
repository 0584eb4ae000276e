import test from 'ava';
import {
	applyCheckRemedy,
	applyRemedy,
	reachPrepare,
	readText,
	seeSolved,
	selectCheck,
} from '../_helpers/journey-steps.js';
import {
	awaitVerdicts,
	isPassed,
	openCase,
	resultsOf,
} from '../_helpers/check-verdicts.js';
import {openJourney} from '../_helpers/open-journey.js';

/** Remedies that are one command: chosen on the row, seen to help there. */
const helpful = [
	{
		scenario: 'changes-disabled', id: 'changes-enabled', remedy: /^enable-commands /v, command: /^enable-command .*all$/v,
	},
	{
		scenario: 'no-binaries', id: 'dry-run-accepted', remedy: /^synchronise-binaries$/v, command: /^sync-agent-binary --agent-version 3\.6\.28 /v,
	},
	{
		scenario: 'other-stream', version: '3.6.29', id: 'dry-run-accepted', remedy: /^set-agent-stream$/v, command: /^model-config -m aws:admin\/controller agent-stream=proposed /v,
	},
	{
		scenario: 'small', id: 'copies-made', remedy: /^copy-agent-configurations /v, command: /^(?:exec|ssh) /v,
	},
	{
		scenario: 'small', id: 'backup-made', remedy: /^make-backup$/v, command: /^create-backup /v,
	},
];

for (const {scenario, version = '3.6.28', id, remedy, command} of helpful) {
	test(`${scenario}: the remedy of ${id} is chosen on each of its rows, and then they pass`, async t => {
		const journey = await openJourney({scenario, session: {agentVersion: version}});
		await reachPrepare(journey);
		const bad = resultsOf(journey, id).filter(({result}) => result !== 'pass');
		t.true(bad.length > 0);
		for (const {subject, remedies} of bad) {
			await awaitVerdicts(journey);
			t.false(isPassed(journey, id));
			await selectCheck(journey, id, subject);
			await applyCheckRemedy(journey, id, remedies.find(other => remedy.test(other.id))?.id ?? 'none');
		}

		t.true(journey.commands().some(line => command.test(line)), journey.commands().join('\n'));
		await journey.until(`${id} passes`, () => isPassed(journey, id), 120_000);
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('a unit in error: its row leads to the case, a repair and a retry solve it, and the row passes', async t => {
	const journey = await openJourney({scenario: 'unit-error'});
	await reachPrepare(journey);
	await openCase(journey, 'no-unit-in-error');
	await applyRemedy(journey, 'debug-hooks');
	if (journey.state().overlays.at(-1)?.name === 'text') {
		await readText(journey);
	}

	await applyRemedy(journey, 'resolve-retry');
	await seeSolved(journey);
	await journey.until('the row passes', () => isPassed(journey, 'no-unit-in-error'), 120_000);
	t.true(journey.commands().some(line => line.startsWith('resolved ')));
	await journey.stop();
});

test('an agent that was stopped: its row leads to the case, a restart solves it, and the rows of machine and unit pass', async t => {
	const journey = await openJourney({scenario: 'agents-too-old'});
	await reachPrepare(journey);
	await openCase(journey, 'no-agent-down');
	await applyRemedy(journey, 'inspect-services');
	await readText(journey);
	await applyRemedy(journey, 'restart-agent');
	await seeSolved(journey);
	await journey.until('the rows pass', () => ['no-agent-down', 'no-unit-lost', 'agents-at-model-version'].every(id => isPassed(journey, id)), 300_000);
	t.true(journey.commands().some(line => line.startsWith('ssh ')));
	await journey.stop();
});

test('a machine that is lost: it is given up in its case after its name was typed, and then its rows pass', async t => {
	const journey = await openJourney({scenario: 'machine-down'});
	await reachPrepare(journey);
	await openCase(journey, 'no-agent-down');
	await applyRemedy(journey, 'remove-machine');
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}

	t.true(journey.commands().some(line => line.startsWith('remove-machine ')), journey.commands().join('\n'));
	await journey.until('the rows pass', () => ['no-agent-down', 'no-unit-lost'].every(id => isPassed(journey, id)), 300_000);
	await journey.stop();
});

test('a machine without power is waited for: when its provider starts it again the row passes by itself', async t => {
	const journey = await openJourney({scenario: 'machine-down'});
	await reachPrepare(journey);
	t.false(isPassed(journey, 'no-agent-down'));
	await journey.until('the rows pass', () => ['no-agent-down', 'no-unit-lost'].every(id => isPassed(journey, id)), 900_000);
	t.false(journey.commands().some(line => line.startsWith('remove-machine')));
	await journey.stop();
});
