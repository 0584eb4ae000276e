import {type CharmOrder} from '../../source/domain/charm/order.js';
import {type Intent, type IntentType, type ModelReference} from '../../source/domain/intent.js';

const machine = '0/lxd/1';
const agent = 'machine-0-lxd-1';

type Examples = {readonly [Type in IntentType]: ReadonlyArray<Extract<Intent, {readonly type: Type}>>};

type IntentFacts = {
	/** The version to upgrade to. */
	readonly wanted: string;
	readonly modelName?: string;
};

/** Every part of an order, with others that it goes together with. */
const charmOrders: readonly CharmOrder[] = [
	{path: './haproxy_ubuntu-22.04-amd64.charm'},
	{switch: './haproxy_ubuntu-22.04-amd64.charm'},
	{repository: '/home/operator/charms', switch: 'local:trusty/haproxy'},
	{
		config: '/home/operator/two words.yaml', resources: [{name: 'image', file: '12'}, {name: 'site', file: './site.tgz'}], storage: ['data=10G', 'logs=ebs,2,1G'],
	},
	{bind: 'alpha db=beta'},
	{settings: {services: 'two words', 'max-connections': '200'}},
	{channel: '2.8/edge', base: 'ubuntu@24.04'},
	{trust: true},
	{trust: false},
	{revision: 75, forceUnits: true},
	{force: true},
	{forceBase: true},
];

