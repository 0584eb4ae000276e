import {type CheckDocument, type CheckEntry} from '../../source/output/check-document.js';
import {type PlanDocument} from '../../source/output/plan-document.js';

export const exampleCheck: CheckEntry = {
	id: 'no-unit-in-error',
	subject: 'aws:admin/web',
	title: 'A unit is in error',
	result: 'block',
	evidence: [{source: 'status', text: 'mysql/0: hook failed: "config-changed" | `x`', at: '2026-11-21T03:00:00.000Z'}],
	consequence: 'Juju refuses to upgrade such a model.',
	remedies: [{
		id: 'retry-hook',
		title: 'Retry the hook',
		commands: [['juju', 'resolved', '-m', 'aws:admin/web', 'mysql/0']],
		advice: [],
		risk: 'disruptive',
		cost: undefined,
		undo: undefined,
		explanation: 'Runs it again.',
		reference: undefined,
		unavailable: undefined,
	}],
	command: ['juju', 'status', '-m', 'aws:admin/web'],
	'took-ms': 200,
	ignored: false,
};

export const examplePass: CheckEntry = {
	...exampleCheck, id: 'model-alive', title: 'The model is alive', result: 'pass', evidence: [], consequence: undefined, remedies: [],
};

export const exampleDocument = (...checks: readonly CheckEntry[]): CheckDocument => ({
	schema: 'juju-upgrade-wizard/check/1',
	controller: 'aws',
	'client-version': '3.6.28',
	'controller-version': '3.6.4',
	'target-version': '3.6.28',
	result: 'block',
	checks,
});

export const examplePlan: PlanDocument = {
	schema: 'juju-upgrade-wizard/plan/1',
	id: '0123456789abcdef',
	controller: 'aws',
	'client-version': '3.6.28',
	path: [{
		from: '3.6.4', to: '3.6.28', means: 'upgrade', why: 'Juju would choose it.', 'pre-checks': [], commands: [],
	}],
	steps: [
		{
			id: 'upgrade-controller',
			stage: 'perform',
			subject: 'aws',
			title: 'Upgrade the controller',
			action: 'command',
			command: ['juju', 'upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28'],
			intent: {type: 'upgrade-controller', controller: 'aws', version: '3.6.28'},
			risk: 'disruptive',
			'point-of-no-return': true,
			why: 'It comes first.',
			expect: 'juju is silent.',
		},
		{
			id: 'wait-controller',
			stage: 'perform',
			subject: 'aws:admin/controller',
			title: 'Wait until 2 agents report 3.6.28',
			action: 'wait',
			command: [],
			model: 'aws:admin/controller',
			version: '3.6.28',
			risk: 'safe',
			'point-of-no-return': false,
			why: 'Only agents know.',
			expect: undefined,
		},
		{
			id: 'verify-controller',
			stage: 'verify',
			subject: 'aws:admin/controller',
			title: 'Compare the controller with the picture from before',
			action: 'verify',
			command: [],
			model: 'aws:admin/controller',
			version: '3.6.28',
			risk: 'safe',
			'point-of-no-return': false,
			why: 'Units can be in trouble.',
			expect: undefined,
		},
	],
	warnings: ['There is no backup.'],
	'usual-minutes': [2, 6],
};
