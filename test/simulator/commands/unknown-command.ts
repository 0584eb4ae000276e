import test from 'ava';
import {parseVersion} from '../../../source/domain/version.js';
import {closestName} from '../../../source/simulator/commands/closest-name.js';
import {commandNames} from '../../../source/simulator/commands/command-names.js';
import {findCommand, playedCommands} from '../../../source/simulator/commands/index.js';

const clients = ['2.9.31', '2.9.52', '3.6.28', '4.0.15', '4.1.2'].map(text => parseVersion(text)!);

test('every command that is played is one of the client', t => {
	for (const client of clients) {
		const names = commandNames(client);
		// The name of 2.9.31 is not in the list, which is that of 2.9.52.
		t.deepEqual(playedCommands(client).filter(name => !names.includes(name) && name !== 'sync-agent-binaries'), [], client.text);
	}
});

test('a name without a file break in it is found in the list once', t => {
	for (const client of clients) {
		const names = commandNames(client);
		t.is(new Set(names).size, names.length);
		t.true(names.every(name => /^[a-z][\-0-9a-z]*[0-9a-z]$/v.test(name)));
		t.true(names.length > 180);
	}
});

test('commands come and go with the versions', t => {
	const [old, second, third, fourth] = clients;
	t.is(findCommand('upgrade-juju', second!)?.name, 'upgrade-model');
	t.is(findCommand('upgrade-juju', third!), undefined);
	t.is(findCommand('sync-tools', old!)?.name, 'sync-agent-binaries');
	t.is(findCommand('sync-tools', second!)?.name, 'sync-agent-binary');
	t.is(findCommand('run', second!)?.name, 'run');
	t.not(findCommand('run', second!), findCommand('run', fourth!), 'scripts once, actions since 3.0');
	t.is(findCommand('run-action', fourth!), undefined);
	t.is(findCommand('upgrade-charm', second!)?.name, 'refresh');
	t.is(findCommand('upgrade-charm', fourth!), undefined);
	t.is(findCommand('show-status', third!), undefined);
});

test('the nearest name is meant, the first of those that are equally near', t => {
	t.is(closestName('statu', ['stats', 'status']), 'stats');
	t.is(closestName('upgrade-modle', ['upgrade-model', 'upgrade-controller']), 'upgrade-model');
});

test('a name that is farther from every other than that is long is none of them', t => {
	t.is(closestName('status-history', ['bind', 'status']), undefined);
	t.is(closestName('anything', []), undefined);
});
