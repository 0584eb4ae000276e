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
	t.regex(render('1.25.13', refresh({channel: 'edge'}), environment), /^unavailable: A 1\.25 client cannot be told a channel: leave that out\.$/v);
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
	]) {
		t.regex(render('3.6.28', refresh(order)), /^unavailable: .*is not a name/v, `the order ${JSON.stringify(order)}`);
	}

	for (const order of [
		{switch: '--path'},
		{switch: ''},
		{switch: './a\nb'},
		{switch: '~/local.charm'},
		{switch: 'local:haproxy'},
		{switch: '@file'},
	]) {
		t.regex(render('3.6.28', refresh(order)), /^unavailable: .*is no charm/v, `the order ${JSON.stringify(order)}`);
	}

	const charms = ['./local.charm', '/tmp/charm', 'haproxy', 'ch:haproxy', 'ch:amd64/jammy/haproxy-12', 'cs:~user/focal/haproxy', 'cs:haproxy'];
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

test('what is forced may lose data, all else disrupts', t => {
	const risk = (version: string, order: Partial<Extract<Intent, {type: 'refresh-charm'}>>) => {
		const client = parseVersion(version);
		const rendered = createRenderer({client, controller: client, isKubernetes: false})(refresh(order));
		return rendered.kind === 'command' ? rendered.risk : rendered.reason;
	};

	for (const order of [{forceUnits: true}, {force: true}, {forceBase: true}]) {
		t.is(risk('3.6.28', order), 'data-loss');
	}

	for (const order of [{}, {forceUnits: false, force: false, forceBase: false}, {trust: true}]) {
		t.is(risk('3.6.28', order), 'disruptive');
	}
});

test('an option that is off, and a list of nothing, is not said', t => {
	t.is(render('2.0.9', refresh({
		forceUnits: false, resources: [], storage: [], settings: {},
	})), 'upgrade-charm -m aws:admin/web --no-browser-login haproxy');
});

test('a beta knows what its minor does', t => {
	t.is(render('3.6-beta1', refresh({base: 'ubuntu@24.04'})), 'refresh -m aws:admin/web --base ubuntu@24.04 --no-browser-login haproxy');
});

test('settings are read and set by the name that the client has for it', t => {
	const environment = {controller: 'amazon', name: 'admin/controller'};
	const set = (settings: Readonly<Record<string, string>>): Intent => ({
		type: 'set-charm-settings', model, application: 'haproxy', settings,
	});
	t.is(render('1.25.13', {type: 'read-charm-settings', model, application: 'haproxy'}, environment), 'get -e amazon --format yaml haproxy');
	t.is(render('2.0.9', {type: 'read-charm-settings', model, application: 'haproxy'}), 'config -m aws:admin/web --format json --no-browser-login haproxy');
	t.is(render('1.25.13', set({title: '', 'a.b': '-c'}), environment), 'set -e amazon haproxy title= a.b=-c');
	t.is(render('4.0.15', set({title: 'x=y'})), 'config -m aws:admin/web --no-browser-login haproxy title=x=y');
	const impossible: ReadonlyArray<Readonly<Record<string, string>>> = [{}, {title: '@/etc/passwd'}, {title: 'a\nb'}, {title: 'a\u{0}'}, {'--reset': 'x'}, {'': 'x'}, {'a b': 'x'}, {'a=b': 'x'}];
	for (const settings of impossible) {
		t.regex(render('4.0.15', set(settings)), /^unavailable: /v, JSON.stringify(settings));
		t.regex(render('1.25.13', set(settings), environment), /^unavailable: /v, JSON.stringify(settings));
	}
});

test('settings are put back to their defaults by the command that the client has for it, and never while others are set', t => {
	const environment = {controller: 'amazon', name: 'admin/controller'};
	const reset = (names: readonly string[], settings: Readonly<Record<string, string>> = {}): Intent => ({
		type: 'set-charm-settings', model, application: 'haproxy', settings, reset: names,
	});
	t.is(render('1.25.13', reset(['title', 'a.b']), environment), 'unset -e amazon haproxy title a.b');
	t.is(render('2.0.9', reset(['title', 'a.b']), environment), 'config -m amazon:admin/controller --no-browser-login --reset title,a.b haproxy');
	t.is(render('4.0.15', reset(['title'])), 'config -m aws:admin/web --no-browser-login --reset title haproxy');
	for (const names of [['--file'], [''], ['a b'], ['a=b'], ['a,b'], ['a\nb']]) {
		t.regex(render('4.0.15', reset(names)), /^unavailable: /v, JSON.stringify(names));
		t.regex(render('1.25.13', reset(names), environment), /^unavailable: /v, JSON.stringify(names));
	}

	t.regex(render('4.0.15', reset(['title'], {title: 'x'})), /^unavailable: /v);
	t.regex(render('1.25.13', reset(['title'], {title: 'x'}), environment), /^unavailable: /v);
});

test('the store is asked for its own charms only, by their bare names', t => {
	const info = (charm: string): Intent => ({type: 'read-charm-info', model, charm});
	t.is(render('2.9.0', info('mysql')), 'info --format json mysql');
	t.is(render('4.0.15', info('ch:amd64/jammy/mysql-k8s-12')), 'info --format json mysql-k8s');
	t.regex(render('2.8.13', info('mysql')), /^unavailable: A 2\.8 client cannot ask/v);
	t.regex(render('3.6.28', info('cs:~kim/focal/mysql-3')), /^unavailable: mysql comes from the old charm store/v);
	t.regex(render('3.6.28', info('local:jammy/mysql-3')), /^unavailable: mysql comes from a file/v);
	t.regex(render('3.6.28', info('./mysql.charm')), /^unavailable: .* comes from a file/v);
	t.regex(render('3.6.28', info('--format')), /^unavailable: .*is not a name/v);
});

const hostile = fc.oneof(fc.string(), fc.constantFrom('--force', '-', '@x', 'a\nb', '', ' ', '~/x', './x', 'a=b'));

testProp('no value of an order ever stands where an option is read', [fc.record({
	switch: hostile, path: hostile, config: hostile, base: hostile, bind: hostile, storage: fc.array(hostile), resources: fc.array(fc.record({name: hostile, file: hostile})),
}, {requiredKeys: []})], (t, order) => {
	const client = parseVersion('3.6.28');
	const rendered = createRenderer({client, controller: client, isKubernetes: false})(refresh(order));
	if (rendered.kind === 'unavailable') {
		t.not(rendered.reason, '');
		return;
	}

	const known = new Set(['-m', '--switch', '--path', '--config', '--base', '--bind', '--storage', '--resource', '--no-browser-login']);
	t.deepEqual(rendered.arguments.filter(word => word.startsWith('-') && !known.has(word)), []);
	t.false(rendered.arguments.some(word => /\p{Control}/v.test(word)));
	t.is(rendered.arguments.at(-1), 'haproxy');
});

testProp('whatever is to be refreshed, the line has its options from us and one target', [fc.string(), fc.string(), fc.option(fc.integer(), {nil: undefined})], (t, application, channel, revision) => {
	const line = render('3.6.28', refresh({application, channel, ...(revision !== undefined && {revision})}));
	t.true(line.startsWith('unavailable: ') || /^refresh -m aws:admin\/web --channel [\w\-.\/]+ (?:--revision \d+ )?--no-browser-login [\-0-9a-z]+$/v.test(line), line);
});
