import {testProp} from '@fast-check/ava';
import test from 'ava';
import * as fc from 'fast-check';
import {type Intent, type RenderedCommand} from '../../../source/domain/intent.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {versionOf} from '../../_helpers/dialect-cases.js';
import {intentList} from '../../_helpers/every-intent.js';

const render = createRenderer({client: versionOf('1.25.13'), controller: versionOf('1.25.6'), isKubernetes: false});

const said = (rendered: RenderedCommand): string => rendered.kind === 'unavailable' ? rendered.reason : `juju ${rendered.arguments.join(' ')}`;

const onEnvironment = (intent: Intent): string => said(render(intent));
const environment = {controller: 'prod', name: 'admin/controller'};

test('an environment of 1.25 is a controller with one model', t => {
	const controller = 'prod';
	t.is(onEnvironment({type: 'list-controllers'}), 'juju switch --list');
	t.is(onEnvironment({type: 'show-controller', controller}), 'juju status -e prod --format json --utc');
	t.is(onEnvironment({type: 'list-models', controller}), 'juju get-env -e prod agent-version');
	t.is(onEnvironment({type: 'read-agent-version', model: environment}), 'juju get-env -e prod agent-version');
	t.is(onEnvironment({type: 'read-status', model: environment}), 'juju status -e prod --format json --utc');
	t.is(onEnvironment({type: 'upgrade-controller', controller, version: '1.25.13'}), 'juju upgrade-juju -e prod --version 1.25.13');
	t.is(onEnvironment({type: 'upgrade-model', model: environment, version: '1.25.13'}), 'juju upgrade-juju -e prod --version 1.25.13');
	t.is(onEnvironment({type: 'preview-controller-upgrade', controller}), 'juju upgrade-juju -e prod --dry-run');
	t.is(onEnvironment({type: 'synchronise-binaries', controller, version: '1.25.13'}), 'juju sync-tools --all --version=1.25 -e prod');
	t.is(onEnvironment({type: 'create-backup', controller, file: '/b.tar.gz'}), 'juju backups create -e prod --filename /b.tar.gz');
	t.is(onEnvironment({type: 'kill-controller', controller}), 'juju destroy-environment --force -y prod');
	t.is(onEnvironment({
		type: 'resolve', model: environment, unit: 'mysql/0', retry: true,
	}), 'juju resolved -e prod --retry mysql/0');
});

test('no command for another model ever reaches an environment', t => {
	const reached = intentList({wanted: '1.25.13', modelName: 'admin/web'})
		.filter(intent => 'model' in intent && intent.model.name === 'admin/web' && render(intent).kind === 'command');
	t.deepEqual(reached, []);
	t.is(onEnvironment({type: 'read-status', model: {controller: 'aws', name: 'admin/web'}}), 'aws is an environment of Juju 1.25, which holds no model admin/web.');
});

test('what 1.25 cannot do is said', t => {
	const controller = 'prod';
	t.regex(onEnvironment({type: 'upgrade-controller', controller, version: '2.0.4'}), /cannot become one of 2\.0: its services are deployed anew/v);
	t.regex(onEnvironment({type: 'upgrade-controller', controller, version: '1.25'}), /1\.25 is no version of Juju/v);
	t.regex(onEnvironment({
		type: 'upgrade-model', model: environment, version: '1.25.13', ignoreAgentVersions: true,
	}), /^Clients before 2\.2\.6/v);
	t.regex(onEnvironment({
		type: 'read-status-log', model: environment, entity: '0', limit: 5,
	}), /of units only; 0 is none/v);
	t.regex(onEnvironment({type: 'log-in', controller}), /has no login/v);
	t.regex(onEnvironment({type: 'unregister', controller}), /registers no controllers/v);
});

const others = fc.string({unit: fc.constantFrom(...'abcz09-'), maxLength: 12}).map(end => `m${end}`);

testProp('whatever a model is called, only the controller\'s is an environment', [others, fc.constantFrom('', 'admin/', 'kim@external/')], (t, name, owner) => {
	t.is(render({type: 'upgrade-model', model: {controller: 'prod', name: `${owner}${name}`}, version: '1.25.13'}).kind, 'unavailable');
	t.is(render({type: 'upgrade-model', model: {controller: 'prod', name: `${owner}controller`}, version: '1.25.13'}).kind, 'command');
});

test('nothing that came with 2.0 is said to an environment', t => {
	const lines = intentList({wanted: '1.25.13', modelName: 'admin/controller'})
		.map(intent => render(intent))
		.flatMap(rendered => rendered.kind === 'command' ? [rendered.arguments] : []);
	t.true(lines.length > 30);
	const newer = new Set(['-m', '-c', '--no-browser-login', '--agent-version', '--no-prompt', '--no-retry', '--no-tail']);
	t.deepEqual(lines.filter(words => words.some(word => newer.has(word) || word.startsWith('aws:'))), []);
	t.deepEqual(lines.filter(words => !words.includes('aws')).map(words => words.join(' ')), ['version', 'switch --list']);
});
