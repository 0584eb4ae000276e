import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {type Intent, type RenderedCommand} from '../../source/domain/intent.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {dialectCases, versionOf, type DialectCase} from '../_helpers/dialect-cases.js';
import {intentList} from '../_helpers/every-intent.js';
import {listFixtures, readFixture} from '../_helpers/fixture.js';
import {projectRoot} from '../_helpers/project-root.js';

const rendererOf = ({client, controller, isKubernetes = false}: Pick<DialectCase, 'client' | 'controller' | 'isKubernetes'>) =>
	createRenderer({client: versionOf(client), controller: versionOf(controller), isKubernetes});

const goldenLine = (intent: Intent, rendered: RenderedCommand): string => JSON.stringify(rendered.kind === 'unavailable'
	? {intent, unavailable: rendered.reason}
	: {
		intent,
		command: ['juju', ...rendered.arguments],
		changes: rendered.changes,
		risk: rendered.risk,
		interactive: rendered.isInteractive,
		'time-limit-ms': rendered.timeLimit,
	});

const golden = (dialect: DialectCase): string => {
	const render = rendererOf(dialect);
	return intentList(dialect).map(intent => `${goldenLine(intent, render(intent))}\n`).join('');
};

for (const dialect of dialectCases) {
	test(`every intent reads on ${dialect.name} as its golden file says`, t => {
		const file = path.join('goldens', `${dialect.name}.jsonl`);
		if (process.env['UPDATE_GOLDENS'] === '1') {
			fs.writeFileSync(path.join(projectRoot, 'test', 'fixtures', file), golden(dialect));
		}

		t.is(golden(dialect), readFixture(file));
	});
}

test('there is no golden file of a dialect that is not tested', t => {
	t.deepEqual(listFixtures('goldens'), dialectCases.map(({name}) => `${name}.jsonl`).toSorted());
});

const reason = (rendered: RenderedCommand): string => rendered.kind === 'unavailable' ? rendered.reason : `juju ${rendered.arguments.join(' ')}`;

const model = {controller: 'aws', name: 'admin/web'};

test('without the client\'s version only the first three questions can be asked', t => {
	const render = createRenderer({client: undefined, controller: undefined, isKubernetes: false});
	const possible = intentList({wanted: '3.6.28'}).filter(intent => render(intent).kind === 'command').map(({type}) => type);
	t.deepEqual(possible, ['client-version', 'list-controllers', 'show-controller']);
	t.is(reason(render({type: 'read-status', model})), 'The version of the client is not known yet.');
});

test('a client before 1.25 can only be asked for its version', t => {
	const render = createRenderer({client: versionOf('1.24.7'), controller: undefined, isKubernetes: false});
	const possible = intentList({wanted: '1.24.7'}).filter(intent => render(intent).kind === 'command').map(({type}) => type);
	t.deepEqual(possible, ['client-version']);
	t.regex(reason(render({type: 'list-controllers'})), /A 1\.24 client is too old for this program/v);
});

test('an unknown controller stands in the way of nothing', t => {
	const render = createRenderer({client: versionOf('3.6.28'), controller: undefined, isKubernetes: false});
	const impossible = intentList({wanted: '3.6.28'}).filter(intent => render(intent).kind === 'unavailable');
	t.deepEqual(impossible, [
		{type: 'upgrade-model', model: {controller: 'aws', name: 'admin/controller'}, version: '3.6.28'},
		{
			type: 'refresh-charm', model, application: 'haproxy', repository: '/home/operator/charms', switch: 'local:trusty/haproxy',
		},
	]);
});

const upgradeFrom = (controller: string, version: string, client: string): string =>
	reason(rendererOf({client, controller})({type: 'upgrade-controller', controller: 'aws', version}));

