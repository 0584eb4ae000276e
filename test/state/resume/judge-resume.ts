import test from 'ava';
import {type InterruptedRun} from '../../../source/domain/resume/interrupted-run.js';
import {beginFold, foldRun} from '../../../source/domain/resume/fold-run.js';
import {modelKey, type ModelReference} from '../../../source/domain/intent.js';
import {type Plan, type PlanStep} from '../../../source/domain/plan.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {goOn} from '../../../source/state/resume/go-on.js';
import {nextSentence} from '../../../source/state/resume/describe-resume.js';
import {selectMisfits, wayOn} from '../../../source/state/resume/judge-resume.js';
import {putBackRemedy} from '../../../source/state/undo.js';
import {type State} from '../../../source/state/state.js';
import {
	controllerModelReference,
	databaseModel,
	makeObservation,
	makePlan,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';

const render = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), isKubernetes: false});

const withRendered = (step: PlanStep): PlanStep => {
	const rendered = step.action.type === 'command' ? render(step.action.intent) : undefined;
	return step.action.type === 'command' && rendered?.kind === 'command' ? {...step, action: {...step.action, arguments: rendered.arguments}} : step;
};

const made = makePlan();
const plan: Plan = {...made, steps: made.steps.map(step => withRendered(step))};

const runWith = (overrides: Partial<InterruptedRun> = {}): InterruptedRun => ({
	...foldRun(beginFold({
		name: 'r', startedAt: testTime, isTorn: false, files: {plan: undefined, picture: {}}, before: undefined,
	}), []),
	controller: 'aws',
	plan: {
		plan, index: 3, standing: {kind: 'open'}, skipped: [],
	},
	...overrides,
});

const atVersions = (versions: ReadonlyArray<readonly [ModelReference, string]>): State => makeState({
	render,
	stage: {name: 'resume', top: 0},
	observations: Object.fromEntries(versions.map(([model, version]) => [modelKey(model), makeObservation(model, makeStatus({name: model.name, version}))])),
});

const asPlanned = [[controllerModelReference, '3.6.28'], [webModel, '3.6.4'], [databaseModel, '3.6.4']] as const;

test('the rest of a plan fits where its models are as they were, upgraded already, or silent', t => {
	t.deepEqual(selectMisfits(atVersions(asPlanned), runWith()), []);
	t.deepEqual(selectMisfits(atVersions([[controllerModelReference, '3.6.28'], [webModel, '3.6.28'], [databaseModel, '3.6.28']]), runWith()), []);
	t.deepEqual(selectMisfits(atVersions([]), runWith()), []);
	t.deepEqual(selectMisfits(atVersions([]), runWith({plan: undefined})), []);
});

test('a model that is meant to have a newer version than the plan does not fit, whatever step is next', t => {
	const [misfit, ...others] = selectMisfits(atVersions([...asPlanned.slice(0, 2), [databaseModel, '3.6.29']]), runWith());
	t.is(misfit, 'aws:admin/db is meant to have 3.6.29 now, which is newer than 3.6.28.');
	t.deepEqual(others, []);
});

test('a command that reads otherwise with another client does not fit; one that is over or left out is not looked at', t => {
	const [first] = plan.steps.flatMap(step => (step.action.type === 'command' && step.action.intent.type === 'upgrade-model' ? [step] : []));
	const otherwise: Plan = {
		...plan, steps: plan.steps.map(step => (step.id === first?.id && step.action.type === 'command'
			? {...step, action: {...step.action, arguments: ['upgrade-juju', '-m', 'aws:admin/web']}}
			: step)),
	};
	const remembered = {
		plan: otherwise, index: 3, standing: {kind: 'open'}, skipped: [],
	} as const;
	const state = atVersions(asPlanned);
	const [misfit] = selectMisfits(state, runWith({plan: remembered}));
	t.regex(misfit ?? '', /it would be juju upgrade-model -m aws:admin\/web .* now, not juju upgrade-juju -m aws:admin\/web\.$/v);
	t.regex(nextSentence(state, runWith({plan: remembered})), /^The plan does not fit any more/v);
	t.deepEqual(selectMisfits(state, runWith({plan: {...remembered, skipped: [first?.id ?? '']}})), []);
	t.deepEqual(selectMisfits(state, runWith({plan: {...remembered, index: 6}})), []);
	const asked = atVersions([asPlanned[0], [webModel, '3.6.28'], asPlanned[2]]);
	t.deepEqual(selectMisfits(asked, runWith({plan: remembered})), []);
});

test('a plan that does not fit is put aside, and all is checked anew', t => {
	const {state, effects} = goOn(atVersions([...asPlanned.slice(0, 2), [databaseModel, '3.6.29']]), runWith({
		target: {
			controller: 'aws', upgradesController: true, controllerVersion: '3.6.4', models: [webModel, databaseModel], version: '3.6.28', reason: 'It is the newest.',
		},
	}));
	t.is(state.stage.name, 'prepare');
	const [first] = effects;
	t.like(first, {type: 'record', kind: 'resumed', value: {run: 'r', decision: 'plan-again'}});
});

const charm = (application: string, standing: 'pending' | 'unknown' | 'over') => ({
	model: webModel, application, standing, outcome: standing === 'over' ? 'upgraded' : 'pending', revisionBefore: 151, line: undefined,
});

test('charms that were not finished are ticked again, the first of them under the cursor; those that are over are not', t => {
	const run = runWith({plan: undefined, charms: [charm('etcd', 'over'), charm('mysql', 'unknown'), charm('redis', 'pending')]});
	t.is(wayOn(run), 'charms');
	const {state, effects} = goOn(atVersions(asPlanned), run);
	t.like(state.stage, {name: 'charm', step: 'choose', ticked: ['mysql', 'redis']});
	t.like(effects[0], {kind: 'resumed', value: {run: 'r', decision: 'charms', applications: ['mysql', 'redis']}});
	t.true(effects.some(effect => effect.type === 'lock' && effect.controller === 'aws'));
	const unheard = {
		value: undefined, at: undefined, isAsking: false, failure: undefined,
	};
	const unknown = goOn(makeState({models: unheard}), run);
	t.is(unknown.state.notice, 'The models are not known yet. r asks again.');
	t.deepEqual(unknown.effects, []);
});

test('what is to be put back is read from the journal, and is put back by the command that it names', t => {
	const disable = {
		type: 'disable-commands', model: webModel, set: 'all', message: 'freeze',
	};
	const run = foldRun(beginFold({
		name: 'r', startedAt: testTime, isTorn: false, files: {plan: undefined, picture: {}}, before: undefined,
	}), [{
		sequence: 1, at: testTime, kind: 'put-back-remembered', facts: {
			value: {
				id: 'one', title: 'the lock on commands of web', explanation: 'E.', undo: 'U', success: 'S', intents: [disable], since: testTime,
			},
		},
	}]);
	const [half] = run.putBack;
	t.is(wayOn(run), 'rest');
	t.like(half, {id: 'one', title: 'the lock on commands of web', since: testTime});
	const state = atVersions(asPlanned);
	const remedy = half && putBackRemedy(state, half);
	t.deepEqual(remedy?.action, {type: 'perform', intents: [disable]});
	t.is(remedy?.disabledReason, undefined);
});
