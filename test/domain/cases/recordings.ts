import test from 'ava';
import {matchCases} from '../../../source/domain/cases/index.js';
import {unasked} from '../../../source/domain/answer.js';
import {type Finding} from '../../../source/domain/case.js';
import {startProgress} from '../../../source/domain/follow-progress.js';
import {modelKey, type Intent, type ModelReference} from '../../../source/domain/intent.js';
import {type Plan} from '../../../source/domain/plan.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {selectFindings} from '../../../source/state/selectors.js';
import {type State} from '../../../source/state/state.js';
import {update} from '../../../source/state/update.js';
import {readFixture, readJsonLines} from '../../_helpers/fixture.js';
import {makeSituation} from '../../_helpers/make-situation.js';
import {
	makeDetails,
	makeKnown,
	makeModels,
	makePlan,
	makeState,
} from '../../_helpers/make-state.js';

/** One answer of a real client, asked twice a second while a real controller of 4.0 was upgraded. */
type Poll = {
	readonly 'at-ms': number;
	readonly 'exit-code': number;
	readonly 'duration-ms': number;
	readonly stdout?: string;
	readonly stderr?: string;
	/** As the answer before. */
	readonly same?: true;
};

type Recording = {readonly file: string; readonly model: string; readonly from: string; readonly to: string};

/** What the catalogue finds after each answer. */
type Moment = {readonly seconds: number; readonly findings: readonly Finding[]};

const controller = 'real';

const versionIn = (stdout: string): string | undefined => /"version":\s?"(?<version>[^"]+)"/v.exec(stdout)?.groups?.['version'];

/** The clock of the controller when the recording began: its newest status is as old as the answer that showed it first. */
const beginningOf = (polls: readonly Poll[]): number => {
	const newest = polls.flatMap(({stdout = '', 'at-ms': at}) =>
		stdout.matchAll(/"since":\s?"(?<since>[^"]+)"/gv).map(({groups}) => Date.parse((groups?.['since'] ?? '').replace(' ', 'T')) - at).toArray());
	return Math.max(...newest);
};

const planFor = (model: ModelReference, {from, to}: Recording): Plan => {
	const intent: Intent = {type: 'upgrade-model', model, version: to};
	const common = {
		stage: 'perform', subject: modelKey(model), risk: 'safe', isPointOfNoReturn: false, expect: undefined, why: 'It is part of the upgrade.',
	} as const;
	return makePlan({
		controller,
		from,
		to,
		steps: [
			{
				...common, id: 'upgrade', title: 'Upgrade', action: {type: 'command', intent, arguments: []},
			},
			{
				...common, id: 'wait', title: 'Wait', action: {type: 'wait', model, version: to},
			},
			{
				...common, id: 'verify', stage: 'verify', title: 'Verify', action: {type: 'verify', model, version: to},
			},
		],
	});
};

const beginning = (model: ModelReference, recording: Recording, now: number): State => {
	const version = parseVersion(recording.from);
	return makeState({
		now,
		controller,
		details: {[controller]: makeKnown(makeDetails({name: controller, version: recording.from, modelVersion: recording.from}), now)},
		models: makeKnown(makeModels().map(summary => ({...summary, version: recording.from})), now),
		target: {
			controller, upgradesController: true, controllerVersion: recording.from, models: [model], version: recording.to, reason: 'It is the newest.',
		},
		client: version && {version, text: recording.from},
		host: unasked,
		render: createRenderer({client: version, controller: version, isKubernetes: false}),
		stage: {
			name: 'perform', plan: planFor(model, recording), index: 0, step: {phase: 'ready'},
		},
	});
};

/** The command was given: from now on its step is waited for. */
const beginWaiting = (state: State, version: string): State => state.stage.name === 'perform' && state.stage.step.phase === 'ready'
	? {...state, stage: {...state.stage, index: 1, step: {phase: 'waiting', progress: startProgress(version, state.now)}}}
	: state;

/** Gives a recording to the program as its poller would, and says what is found after each answer. */
const replay = (recording: Recording): readonly Moment[] => {
	const polls = readJsonLines<Poll>(`recordings/controller-4.0/${recording.file}`);
	const model: ModelReference = {controller, name: recording.model};
	const began = beginningOf(polls);
	const context = {client: parseVersion(recording.to), controller: parseVersion(recording.from)};
	const moments: Moment[] = [];
	let state = beginning(model, recording, began);
	let text = '';
	for (const {'at-ms': at, 'exit-code': exitCode, 'duration-ms': duration, stdout, stderr = ''} of polls) {
		text = exitCode === 0 ? (stdout ?? text) : text;
		const answer = readAnswer({type: 'read-status', model}, {
			outcome: 'exited', exitCode, stdout: exitCode === 0 ? text : '', stderr, duration,
		}, context);
		state = {...state, now: began + at + duration};
		state = versionIn(text) === recording.to ? beginWaiting(state, recording.to) : state;
		({state} = update(state, {
			type: 'observed', model, answer: answer.ok ? {ok: true, value: answer.value as ModelStatus} : answer, at: state.now, duration,
		}));
		moments.push({seconds: at / 1000, findings: selectFindings(state)});
	}

	return moments;
};

const show = ({seconds, findings}: Moment): string => `${seconds}s ${findings.map(({case: id, subjects}) => `${id}: ${subjects.join(' ')}`).join('; ')}`;

