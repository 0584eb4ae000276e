import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {applyPreferences} from '../../source/commands/apply-preferences.js';
import {parseOptions, UsageError} from '../../source/commands/options.js';
import {makeFolder} from '../_helpers/open-terminal.js';

const writePreferences = async (t: Parameters<typeof makeFolder>[0], text: string): Promise<string> => {
	const file = path.join(await makeFolder(t), 'preferences.json');
	await fs.writeFile(file, text);
	return file;
};

test('without a file the options stay as they are', async t => {
	const options = parseOptions(['--ascii']);
	t.deepEqual(await applyPreferences(options, path.join(await makeFolder(t), 'none.json'), {}), {options, problem: undefined});
});

test('preferences fill in what the command line does not say', async t => {
	const file = await writePreferences(t, '{"interval": "5s", "plain": true, "ascii": true, "color": false, "juju": "/snap/bin/juju_29"}');
	const {options, problem} = await applyPreferences(parseOptions([]), file, {});
	t.is(problem, undefined);
	t.like(options, {
		interval: 5000, isPlain: true, isAscii: true, hasColors: false, juju: '/snap/bin/juju_29',
	});
});

test('other keys are handed on as they are written, to be judged where they are known', async t => {
	const file = await writePreferences(t, '{"keys": {"sort": "S", "foo": "x"}}');
	const {options, problem} = await applyPreferences(parseOptions([]), file, {});
	t.is(problem, undefined);
	t.deepEqual(options.wantedKeys, {sort: 'S', foo: 'x'});
	const broken = await applyPreferences(parseOptions([]), await writePreferences(t, '{"keys": {"sort": 5}}'), {});
	t.regex(broken.problem ?? '', /keys/v);
});

test('the command line comes first', async t => {
	const file = await writePreferences(t, '{"interval": "5s", "juju": "/snap/bin/juju_29"}');
	const {options} = await applyPreferences(parseOptions(['--interval', '1m', '--juju', '/opt/juju']), file, {});
	t.like(options, {interval: 60_000, juju: '/opt/juju'});
});

test('a broken file is told of and stops nothing', async t => {
	const file = await writePreferences(t, '{"interval": 5');
	const given = parseOptions([]);
	const {options, problem} = await applyPreferences(given, file, {});
	t.deepEqual(options, given);
	t.regex(problem ?? '', /preferences\.json/v);
});

test('the environment comes between the preferences and the command line', async t => {
	const file = await writePreferences(t, '{"interval": "5s", "ascii": true, "color": false, "juju": "/snap/bin/juju_29"}');
	const environment = {
		JUJU_UPGRADE_WIZARD_INTERVAL: '7s', JUJU_UPGRADE_WIZARD_PLAIN: 'yes', JUJU_UPGRADE_WIZARD_ASCII: 'no', JUJU_UPGRADE_WIZARD_COLOR: 'yes', JUJU_UPGRADE_WIZARD_JUJU: '/env/juju',
	};
	const {options} = await applyPreferences(parseOptions([]), file, environment);
	t.like(options, {
		interval: 7000, isPlain: true, isAscii: false, hasColors: true, juju: '/env/juju',
	});
	const given = await applyPreferences(parseOptions(['--interval', '1m', '--ascii', '--no-color', '--juju', '/opt/juju']), file, environment);
	t.like(given.options, {
		interval: 60_000, isAscii: true, hasColors: false, juju: '/opt/juju',
	});
});

test('a locale without UTF-8 has ASCII drawn, unless somebody has said no', async t => {
	const file = await writePreferences(t, '{"ascii": false}');
	const isAscii = async (words: readonly string[], preferences: string, environment: Readonly<Record<string, string>>): Promise<boolean> => {
		const {options} = await applyPreferences(parseOptions(words), preferences, environment);
		return options.isAscii;
	};

	t.true(await isAscii([], `${file}.none`, {LANG: 'C'}));
	t.false(await isAscii([], `${file}.none`, {LANG: 'C.UTF-8'}));
	t.false(await isAscii([], file, {LANG: 'C'}));
	t.false(await isAscii([], `${file}.none`, {LANG: 'C', JUJU_UPGRADE_WIZARD_ASCII: 'no'}));
	t.true(await isAscii(['--ascii'], file, {LANG: 'C.UTF-8'}));
});

test('without a terminal a dumb one makes nothing plain; what is said does, and no is no', async t => {
	const file = await writePreferences(t, '{"plain": true}');
	const none = `${file}.none`;
	const isPlain = async (words: readonly string[], preferences: string, environment: Readonly<Record<string, string>>): Promise<boolean> => {
		const {options} = await applyPreferences(parseOptions(words), preferences, environment);
		return options.isPlain;
	};

	t.false(await isPlain([], none, {TERM: 'dumb', INK_SCREEN_READER: 'true'}), 'the tests have no terminal');
	t.true(await isPlain(['--plain'], none, {JUJU_UPGRADE_WIZARD_PLAIN: 'no'}));
	t.false(await isPlain([], file, {JUJU_UPGRADE_WIZARD_PLAIN: 'no'}));
	t.true(await isPlain([], file, {}));
});

test('a variable that cannot be is wrong use, and leaves the file alone', async t => {
	const file = await writePreferences(t, '{"interval": 5');
	await t.throwsAsync(applyPreferences(parseOptions([]), file, {JUJU_UPGRADE_WIZARD_INTERVAL: 'soon'}), {instanceOf: UsageError, message: /JUJU_UPGRADE_WIZARD_INTERVAL/v});
	t.is(await fs.readFile(file, 'utf8'), '{"interval": 5');
});
