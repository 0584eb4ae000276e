import test, {type ExecutionContext} from 'ava';
import {type Answer, type AnswerValues} from '../../../source/domain/answer.js';
import {type Intent, type IntentType} from '../../../source/domain/intent.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {type IntentOf} from '../../../source/juju/answers/reading.js';
import {versionOf} from '../../_helpers/dialect-cases.js';
import {makeAnswer} from './_ask.js';

const answerOf = (intent: Intent, stdout: string): Answer =>
	readAnswer(intent, makeAnswer({stdout}), {client: versionOf('1.25.13'), controller: undefined});

const valueOf = <Type extends IntentType>(t: ExecutionContext, intent: IntentOf<Type>, stdout: string): AnswerValues[Type] => {
	const answer = answerOf(intent, stdout);
	if (!answer.ok) {
		throw new Error(`Not understood: ${answer.failure.message}`);
	}

	t.true(answer.ok);
	return answer.value as AnswerValues[Type];
};

const controller = 'prod';
const model = {controller, name: 'admin/controller'};

// As commands.md would have it: keys of 1.25.13 cmd/juju/status/formatted.go.
const status = JSON.stringify({
	environment: 'prod',
	'environment-status': {'upgrade-available': '1.25.13'},
	machines: {
		0: {
			'agent-state': 'started', 'agent-version': '1.25.6', 'instance-id': 'i-0', series: 'trusty', 'state-server-member-status': 'has-vote',
		},
		1: {
			'agent-state': 'started', 'agent-version': '1.25.10', 'instance-id': 'i-1', series: 'trusty', 'state-server-member-status': 'has-vote',
		},
		2: {
			'agent-state': 'started', 'agent-state-info': '(started)', 'agent-version': '1.25.5', 'instance-id': 'i-2', series: 'trusty',
		},
	},
	services: {
		mysql: {
			charm: 'cs:trusty/mysql-29',
			exposed: false,
			'service-status': {current: 'active'},
			units: {
				'mysql/0': {
					'workload-status': {current: 'active'}, 'agent-status': {current: 'idle', version: '1.25.6'}, 'agent-state': 'started', machine: '2',
				},
			},
		},
	},
});

test('Environments are listed as controllers, systems are left out', t => {
	const {controllers, current} = valueOf(t, {type: 'list-controllers'}, 'amazon\nprod\njes (system)\n');
	t.deepEqual(controllers.map(({name}) => name), ['amazon', 'prod']);
	t.is(current, undefined);
	t.deepEqual(valueOf(t, {type: 'list-controllers'}, '').controllers, []);
});

test('What is no list of environments is not taken for one', t => {
	const answer = answerOf({type: 'list-controllers'}, 'ERROR something went wrong\n');
	t.false(answer.ok);
});

test('The status of an environment describes its controller', t => {
	t.deepEqual(valueOf(t, {type: 'show-controller', controller}, status), {
		name: 'prod',
		version: '1.25.6',
		modelVersion: undefined,
		cloud: undefined,
		region: undefined,
		user: undefined,
		access: undefined,
		members: [{id: '0', status: 'has-vote', isPrimary: false}, {id: '1', status: 'has-vote', isPrimary: false}],
		isKubernetes: false,
		models: [{name: 'admin/controller', machineCount: 3, unitCount: 1}],
		errors: [],
	});
	t.false(answerOf({type: 'show-controller', controller}, '{}').ok);
});

test('The status itself is read as of old', t => {
	const {version, agents, upgradeAvailable} = valueOf(t, {type: 'read-status', model}, status);
	t.is(version, undefined);
	t.is(upgradeAvailable, '1.25.13');
	t.deepEqual(agents.map(({name, version: running, condition}) => [name, running, condition]), [
		['0', '1.25.6', 'good'], ['1', '1.25.10', 'good'], ['2', '1.25.5', 'down'], ['mysql/0', '1.25.6', 'good'],
	]);
});

test('The version of an environment is that of its one model', t => {
	t.deepEqual(valueOf(t, {type: 'list-models', controller}, '1.25.6\n').models, [{
		name: 'admin/controller', shortName: 'controller', kind: 'iaas', isController: true, version: '1.25.6', access: undefined, life: undefined, status: undefined, statusMessage: undefined,
	}]);
	t.is(valueOf(t, {type: 'read-agent-version', model}, '1.25.6\n').version, '1.25.6');
	t.false(answerOf({type: 'list-models', controller}, 'nothing').ok);
});

test('Only blocks that are on are listed', t => {
	const list = JSON.stringify([
		{block: 'destroy-environment', enabled: false}, {block: 'remove-object', enabled: true, message: 'frozen'}, {block: 'all-changes', enabled: true, message: ''},
	]);
	t.deepEqual(valueOf(t, {type: 'read-disabled-commands', model}, list), [{set: 'remove-object', message: 'frozen'}, {set: 'all', message: ''}]);
	t.false(answerOf({type: 'read-disabled-commands', model}, 'destroy-environment  =off').ok);
});

test('A log that is followed without end is what it said until it was ended', t => {
	const versions = {client: versionOf('1.25.13'), controller: undefined};
	const intent = {type: 'read-error-log', model, limit: 50} as const;
	const ended = makeAnswer({outcome: 'timed-out', exitCode: undefined, stdout: 'machine-1: 2026-04-01 01:23:45 ERROR juju.worker runner.go:223 exited\n'});
	const answer = readAnswer(intent, ended, versions);
	t.true(answer.ok);
	t.is(answer.ok && 'length' in answer.value ? answer.value.length : undefined, 1);
	t.false(readAnswer(intent, {...ended, stdout: ''}, versions).ok);
	t.false(readAnswer(intent, ended, {...versions, client: versionOf('2.0.0')}).ok);
});
