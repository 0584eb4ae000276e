import test from 'ava';
import {testProp} from '@fast-check/ava';
import {explainClient, explainSelection, validateWantedVersion} from '../../source/domain/select-version.js';
import {compareVersions, parseVersion, type JujuVersion} from '../../source/domain/version.js';
import {versionText} from '../_helpers/arbitraries.js';

const parse = (text: string): JujuVersion => parseVersion(text) ?? {
	text, major: 0, minor: 0, patch: 0, tag: undefined, build: 0,
};

const judge = (text: string, current?: string, client?: string) => validateWantedVersion({
	text, current, client: client === undefined ? undefined : parse(client),
});

test('a newer patch of the same minor is taken', t => {
	t.like(judge('3.6.28', '3.6.4', '3.6.28'), {ok: true, version: {text: '3.6.28'}});
	t.like(judge(' 3.6.28 ', '3.6.4'), {ok: true, version: {text: '3.6.28'}});
});

test('two parts are refused as Juju refuses them, with the way out', t => {
	t.deepEqual(judge('3.6', '3.6.4'), {ok: false, problem: 'Juju would answer: invalid version "3.6".', advice: 'Write three parts, such as 3.6.0; for the newest patch leave the choice to Juju.'});
});

test('the name of a binary is cut down to its number', t => {
	t.like(judge('3.6.28-ubuntu-amd64', '3.6.4'), {ok: false, advice: 'Write the number alone: 3.6.28.'});
});

test('a lower version is refused: Juju never goes back', t => {
	t.like(judge('3.6.3', '3.6.4'), {ok: false, problem: '3.6.3 is lower than 3.6.4, which the controller runs.'});
});

for (const [wanted, current] of [['3.7.0', '3.6.4'], ['4.0.1', '3.6.4'], ['3.0.0', '2.9.52'], ['4.1.0', '4.0.15']] as const) {
	test(`${current} cannot become ${wanted} in place`, t => {
		t.like(judge(wanted, current), {ok: false});
		t.regex(JSON.stringify(judge(wanted, current)), /migrate/v);
	});
}

test('within 2.x a controller goes from minor to minor', t => {
	t.true(judge('2.9.52', '2.8.13', '2.9.52').ok);
});

test('a client of an older major version cannot lead', t => {
	t.like(judge('3.6.28', '3.6.4', '2.9.52'), {ok: false, problem: 'A 2.9.52 client cannot upgrade anything to 3.6.28.'});
});

test('an older minor of the client will do since the controller judges, and not before 2.9.33', t => {
	t.is(explainClient(parse('3.5.4'), parse('3.6.28'), parse('3.6.4')), undefined);
	t.truthy(explainClient(parse('2.8.13'), parse('2.9.30'), parse('2.8.13')));
});

test('each era says by which rule Juju chooses', t => {
	t.regex(explainSelection(parse('3.6.4')), /patches only/v);
	t.regex(explainSelection(parse('2.8.13')), /newest of 2\.9/v);
	t.regex(explainSelection(parse('1.25.13')), /newest release of Juju 1/v);
});

testProp('what is taken is never lower than what runs, nor another minor from 3.0 on', [versionText, versionText], (t, text, current) => {
	const verdict = judge(text, current);
	const running = parse(current);
	t.true(!verdict.ok || compareVersions(verdict.version, running) >= 0);
	t.true(!verdict.ok || running.major < 3 || (verdict.version.major === running.major && verdict.version.minor === running.minor));
});

testProp('a refusal says what is wrong and what to do, each in a sentence', [versionText, versionText, versionText], (t, text, current, client) => {
	const verdict = judge(text, current, client);
	t.true(verdict.ok || (/^[0-9A-Z].+\.$/v.test(verdict.problem) && /^[A-Z].+\.$/v.test(verdict.advice)), JSON.stringify(verdict));
});
