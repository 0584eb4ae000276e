import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {askBadly, askWell, clientVersions} from './_ask.js';

const intent = {type: 'client-version'} as const;

test('The version of every recorded client is read, as text and as JSON', t => {
	for (const version of clientVersions) {
		for (const file of ['version', 'version.json']) {
			const value = askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/${file}`)});
			t.is(value.version.text, version);
			t.is(value.text, `${version}-genericlinux-amd64`);
		}
	}
});

test('Series in the place of the operating system and versions with a tag are read', t => {
	t.like(askWell(t, intent, {stdout: '1.25.13-trusty-amd64\n'}).version, {major: 1, minor: 25, patch: 13});
	t.like(askWell(t, intent, {stdout: '3.6-rc1-ubuntu-amd64\n'}).version, {
		major: 3, minor: 6, tag: 'rc', patch: 1,
	});
});

test('Notices of a first run before the version do no harm', t => {
	t.is(askWell(t, intent, {stdout: 'Since Juju 3 is being run for the first time, …\n3.6.28-ubuntu-amd64\n'}).version.text, '3.6.28');
});

test('Another program is no client', t => {
	t.is(askBadly(t, intent, {stdout: 'GNU coreutils\n'}).message, 'Juju\'s answer is not a version number: it has another form.');
});
