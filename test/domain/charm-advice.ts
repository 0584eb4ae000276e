import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {adviceIn, applicationOf, readCharmCommand} from '../../source/domain/charm-advice.js';
import {modelKey} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';

const read = (line: string, application = 'mysql') => readCharmCommand(line.split(' '), application);

test('the commands that charms name are read', t => {
	t.deepEqual(read('refresh --revision 251'), {verb: 'refresh', application: 'mysql', revision: 251});
	t.deepEqual(read('refresh mysql --channel=8.0/stable --revision=12'), {
		verb: 'refresh', application: 'mysql', channel: '8.0/stable', revision: 12,
	});
	t.deepEqual(read('upgrade-charm mysql --revision 3'), {verb: 'refresh', application: 'mysql', revision: 3});
	t.deepEqual(read('run mysql/leader resume-refresh'), {
		verb: 'run', units: ['mysql/leader'], action: 'resume-refresh', parameters: [],
	});
	t.deepEqual(read('run-action mysql/0 mysql/1 pre-upgrade-check level=2 --wait'), {
		verb: 'run', units: ['mysql/0', 'mysql/1'], action: 'pre-upgrade-check', parameters: ['level=2'],
	});
	t.deepEqual(read('config mysql pause_after_unit_refresh=all'), {verb: 'config', application: 'mysql', settings: ['pause_after_unit_refresh=all']});
	t.deepEqual(read('resolved mysql/0'), {verb: 'resolved', units: ['mysql/0']});
});

for (const [why, line] of [
	['a refresh to the newest, where a charm speaks of the last', 'refresh'],
	['the same with its name', 'refresh mysql'],
	['another application', 'refresh keystone --revision 2'],
	['an application whose name begins so', 'run mysql-router/0 restart'],
	['another charm', 'refresh mysql --switch ch:other'],
	['a file', 'refresh mysql --path ./other.charm'],
	['a resource', 'refresh mysql --resource image=evil --revision 2'],
	['force', 'refresh mysql --force-units --revision 2'],
	['another model', 'refresh -m other:admin/prod mysql --revision 2'],
	['another model in one word', 'refresh --model=other:admin/prod --revision 2'],
	['two revisions', 'refresh --revision 2 --revision 3'],
	['an option for a revision', 'refresh --revision --force'],
	['a negative revision', 'refresh --revision=-1'],
	['a script', 'run --unit mysql/0 hostname'],
	['a script on all machines', 'run --all reboot'],
	['a shell', 'exec --unit mysql/0 reboot'],
	['ssh', 'ssh mysql/0 sudo reboot'],
	['an action that forces', 'run mysql/0 force-refresh-start check-compatibility=false'],
	['no unit', 'run resume-refresh'],
	['a unit to be filled in', 'run <unit> resume-refresh'],
	['a parameter from a file of the operator', 'run mysql/0 restore key=@/home/ubuntu/.ssh/id_rsa'],
	['a setting from a file of the operator', 'config mysql secret=@/etc/shadow'],
	['settings from a file', 'config mysql --file=/etc/passwd'],
	['the credential of the cloud', 'config mysql trust=true'],
	['a setting that is read', 'config mysql'],
	['settings of another application', 'config keystone debug=true'],
	['a reset', 'config mysql --reset key'],
	['passing over a hook', 'resolved mysql/0 --no-retry'],
	['all units', 'resolved --all'],
	['units of another', 'resolved keystone/0'],
	['destruction', 'destroy-controller --no-prompt aws'],
	['a removal', 'remove-application mysql --force'],
	['an option in front', '--debug refresh --revision 2'],
	['a second command', 'refresh --revision 2; reboot'],
	['a second command without a space', 'refresh --revision 2;reboot'],
	['a substitution', 'run mysql/0 $(reboot)'],
	['nothing', ''],
] as const) {
	test(`it is never run for a charm: ${why}`, t => {
		t.is(read(line), undefined);
	});
}

test('messages of charms become choices and texts', t => {
	t.deepEqual(adviceIn('Refreshing. Check units >=2 are healthy & run `resume-refresh` on unit 1. To rollback, `juju refresh --revision 251`', 'mysql'), [
		{text: 'juju run mysql/1 resume-refresh', words: ['run', 'mysql/1', 'resume-refresh']},
		{text: 'juju refresh --revision 251', words: ['refresh', '--revision', '251']},
	]);
	t.deepEqual(adviceIn('Check units >=11 are healthy & run `resume-refresh` on leader. To rollback, see docs or `juju debug-log`', 'mysql'), [
		{text: 'juju run mysql/leader resume-refresh', words: ['run', 'mysql/leader', 'resume-refresh']},
		{text: 'juju debug-log', words: undefined},
	]);
	t.deepEqual(adviceIn('Verify highest unit is healthy & run `resume-refresh` action. To rollback, `juju refresh` to last revision', 'mysql'), [
		{text: 'juju refresh', words: undefined},
	]);
	t.deepEqual(adviceIn('Rollback incompatible. Run \'juju run <unit> force-refresh-start\' with `check-compatibility` set to false', 'mysql'), [
		{text: 'juju run <unit> force-refresh-start', words: undefined},
	]);
	t.deepEqual(adviceIn('Missing relation `database`, isn\'t juju great, and `unclosed', 'mysql'), []);
});

