import test from 'ava';
import {versionPage} from '../../../source/interface/screens/version.js';
import {unasked, type Known, type UpgradePreview} from '../../../source/domain/answer.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {type State} from '../../../source/state/state.js';
import {controllerModelReference, makeKnown, makeState} from '../../_helpers/make-state.js';
import {makeFailure} from '../../_helpers/play.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

test('The version screen shows what is typed, what runs, and what was chosen', t => {
	const text = pageText(versionPage(makeState(), {
		name: 'version', typed: '3.6.2', cursor: 0, problem: undefined,
	}, usualArea));
	t.regex(text, /Version {2}3\.6\.2█/v);
	t.regex(text, /Runs now +3\.6\.4/v);
	t.regex(text, /Chosen +3\.6\.28 is the newest patch/v);
	t.notRegex(text, /✘/v);
});

test('A version that cannot be says why and what to do', t => {
	const text = pageText(versionPage(makeState(), {
		name: 'version', typed: '3.6', cursor: 0, problem: 'A version has three numbers. Type it as 3.6.28.',
	}, smallArea), smallArea);
	t.regex(text, /3\.6█\n {3}✘ A version has three numbers\. Type it as 3\.6\.28\./v);
	t.regex(text, /Esc goes/v);
});

test('Without any fact the field and the next step are still there', t => {
	const text = pageText(versionPage(makeState({details: {}, client: undefined, version: undefined}), {
		name: 'version', typed: '', cursor: 0, problem: undefined,
	}, usualArea));
	t.regex(text, /Version {2}█/v);
	t.notRegex(text, /undefined/v);
});

const withPreview = () => makeState({previews: {[modelKey(controllerModelReference)]: makeKnown({bestVersion: '3.6.28', text: ''})}});

for (const area of [usualArea, smallArea]) {
	test(`Known versions stand in a list with where they are known from, in ${area.columns}x${area.rows}`, t => {
		const text = pageText(versionPage(withPreview(), {
			name: 'version', typed: '', cursor: 0, problem: undefined,
		}, area), area);
		t.regex(text, /▸ 3\.6\.28 +Juju's own choice/v);
		t.regex(text, /^ {3}4\.0\.15 +a known release, not from here/mv);
		t.regex(text.replaceAll(/\s+/gv, ' '), /3\.6\.28 is what Juju itself would choose\. A 3\.6 controller takes patches only/v);
	});
}

test('Of a version that cannot be, the reason stands below the list as soon as the cursor is there', t => {
	const text = pageText(versionPage(withPreview(), {
		name: 'version', typed: '', cursor: 1, problem: undefined,
	}, usualArea));
	t.regex(text, /▸ 4\.0\.15/v);
	t.regex(text.replaceAll(/\s+/gv, ' '), /✘ A 3\.6 controller cannot become 4\.0\.15 in place/v);
});

test('While something is typed the cursor is in the field alone', t => {
	t.notRegex(pageText(versionPage(withPreview(), {
		name: 'version', typed: '3', cursor: 1, problem: undefined,
	}, usualArea)), /▸/v);
});

const key = modelKey(controllerModelReference);

const withStreams = (stream: string, overrides: Partial<State> = {}) => makeState({
	previews: {[key]: makeKnown({bestVersion: '3.6.28', text: ''})}, streams: {[key]: makeKnown({stream})}, ...overrides,
});

const overlay = (stream?: 'proposed' | 'devel') => ({
	name: 'version', typed: '', cursor: 0, problem: undefined, stream,
} as const);

test('The stream that is set is shown, and said where it is not the usual one', t => {
	t.regex(pageText(versionPage(withStreams('released'), overlay(), usualArea)), /^ {3}Stream {3}released, as it is set$/mv);
	t.regex(pageText(versionPage(withStreams('devel'), overlay(), usualArea)), /^ {3}Stream {3}devel, as it is set, not released: /mv);
	t.regex(pageText(versionPage(withStreams('our-own'), overlay(), usualArea)), /our-own, as it is set, not released: There is no stream/v);
	t.regex(pageText(versionPage(makeState({streams: {[key]: {...unasked, isAsking: true}}}), overlay(), usualArea)), /as it is set; Juju is asked which/v);
});

for (const area of [usualArea, smallArea]) {
	test(`Another stream says what it holds, what the upgrade changes for good and how that is undone, in ${area.columns}x${area.rows}`, t => {
		const render = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.4'), isKubernetes: false});
		const text = pageText(versionPage(withStreams('released', {render}), overlay('proposed'), area), area);
		t.regex(text, /^ {3}Stream {3}proposed: releases, and candidates/mv);
		t.regex(text.replaceAll(/\s+/gv, ' '), /! The upgrade sets agent-stream to proposed for good in controller \(now released\)/v);
		t.is(text.replaceAll(/\s+/gv, ' ').includes('juju model-config -m aws:admin/controller agent-stream=released'), area === usualArea, 'where there is room');
	});
}

test('What Juju says to another stream is shown: asked, nothing newer, or refused', t => {
	const of = (known: Partial<Known<UpgradePreview>>) => pageText(versionPage(withStreams('released', {previews: {[`${key} devel`]: {...unasked, ...known}}}), overlay('devel'), usualArea));
	t.regex(of({isAsking: true}), /Juju is asked what it would choose from devel\./v);
	t.regex(of({value: {bestVersion: undefined, text: ''}}), /Juju finds nothing newer in devel\./v);
	t.regex(of({failure: makeFailure('refused', 'Juju refused: this user may not do that.')}), /✘ Juju refused: this user may not do that\./v);
	t.regex(of({value: {bestVersion: '3.6.31', text: ''}}), /▸ 3\.6\.31 +Juju's own choice/v);
});

test('A client that cannot name a stream says what to do instead', t => {
	const render = createRenderer({client: parseVersion('1.25.13'), controller: parseVersion('1.25.6'), isKubernetes: false});
	t.regex(pageText(versionPage(withStreams('released', {render}), overlay('devel'), usualArea)).replaceAll(/\s+/gv, ' '), /✘ A 1\.25 client cannot name a stream: set it first with juju set-env -e aws agent-stream=devel, then leave the stream as it is set\./v);
});
