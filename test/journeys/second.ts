import test from 'ava';
import {selectCheckResults} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	applyCheckRemedy,
	reachPlan,
	reachPrepare,
	selectCheck,
	upgradeEverything,
} from '../_helpers/journey-steps.js';

const dryRunOf = (journey: Journey) => selectCheckResults(journey.state()).find(({id}) => id === 'dry-run-accepted');

const eras = [
	{
		scenario: 'second-early',
		from: '2.0.0',
		to: '2.0.2',
		controller: 'upgrade-juju -m aws:admin/controller',
		model: 'upgrade-juju',
		copy: 'sync-tools --all --version=2.0',
		missing: 'no matching tools available',
	},
	{
		scenario: 'second-middle',
		from: '2.5.4',
		to: '2.5.8',
		controller: 'upgrade-model -m aws:admin/controller',
		model: 'upgrade-model',
		copy: 'sync-agent-binaries --all --version=2.5',
		missing: 'no matching agent binaries available',
	},
	{
		scenario: 'second-late',
		from: '2.8.9',
		to: '2.8.13',
		controller: 'upgrade-controller -c aws',
		model: 'upgrade-model',
		copy: 'sync-agent-binaries --all --version=2.8',
		missing: 'no matching agent binaries available',
	},
] as const;

for (const {scenario, from, to, controller, model, copy, missing} of eras) {
	test(`${scenario}: controller and models go from ${from} to ${to} in the words of their time`, async t => {
		const journey = await openJourney({scenario});
		await reachPlan(journey);
		t.is(journey.state().target?.controllerVersion, from);
		t.is(journey.state().target?.version, to);
		await upgradeEverything(journey);
		const {stage} = journey.state();
		t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
		t.true(journey.commands().includes(`${controller} --agent-version ${to} --no-browser-login`), journey.commands().join('\n'));
		for (const name of ['web', 'db']) {
			t.true(journey.commands().includes(`${model} -m aws:admin/${name} --agent-version ${to} --no-browser-login`));
		}

		for (const {status} of Object.values(journey.state().observations)) {
			t.deepEqual(status.value?.agents.filter(({version}) => version !== to), []);
		}

		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});

	test(`${scenario}, offline: the dry run finds nothing, the client brings the binaries, the dry run is asked again, and the upgrade goes to its end`, async t => {
		const journey = await openJourney({scenario: `${scenario}-offline`, session: {agentVersion: to}});
		await reachPrepare(journey);
		const blocked = dryRunOf(journey);
		t.like(blocked, {result: 'block'});
		t.true(blocked?.evidence.some(line => line.text.includes(missing)), JSON.stringify(blocked));
		await selectCheck(journey, 'dry-run-accepted');
		await applyCheckRemedy(journey, 'dry-run-accepted', 'synchronise-binaries');
		t.true(journey.commands().includes(`${copy} -m aws:admin/controller --no-browser-login`));
		await journey.until('the dry run is accepted', () => dryRunOf(journey)?.result === 'pass', 60_000);
		await reachPlan(journey);
		await upgradeEverything(journey);
		const {stage} = journey.state();
		t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

test('second-early, read-only: the dry run is asked with more words, which name its version, and nothing is changed', async t => {
	const journey = await openJourney({scenario: 'second-early', isReadOnly: true});
	await reachPrepare(journey);
	t.is(journey.state().target?.version, '2.0.2');
	t.is(dryRunOf(journey)?.result, 'pass');
	t.true(journey.commands().includes('upgrade-juju -m aws:admin/controller --dry-run --verbose --no-browser-login'));
	t.false(journey.commands().some(line => line.startsWith('upgrade-') && !line.includes('--dry-run')));
	await journey.stop();
});
