import test from 'ava';
import {type Intent} from '../../../source/domain/intent.js';
import {type ProcessAnswer} from '../../../source/juju/process.js';
import {readJsonLines} from '../../_helpers/fixture.js';
import {
	ask,
	askBadly,
	prod,
	type RecordedCommand,
} from './_ask.js';
import {everyIntent} from './_intents.js';

const status = {type: 'read-status', model: prod} as const;
const upgrade: Intent = {type: 'upgrade-model', model: prod, version: '3.6.28'};
const recorded = ['commands.jsonl', 'commands-second-controller.jsonl'].flatMap(file => readJsonLines<RecordedCommand>(`recordings/controller-4.0/${file}`));

test('Each way to end other than by itself has its kind, a sentence and an advice', t => {
	const endings: ReadonlyArray<readonly [Exclude<ProcessAnswer['outcome'], 'exited'>, string, RegExp]> = [
		['timed-out', 'timed-out', /^Juju gave no answer within 30 seconds and was ended\.$/v],
		['aborted', 'aborted', /^The command was ended before it was done\.$/v],
		['too-large', 'too-large', /^Juju's answer is larger than 64 MiB/v],
		['killed', 'crashed', /^Something else ended the Juju client/v],
		['missing', 'missing', /^The Juju client could not be started\.$/v],
		['read-only', 'read-only', /^Nothing was run/v],
	];
	for (const [outcome, kind, message] of endings) {
		const failure = askBadly(t, status, {
			outcome, exitCode: undefined, duration: 30_012, reason: `ended as ${outcome}`,
		});
		t.like(failure, {kind, evidence: `ended as ${outcome}`, exitCode: undefined});
		t.regex(failure.message, message);
		t.regex(failure.advice ?? '', /^[A-Z].+\.$/v);
		t.is(failure.refusal, undefined);
	}
});

test('What was said before a time-out is evidence', t => {
	t.is(askBadly(t, status, {
		outcome: 'timed-out', exitCode: undefined, stdout: '{"model":', stderr: 'WARNING slow\n', reason: 'too slow',
	}).evidence, 'WARNING slow');
});

test('A controller out of reach is not a refusal', t => {
	const unreachable = recorded.filter(command => command['exit-code'] === 1 && command.stderr.includes('unable to connect to API'));
	t.true(unreachable.length >= 2);
	for (const {stdout, stderr} of unreachable) {
		const failure = askBadly(t, status, {exitCode: 1, stdout, stderr});
		t.is(failure.kind, 'unreachable');
		t.is(failure.evidence, stderr.trim());
	}

	for (const words of ['no controller API addresses; is bootstrap still in progress?', 'cannot connect to k8s api server', 'read tcp 10.0.0.1:5: i/o timeout']) {
		t.is(askBadly(t, status, {exitCode: 1, stdout: '{}\n', stderr: `ERROR ${words}\n`}).kind, 'unreachable', `ERROR ${words}`);
	}
});

test('Binaries that cannot be fetched are no controller out of reach, though a connection was refused', t => {
	const {stderr = ''} = recorded.find(command => command.stderr.startsWith('ERROR checking if binaries exist')) ?? {};
	t.like(askBadly(t, upgrade, {exitCode: 1, stderr}), {kind: 'refused', refusal: {kind: 'binaries-missing'}});
});

test('Words that are not known are quoted', t => {
	const {stderr = ''} = recorded.find(command => command.stderr.includes('agent stream "nonsense"')) ?? {};
	t.deepEqual(askBadly(t, upgrade, {exitCode: 1, stdout: '', stderr}), {
		kind: 'refused',
		message: 'Juju refused: agent stream "nonsense" is not recognised as a valid value (not valid)',
		advice: undefined,
		evidence: stderr.trim(),
		exitCode: 1,
		refusal: {kind: 'unrecognised'},
	});
	t.is(askBadly(t, upgrade, {exitCode: 1, stderr: 'WARNING first\nERROR \n\nsecond line\n'}).message, 'Juju refused: WARNING first');
	t.is(askBadly(t, upgrade, {exitCode: 1, stderr: 'ERROR \nsecond line\n'}).message, 'Juju refused: second line');
	t.is(askBadly(t, upgrade, {exitCode: 1, stderr: `ERROR ${'x'.repeat(500)}\n`}).message.length, 'Juju refused: '.length + 200);
});

test('The braces that a failing command prints beside its error say nothing', t => {
	const {stdout = '', stderr = ''} = recorded.find(command => command['exit-code'] === 1 && command.stdout === '{}\n') ?? {};
	t.is(askBadly(t, status, {exitCode: 1, stdout, stderr}).evidence, stderr.trim());
	t.like(askBadly(t, status, {exitCode: 1, stdout: '{}\n'}), {
		evidence: '', message: 'Juju ended with exit code 1 and gave no reason.', kind: 'refused',
	});
});

test('Refusals that nothing waits for have better words than Juju\'s', t => {
	const words: ReadonlyArray<readonly [string, RegExp]> = [
		['ERROR resolving unit: checking unit "19aa970f-7574-4c4d-8319-2e0a9271d967" status: unit is not in error state', /the unit is not in error/v],
		['ERROR unit "web/0" is not in an error state', /the unit is not in error/v],
		['ERROR cannot set resolved mode for unit "web/0": already resolved', /the unit is not in error/v],
		['ERROR controller destruction aborted', /asked to confirm/v],
		['This command will …\n\nTo continue, enter the name of the controller to be unregistered: ERROR unregistering controller: aborted', /asked to confirm/v],
		['ERROR previous upgrade not reset and no new upgrade triggered', /asked to confirm/v],
		['ERROR timed out waiting for results from: machine 1', /answered in time/v],
		['ERROR machine 0 not found', /no such machine or unit/v],
		['ERROR unit nosuch/0 not found', /no such machine or unit/v],
		['ubuntu@10.0.0.5: Permission denied (publickey).', /ssh key/v],
		['ssh: connect to host 10.0.0.5 port 22: No route to host', /could not be reached over ssh/v],
	];
	for (const [stderr, message] of words) {
		const failure = askBadly(t, {
			type: 'resolve', model: prod, unit: 'web/0', retry: true,
		}, {exitCode: 1, stderr});
		t.regex(failure.message, message);
		t.not(failure.advice, undefined);
		t.deepEqual(failure.refusal, {kind: 'unrecognised'});
	}
});

test('An answer that is none says how', t => {
	const flaws: ReadonlyArray<readonly [string, string]> = [
		['', 'it is empty'],
		['{}\n', 'there is only {}'],
		['null', 'there is only null'],
		['{"model": {"name": "pr', 'it breaks off in the middle'],
		['Model  Controller\nprod   c1\n', 'it has another form'],
	];
	for (const [stdout, flaw] of flaws) {
		t.like(askBadly(t, status, {stdout, stderr: 'WARNING old'}), {
			kind: 'unreadable', message: `Juju's answer is not the status of a model: ${flaw}.`, exitCode: 0, evidence: `${stdout.trim()}\nWARNING old`.trim(),
		});
	}
});

test('Evidence is harmless, without secrets and of bounded length', t => {
	const {evidence} = askBadly(t, status, {exitCode: 1, stderr: `ERROR \u{1B}[31mred password=hunter2\n${'x'.repeat(100_000)}\nthe cause`});
	t.regex(evidence, /^ERROR red password=••••\n/v);
	t.regex(evidence, /… 8\d{4} characters left out …[\s\S]+the cause$/v);
	t.true(evidence.length < 17_000);
});

test('Every intent fails in words when its command does', t => {
	for (const intent of everyIntent) {
		t.is(askBadly(t, intent, {exitCode: 255, stderr: 'ERROR out of order'}).message, 'Juju refused: out of order', intent.type);
	}
});

test('A shell that ends with the exit code of its last command has not failed', t => {
	t.true(ask({type: 'open-shell', model: prod, machine: '0'}, {exitCode: 130}).ok);
	t.true(ask({type: 'debug-hooks', model: prod, unit: 'web/0'}, {exitCode: 1}).ok);
	t.false(ask({
		type: 'edit-agent-configuration', model: prod, machine: '0', agent: 'machine-0',
	}, {exitCode: 1}).ok);
	t.false(ask({type: 'open-shell', model: prod, machine: '0'}, {outcome: 'missing', exitCode: undefined}).ok);
});
