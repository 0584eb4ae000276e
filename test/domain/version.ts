import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {
	compareVersions,
	isAtLeast,
	isDevelopment,
	isNewer,
	isSameMinor,
	isSameVersion,
	isSameVersionText,
	parseBinaryVersion,
	parseVersion,
	withoutBinarySuffix,
	type JujuVersion,
} from '../../source/domain/version.js';
import {versionText} from '../_helpers/arbitraries.js';

const parse = (text: string): JujuVersion => {
	const version = parseVersion(text);
	if (!version) {
		throw new Error(`${text} is no version.`);
	}

	return version;
};

const version = versionText.map(text => parse(text));

test('a released version has three parts', t => {
	t.deepEqual(parseVersion('3.6.28'), {
		text: '3.6.28', major: 3, minor: 6, patch: 28, tag: undefined, build: 0,
	});
});

test('a tag takes the place of the patch', t => {
	t.deepEqual(parseVersion('2.0-beta12'), {
		text: '2.0-beta12', major: 2, minor: 0, patch: 12, tag: 'beta', build: 0,
	});
	t.is(parseVersion('4.1-beta2.7')?.build, 7);
});

for (const text of ['3.6', '3', '', 'v3.6.4', '3.6.4.1.1', '3.6-', '3.6-rc', '3.6.4-rc1', '3.6.x', '9999999999.0.0', '3.6.4\n3']) {
	test(`${JSON.stringify(text)} is no version`, t => {
		t.is(parseVersion(text), undefined);
	});
}

test('a binary\'s version is cut at the operating system, which can be any word', t => {
	t.is(parseBinaryVersion('3.6.28-genericlinux-amd64')?.text, '3.6.28');
	t.is(parseBinaryVersion('1.25.13-trusty-amd64')?.text, '1.25.13');
	t.is(parseBinaryVersion('2.9-rc1-ubuntu-amd64')?.text, '2.9-rc1');
	t.is(parseBinaryVersion('3.6-rc1')?.text, '3.6-rc1');
	t.is(withoutBinarySuffix('3.6.28'), '3.6.28');
});

test('a tag comes before the release, and a build after it', t => {
	const sorted = ['3.6-alpha1', '3.6-beta2', '3.6-beta10', '3.6-rc1', '3.6-rc1.2', '3.6.0', '3.6.0.1', '3.6.2', '3.6.10', '3.10.0', '4.0-beta1', '4.0.0'];
	const shuffled = sorted.toReversed().map(text => parse(text)).toSorted((left, right) => compareVersions(left, right));
	t.deepEqual(shuffled.map(({text}) => text), sorted);
});

test('development versions have a tag or a build', t => {
	t.deepEqual(['3.6.4', '3.6-rc1', '3.6.4.1'].map(text => isDevelopment(parse(text))), [false, true, true]);
});

test('a minor is at least itself, and its tags are not', t => {
	t.true(isAtLeast(parse('2.9.33'), 2, 9, 33));
	t.false(isAtLeast(parse('2.9.32'), 2, 9, 33));
	t.false(isAtLeast(parse('4.0-beta1'), 4));
	t.true(isAtLeast(parse('4.0.0'), 4));
});

test('texts are the same where their versions are', t => {
	t.true(isSameVersionText('3.6.28', '3.6.28-ubuntu-amd64'));
	t.true(isSameVersionText('unreadable', 'unreadable'));
	t.false(isSameVersionText('unreadable', 'other'));
	t.false(isSameVersionText('3.6.28', '3.6.2'));
});

testProp('what is written as a version is read back as written', [versionText], (t, text) => {
	t.is(parse(text).text, text);
	t.is(parseBinaryVersion(`${text}-ubuntu-amd64`)?.text, text);
});

testProp('any text is read without throwing', [fc.string({unit: 'binary', maxLength: 60})], (t, text) => {
	t.notThrows(() => parseBinaryVersion(text));
});

testProp('the order is total and antisymmetric', [version, version], (t, left, right) => {
	t.is(Math.sign(compareVersions(left, right)), -Math.sign(compareVersions(right, left)) + 0);
	t.is(isSameVersion(left, right), !isNewer(left, right) && !isNewer(right, left));
});

testProp('the order is transitive', [version, version, version], (t, ...versions) => {
	const [low, middle, high] = versions.toSorted((left, right) => compareVersions(left, right)) as [JujuVersion, JujuVersion, JujuVersion];
	t.true(compareVersions(low, middle) <= 0);
	t.true(compareVersions(middle, high) <= 0);
	t.true(compareVersions(low, high) <= 0);
});

testProp('the same version is the same text but for its spelling', [version, version], (t, left, right) => {
	t.is(compareVersions(left, left), 0);
	t.is(isSameVersion(left, right), left.text === right.text);
	t.is(isSameMinor(left, right), left.major === right.major && left.minor === right.minor);
});

for (const [lower, higher] of [
	['2.0-alpha1', '2.0-beta1'],
	['2.0-beta2', '2.0-beta12'],
	['2.0-beta12', '2.0-rc1'],
	['2.0-rc3', '2.0.0'],
	['1.25.13', '2.0-beta12'],
	['3.6-rc1', '3.6-rc1.1'],
	['3.6-rc1.1', '3.6-rc2'],
	['2.9.9', '2.9.9.1'],
	['2.9.9.1', '2.9.9.2'],
	['2.9.9.10', '2.9.10'],
	['3.6.28', '4.0.0'],
	['1.25.13-trusty-amd64', '3.6.28-ubuntu-amd64'],
] as const) {
	test(`${lower} comes before ${higher}`, t => {
		const [left, right] = [parseBinaryVersion(lower), parseBinaryVersion(higher)];
		t.deepEqual(left && right && [compareVersions(left, right), compareVersions(right, left)], [-1, 1]);
	});
}

testProp('a version written anew from its parts is the same text', [version], (t, {text, major, minor, patch, tag, build}) => {
	t.is(`${major}.${minor}${tag === undefined ? '.' : `-${tag}`}${patch}${build === 0 ? '' : `.${build}`}`, text);
});
