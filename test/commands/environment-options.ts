import test from 'ava';
import {readEnvironment} from '../../source/commands/environment-options.js';
import {UsageError} from '../../source/commands/options.js';

test('what is not set, or empty, says nothing', t => {
	const nothing = {
		interval: undefined, isAscii: undefined, isPlain: undefined, wantsLines: false, isAsciiLocale: false, hasColors: undefined, juju: undefined,
	};
	t.deepEqual(readEnvironment({}), nothing);
	t.deepEqual(readEnvironment({
		JUJU_UPGRADE_WIZARD_INTERVAL: '', JUJU_UPGRADE_WIZARD_ASCII: '', JUJU_UPGRADE_WIZARD_COLOR: '', JUJU_UPGRADE_WIZARD_JUJU: '', JUJU_UPGRADE_WIZARD_PLAIN: '', INK_SCREEN_READER: '', NO_COLOR: '',
	}), nothing);
});

test('each variable stands for its option', t => {
	t.deepEqual(readEnvironment({
		JUJU_UPGRADE_WIZARD_INTERVAL: '1m30s', JUJU_UPGRADE_WIZARD_ASCII: 'Yes', JUJU_UPGRADE_WIZARD_COLOR: '1', JUJU_UPGRADE_WIZARD_JUJU: '/snap/bin/juju_29',
	}), {
		interval: 90_000, isAscii: true, isPlain: undefined, wantsLines: false, isAsciiLocale: false, hasColors: true, juju: '/snap/bin/juju_29',
	});
	t.like(readEnvironment({JUJU_UPGRADE_WIZARD_ASCII: 'off', JUJU_UPGRADE_WIZARD_COLOR: 'false'}), {isAscii: false, hasColors: false});
});

test('lines are wanted by a variable of our own, by a dumb terminal and where a screen reader is at work', t => {
	t.true(readEnvironment({JUJU_UPGRADE_WIZARD_PLAIN: 'yes'}).isPlain);
	t.like(readEnvironment({JUJU_UPGRADE_WIZARD_PLAIN: '0', TERM: 'dumb'}), {isPlain: false, wantsLines: true});
	t.true(readEnvironment({INK_SCREEN_READER: 'true'}).wantsLines);
	t.false(readEnvironment({INK_SCREEN_READER: 'false', TERM: 'xterm'}).wantsLines);
});

test('a locale that is chosen and has no UTF-8 is one of ASCII; LC_ALL decides, then LC_CTYPE, then LANG', t => {
	const locales = ['C', 'POSIX', 'de_DE.ISO-8859-1', 'en_US', 'C.UTF-8', 'en_GB.utf8', 'de_DE.UTF-8@euro', ''];
	t.deepEqual(locales.filter(locale => readEnvironment({LANG: locale}).isAsciiLocale), ['C', 'POSIX', 'de_DE.ISO-8859-1', 'en_US']);

	t.true(readEnvironment({LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8'}).isAsciiLocale);
	t.false(readEnvironment({LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C'}).isAsciiLocale);
});

test('FORCE_COLOR says yes or no where nothing of ours does', t => {
	t.deepEqual(['0', 'false', '1', '2', '3', 'true', '', 'much'].map(value => readEnvironment({FORCE_COLOR: value}).hasColors), [false, false, true, true, true, true, undefined, undefined]);
	t.false(readEnvironment({FORCE_COLOR: '3', JUJU_UPGRADE_WIZARD_COLOR: 'no'}).hasColors);
	t.false(readEnvironment({FORCE_COLOR: '3', NO_COLOR: '1'}).hasColors);
});

test('a VT has no colours, unless it is said otherwise', t => {
	const kinds = ['vt52', 'vt100', 'vt102', 'vt220', 'vt100-am', 'vt340', 'vte', 'linux', 'screen', 'xterm-256color', undefined];
	t.deepEqual(kinds.filter(kind => readEnvironment({TERM: kind}).hasColors === false), ['vt52', 'vt100', 'vt102', 'vt220', 'vt100-am']);
	t.true(readEnvironment({TERM: 'vt100', JUJU_UPGRADE_WIZARD_COLOR: 'yes'}).hasColors);
	t.true(readEnvironment({TERM: 'vt220', FORCE_COLOR: '1'}).hasColors);
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

test('the Linux console and terminals without UTF-8 are drawn for with ASCII, unless it is said otherwise', t => {
	const kinds = ['linux', 'vt100', 'vt220', 'xterm-256color', 'screen', 'tmux-256color', 'vte', undefined];
	t.deepEqual(kinds.filter(kind => readEnvironment({TERM: kind, LANG: 'C.UTF-8'}).isAsciiLocale), ['linux', 'vt100', 'vt220']);
	t.false(readEnvironment({TERM: 'linux', JUJU_UPGRADE_WIZARD_ASCII: 'no'}).isAscii);
});
