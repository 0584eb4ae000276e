import {testProp} from '@fast-check/ava';
import test from 'ava';
import * as fc from 'fast-check';
import {type Intent} from '../../source/domain/intent.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {makeReadOnly} from '../../source/juju/read-only.js';
import {dialectCases, versionOf} from '../_helpers/dialect-cases.js';
import {everyIntent, intentList} from '../_helpers/every-intent.js';

const answer: ProcessAnswer = {
	outcome: 'exited', exitCode: 0, stdout: 'ran', stderr: '', duration: 1,
};

const createSpy = (): {readonly started: Array<readonly string[]>; readonly guarded: JujuProcess} => {
	const started: Array<readonly string[]> = [];
	return {
		started,
		guarded: makeReadOnly({
			name: '/usr/bin/juju',
			async run(request) {
				started.push(request.arguments);
				return answer;
			},
			async attach(request) {
				started.push(request.arguments);
				return answer;
			},
		}),
	};
};

const limits = {timeLimit: 1000};

const wasStarted = async (words: readonly string[], isInteractive: boolean): Promise<boolean> => {
	const {started, guarded} = createSpy();
	const {outcome} = await (isInteractive ? guarded.attach({arguments: words}) : guarded.run({arguments: words, ...limits}));
	if ((outcome === 'read-only') === (started.length === 1)) {
		throw new Error(`${words.join(' ')} was answered with ${outcome} and started ${started.length} times`);
	}

	return started.length === 1;
};

for (const dialect of dialectCases) {
	test(`on ${dialect.name} all questions pass and no change does`, async t => {
		const render = createRenderer({client: versionOf(dialect.client), controller: versionOf(dialect.controller), isKubernetes: false});
		const commands = intentList(dialect).map(intent => render(intent)).filter(rendered => rendered.kind === 'command');
		const passed = await Promise.all(commands.map(async command => wasStarted(command.arguments, command.isInteractive)));
		t.true(commands.length > 25);
		t.deepEqual(commands.filter((_, index) => passed[index]), commands.filter(({changes}) => !changes));
	});
}

test('a refused command is answered, and nothing is started', async t => {
	const {started, guarded} = createSpy();
	const refused = await guarded.run({arguments: ['upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28'], ...limits});
	t.is(refused.outcome, 'read-only');
	t.is(refused.exitCode, undefined);
	t.is(refused.reason, 'Not run: in this session nothing may be changed.');
	const shell = await guarded.attach({arguments: ['ssh', '-m', 'aws:admin/web', '0']});
	t.is(shell.outcome, 'read-only');
	t.deepEqual(started, []);
});

test('what passes arrives unchanged and is answered by the client', async t => {
	const {started, guarded} = createSpy();
	t.is(guarded.name, '/usr/bin/juju');
	t.is(await guarded.run({arguments: ['version'], ...limits}), answer);
	t.deepEqual(started, [['version']]);
});

const refusedWords: ReadonlyArray<readonly string[]> = [
	['config', '-m', 'aws:admin/web', 'mysql', 'a=b'],
	['config', '-m', 'aws:admin/web', 'mysql', 'password'],
	['config', '-m', 'aws:admin/web', 'mysql', '--reset', 'title'],
	['config', '-m', 'aws:admin/web', '--format', 'json', '-o', '/tmp/x', 'mysql'],
	['config', '-m', 'aws:admin/web', 'a=b'],
	['config', '-m', 'aws:admin/web'],
	['get', '-e', 'aws', 'mysql', 'a=b'],
	['set', '-e', 'aws', 'mysql', 'a=b'],
	['unset', '-e', 'aws', 'mysql', 'a'],
	['info', '--format', 'json', 'mysql', 'haproxy'],
	['info', '--charmhub-url', 'http://other', 'mysql'],
	['actions', '-m', 'aws:admin/web', 'mysql', 'backup'],
	[],
	[''],
	['switch', 'aws'],
	['--no-alias', 'upgrade-controller', '-c', 'aws'],
	['upgrade-controller', '-c', 'aws', '--dry-run=false'],
	['upgrade-controller', '-c', 'aws', '--dry-run', '--dry-run=false'],
	['upgrade-controller', '-c', '--dry-run'],
	['upgrade-controller', '-c', 'aws', '--agent-version', '--dry-run'],
	['upgrade-controller', '-c', 'aws', '--dry-run', '--build-agent'],
	['upgrade-model', '-m', 'aws:web'],
	['model-config', '-m', 'aws:web', 'agent-version=3.6.28'],
	['model-config', '-m', 'aws:web', '--reset', 'agent-version'],
	['model-config', '-m', 'aws:web', 'agent-stream=proposed'],
	['upgrade-controller', '-c', 'aws', '--agent-stream', '--dry-run'],
	['upgrade-controller', '-c', 'aws', '--agent-stream', 'proposed'],
	['model-config', '-m', 'aws:web', 'agent-version', 'logging-config=x'],
	['status', '-m', 'aws:web', '-o', '/etc/passwd'],
	['status', '-m', 'aws:web', '--format=json', '--output=/etc/passwd'],
	['show-controller', 'aws', '--show-password'],
	['ssh', '-m', 'aws:web', '--pty=false', '0', 'sudo reboot'],
	['ssh', '-m', 'aws:web', '--pty=false', '0'],
	['ssh', '-m', 'aws:web', '0', 'uptime'],
	['exec', '-m', 'aws:web', '--all', '--', 'true'],
	['run', '-m', 'aws:web', '--all', '--', 'true'],
	['login', '-c', 'aws'],
	['version', 'x'],
];