test('the application of a unit is what stands before its number', t => {
	t.is(applicationOf('mysql-router/12'), 'mysql-router');
	t.is(applicationOf('mysql'), '');
});

const fragment = fc.constantFrom(
	'juju ', 'refresh ', 'upgrade-charm ', 'run ', 'run-action ', 'config ', 'resolved ', 'exec ', 'ssh ', 'destroy-controller ', 'mysql', 'mysql/0', 'mysql/leader', 'keystone/1', ' ', '  ', '`', '\'', '"', '\n', '\t', '\0', ';', '|', '&&', '$(reboot)', '$HOME', '-', '--', '--force', '--force-units', '-m ', '-c ', '-e ', '--model=other:prod', '--switch=ch:x', '--path=/tmp', '--revision ', '--revision=', '--channel ', '251', 'edge', '8.0/stable', '@/etc/passwd', 'key=', 'key=value', 'trust=true', '=', '@', 'resume-refresh', 'force-refresh-start', ' on unit 1', ' on leader', '\u{202E}', '`run `x` on leader',
);

const piece = fc.oneof({weight: 5, arbitrary: fragment}, {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 8})});

const message = fc.oneof(
	fc.array(piece, {maxLength: 24}).map(pieces => pieces.join('')),
	// Likely to be nearly a command.
	fc.tuple(fc.constantFrom('refresh', 'run', 'run-action', 'config', 'resolved', 'upgrade-charm'), fc.array(piece, {maxLength: 5})).map(([verb, pieces]) => `Run \`juju ${verb} ${pieces.join(' ')}\``),
);

const commands: Readonly<Record<string, ReadonlySet<string>>> = {
	'2.5.8': new Set(['upgrade-charm', 'run-action', 'config', 'resolved']),
	'2.9.52': new Set(['refresh', 'run-action', 'config', 'resolved']),
	'3.6.28': new Set(['refresh', 'run', 'config', 'resolved']),
	'4.1.2': new Set(['refresh', 'run', 'config', 'resolved']),
};

const ours: ReadonlySet<string> = new Set(['-m', '--no-browser-login', '--wait=4m', '--channel', '--revision']);

const model = {controller: 'aws', name: 'admin/db'};

const expectHarmless = (version: string, words: readonly string[]): string | undefined => {
	const client = parseVersion(version);
	const rendered = createRenderer({client, controller: client, isKubernetes: false})({
		type: 'run-charm-advice', model, unit: 'mysql/0', arguments: words,
	});
	if (rendered.kind === 'unavailable') {
		return undefined;
	}

	const [command = '', option, target, ...rest] = rendered.arguments;
	const targets = rest.filter(word => word === 'mysql' || word.startsWith('mysql/'));
	const isWell = commands[version]?.has(command) === true
		&& option === '-m'
		&& target === modelKey(model)
		&& rest.every(word => /^[\w+\-.\/:=]+$/v.test(word) && (!word.startsWith('-') || ours.has(word)))
		&& !rest.includes('-m')
		&& targets.length > 0
		&& rendered.risk === 'disruptive' && !rendered.isInteractive;
	return isWell ? undefined : `${version}: ${rendered.arguments.join(' ')}`;
};

testProp('no message, however crafted, yields a command outside the few, with another target or with anything for a shell', [message], (t, text) => {
	const problems = adviceIn(text, 'mysql').flatMap(({words}) => words === undefined
		? []
		: [readCharmCommand(words, 'mysql') ? undefined : `never allowed: ${words.join(' ')}`, ...Object.keys(commands).map(version => expectHarmless(version, words))]);
	t.deepEqual(problems.filter(problem => problem !== undefined), []);
}, {numRuns: 3000});

testProp('whatever words an intent is given, the renderer judges them itself', [fc.array(fc.oneof(fragment.map(text => text.trim()), fc.string()), {maxLength: 8})], (t, words) => {
	t.deepEqual(Object.keys(commands).map(version => expectHarmless(version, words)).filter(problem => problem !== undefined), []);
}, {numRuns: 3000});

test('enough of what the messages above hold is runnable that the rule says something', t => {
	const found = fc.sample(message, {numRuns: 4000, seed: 1}).flatMap(text => adviceIn(text, 'mysql')).filter(({words}) => words !== undefined);
	t.true(found.length > 20, `${found.length}`);
});
