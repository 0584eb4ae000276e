import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {knownVersions} from '../../source/domain/known-releases.js';
import {
	describePath,
	findPath,
	type Path,
	type PathHop,
} from '../../source/domain/release-path.js';
import {compareVersions, isDevelopment} from '../../source/domain/version.js';
import {numberOf, parseKnown, refusalOf} from '../_helpers/refusal-of.js';

const ends = ({hops, from}: Path, subject: PathHop['subject']): string => hops.findLast(hop => hop.subject === subject)?.to ?? from;

/** Versions as clouds have them, where the rules change most. */
const plausible = fc.oneof(
	fc.constantFrom(...knownVersions),
	fc.tuple(fc.constantFrom('1.18', '1.20', '1.21', '1.22', '1.23', '1.24', '1.25', '2.0', '2.3', '2.8', '2.9', '3.0', '3.1', '3.2', '3.5', '3.6', '4.0', '4.1'), fc.nat(60))
		.map(([minor, patch]) => `${minor}.${patch}`),
	fc.constantFrom('2.0-beta12', '2.9-rc3', '3.6-rc1', '4.0-beta8', '4.1-beta2', '3.6.5.1'),
);

/** A controller with models that are at or below it, of the same major version where it is 1 and from the minimum on where it is 3 or later. */
const cloud = plausible.chain(controller => fc.record({
	controller: fc.constant(controller),
	models: fc.array(plausible.filter(model => {
		const [low, high] = [parseKnown(model), parseKnown(controller)];
		return compareVersions(low, high) <= 0 && (low.major === high.major || (low.major > 1 && numberOf(low) >= 2_009_043));
	}), {maxLength: 4}),
}));

const releaseList = fc.oneof(fc.constant(knownVersions), fc.array(plausible, {maxLength: 40}));

testProp('a path never steps down, and each hop is one that Juju accepts', [cloud, plausible, releaseList], (t, {controller, models}, to, releases) => {
	const named = models.map((version, index) => ({name: `m${index}`, version}));
	const found = findPath({from: {controller, models: named}, to, releases});
	t.is(refusalOf(controller, Object.fromEntries(named.map(({name, version}) => [name, version])), found), undefined);
}, {numRuns: 1000});

testProp('a path ends at the wanted version with all models, or says why not and what to do', [cloud, plausible, releaseList], (t, {controller, models}, to, releases) => {
	const found = findPath({from: {controller, models: models.map((version, index) => ({name: `m${index}`, version}))}, to, releases});
	if (found.isComplete) {
		t.is(compareVersions(parseKnown(ends(found, 'controller')), parseKnown(to)), 0);
		const last = new Map(models.map((version, index) => [`m${index}`, version]));
		for (const hop of found.hops) {
			for (const name of hop.subject === 'models' ? hop.models : []) {
				last.set(name, hop.to);
			}
		}

		t.true(last.values().every(version => compareVersions(parseKnown(version), parseKnown(to)) === 0));
	} else {
		t.deepEqual(found.hops, []);
		t.regex(found.problems.map(({text}) => text).join(' '), /^\p{Uppercase_Letter}.+\. .+\.$|^\d.+\. .+\.$/v);
	}
}, {numRuns: 1000});

testProp('no path stops on the way at a release that is known to be bad, or at no release', [cloud, plausible], (t, {controller, models}, to) => {
	const bad = new Set(['2.9.25', '2.9.27', '2.9.33', '2.9.34', '2.9.35', '3.6.19', '3.6.22', '3.6.23', '3.3.2', '3.2.2', '4.0.0']);
	const found = findPath({from: {controller, models: models.map((version, index) => ({name: `m${index}`, version}))}, to, releases: [...bad, '2.9.60-rc1', '2.9.61.1', ...knownVersions]});
	const stops = found.hops.filter(({subject}) => subject === 'controller').map(hop => hop.to).filter(text => text !== to && text !== '1.20.14');
	t.false(stops.some(text => bad.has(text) || isDevelopment(parseKnown(text)) || !knownVersions.includes(text)));
});

testProp('any texts are taken without throwing', [fc.string({unit: 'binary'}), fc.string(), fc.array(fc.string())], (t, controller, to, releases) => {
	const found = findPath({from: {controller, models: [{name: 'web', version: to}]}, to, releases});
	t.true(found.isComplete || found.problems.length > 0);
});

test('a bad release is left out of the way, and the hop says so', t => {
	const {hops} = findPath({from: {controller: '2.8.11', models: []}, to: '3.0.3', releases: ['2.9.43', '2.9.52', '3.0.3']});
	t.deepEqual(hops.map(hop => hop.to), ['2.9.52', '3.0.3']);
	const avoided = findPath({from: {controller: '3.5.7', models: []}, to: '4.0.15', releases: ['3.6.18', '3.6.21', '3.6.23']});
	t.deepEqual(avoided.hops.map(hop => hop.to), ['3.6.18', '4.0.15']);
	t.regex(avoided.hops[0]?.why ?? '', /3\.6\.23 is left out: it never finishes .+ 3\.6\.21 is left out: it can close the port/v);
});

test('a minor of 2.x without a release is skipped, and the hop says so', t => {
	const {hops} = findPath({from: {controller: '2.6.10', models: []}, to: '2.9.57', releases: ['2.8.11']});
	t.deepEqual(hops.map(hop => hop.to), ['2.8.11', '2.9.57']);
	t.regex(hops[0]?.why ?? '', /No release of 2\.7 is known to stop at, so it is skipped\./v);
});

test('a 3.x controller takes no models below its minimum', t => {
	const found = findPath({from: {controller: '2.9.42', models: []}, to: '3.6.28', releases: []});
	t.deepEqual(found.hops, []);
	t.regex(found.problems[0]?.text ?? '', /takes models of 2\.9\.43 and later/v);
	t.is(findPath({from: {controller: '2.9.42', models: []}, to: '3.1.10', releases: []}).hops[0]?.minimum, '2.9.36');
});

test('a model that is ahead of its controller, or of no known version, is left out by name', t => {
	const found = findPath({
		from: {controller: '3.6.4', models: [{name: 'ahead', version: '3.6.9'}, {name: 'unread', version: undefined}, {name: 'web', version: '3.6.4-ubuntu-amd64'}]},
		to: '3.6.28',
		releases: knownVersions,
	});
	t.false(found.isComplete);
	t.deepEqual(found.problems.map(({kind, text}) => [kind, text.includes('ahead') || text.includes('unread')]), [['model', true], ['model', true]]);
	t.deepEqual(found.hops.at(-1)?.models, ['web']);
});

test('a wanted version that is known to be bad is reached, and named', t => {
	const found = findPath({from: {controller: '3.6.4', models: []}, to: '3.6.21', releases: knownVersions});
	t.true(found.isComplete);
	t.regex(found.problems[0]?.text ?? '', /^Juju 3\.6\.21 can close the port .+; 3\.6\.23 has it repaired \(.+\)\.$/v);
});

test('the stops of a controller read as one line', t => {
	const found = findPath({from: {controller: '2.9.52', models: [{name: 'web', version: '2.9.52'}]}, to: '4.0.15', releases: knownVersions});
	t.is(describePath(found), '2.9.57 in place, a new 3.6.28 controller and migration, a new 4.0.15 controller and migration');
});