test('a controller of 3.x or 4.x is not upgraded in place to another minor version', t => {
	t.regex(upgradeFrom('3.5.4', '3.6.28', '3.6.28'), /3\.5 controller is upgraded within 3\.5 only; for 3\.6 a new controller is made/v);
	t.regex(upgradeFrom('3.6.4', '4.0.15', '4.0.15'), /within 3\.6 only/v);
	t.regex(upgradeFrom('4.0.15', '4.1.0', '4.1.0'), /within 4\.0 only/v);
	t.regex(upgradeFrom('2.9.52', '3.1.9', '3.1.9'), /within 2\.9 only/v);
	t.is(upgradeFrom('2.8.13', '2.9.52', '2.9.52'), 'juju upgrade-controller -c aws --agent-version 2.9.52 --no-browser-login');
});

test('a model cannot be upgraded to a minor version beyond its controller\'s, but to that of its controller after a migration', t => {
	const upgrade = (controller: string, version: string) =>
		reason(rendererOf({client: '3.6.28', controller})({type: 'upgrade-model', model, version}));
	t.regex(upgrade('3.5.4', '3.6.28'), /cannot be newer than its 3\.5 controller/v);
	t.is(upgrade('3.6.28', '3.6.28'), 'juju upgrade-model -m aws:admin/web --agent-version 3.6.28 --no-browser-login');
});

test('a model may be planned for the version that its controller gets first', t => {
	t.is(
		reason(rendererOf({client: '3.6.28', controller: '3.6.4'})({type: 'upgrade-model', model, version: '3.6.28'})),
		'juju upgrade-model -m aws:admin/web --agent-version 3.6.28 --no-browser-login',
	);
});

test('a version with two parts is refused before Juju sees it', t => {
	t.regex(upgradeFrom('3.6.4', '3.6', '3.6.28'), /3\.6 is no version of Juju/v);
	t.regex(reason(rendererOf({client: '3.6.28', controller: '3.6.4'})({type: 'synchronise-binaries', controller: 'aws', version: '3.6'})), /3\.6 is no version of Juju/v);
});

test('the versions of agents are ignored only where client and controller can', t => {
	const ignore = (client: string, controller: string) => reason(rendererOf({client, controller})({
		type: 'upgrade-model', model, version: controller, ignoreAgentVersions: true,
	}));
	t.regex(ignore('2.9.52', '2.9.52'), /--ignore-agent-versions/v);
	t.regex(ignore('2.2.4', '2.2.4'), /^Clients before 2\.2\.6/v);
	t.regex(ignore('2.9.52', '2.2.4'), /^Controllers before 2\.2\.6/v);
	t.regex(ignore('4.0.15', '4.0.14'), /^Controllers since 4\.0/v);
	t.regex(ignore('4.0.15', '3.6.28'), /--ignore-agent-versions/v);
});

test('a backup is not offered where Juju has none', t => {
	const backup = (facts: Parameters<typeof rendererOf>[0]) =>
		reason(rendererOf(facts)({type: 'create-backup', controller: 'aws', file: '/run/backup.tar.gz'}));
	t.is(backup({client: '4.0.15', controller: '4.0.14'}), 'Juju 4.0 cannot back up a controller.');
	t.is(backup({client: '3.6.28', controller: '4.0.14'}), 'Juju 4.0 cannot back up a controller.');
	t.is(backup({client: '3.6.28', controller: '3.6.4', isKubernetes: true}), 'Juju cannot back up a controller on Kubernetes.');
	t.is(backup({client: '2.9.52', controller: '2.9.49'}), 'juju create-backup -m aws:admin/controller --filename /run/backup.tar.gz --no-browser-login');
});