/** The moments between two times, in seconds. */
const between = (moments: readonly Moment[], from: number, to: number): readonly Moment[] => moments.filter(({seconds}) => seconds >= from && seconds <= to);

const clean: readonly Recording[] = [
	{
		file: 'upgrade-clean-controller.jsonl', model: 'admin/controller', from: '4.0.14', to: '4.0.15',
	},
	{
		file: 'upgrade-clean-prod.jsonl', model: 'admin/prod', from: '4.0.14', to: '4.0.15',
	},
	// A machine of another model was stopped meanwhile, and one answer failed while the controller restarted.
	{
		file: 'upgrade-fault-controller.jsonl', model: 'admin/controller', from: '4.0.15', to: '4.0.16',
	},
];

for (const recording of clean) {
	test(`nothing is found in an upgrade that is as it should be: ${recording.file}`, t => {
		const moments = replay(recording);
		t.true(moments.length > 200);
		t.deepEqual(moments.filter(({findings}) => findings.length > 0).map(moment => show(moment)), []);
	});
}

test('an agent that was stopped by hand is found as such, all the time until it is back, and nothing else', t => {
	const moments = replay({
		file: 'upgrade-fault-prod.jsonl', model: 'admin/prod', from: '4.0.15', to: '4.0.16',
	});
	t.deepEqual(between(moments, 0, 5).filter(({findings}) => findings.length > 0).map(moment => show(moment)), [], 'It may be a flap.');
	const inTrouble = between(moments, 6, 85);
	t.true(inTrouble.length > 100);
	t.deepEqual(inTrouble.filter(({findings}) => findings[0]?.case !== 'machine-agent-down' || findings[0].subjects[0] !== 'machine-1').map(moment => show(moment)), []);
	t.deepEqual(inTrouble.filter(({findings}) => findings.length > 1).map(moment => show(moment)), []);
	t.deepEqual(inTrouble.at(-1)?.findings[0]?.subjects, ['machine-1', 'unit-web-1', 'unit-mon-0']);
	t.deepEqual(moments.filter(({seconds, findings}) => seconds > 88.5 && findings.length > 0).map(moment => show(moment)), [], 'It is back.');
});

test('a hook that fails on three units is one finding, and gone when it succeeds', t => {
	const moments = replay({
		file: 'upgrade-hook-prod.jsonl', model: 'admin/prod', from: '4.0.16', to: '4.0.16',
	});
	const units = ['unit-web-0', 'unit-web-1', 'unit-web-2'];
	t.deepEqual([...new Set(moments.flatMap(({findings}) => findings.map(({case: id}) => id)))], ['hook-failed']);
	t.true(moments.every(({findings}) => findings.length <= 1));
	t.deepEqual(between(moments, 4, 8).map(({findings}) => findings[0]?.subjects), between(moments, 4, 8).map(() => units));
	t.deepEqual(moments.filter(({seconds, findings}) => seconds > 24.5 && findings.length > 0).map(moment => show(moment)), []);
});

test('units in error are upgraded all the same: their hook is the only finding throughout', t => {
	const moments = replay({
		file: 'upgrade-units-in-error-w.jsonl', model: 'admin/w', from: '4.0.16', to: '4.0.18',
	});
	t.deepEqual([...new Set(moments.flatMap(({findings}) => findings.map(({case: id}) => id)))], ['hook-failed']);
	t.true(between(moments, 7, 25).every(({findings}) => findings.length === 1 && findings[0]?.case === 'hook-failed'));
	t.deepEqual(moments.filter(({seconds, findings}) => seconds > 31 && findings.length > 0).map(moment => show(moment)), []);
});

const clientVersions = ['2.9.52', '3.6.28', '4.0.15'];

/** What is found in a status that a real client printed of a made-up cloud, of which nothing else is known. */
const findIn = (version: string, scenario: string): readonly Finding[] => {
	const parsed = parseVersion(version);
	const model: ModelReference = {controller, name: 'admin/prod'};
	const answer = readAnswer({type: 'read-status', model}, {
		outcome: 'exited', exitCode: 0, stdout: readFixture(`recordings/clients/${version}/status/${scenario}.json`), stderr: '', duration: 100,
	}, {client: parsed, controller: parsed});
	if (!answer.ok) {
		throw new Error(answer.failure.message);
	}

	const key = modelKey(model);
	return matchCases(makeSituation({
		clientVersion: parsed,
		controllerVersion: parsed,
		render: createRenderer({client: parsed, controller: parsed, isKubernetes: scenario === 'k8s'}),
		statuses: {[key]: makeKnown(answer.value as ModelStatus)},
	}));
};

for (const version of clientVersions) {
	for (const scenario of ['healthy', 'k8s', 'nested-containers', 'empty-model', 'upgrade-available', 'controller-ha']) {
		test(`nothing is found in the cloud ${scenario} of client ${version}`, t => {
			t.deepEqual(findIn(version, scenario).map(({case: id, evidence}) => [id, evidence[0]?.text]), []);
		});
	}

	for (const [scenario, id] of [['agent-lost', 'machine-agent-down'], ['machine-down', 'machine-agent-down'], ['hook-error', 'hook-failed'], ['subordinates', 'hook-failed']] as const) {
		test(`${id} is first, and alone, in the cloud ${scenario} of client ${version}`, t => {
			t.deepEqual(findIn(version, scenario).map(finding => finding.case), [id]);
		});
	}
}
