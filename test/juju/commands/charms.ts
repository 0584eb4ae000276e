import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type Intent} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';

const model = {controller: 'aws', name: 'admin/web'};

const render = (version: string, intent: Intent, where = model): string => {
	const client = parseVersion(version);
	const rendered = createRenderer({client, controller: client, isKubernetes: false})({...intent, model: where} as Intent);
	return rendered.kind === 'command' ? rendered.arguments.join(' ') : `unavailable: ${rendered.reason}`;
};

const refresh = (order: Partial<Extract<Intent, {type: 'refresh-charm'}>> = {}): Intent => ({
	type: 'refresh-charm', model, application: 'haproxy', ...order,
});

test('a refresh has the name that the client knows', t => {
	t.is(render('2.8.13', refresh({channel: 'edge'})), 'upgrade-charm -m aws:admin/web --channel edge --no-browser-login haproxy');
	t.is(render('2.9.0', refresh({revision: 12})), 'refresh -m aws:admin/web --revision 12 --no-browser-login haproxy');
	t.is(render('4.1.2', refresh({channel: '2.8/stable', revision: 0})), 'refresh -m aws:admin/web --channel 2.8/stable --revision 0 --no-browser-login haproxy');
	t.is(render('3.6.28', refresh({switch: 'ch:haproxy'})), 'refresh -m aws:admin/web --switch ch:haproxy --no-browser-login haproxy');
});

test('1.25 refreshes a service of its environment, and knows no channels', t => {
	const environment = {controller: 'amazon', name: 'admin/controller'};
	t.is(render('1.25.13', refresh({revision: 12}), environment), 'upgrade-charm -e amazon --revision 12 haproxy');
	t.regex(render('1.25.13', refresh({channel: 'edge'}), environment), /^unavailable: Juju 1\.25 knows no channels/v);
	t.regex(render('1.25.13', {
		type: 'run-charm-advice', model, unit: 'haproxy/0', arguments: ['run', 'haproxy/0', 'restart'],
	}, environment), /^unavailable: /v);
});

test('what Juju would refuse is not sent', t => {
	t.regex(render('3.6.28', refresh({revision: 2, switch: 'ch:haproxy'})), /^unavailable: .*not both/v);
	for (const revision of [-1, 1.5, NaN, Infinity]) {
		t.regex(render('3.6.28', refresh({revision})), /^unavailable: .*no revision/v);
	}
});

test('names that could be options, files or scripts are none', t => {
	for (const order of [
		{application: '--force'},
		{application: 'a b'},
		{application: '$(reboot)'},
		{channel: '--force'},
		{channel: ''},
		{channel: 'a b'},
		{switch: './local.charm'},
		{switch: '/tmp/charm'},
		{switch: '--path'},
		{switch: 'local:haproxy'},
		{switch: '@file'},
	]) {
		t.regex(render('3.6.28', refresh(order)), /^unavailable: .*is not a name/v, `the order ${JSON.stringify(order)}`);
	}

	const charms = ['haproxy', 'ch:haproxy', 'ch:amd64/jammy/haproxy-12', 'cs:~user/focal/haproxy', 'cs:haproxy'];
	t.deepEqual(charms.filter(name => !render('3.6.28', refresh({switch: name})).includes(`--switch ${name} `)), []);
});

test('an action runs by the name that the client has for it', t => {
	const advice = (words: readonly string[]): Intent => ({
		type: 'run-charm-advice', model, unit: 'mysql/0', arguments: words,
	});
	for (const verb of ['run', 'run-action']) {
		t.is(render('2.9.52', advice([verb, 'mysql/1', 'resume-refresh'])), 'run-action -m aws:admin/web --wait=4m --no-browser-login mysql/1 resume-refresh', 'In 2.9 `run` runs scripts.');
		t.is(render('3.6.28', advice([verb, 'mysql/1', 'resume-refresh'])), 'run -m aws:admin/web --wait=4m --no-browser-login mysql/1 resume-refresh');
	}

	t.is(render('2.8.13', advice(['refresh', '--revision', '7'])), 'upgrade-charm -m aws:admin/web --revision 7 --no-browser-login mysql');
	t.regex(render('3.6.28', advice(['exec', '--unit', 'mysql/0', 'reboot'])), /^unavailable: .*none of the few commands/v);
});

testProp('whatever is to be refreshed, the line has its options from us and one target', [fc.string(), fc.string(), fc.option(fc.integer(), {nil: undefined})], (t, application, channel, revision) => {
	const line = render('3.6.28', refresh({application, channel, ...(revision !== undefined && {revision})}));
	t.true(line.startsWith('unavailable: ') || /^refresh -m aws:admin\/web --channel [\w\-.\/]+ (?:--revision \d+ )?--no-browser-login [\-0-9a-z]+$/v.test(line), line);
});
