import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {selectByRule, selectionRules} from '../../../source/domain/selection/index.js';
import {isNewer, parseVersion, type JujuVersion} from '../../../source/domain/version.js';
import {versionText} from '../../_helpers/arbitraries.js';

const parse = (text: string): JujuVersion => parseVersion(text) ?? {
	text, major: 0, minor: 0, patch: 0, tag: undefined, build: 0,
};

const select = (client: string, server: string, available: string, controllerVersion?: string) => {
	const selection = selectByRule({
		client: parse(client),
		server: parse(server),
		available: available.split(' ').map(text => parse(text)),
		subject: controllerVersion === undefined ? 'controller' : 'model',
		controllerVersion: controllerVersion === undefined ? undefined : parse(controllerVersion),
	});
	return [selection?.rule, selection?.version?.text];
};

const documented = '1.23.0 1.24.0 1.25.0 1.25.1 2.1.0 2.2.0';

for (const [client, server, available, rule, version, controller] of [
	// The three examples of Juju 1.25's guide.
	['1.24.0', '1.22.0', documented, 'next-minor-or-client', '1.23.0'],
	['2.1.0', '1.22.0', documented, 'next-minor-or-client', '2.1.0'],
	['1.24.0', '1.25.0', documented, 'next-minor-or-client', '1.25.1'],
	['1.20.13', '1.20.13', '1.21.3 1.22.8', 'next-even-minor', '1.22.8'],
	['1.20.13', '1.19.4', '1.20.14 1.22.8', 'next-even-minor', '1.20.14'],
	['1.25.2', '1.22.0', `${documented} 1.26-alpha1`, 'newest-of-major', '1.25.1'],
	['2.9.52', '2.8.13', '2.8.14 2.9.9 2.9.52 3.0.0', 'next-minor', '2.9.52'],
	['2.9.52', '2.9.9', '2.9.52 3.0.0', 'next-minor', '2.9.52'],
	['3.6.28', '3.5.4', '3.5.7 3.6.28', 'third-controller', '3.5.7'],
	['3.6.28', '3.6.28', '3.6.4 3.6.28', 'third-controller', undefined],
	['3.6.28', '3.6.4', '3.6.28', 'third-model', '3.6.20', '3.6.20'],
	['3.6.28', '2.9.52', '2.9.53', 'third-model', '3.6.20', '3.6.20'],
	['4.0.15', '4.0.1', '4.0.15 4.1.0', 'fourth-controller', '4.0.15'],
	['4.0.15', '3.6.20', '4.0.15', 'fourth-model', '4.0.12', '4.0.12'],
] as const) {
	test(`client ${client}, ${controller === undefined ? 'controller' : 'model'} ${server}, of ${available}: ${version ?? 'nothing'} by ${rule}`, t => {
		t.deepEqual(select(client, server, available, controller), [rule, version]);
	});
}

test('each rule has an id of its own and a source', t => {
	t.is(new Set(selectionRules.map(({id}) => id)).size, selectionRules.length);
	t.true(selectionRules.every(({source}) => /\d/v.test(source)));
});

const subjects = fc.constantFrom('controller', 'model');

testProp('exactly one rule applies, and what it takes is newer', [fc.tuple(versionText, versionText), fc.array(versionText), subjects], (t, [client, server], available, subject) => {
	const facts = {
		client: parse(client), server: parse(server), available: available.map(text => parse(text)), subject,
	} as const;
	t.is(selectionRules.filter(({applies}) => applies(facts)).length, 1);
	const version = selectByRule(facts)?.version;
	t.true(version === undefined || isNewer(version, facts.server));
});