for (const words of refusedWords) {
	test(`refuses juju ${JSON.stringify(words)}`, async t => {
		t.false(await wasStarted(words, false));
	});
}

test('of all that takes the terminal only the login passes', async t => {
	t.true(await wasStarted(['login', '-c', 'aws'], true));
	t.false(await wasStarted(['status', '-m', 'aws:web'], true));
	t.false(await wasStarted(['logout', '-c', 'aws'], true));
	t.false(await wasStarted(['login', '-c', 'aws', 'extra'], true));
});

const render36 = createRenderer({client: versionOf('3.6.28'), controller: versionOf('3.6.4'), isKubernetes: false});

const scriptOf = (intent: Intent): string => {
	const rendered = render36(intent);
	return rendered.kind === 'command' ? rendered.arguments.at(-1) ?? '' : '';
};

const [inspection] = everyIntent({wanted: '3.6.28'})['inspect-services'];
const readScript = inspection ? scriptOf(inspection) : '';

testProp('a script that differs from ours by one character does not pass', [fc.nat(readScript.length), fc.string({minLength: 1, maxLength: 3, unit: 'grapheme'})], async (t, at, inserted) => {
	const changed = `${readScript.slice(0, at)}${inserted}${readScript.slice(at)}`;
	t.true(await wasStarted(['ssh', '-m', 'aws:web', '--pty=false', '0', readScript], false));
	t.false(await wasStarted(['ssh', '-m', 'aws:web', '--pty=false', '0', changed], false));
});

const changes = dialectCases.flatMap(dialect => {
	const render = createRenderer({client: versionOf(dialect.client), controller: versionOf(dialect.controller), isKubernetes: false});
	return intentList(dialect).map(intent => render(intent)).filter(rendered => rendered.kind === 'command' && rendered.changes);
}).flatMap(rendered => rendered.kind === 'command' ? [rendered] : []);

testProp(
	'no change passes because of words put into it, other than as a dry run',
	[
		fc.constantFrom(...changes),
		fc.array(fc.tuple(fc.nat(12), fc.constantFrom('--no-browser-login', '--utc', '--format', 'json', '-m', 'x', '--no-tail', 'agent-version', '--pty=false')), {maxLength: 4}),
		fc.boolean(),
	],
	async (t, command, insertions, isInteractive) => {
		const words = [...command.arguments];
		for (const [at, word] of insertions) {
			words.splice(at + 1, 0, word);
		}

		t.false(await wasStarted(words, isInteractive));
	},
);

testProp(
	'a command that nobody has thought of does not pass',
	[fc.string({minLength: 1, maxLength: 12}).filter(name => !['version', 'controllers', 'models', 'status', 'debug-log', 'disabled-commands'].includes(name)), fc.boolean()],
	async (t, name, isInteractive) => {
		t.false(await wasStarted([name], isInteractive));
	},
);

test('of the commands of 1.25 only their questions pass', async t => {
	const questions = [
		'switch --list',
		'get-env -e prod agent-version',
		'get-env -e prod agent-stream',
		'status-history -e prod -n 5 --utc mysql/0',
		'block list -e prod --format json',
		'upgrade-juju -e prod --dry-run --version 1.25.13',
	];
	const others = [
		'switch',
		'switch prod',
		'switch --list prod',
		'get-env -e prod',
		'get-env -e prod admin-secret',
		'status-history -e prod',
		'block all-changes -e prod',
		'block list all-changes',
		'unblock -e prod all-changes',
		'upgrade-juju -e prod --version 1.25.13',
		'upgrade-juju -e --dry-run',
		'backups create -e prod',
		'backups list -e prod',
		'destroy-environment -y prod',
		'sync-tools -e prod',
	];
	const lines = [...questions, ...others];
	const passed = await Promise.all(lines.map(async line => wasStarted(line.split(' '), false)));
	t.deepEqual(lines.filter((_, index) => passed[index]), questions);
});
