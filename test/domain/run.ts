import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type JournalEntry} from '../../source/domain/journal-entry.js';
import {outcomeOf} from '../../source/domain/run/outcome.js';
import {stateOfStep, type PlannedStep} from '../../source/domain/run/steps-of.js';
import {summariseRun} from '../../source/domain/run.js';
import {testTime} from '../_helpers/make-state.js';

const entriesOf = (...parts: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]>): readonly JournalEntry[] => parts.map(([kind, facts], index) => ({
	sequence: index + 1, at: testTime + (index * 1000), kind, facts,
}));

const target = {
	value: {
		controller: 'aws', controllerVersion: '3.6.4', version: '3.6.28', models: [{controller: 'aws', name: 'admin/web'}], mode: 'live', 'client-version': '3.6.28',
	},
};

test('an empty journal is a run of which nothing is known', t => {
	const run = summariseRun('20261121-030000', []);
	t.like(run, {
		id: '20261121-030000', startedAt: undefined, controller: undefined, ending: undefined, commands: [], models: [],
	});
	t.is(outcomeOf(run, true), 'running');
	t.is(outcomeOf(run, false), 'interrupted');
	t.is(outcomeOf(run, undefined), 'open');
});

test('who, what and how it ended', t => {
	const run = summariseRun('r', entriesOf(
		['run-started', {
			user: 'ada', host: 'jump-1', pid: 7, program: '0.1.0', arguments: ['-c', 'aws'], 'read-only': false,
		}],
		['target', target],
		['left', {value: {code: 6, stage: 'finished', summary: ['Two agents are down.']}}],
		['run-ended', {'exit-code': 6}],
	));
	t.like(run, {
		controller: 'aws', from: '3.6.4', to: '3.6.28', mode: 'live', clientVersion: '3.6.28',
		starts: [{user: 'ada', host: 'jump-1', arguments: ['-c', 'aws']}],
		ending: {code: 6, stage: 'finished', reasons: ['Two agents are down.']},
	});
	t.is(outcomeOf(run, false), 'not-good');
});

test('where no target was chosen, the mode of the start counts', t => {
	t.is(summariseRun('r', entriesOf(['run-started', {mode: 'simulation'}])).mode, 'simulation');
	t.is(summariseRun('r', entriesOf(['run-started', {mode: 'live'}], ['target', {value: {mode: 'simulation'}}])).mode, 'simulation');
});

test('a run that is gone on with has no end until it ends again', t => {
	const first = [['run-started', {}], ['run-ended', {'exit-code': 7}]] as const;
	t.is(outcomeOf(summariseRun('r', entriesOf(...first)), false), 'detached');
	const resumed = summariseRun('r', entriesOf(...first, ['run-resumed', {user: 'eve'}]));
	t.is(resumed.ending, undefined);
	t.deepEqual(resumed.starts.map(({user}) => user), [undefined, 'eve']);
	t.is(outcomeOf(summariseRun('r', entriesOf(...first, ['run-resumed', {}], ['run-ended', {'exit-code': 0}])), false), 'done');
});

test('a command without an end stays without one, also where a later start has a command of the same number', t => {
	const {commands} = summariseRun('r', entriesOf(
		['command-starting', {id: '1', command: ['juju', 'a'], risk: 'disruptive'}],
		['run-resumed', {}],
		['command-starting', {id: '1', command: ['juju', 'b'], risk: 'safe'}],
		['command-ended', {
			id: '1', outcome: 'exited', 'exit-code': 0, 'took-ms': 5, stdout: 'x', stderr: '',
		}],
	));
	t.deepEqual(commands.map(({command, end}) => [command[1], end?.exitCode]), [['a', undefined], ['b', 0]]);
});

test('points and outages of a model that was cut off in the middle are known', t => {
	const model = 'aws:admin/web';
	const common = {model, version: '3.6.28'};
	const begun = [
		['target', target],
		['checks', {value: {results: [], versions: {[model]: '3.6.4'}}}],
		['plan', {plan: 'p'}],
		['plan-accepted', {value: {plan: 'p'}}],
		['waiting', {value: {...common, at: 1000}}],
		['progress', {
			value: {
				...common, at: 2000, upgraded: 0, total: 3,
			},
		}],
		['silent', {value: {...common, from: 3000}}],
	] as const;
	t.like(summariseRun('r', entriesOf(...begun)).models, [{
		model, before: '3.6.4', wanted: '3.6.28', waitedSince: 1000, completedAt: undefined, outages: [{from: 3000, to: undefined}], points: [{at: 2000, upgraded: 0, total: 3}],
	}]);
	const whole = summariseRun('r', entriesOf(
		...begun,
		['recovered', {value: {...common, from: 3000, to: 4000}}],
		['complete', {value: {...common, at: 9000, history: [{at: 2000, upgraded: 0, total: 3}, {at: 5000, upgraded: 3, total: 3}]}}],
		['verified', {
			value: {
				model, wanted: '3.6.28', result: 'upgraded', sentence: 'Good.', version: '3.6.28', 'difference-count': 0, differences: [],
			},
		}],
	));
	t.like(whole.models, [{
		completedAt: 9000, outages: [{from: 3000, to: 4000}], points: [{at: 2000}, {at: 5000}], verification: {result: 'upgraded', version: '3.6.28'},
	}]);
	t.is(whole.models.length, 1);
});