const examplesFor = (wanted: string, model: ModelReference): Examples => ({
	'client-version': [{type: 'client-version'}],
	'list-controllers': [{type: 'list-controllers'}],
	'show-controller': [{type: 'show-controller', controller: 'aws'}],
	'list-models': [{type: 'list-models', controller: 'aws'}],
	'read-status': [{type: 'read-status', model}],
	'read-agent-version': [{type: 'read-agent-version', model}],
	'read-agent-stream': [{type: 'read-agent-stream', model}],
	'read-status-log': ['mysql/0', '2', machine].map(entity => ({
		type: 'read-status-log', model, entity, limit: 20,
	})),
	'read-error-log': [
		{type: 'read-error-log', model, limit: 50},
		{
			type: 'read-error-log', model, agent, limit: 50,
		},
	],
	'read-disabled-commands': [{type: 'read-disabled-commands', model}],
	'preview-controller-upgrade': [
		{type: 'preview-controller-upgrade', controller: 'aws'},
		{type: 'preview-controller-upgrade', controller: 'aws', version: wanted},
		{
			type: 'preview-controller-upgrade', controller: 'aws', version: wanted, stream: 'proposed',
		},
	],
	'preview-model-upgrade': [
		{type: 'preview-model-upgrade', model},
		{type: 'preview-model-upgrade', model, version: wanted},
		{
			type: 'preview-model-upgrade', model, version: wanted, stream: 'proposed',
		},
	],
	'show-model': [{type: 'show-model', model}],
	'read-model-settings': [{type: 'read-model-settings', model}],
	'inspect-controller-machine': [{type: 'inspect-controller-machine', model, machine: '0'}],
	'inspect-services': [{type: 'inspect-services', model, machine}],
	'read-agent-configuration': [{
		type: 'read-agent-configuration', model, machine, agent,
	}],
	'upgrade-controller': [
		{type: 'upgrade-controller', controller: 'aws', version: wanted},
		{
			type: 'upgrade-controller', controller: 'aws', version: wanted, ignoreAgentVersions: true,
		},
		{
			type: 'upgrade-controller', controller: 'aws', version: wanted, stream: 'proposed',
		},
		{
			type: 'upgrade-controller', controller: 'aws', version: wanted, resetPreviousUpgrade: true,
		},
	],
	'upgrade-model': [
		{type: 'upgrade-model', model, version: wanted},
		{
			type: 'upgrade-model', model, version: wanted, ignoreAgentVersions: true,
		},
		{
			type: 'upgrade-model', model, version: wanted, stream: 'proposed',
		},
		{type: 'upgrade-model', model: {controller: 'aws', name: 'admin/controller'}, version: wanted},
	],
	'create-backup': [{type: 'create-backup', controller: 'aws', file: '/home/operator/run/backup.tar.gz'}],
	'create-remote-backup': [{type: 'create-remote-backup', controller: 'aws'}],
	'download-backup': ['/tmp/juju-backup-20260401-012345.tar.gz', '20260401-012345.8e8e8e8e-1111-4222-8333-abcdefabcdef'].map(backup => ({
		type: 'download-backup', controller: 'aws', backup, file: '/home/operator/run/backup.tar.gz',
	})),
	'export-bundle': [{type: 'export-bundle', model, file: '/home/operator/run/web.yaml'}],
	'copy-agent-configurations': [{type: 'copy-agent-configurations', model}],
	'restore-agent-configuration': [{
		type: 'restore-agent-configuration', model, machine, agent,
	}],
	'restart-agent': (['systemd', 'upstart'] as const).map(initSystem => ({
		type: 'restart-agent', model, machine, agent, service: {name: `jujud-${agent}`, initSystem},
	})),
	resolve: [true, false].map(retry => ({
		type: 'resolve', model, unit: 'mysql/0', retry,
	})),
	'refresh-charm': [
		{type: 'refresh-charm', model, application: 'haproxy'},
		{
			type: 'refresh-charm', model, application: 'haproxy', channel: '2.8/stable',
		},
		{
			type: 'refresh-charm', model, application: 'haproxy', channel: '2.8/stable', revision: 75,
		},
		{
			type: 'refresh-charm', model, application: 'haproxy', revision: 75,
		},
		{
			type: 'refresh-charm', model, application: 'haproxy', switch: 'ch:haproxy',
		},
		...charmOrders.map(order => ({
			type: 'refresh-charm', model, application: 'haproxy', ...order,
		} as const)),
	],
	'set-charm-settings': [{
		type: 'set-charm-settings', model, application: 'haproxy', settings: {services: 'two words', 'max-connections': '200'},
	}, {
		type: 'set-charm-settings', model, application: 'haproxy', settings: {}, reset: ['services', 'max-connections'],
	}],
	'read-charm-settings': [{type: 'read-charm-settings', model, application: 'haproxy'}],
	'read-charm-info': [{type: 'read-charm-info', model, charm: 'haproxy'}, {
		type: 'read-charm-info', model, charm: 'haproxy', channel: '2.8/edge',
	}],
	'read-charm-actions': [{type: 'read-charm-actions', model, application: 'haproxy'}],
	'run-charm-advice': [
		['run', 'mysql/leader', 'resume-refresh', 'force=false'], ['refresh', '--revision', '251'], ['config', 'mysql', 'pause-after-unit-refresh=all'], ['resolved', 'mysql/0'],
	].map(words => ({
		type: 'run-charm-advice', model, unit: 'mysql/0', arguments: words,
	})),
	'enable-commands': [{type: 'enable-commands', model}, {type: 'enable-commands', model, set: 'remove-object'}],
	'disable-commands': [
		{
			type: 'disable-commands', model, set: 'all', message: 'change freeze until Monday',
		},
		{
			type: 'disable-commands', model, set: 'destroy-model', message: '',
		},
		{
			type: 'disable-commands', model, set: 'remove-object', message: '--ask us first',
		},
	],
	'set-agent-stream': [{type: 'set-agent-stream', model, stream: 'proposed'}],
	'synchronise-binaries': [
		{type: 'synchronise-binaries', controller: 'aws', version: wanted},
		{
			type: 'synchronise-binaries', controller: 'aws', version: wanted, stream: 'proposed',
		},
	],
	'remove-machine': [{type: 'remove-machine', model, machine}],
	'destroy-controller': [{type: 'destroy-controller', controller: 'aws'}],
	'kill-controller': [{type: 'kill-controller', controller: 'aws'}],
	unregister: [{type: 'unregister', controller: 'aws'}],
	'open-shell': [{type: 'open-shell', model, machine}],
	'edit-agent-configuration': [{
		type: 'edit-agent-configuration', model, machine, agent,
	}],
	'debug-hooks': [{type: 'debug-hooks', model, unit: 'mysql/0'}],
	'log-in': [{type: 'log-in', controller: 'aws'}],
});

/**
Each intent in each of its forms.
*/
export const everyIntent = ({wanted, modelName = 'admin/web'}: IntentFacts): Examples => examplesFor(wanted, {controller: 'aws', name: modelName});

/** The same as one list. */
export const intentList = (facts: IntentFacts): readonly Intent[] => Object.values(everyIntent(facts)).flat();
