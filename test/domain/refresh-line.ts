import test from 'ava';
import {commandLine, type Intent} from '../../source/domain/intent.js';
import {readRefreshLine} from '../../source/domain/refresh-line.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';

const model = {controller: 'aws', name: 'admin/web'};

for (const version of ['2.8.13', '2.9.52', '3.6.28', '4.0.17']) {
	test(`what a client of ${version} is told to refresh is read from its line`, t => {
		const client = parseVersion(version);
		const render = createRenderer({client, controller: client, isKubernetes: false});
		const lineOf = (intent: Intent): string => {
			const rendered = render(intent);
			return rendered.kind === 'command' ? commandLine(rendered.arguments) : '';
		};

		t.deepEqual(readRefreshLine(lineOf({
			type: 'refresh-charm', model, application: 'haproxy', channel: '2.8/edge', revision: 12,
		})), {application: 'haproxy', channel: '2.8/edge', revision: 12});
		t.deepEqual(readRefreshLine(lineOf({type: 'refresh-charm', model, application: 'haproxy'})), {application: 'haproxy', channel: undefined, revision: undefined});
		t.deepEqual(readRefreshLine(lineOf({
			type: 'run-charm-advice', model, unit: 'haproxy/0', arguments: ['refresh', '--revision', '7'],
		})), {application: 'haproxy', channel: undefined, revision: 7});
		t.is(readRefreshLine(lineOf({type: 'upgrade-model', model, version})), undefined);
	});
}

test('other lines are no refresh', t => {
	const lines = ['', 'juju', 'juju refresh', 'juju status refresh', 'snap refresh juju', 'juju refresh -m aws:admin/web \'two words\'', 'refresh-charm'];
	t.deepEqual(lines.filter(line => readRefreshLine(line) !== undefined), []);
});