test('what was lifted and not put back, cases with their remedies, charms', t => {
	const run = summariseRun('r', entriesOf(
		['put-back-remembered', {value: {id: 'a', title: 'the lock'}}],
		['put-back-remembered', {value: {id: 'b', title: 'the stream'}}],
		['put-back-done', {value: {id: 'a', title: 'the lock'}}],
		['case-opened', {value: {case: 'agent-lost', subjects: ['machine-0']}}],
		['remedy-started', {
			value: {
				case: 'agent-lost', subjects: ['machine-0'], remedy: 'restart', title: 'Restart it',
			},
		}],
		['remedy-ended', {value: {remedy: 'restart', title: 'Restart it', outcome: 'done'}}],
		['case-solved', {value: {case: 'agent-lost', subjects: ['machine-0'], remedy: 'restart'}}],
		['charm-wave', {value: {model: 'aws:admin/web', items: [{application: 'mysql', outcome: 'pending'}, {application: 'redis', outcome: 'skipped'}]}}],
		['charm-before', {
			value: {
				application: 'mysql', charm: 'mysql', revision: 151, channel: '8.0/stable',
			},
		}],
		['charm-complete', {
			value: {
				application: 'mysql', outcome: 'upgraded', charm: 'mysql', revision: 196,
			},
		}],
	));
	t.deepEqual(run.putBack, [{id: 'b', title: 'the stream'}]);
	t.like(run.cases, [{case: 'agent-lost', remedies: [{id: 'restart', title: 'Restart it', outcome: 'solved'}]}]);
	t.is(run.cases.length, 1);
	t.like(run.charms, [{
		application: 'mysql', model: 'aws:admin/web', before: {revision: 151}, after: {revision: 196}, outcome: 'upgraded',
	}, {application: 'redis', outcome: 'skipped'}]);
});

test('a step is done only where the journal says so', t => {
	const step: PlannedStep = {
		id: 'upgrade', subject: 'aws', title: 'Upgrade', action: 'command', command: ['juju', 'upgrade-controller'], model: undefined, version: undefined,
	};
	const starting = ['command-starting', {id: '1', command: ['juju', 'upgrade-controller']}] as const;
	const stateWith = (...parts: ReadonlyArray<readonly [string, Readonly<Record<string, unknown>>]>) => stateOfStep(summariseRun('r', entriesOf(...parts)), step);
	t.is(stateWith(), 'open');
	t.is(stateWith(starting), 'unknown');
	t.is(stateWith(starting, ['command-ended', {id: '1', 'exit-code': 1}]), 'failed');
	t.is(stateWith(starting, ['command-ended', {id: '1', 'exit-code': 0}]), 'done');
	t.is(stateWith(['skipped', {value: {step: 'upgrade'}}]), 'skipped');
});

const kinds = [
	'run-started',
	'target',
	'checks',
	'plan',
	'plan-accepted',
	'waiting',
	'progress',
	'complete',
	'verified',
	'command-starting',
	'command-ended',
	'case-solved',
	'charm-wave',
	'charm-finished',
	'backup-proved',
	'finished',
	'left',
	'resumed',
	'run-ended',
	'anything',
];
const keys = ['model', 'models', 'results', 'history', 'items', 'case', 'at', 'version', 'proof', 'ignored', 'run'];

testProp('whatever a journal holds, it can be summarised', [fc.array(fc.record({
	sequence: fc.nat(), at: fc.nat(), kind: fc.constantFrom(...kinds),
	facts: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.record({value: fc.dictionary(fc.constantFrom(...keys), fc.anything())})),
}))], (t, entries) => {
	const run = summariseRun('r', entries);
	t.is(run.id, 'r');
});

test('a program of the operator\'s machine is a command as any other', t => {
	const {commands} = summariseRun('r', entriesOf(['host-command-starting', {command: ['sudo', 'snap', 'refresh', 'juju']}], ['host-command-ended', {command: [], 'exit-code': 1}]));
	t.like(commands, [{command: ['sudo', 'snap', 'refresh', 'juju'], end: {exitCode: 1}}]);
});
