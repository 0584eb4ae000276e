import test, {type ExecutionContext} from 'ava';
import {type CheckDocument} from '../../source/output/check-document.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {validateDocument} from '../_helpers/validate-document.js';

const known = JSON.stringify({
	controllers: {
		aws: {
			user: 'admin', access: 'superuser', 'recent-server': '10.0.0.5:17070', cloud: 'aws', 'agent-version': '3.6.4', uuid: 'u', 'api-endpoints': ['10.0.0.5:17070'],
		},
	},
	'current-controller': 'aws',
});

/** A client that knows a controller which is not there: every question about it gets the same answer. */
const openClient = async (t: ExecutionContext, answer: string): Promise<string> => {
	const {executable} = await createFakeClient(t, `
		const [command] = process.argv.slice(2);
		if (command === 'version') {
			console.log('3.6.28-ubuntu-amd64');
		} else if (command === 'controllers') {
			process.stdout.write(${JSON.stringify(known)});
		} else {
			${answer}
		}
	`);
	return executable;
};

const refuse = (text: string): string => `console.error(${JSON.stringify(text)}); process.exitCode = 1;`;

for (const [name, words, title] of [
	['refuses connections', 'ERROR unable to connect to API: dial tcp 10.0.0.5:17070: connect: connection refused', 'The controller does not answer'],
	['has no name any more', 'ERROR unable to connect to API: dial tcp: lookup ctl.example.com on 127.0.0.53:53: no such host', 'The controller does not answer'],
	['is not known any more', 'ERROR controller aws not found', 'The client knows no such controller any more'],
	['asks for a login', 'please enter password for admin on aws: ERROR EOF', 'You are not logged in'],
] as const) {
	test(`a controller that ${name}: check blocks and plan says why, with code 3 and Juju's own words`, async t => {
		const juju = await openClient(t, refuse(words));
		const check = await runHeadless('check', '--juju', juju, '--format', 'json');
		t.is(check.code, 3);
		t.deepEqual(validateDocument('check', check.stdout), []);
		const {checks} = JSON.parse(check.stdout) as CheckDocument;
		const [first] = checks;
		t.is(first?.id, 'controller-reachable');
		t.is(first?.result, 'block');
		t.is(first?.title, title);
		t.true(first?.evidence.some(({text}) => text.includes(words.replace(/^.*ERROR /v, ''))));
		const plan = await runHeadless('plan', '--juju', juju);
		t.is(plan.code, 3);
		t.is(plan.stdout, '');
		t.true(plan.stderr.includes(title), plan.stderr);
		t.true(plan.stderr.trim().split('\n').length >= 3, `what happened, the evidence, what to do: ${plan.stderr}`);
	});
}

test('a controller that never answers: code 5, and which command waits', async t => {
	const juju = await openClient(t, 'setTimeout(() => undefined, 30_000);');
	for (const name of ['check', 'plan'] as const) {
		const {code, stdout, stderr} = await runHeadless(name, '--juju', juju, '--timeout', '2s');
		t.is(code, 5);
		t.is(stdout, '');
		t.regex(stderr, /juju show-controller aws/v);
	}
});

test('a login that expired: both commands say how to log in, code 3', async t => {
	const check = await runHeadless('check', '--simulate', 'login-expired');
	t.is(check.code, 3);
	t.regex(check.stdout, /You are not logged in[\s\S]*juju login -c aws/v);
	const plan = await runHeadless('plan', '--simulate', 'login-expired');
	t.is(plan.code, 3);
	t.regex(plan.stderr, /Run juju login -c aws, then try again\./v);
});

for (const [words, code, reason] of [
	[['--agent-version', '3.6.1'], 3, /3\.6\.1 is lower than 3\.6\.4/v],
	[['--agent-version', '9.0.0'], 3, /rules of Juju 9/v],
	[['-c', 'nowhere'], 3, /knows no controller "nowhere"[\s\S]*aws/v],
	[['-m', 'shop'], 3, /no model "shop"[\s\S]*web, db/v],
] as const) {
	test(`${words.join(' ')}: code ${code}, the reason and what to do, nothing on stdout`, async t => {
		for (const name of ['check', 'plan'] as const) {
			const result = await runHeadless(name, '--simulate', ...words);
			t.is(result.code, code);
			t.is(result.stdout, '');
			t.regex(result.stderr, reason);
		}
	});
}

test('a version above the client: the check of the client names both, and nothing passes for it', async t => {
	const {code, stdout} = await runHeadless('check', '--simulate', 'small-2.9', '--agent-version', '2.10.0', '--format', 'json');
	t.is(code, 3);
	const {checks} = JSON.parse(stdout) as CheckDocument;
	const client = checks.find(({id}) => id === 'client-compatible');
	t.regex(client?.title ?? '', /2\.9\.52.* older than 2\.10/v);
	t.not(client?.result, 'pass');
});
