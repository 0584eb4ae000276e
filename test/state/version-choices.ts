import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {versionChoices} from '../../source/state/version-choices.js';
import {type State} from '../../source/state/state.js';
import {
	controllerModelReference,
	makeDetails,
	makeKnown,
	makeModels,
	makeObservation,
	makeState,
	makeStatus,
	webModel,
} from '../_helpers/make-state.js';

const withPreview = (bestVersion: string | undefined, overrides: Partial<State> = {}): State =>
	makeState({previews: {[modelKey(controllerModelReference)]: makeKnown({bestVersion, text: ''})}, ...overrides});

const texts = (state: State): readonly string[] => versionChoices(state, undefined).map(({text}) => text);

test('Juju\'s own choice comes first with its rule, then the newest first, each version once', t => {
	const state = withPreview('3.6.20', {
		observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({upgradeAvailable: '3.6.21'}))},
		models: makeKnown(makeModels().map(model => ({...model, version: model.name === webModel.name ? '3.6.9' : '3.6.4'}))),
	});
	const choices = versionChoices(state, undefined);
	t.deepEqual(choices.map(({text}) => text), ['3.6.20', '4.0.15', '3.6.28', '3.6.21', '3.6.9', '3.6.4']);
	t.is(choices[0]?.source, 'juju');
	t.regex(choices[0]?.reason ?? '', /what Juju itself would choose\. A 3\.6 controller takes patches only/v);
	t.regex(choices[3]?.reason ?? '', /juju status names/v);
	t.regex(choices[4]?.reason ?? '', /^3\.6\.9 is what web has already\.$/v);
	t.regex(choices[5]?.origin ?? '', /runs now/v);
});

test('what cannot be taken stays with the reason and the way to it', t => {
	const jump = versionChoices(withPreview('3.6.28'), undefined).find(({text}) => text === '4.0.15');
	t.regex(jump?.problem ?? '', /cannot become 4\.0\.15 in place: it takes patches of 3\.6 only\. .*new 4\.0 controller and migrate/v);
	t.deepEqual(versionChoices(withPreview('3.6.28'), undefined).filter(({problem}) => problem === undefined).map(({text}) => text), ['3.6.28', '3.6.4']);
});

test('a client that is too old for a version says so in its place', t => {
	const version = parseVersion('1.25.13');
	const state = withPreview('2.9.57', {
		...(version && {client: {version, text: '1.25.13-trusty-amd64'}}),
		details: {aws: makeKnown(makeDetails({version: '2.9.52'}))},
		models: makeKnown([]),
	});
	const own = versionChoices(state, undefined).find(({text}) => text === '2.9.57');
	t.regex(own?.problem ?? '', /client cannot upgrade anything to 2\.9\.57\. Upgrade the client to 2\.9 first/v);
});

test('nothing behind the controller is offered, and nothing at all before its version is known', t => {
	const state = withPreview(undefined, {models: makeKnown(makeModels().map(model => ({...model, version: '3.6.1'})))});
	t.false(texts(state).includes('3.6.1'));
	t.is(versionChoices(state, undefined).find(({source}) => source === 'juju'), undefined);
	t.deepEqual(texts(makeState({details: {}})), []);
});
