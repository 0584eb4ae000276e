import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {makePlan, type PlanInput} from '../../source/domain/make-plan.js';
import {modelKey, type Intent, type Renderer} from '../../source/domain/intent.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {
	controllerModelReference,
	databaseModel,
	makeAgent,
	makeKnown,
	makeStatus,
	webModel,
} from '../_helpers/make-state.js';

const render: Renderer = intent => {
	const target = intent.type === 'upgrade-controller' ? ['-c', intent.controller] : ['-m', 'model' in intent ? modelKey(intent.model) : ''];
	return {
		kind: 'command',
		arguments: [intent.type, ...target, ...('version' in intent ? ['--agent-version', intent.version ?? ''] : [])],
		changes: true,
		risk: 'disruptive',
		isInteractive: false,
		timeLimit: 1000,
	};
};

const without = (...types: ReadonlyArray<Intent['type']>): Renderer => intent => types.includes(intent.type) ? {kind: 'unavailable', reason: 'This client is too old.'} : render(intent);

const old = makeStatus({version: '3.6.4', agents: [makeAgent('0'), makeAgent('mysql/0')]});

const makeInput = (overrides: Partial<PlanInput> = {}, target: Partial<PlanInput['target']> = {}): PlanInput => ({
	target: {
		controller: 'aws', upgradesController: true, controllerVersion: '3.6.4', models: [webModel, databaseModel], version: '3.6.28', reason: 'It is the newest.', ...target,
	},
	controllerModel: controllerModelReference,
	clientVersion: '3.6.28',
	statuses: Object.fromEntries([controllerModelReference, webModel, databaseModel].map(model => [modelKey(model), makeKnown(old)])),
	isKubernetes: false,
	render,
	backup: {kind: 'none'},
	...overrides,
});

test('the controller comes first, then model by model, each with a wait and a comparison', t => {
	const web = modelKey(webModel);
	const database = modelKey(databaseModel);
	t.deepEqual(makePlan(makeInput()).steps.map(({id}) => id), [
		'upgrade-controller',
		'wait-controller',
		'verify-controller',
		`upgrade-model:${web}`,
		`wait-model:${web}`,
		`verify-model:${web}`,
		`upgrade-model:${database}`,
		`wait-model:${database}`,
		`verify-model:${database}`,
	]);
});

test('the point of no return is the first command that changes something', t => {
	t.deepEqual(makePlan(makeInput()).steps.filter(({isPointOfNoReturn}) => isPointOfNoReturn).map(({id}) => id), ['upgrade-controller']);
	const models = makePlan(makeInput({}, {upgradesController: false}));
	t.deepEqual(models.steps.filter(({isPointOfNoReturn}) => isPointOfNoReturn).map(({id}) => id), [`upgrade-model:${modelKey(webModel)}`]);
});

test('steps count the agents that are waited for', t => {
	const titles = makePlan(makeInput()).steps.map(({title}) => title);
	t.is(titles[1], 'Wait until 2 controller agents report 3.6.28, three answers in a row');
	t.is(titles[3], 'Upgrade model web (2 agents)');
});

test('a model that is meant to have the version already is only waited for', t => {
	const {steps} = makePlan(makeInput({statuses: {[modelKey(webModel)]: makeKnown({...old, version: '3.6.28'})}}, {upgradesController: false, models: [webModel]}));
	t.deepEqual(steps.map(({action}) => action.type), ['wait', 'verify']);
});

test('a controller that cannot be upgraded leaves out its models, and that is said', t => {
	const plan = makePlan(makeInput({render: without('upgrade-controller')}));
	t.deepEqual(plan.steps, []);
	t.is(plan.warnings[0], 'The controller cannot be upgraded from here, and so nothing else: This client is too old.');
});

test('a model that cannot be upgraded is left out, and that is said', t => {
	const plan = makePlan(makeInput({render: without('upgrade-model')}));
	t.deepEqual(plan.steps.map(({id}) => id), ['upgrade-controller', 'wait-controller', 'verify-controller']);
	t.regex(plan.warnings.join('\n'), /Model web cannot be upgraded from here: This client is too old\./v);
});

test('a Kubernetes model says that its pods are made anew', t => {
	const plan = makePlan(makeInput({statuses: {[modelKey(webModel)]: makeKnown({...old, kind: 'caas'})}}));
	t.regex(plan.steps.find(({id}) => id.startsWith('upgrade-model'))?.expect ?? '', /pods/v);
});

test('the id stands for what matters and for nothing else', t => {
	const plan = makePlan(makeInput());
	t.is(makePlan(makeInput({backup: {kind: 'acknowledged', at: 1}})).id, plan.id);
	t.not(makePlan(makeInput({}, {version: '3.6.27'})).id, plan.id);
	t.not(makePlan(makeInput({}, {models: [webModel]})).id, plan.id);
	t.not(makePlan(makeInput({clientVersion: '3.6.27'})).id, plan.id);
});

const available = fc.uniqueArray(fc.constantFrom<Intent['type']>('upgrade-controller', 'upgrade-model'));

const upgradedParts = fc.record({upgradesController: fc.boolean(), models: fc.subarray([webModel, databaseModel])});

testProp('a plan never holds a command that is not there, and nothing before the controller', [upgradedParts, available, modelStatus], (t, {upgradesController, models}, missing, status) => {
	const statuses = {[modelKey(webModel)]: makeKnown(status)};
	const {steps, minutes} = makePlan(makeInput({render: without(...missing), statuses}, {upgradesController, models}));
	for (const {action} of steps) {
		t.false(action.type === 'command' && missing.includes(action.intent.type));
	}

	t.true(!upgradesController || steps.length === 0 || steps[0]?.id === 'upgrade-controller');
	t.true(minutes[0] >= 1 && minutes[1] >= minutes[0]);
	t.is(new Set(steps.map(({id}) => id)).size, steps.length);
	t.true(steps.filter(({isPointOfNoReturn}) => isPointOfNoReturn).length <= 1);
});

testProp('every command is followed by a wait and a comparison of its model', [fc.boolean(), fc.subarray([webModel, databaseModel])], (t, upgradesController, models) => {
	const {steps} = makePlan(makeInput({}, {upgradesController, models}));
	const alone = steps.filter(({action}, index) => action.type === 'command' && (steps[index + 1]?.action.type !== 'wait' || steps[index + 2]?.action.type !== 'verify'));
	t.deepEqual(alone, []);
});

test('an environment of Juju 1 is called what it is', t => {
	const {steps} = makePlan(makeInput({clientVersion: '1.25.13'}, {controllerVersion: '1.25.0', version: '1.25.13', models: []}));
	t.deepEqual(steps.map(({title}) => title), [
		'Upgrade the environment', 'Wait until 2 agents report 1.25.13, three answers in a row', 'Compare the environment with the picture from before',
	]);
});
