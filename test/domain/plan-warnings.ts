import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {makePlan, type PlanInput} from '../../source/domain/make-plan.js';
import {warnAbout} from '../../source/domain/plan-warnings.js';
import {
	controllerModelReference,
	makeAgent,
	makeKnown,
	makeSession,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';

const makeInput = (overrides: Partial<PlanInput> = {}): PlanInput => ({
	target: {
		controller: 'aws', upgradesController: false, controllerVersion: '3.6.28', models: [webModel], version: '3.6.28', reason: 'It is the newest.',
	},
	controllerModel: controllerModelReference,
	clientVersion: '3.6.28',
	statuses: {[modelKey(webModel)]: makeKnown(makeStatus({version: '3.6.4', agents: [makeAgent('0')]}))},
	isKubernetes: false,
	render: makeSession().createRenderer({client: undefined, controller: undefined, isKubernetes: false}),
	backup: {kind: 'none'},
	...overrides,
});

const warningsOf = (overrides: Partial<PlanInput> = {}): readonly string[] => {
	const input = makeInput(overrides);
	return warnAbout(input, makePlan(input).steps);
};

test('what is not part of the plan is always said, last', t => {
	t.is(warningsOf().at(-1), 'Not part of this plan: charms, machine bases, the client (3.6.28).');
});

test('a missing backup is said, with the reason where Juju makes none', t => {
	t.true(warningsOf().includes('There is no backup of the controller from this run.'));
	t.true(warningsOf({isKubernetes: true}).includes('There is no backup: Juju cannot back up a controller on Kubernetes.'));
	t.true(warningsOf({target: {...makeInput().target, controllerVersion: '4.0.14', version: '4.0.15'}}).includes('There is no backup: Juju cannot back up a 4.x controller.'));
});

test('a backup that was made needs no word', t => {
	const backup = {
		kind: 'made', proof: {
			file: '/tmp/a.tar.gz', size: 1, sha256: 'ab', entries: [], at: testTime,
		},
	} as const;
	t.is(warningsOf({backup}).length, 1);
});

test('bad agents are named with the model whose wait they prolong', t => {
	const statuses = {[modelKey(webModel)]: makeKnown(makeStatus({version: '3.6.4', agents: [makeAgent('2', {condition: 'down'}), makeAgent('mysql/0')]}))};
	t.regex(warningsOf({statuses})[0] ?? '', /^1 agent of web is down, lost or in error \(machine 2\)/v);
});

test('machines that report no version are said to', t => {
	const statuses = {[modelKey(webModel)]: makeKnown(makeStatus({version: '4.0.14', agents: [makeAgent('0', {version: undefined})], hasSilentMachines: true}))};
	t.regex(warningsOf({statuses})[0] ?? '', /^Machines of web report no version to Juju 4\.0\.14/v);
});

const targetOf = (controllerVersion: string, version: string): PlanInput['target'] => ({
	...makeInput().target, upgradesController: true, controllerVersion, version,
});

test('where the wanted version needs another controller, the stops between are named', t => {
	const stops = '2.9.57 in place, a new 3.6.28 controller and migration, a new 4.0.15 controller and migration';
	t.true(warningsOf({target: targetOf('2.9.52', '4.0.15')}).includes(`The way from 2.9.52 to 4.0.15 is not one upgrade: ${stops}.`));
	t.true(warningsOf({target: targetOf('3.6.28', '4.0.15')}).includes('The way from 3.6.28 to 4.0.15 is not one upgrade: a new 4.0.15 controller and migration.'));
});

test('where a controller goes in place, no way is described', t => {
	for (const [from, to] of [['3.6.4', '3.6.28'], ['2.8.11', '2.9.57'], ['3.6.28', '3.6.4'], ['3.6.28', '3.6.28']] as const) {
		t.false(warningsOf({target: targetOf(from, to)}).some(text => text.startsWith('The way')));
	}
});

test('where there is no way at all, it says why and what to do', t => {
	t.true(warningsOf({target: targetOf('3.6.4', '4.0.0')}).includes('A 4.0.0 controller takes no migrated models. Choose 4.0.1 or later.'));
});

test('a wanted version that is known to be bad is named with what is wrong', t => {
	t.regex(warningsOf({target: targetOf('3.6.4', '3.6.21')}).join('\n'), /^Juju 3\.6\.21 can close the port of the API .+; 3\.6\.23 has it repaired/mv);
});
