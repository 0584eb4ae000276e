import test from 'ava';
import {readEnvironment} from '../../source/commands/environment-options.js';
import {UsageError} from '../../source/commands/options.js';

test('what is not set, or empty, says nothing', t => {
	const nothing = {
		interval: undefined, isAscii: undefined, hasColors: undefined, juju: undefined,
	};
	t.deepEqual(readEnvironment({}), nothing);
	t.deepEqual(readEnvironment({
		JUJU_UPGRADE_WIZARD_INTERVAL: '', JUJU_UPGRADE_WIZARD_ASCII: '', JUJU_UPGRADE_WIZARD_COLOR: '', JUJU_UPGRADE_WIZARD_JUJU: '', NO_COLOR: '',
	}), nothing);
});

test('each variable stands for its option', t => {
	t.deepEqual(readEnvironment({
		JUJU_UPGRADE_WIZARD_INTERVAL: '1m30s', JUJU_UPGRADE_WIZARD_ASCII: 'Yes', JUJU_UPGRADE_WIZARD_COLOR: '1', JUJU_UPGRADE_WIZARD_JUJU: '/snap/bin/juju_29',
	}), {
		interval: 90_000, isAscii: true, hasColors: true, juju: '/snap/bin/juju_29',
	});
	t.like(readEnvironment({JUJU_UPGRADE_WIZARD_ASCII: 'off', JUJU_UPGRADE_WIZARD_COLOR: 'false'}), {isAscii: false, hasColors: false});
});

test('NO_COLOR means no colours, whatever else is said', t => {
	t.false(readEnvironment({NO_COLOR: '1', JUJU_UPGRADE_WIZARD_COLOR: 'true'}).hasColors);
});

for (const [name, value] of Object.entries({JUJU_UPGRADE_WIZARD_INTERVAL: '5', JUJU_UPGRADE_WIZARD_ASCII: 'maybe', JUJU_UPGRADE_WIZARD_COLOR: 'toString'})) {
	test(`${name} with a value that cannot be is named`, t => {
		const error = t.throws(() => readEnvironment({[name]: value}), {instanceOf: UsageError});
		t.true(error.message.includes(name));
		t.true(error.message.includes(value));
	});
}
