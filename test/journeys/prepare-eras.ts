import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {selectBlocking, selectCheckResults, topOverlay} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	acknowledgeBackup,
	applyCheckRemedy,
	confirmStep,
	makeCopies,
	reachPrepare,
	selectCheck,
} from '../_helpers/journey-steps.js';

type Era = {
	readonly scenario: string;
	readonly from: string;
	readonly to: string;
	/** Whether Juju makes backups there. */
	readonly canBackUp: boolean;
	/** The dry run of the checks, and the command that it is for. */
	readonly dryRun: string;
	readonly command: string;
	/** How the copies of agent.conf are made. */
	readonly copies: RegExp;
};

const eras: readonly Era[] = [
	{
		scenario: 'small-2.9',
		from: '2.9.49',
		to: '2.9.52',
		canBackUp: true,
		dryRun: 'upgrade-controller -c aws --dry-run --agent-version 2.9.52 --no-browser-login',
		command: 'upgrade-controller -c aws --agent-version 2.9.52 --no-browser-login',
		copies: /^exec -m aws:admin\/db --all /v,
	},
	{
		scenario: 'small-3.5',
		from: '3.5.4',
		to: '3.5.7',
		canBackUp: true,
		dryRun: 'upgrade-controller -c aws --dry-run --agent-version 3.5.7 --no-browser-login',
		command: 'upgrade-controller -c aws --agent-version 3.5.7 --no-browser-login',
		copies: /^exec -m aws:admin\/db --all /v,
	},
	{
		scenario: 'small',
		from: '3.6.4',
		to: '3.6.28',
		canBackUp: true,
		dryRun: 'upgrade-controller -c aws --dry-run --agent-version 3.6.28 --no-browser-login',
		command: 'upgrade-controller -c aws --agent-version 3.6.28 --no-browser-login',
		copies: /^exec -m aws:admin\/db --all /v,
	},
	{
		scenario: 'small-4.0',
		from: '4.0.14',
		to: '4.0.17',
		canBackUp: false,
		dryRun: 'upgrade-controller -c aws --dry-run --agent-version 4.0.17 --no-browser-login',
		command: 'upgrade-controller -c aws --agent-version 4.0.17 --no-browser-login',
		copies: /^exec -m aws:admin\/db --all /v,
	},
	{
		scenario: 'small-4.1',
		from: '4.1.0',
		to: '4.1.2',
		canBackUp: false,
		dryRun: 'upgrade-controller -c aws --dry-run --agent-version 4.1.2 --no-browser-login',
		command: 'upgrade-controller -c aws --agent-version 4.1.2 --no-browser-login',
		copies: /^exec -m aws:admin\/db --all /v,
	},
];

const idsOf = (journey: Journey, ...results: readonly string[]): readonly string[] =>
	[...new Set(selectCheckResults(journey.state()).filter(({result}) => results.includes(result)).map(({id}) => id))];

const changing = /^(?:upgrade-(?:controller|model)(?!.*--dry-run)|create-backup|exec|ssh|sync-|enable-|disable-|remove-|resolved|model-config .*=)/v;

const backUp = async (journey: Journey, canBackUp: boolean): Promise<void> => {
	if (canBackUp) {
		await selectCheck(journey, 'backup-made');
		await applyCheckRemedy(journey, 'backup-made', 'make-backup');
	} else {
		await acknowledgeBackup(journey);
	}
};

for (const {scenario, from, to, canBackUp, dryRun, command, copies} of eras) {
	test(`${scenario}: all is checked before anything is changed, what is missing is made, and the upgrade is begun by one yes`, async t => {
		const journey = await openJourney({scenario});
		await reachPrepare(journey);
		t.like(journey.state().target, {controllerVersion: from, version: to, upgradesController: true});
		t.deepEqual(idsOf(journey, 'block', 'unknown'), ['backup-made']);
		t.is(journey.commands().filter(line => line === dryRun).length, 1, journey.commands().join('\n'));
		t.deepEqual(journey.commands().filter(line => changing.test(line)), [], 'preparing changes nothing by itself');

		// Nothing opens the plan before the backup.
		await journey.act('next');
		t.is(journey.state().stage.name, 'prepare');
		await makeCopies(journey);
		t.true(journey.commands().some(line => copies.test(line)), journey.commands().join('\n'));
		await backUp(journey, canBackUp);
		t.is(journey.commands().some(line => line.startsWith('create-backup ')), canBackUp);
		t.is(journey.state().backup.kind, canBackUp ? 'made' : 'acknowledged');
		t.deepEqual(selectBlocking(journey.state()), []);
		t.deepEqual(idsOf(journey, 'warn').filter(id => id === 'copies-made' || (id === 'backup-made' && canBackUp)), []);

		await journey.act('next');
		t.is(journey.state().stage.name, 'plan');
		const {stage: {name, ...planned}} = journey.state();
		t.true(name === 'plan' && 'plan' in planned && planned.plan.steps.some(step => step.id === 'upgrade-controller'));
		await journey.act('confirm');
		while (journey.state().stage.name === 'perform' && !journey.commands().includes(command)) {
			const {stage} = journey.state();
			t.false(journey.commands().some(line => /^upgrade-(?!.*--dry-run)/v.test(line)));
			if (stage.name === 'perform' && stage.step.phase === 'ready') {
				await confirmStep(journey);
			} else {
				await journey.advance(1000);
			}
		}

		t.is(journey.commands().filter(line => line === command).length, 1);
		t.is(topOverlay(journey.state()), undefined);
		await journey.until('the controller has the version and is seen well', ({stage}) => stage.name === 'verify', 3_600_000);
		const model = journey.state().target?.controller;
		const status = journey.state().observations[modelKey({controller: model ?? '', name: 'admin/controller'})]?.status.value;
		t.is(status?.version, to);
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

const elsewhere = [
	{scenario: 'small-2.9', version: '3.6.28'},
	{scenario: 'small-3.5', version: '3.6.28'},
	{scenario: 'small', version: '4.0.17'},
	{scenario: 'small-4.0', version: '4.1.2'},
	{scenario: 'small-4.1', version: '4.0.17', problem: /lower than 4\.1\.0/v},
];

for (const {scenario, version, problem} of elsewhere) {
	test(`${scenario}: ${version} cannot be had in place, and that is said before anything is asked of Juju`, async t => {
		const journey = await openJourney({scenario});
		await journey.until('controllers are listed', ({stage}) => stage.name === 'target');
		await journey.until('the controller has answered', ({details}) => Object.values(details).some(({value}) => value !== undefined));
		await journey.act('confirm');
		await journey.until('a version is known', state => state.version?.source === 'juju');
		const asked = journey.commands().filter(line => line.includes('--dry-run')).length;
		await journey.act('other-version');
		await journey.type(version);
		await journey.act('confirm');
		const top = topOverlay(journey.state());
		if (problem) {
			t.regex(top?.name === 'version' ? top.problem ?? '' : '', problem);
		} else {
			t.like(top, {name: 'way', wanted: version});
		}

		t.not(journey.state().version?.text, version);
		t.is(journey.commands().filter(line => line.includes('--dry-run')).length, asked);
		await journey.stop();
	});
}