test('older 2.x clients get the commands of their day', t => {
	const on = (client: string, intent: Intent) => reason(rendererOf({client, controller: client})(intent));
	const controller = 'aws';
	t.is(on('2.3.9', {type: 'upgrade-controller', controller, version: '2.3.10'}), 'juju upgrade-juju -m aws:admin/controller --agent-version 2.3.10 --no-browser-login');
	t.is(on('2.5.8', {type: 'upgrade-controller', controller, version: '2.5.9'}), 'juju upgrade-model -m aws:admin/controller --agent-version 2.5.9 --no-browser-login');
	t.is(on('2.8.13', {type: 'upgrade-controller', controller, version: '2.8.14'}), 'juju upgrade-controller -c aws --agent-version 2.8.14 --no-browser-login');
	t.is(on('2.2.9', {type: 'synchronise-binaries', controller, version: '2.2.9'}), 'juju sync-tools --all --version=2.2 -m aws:admin/controller --no-browser-login');
	t.is(on('2.8.13', {type: 'synchronise-binaries', controller, version: '2.8.13'}), 'juju sync-agent-binaries --all --version=2.8 -m aws:admin/controller --no-browser-login');
	t.regex(on('2.9.35', {type: 'synchronise-binaries', controller, version: '2.9.35'}), /2\.9\.33 to 2\.9\.39/v);
	t.regex(on('2.5.8', {type: 'copy-agent-configurations', model}), /^juju run -m aws:admin\/web --all --timeout 2m/v);
});

test('a client before 2.8 gets the status log as a table, which all of 2.x print', t => {
	const log = (client: string) => reason(rendererOf({client, controller: client})({
		type: 'read-status-log', model, entity: 'mysql/0', limit: 5,
	}));
	t.is(log('2.0.4'), 'juju show-status-log -m aws:admin/web --type unit -n 5 --utc --no-browser-login mysql/0');
	t.regex(log('2.8.13'), / --format json /v);
});

test('a release candidate speaks as the release that it leads to', t => {
	const render = createRenderer({client: versionOf('3.6-rc1'), controller: versionOf('3.6-rc1'), isKubernetes: false});
	t.regex(reason(render({type: 'read-error-log', model, limit: 5})), /--no-tail --limit 5/v);
});

const hostile: readonly Intent[] = [
	{type: 'show-controller', controller: '--help'},
	{type: 'read-status', model: {controller: 'aws', name: '-o/etc/passwd'}},
	{type: 'read-status', model: {controller: 'a ws', name: 'web'}},
	{type: 'open-shell', model, machine: '-oProxyCommand=reboot'},
	{type: 'debug-hooks', model, unit: '$(reboot)/0'},
	{
		type: 'read-agent-configuration', model, machine: '0', agent: 'machine-0; reboot',
	},
	{
		type: 'restart-agent', model, machine: '0', agent: 'machine-0', service: {name: 'jujud-machine-0; reboot', initSystem: 'systemd'},
	},
	{
		type: 'read-status-log', model, entity: '--help', limit: 1,
	},
	{
		type: 'resolve', model, unit: '--all', retry: true,
	},
];

for (const intent of hostile) {
	test(`a name that Juju would not give never reaches a command line: ${JSON.stringify(intent)}`, t => {
		for (const dialect of dialectCases) {
			t.is(rendererOf(dialect)(intent).kind, 'unavailable');
		}
	});
}

test('every command that talks to a controller names it', t => {
	const unnamed = dialectCases.flatMap(dialect => intentList(dialect).flatMap(intent => {
		const rendered = rendererOf(dialect)(intent);
		const words = rendered.kind === 'command' ? rendered.arguments : ['aws'];
		return words.some(word => word === 'aws' || word.startsWith('aws:')) ? [] : [words.join(' ')];
	}));
	t.deepEqual(new Set(unnamed), new Set([
		'version',
		'switch --list',
		'controllers --format json --no-browser-login',
		// The store is asked, whatever controller there is.
		'info --format json haproxy',
		'info --format json --channel 2.8/edge haproxy',
	]));
});

test('nothing that changes anything is called safe but what only adds files', t => {
	const safe = dialectCases.flatMap(dialect => intentList(dialect).flatMap(intent => {
		const rendered = rendererOf(dialect)(intent);
		return rendered.kind === 'command' && rendered.changes && rendered.risk === 'safe' ? [intent.type] : [];
	}));
	t.deepEqual(new Set(safe), new Set(['create-backup', 'create-remote-backup', 'download-backup', 'copy-agent-configurations', 'synchronise-binaries', 'export-bundle']));
});
