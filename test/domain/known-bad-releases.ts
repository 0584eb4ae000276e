import test from 'ava';
import {explainKnownBad, findKnownBad, knownBadReleases} from '../../source/domain/known-bad-releases.js';
import {compareVersions} from '../../source/domain/version.js';
import {parseKnown} from '../_helpers/refusal-of.js';

const isBad = (text: string): boolean => findKnownBad(parseKnown(text)) !== undefined;

test('each bad release has its range in order, a fix behind it, and a source', t => {
	for (const {first, last, fixedIn, source, wrong} of knownBadReleases) {
		t.true(compareVersions(parseKnown(first), parseKnown(last)) <= 0);
		t.true(fixedIn === undefined || compareVersions(parseKnown(last), parseKnown(fixedIn)) < 0);
		t.regex(source, /release notes|^github\.com\/juju\/juju\/|^lists\.ubuntu\.com\//v);
		t.regex(wrong, /^[a-z].*[^.]$/v);
	}
});

test('the ranges do not overlap and are in order', t => {
	for (const [index, {first}] of knownBadReleases.entries()) {
		const before = knownBadReleases[index - 1];
		t.true(before === undefined || compareVersions(parseKnown(before.last), parseKnown(first)) < 0);
	}
});

test('a release is bad from the first to the last of its range, with its builds', t => {
	t.deepEqual(['3.6.18', '3.6.19', '3.6.20', '3.6.22.1', '3.6.24'].map(text => isBad(text)), [false, true, true, true, false]);
	t.deepEqual(['1.23.3', '1.24.0', '4.0.0', '4.0-rc1'].map(text => isBad(text)), [true, false, true, false]);
});

test('what is wrong is one sentence with the way out', t => {
	const bad = findKnownBad(parseKnown('3.3.2'));
	t.is(bad && explainKnownBad(parseKnown('3.3.2'), bad), 'Juju 3.3.2 was withdrawn before its release; 3.3.3 has it repaired (Juju 3.3.3 release notes).');
});
