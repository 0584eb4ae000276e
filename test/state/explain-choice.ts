import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {parseVersion, type JujuVersion} from '../../source/domain/version.js';
import {settleVersion} from '../../source/state/choose-version.js';
import {explainChoice} from '../../source/state/explain-choice.js';
import {type State} from '../../source/state/state.js';
import {
	controllerModelReference,
	makeDetails,
	makeKnown,
	makeState,
} from '../_helpers/make-state.js';

const key = modelKey(controllerModelReference);

const versionOf = (text: string): JujuVersion => {
	const version = parseVersion(text);
	if (!version) {
		throw new Error(`${text} is no version.`);
	}

	return version;
};

const said = (bestVersion: string | undefined, overrides: Partial<State> = {}): State =>
	makeState({previews: {[key]: makeKnown({bestVersion, text: ''})}, ...overrides});

test('the rule and the dry run agree', t => {
	t.is(explainChoice(said('3.6.28'), versionOf('3.6.4'), undefined), 'A 3.6 controller takes patches only, the newest of 3.6 that it can get. Of the known releases that is 3.6.28, and the dry run agrees.');
});

test('where they differ both versions are named, and the dry run wins', t => {
	t.regex(explainChoice(said('3.6.20'), versionOf('3.6.4'), undefined), /is 3\.6\.28, but the dry run names 3\.6\.20, and it wins\.$/v);
	t.regex(explainChoice(said(undefined), versionOf('3.6.4'), undefined), /is 3\.6\.28, but the dry run names nothing newer, and it wins\.$/v);
});

test('a dry run that names what runs names nothing newer', t => {
	t.regex(explainChoice(said('3.6.28'), versionOf('3.6.28'), undefined), /No known release is newer by this rule, and the dry run names nothing newer either\.$/v);
});

test('what another stream has this program does not know', t => {
	t.regex(explainChoice(said('3.6.28'), versionOf('3.6.4'), 'proposed'), /What the stream proposed has, the dry run alone knows\.$/v);
	t.regex(explainChoice(said('3.6.28', {streams: {[key]: makeKnown({stream: 'devel'})}}), versionOf('3.6.4'), undefined), /What the stream devel has/v);
});

test('the rule of each era is told', t => {
	t.regex(explainChoice(said('2.9.57'), versionOf('2.9.49'), undefined), /^A 2\.9 controller takes the newest of 2\.10 where there is one, else the newest patch of 2\.9\. Of the known releases that is 2\.9\.57, and the dry run agrees\.$/v);
	t.regex(explainChoice(said('4.0.15'), versionOf('4.0.14'), undefined), /^A 4\.0 controller takes patches only/v);
});

test('before the dry run has answered nothing is said of what Juju knows', t => {
	const {version} = settleVersion(makeState({version: undefined, previews: {}}));
	t.is(version?.text, '3.6.4');
	t.regex(version?.reason ?? '', /Juju has not said what it would choose\. .*; the dry run has not answered\.$/v);
	t.regex(settleVersion(said(undefined, {version: undefined, details: {aws: makeKnown(makeDetails({version: '3.6.28'}))}})).version?.reason ?? '', /Juju knows of nothing newer for it\./v);
});
