import test from 'ava';
import {releaseSound} from '../../../source/domain/checks/release-sound.js';
import {knownBadReleases} from '../../../source/domain/known-bad-releases.js';
import {judgeOne, makeFacts} from '../../_helpers/make-facts.js';

const judge = (version: string, controllerVersion = '3.6.4') => {
	const facts = makeFacts();
	return judgeOne(releaseSound, {...facts, target: {...facts.target, version, controllerVersion}}, 'aws');
};

test('a release that nothing is known against passes', t => {
	t.like(judge('3.6.28'), {result: 'pass', title: 'Nothing is known against 3.6.28'});
});

test('every known bad release blocks, with what is wrong and where that is from', t => {
	for (const {first, source, fixedIn} of knownBadReleases) {
		const result = judge(first);
		t.like(result, {result: 'block', title: `${first} is a bad release`});
		t.true(result.evidence[0]?.text.includes(source), first);
		const action = result.remedies[0]?.action;
		t.true(action?.type === 'advice' && (fixedIn === undefined || action.lines[0]?.includes(fixedIn)), first);
	}
});

test('to leave a bad release is right, and is said', t => {
	const result = judge('2.9.52', '2.9.27');
	t.is(result.result, 'pass');
	t.regex(result.evidence[1]?.text ?? '', /^What runs is one: Juju 2\.9\.27 /v);
});

test('what is no version is not judged', t => {
	t.is(judge('nonsense').result, 'unknown');
});
