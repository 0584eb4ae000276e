import {type Intent, type IntentType} from '../../../source/domain/intent.js';
import {prod} from './_ask.js';

const agent = {model: prod, machine: '0', agent: 'machine-0'} as const;
const intents: {readonly [Type in IntentType]: Extract<Intent, {type: Type}>} = {
	'client-version': {type: 'client-version'},
	'list-controllers': {type: 'list-controllers'},
	'show-controller': {type: 'show-controller', controller: 'c1'},
	'list-models': {type: 'list-models', controller: 'c1'},
	'read-status': {type: 'read-status', model: prod},
	'read-agent-version': {type: 'read-agent-version', model: prod},
	'read-agent-stream': {type: 'read-agent-stream', model: prod},
	'read-status-log': {
		type: 'read-status-log', model: prod, entity: 'web/0', limit: 5,
	},
	'read-error-log': {type: 'read-error-log', model: prod, limit: 5},
	'read-disabled-commands': {type: 'read-disabled-commands', model: prod},
	'preview-controller-upgrade': {type: 'preview-controller-upgrade', controller: 'c1'},
	'preview-model-upgrade': {type: 'preview-model-upgrade', model: prod},
	'show-model': {type: 'show-model', model: prod},
	'read-model-settings': {type: 'read-model-settings', model: prod},
	'inspect-controller-machine': {type: 'inspect-controller-machine', model: prod, machine: '0'},
	'inspect-services': {type: 'inspect-services', model: prod, machine: '0'},
	'read-agent-configuration': {type: 'read-agent-configuration', ...agent},
	'upgrade-controller': {type: 'upgrade-controller', controller: 'c1', version: '3.6.28'},
	'upgrade-model': {type: 'upgrade-model', model: prod, version: '3.6.28'},
	'create-backup': {type: 'create-backup', controller: 'c1', file: '/b.tar.gz'},
	'create-remote-backup': {type: 'create-remote-backup', controller: 'c1'},
	'download-backup': {
		type: 'download-backup', controller: 'c1', backup: '/tmp/juju-backup-20260401-012345.tar.gz', file: '/b.tar.gz',
	},
	'export-bundle': {type: 'export-bundle', model: prod, file: '/prod.yaml'},
	'copy-agent-configurations': {type: 'copy-agent-configurations', model: prod},
	'restore-agent-configuration': {type: 'restore-agent-configuration', ...agent},
	'restart-agent': {type: 'restart-agent', ...agent, service: {name: 'jujud-machine-0', initSystem: 'systemd'}},
	resolve: {
		type: 'resolve', model: prod, unit: 'web/0', retry: true,
	},
	'refresh-charm': {type: 'refresh-charm', model: prod, application: 'web'},
	'set-charm-settings': {
		type: 'set-charm-settings', model: prod, application: 'web', settings: {title: 'a title'},
	},
	'read-charm-settings': {type: 'read-charm-settings', model: prod, application: 'web'},
	'read-charm-info': {type: 'read-charm-info', model: prod, charm: 'web'},
	'read-charm-actions': {type: 'read-charm-actions', model: prod, application: 'web'},
	'run-charm-advice': {
		type: 'run-charm-advice', model: prod, unit: 'web/0', arguments: ['run', 'web/0', 'resume-refresh'],
	},
	'enable-commands': {type: 'enable-commands', model: prod},
	'disable-commands': {
		type: 'disable-commands', model: prod, set: 'all', message: 'frozen',
	},
	'set-agent-stream': {type: 'set-agent-stream', model: prod, stream: 'proposed'},
	'synchronise-binaries': {type: 'synchronise-binaries', controller: 'c1', version: '3.6.28'},
	'remove-machine': {type: 'remove-machine', model: prod, machine: '0'},
	'destroy-controller': {type: 'destroy-controller', controller: 'c1'},
	'kill-controller': {type: 'kill-controller', controller: 'c1'},
	unregister: {type: 'unregister', controller: 'c1'},
	'open-shell': {type: 'open-shell', model: prod, machine: '0'},
	'edit-agent-configuration': {type: 'edit-agent-configuration', ...agent},
	'debug-hooks': {type: 'debug-hooks', model: prod, unit: 'web/0'},
	'log-in': {type: 'log-in', controller: 'c1'},
};

/** One intent of every type. */
export const everyIntent: readonly Intent[] = Object.values(intents);
