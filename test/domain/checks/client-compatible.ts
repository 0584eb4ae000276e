import test from 'ava';
import {clientCompatible} from '../../../source/domain/checks/client-compatible.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
	renderWithout,
} from '../../_helpers/make-facts.js';

const judge = (client: string, controllerVersion = '3.6.4', version = '3.6.28', overrides: Partial<PrepareFacts> = {}) => {
	const facts = makeFacts({clientVersion: parseVersion(client), ...overrides});
	return judgeOne(clientCompatible, {...facts, target: {...facts.target, controllerVersion, version}}, 'aws');
};

test('a client of the same minor passes', t => {
	t.like(judge('3.6.28'), {result: 'pass', title: 'Client 3.6.28 suits the controller'});
	t.is(judge('3.6.4').result, 'pass');
});

test('an older minor of the same major version is a warning', t => {
	t.like(judge('3.5.4'), {result: 'warn', title: 'The client (3.5.4) is older than 3.6'});
});

test('a client of another major version blocks, with the way to a second client', t => {
	const result = judge('3.6.28', '2.9.51', '2.9.52');
	t.is(result.result, 'block');
	t.is(result.title, 'A 3.x client does not suit a 2.x controller');
	t.deepEqual(idsOf(result), ['install-client']);
	t.regex(JSON.stringify(result.remedies), /snap install --channel 2\.9\/stable juju_29 --classic/v);
	t.is(judge('2.9.52').result, 'block');
});

test('before 2.9.33 the client chose, so an older one blocks', t => {
	t.like(judge('2.8.13', '2.8.13', '2.9.30'), {result: 'block', title: 'The client is too old'});
});

test('a client without the command blocks and cannot be ignored', t => {
	t.like(judge('3.6.28', '3.6.4', '3.6.28', {render: renderWithout('upgrade-controller')}), {result: 'block', isIgnorable: false, evidence: [{text: 'There is no upgrade-controller here.'}]});
});

test('a controller that refuses the client blocks with its own words', t => {
	const refused = {
		...makeFailed<never>(), failure: {
			kind: 'refused', message: 'Juju refused.', advice: undefined, evidence: 'juju client not compatible with server', exitCode: 1, refusal: {kind: 'client-incompatible'},
		},
	} as const;
	t.like(judge('3.6.28', '3.6.4', '3.6.28', {controller: refused}), {result: 'block', evidence: [{text: 'juju client not compatible with server'}]});
});

test('an unknown version of the client is unknown', t => {
	t.is(judgeOne(clientCompatible, makeFacts({clientVersion: undefined}), 'aws').result, 'unknown');
});
