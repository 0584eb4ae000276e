import test from 'ava';
import {findKnownBad} from '../../source/domain/known-bad-releases.js';
import {knownReleases, knownVersions} from '../../source/domain/known-releases.js';
import {compareVersions, isDevelopment} from '../../source/domain/version.js';
import {parseKnown} from '../_helpers/refusal-of.js';

test('known releases are in order, one for each minor version', t => {
	const versions = knownVersions.map(text => parseKnown(text));
	t.deepEqual(versions.toSorted((left, right) => compareVersions(left, right)), versions);
	t.is(new Set(versions.map(({major, minor}) => `${major}.${minor}`)).size, versions.length);
});

test('each known release is a release, is not known to be bad, and has a source', t => {
	for (const {version, source} of knownReleases) {
		t.false(isDevelopment(parseKnown(version)));
		t.is(findKnownBad(parseKnown(version)), undefined);
		t.not(source, '');
	}
});
