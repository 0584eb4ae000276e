import test from 'ava';
import {type Answer} from '../../source/domain/answer.js';
import {modelKey, type Intent} from '../../source/domain/intent.js';
import {takeAnswer} from '../../source/state/answered.js';
import {type State, type Update} from '../../source/state/state.js';
import {
	controllerModelReference,
	makeKnown,
	makeState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeFailure} from '../_helpers/play.js';

const key = modelKey(controllerModelReference);
const preview = (version?: string): Intent => ({type: 'preview-controller-upgrade', controller: 'aws', ...(version !== undefined && {version})});
const nothing = {bestVersion: undefined, text: 'no upgrades available'};

const prepare = (overrides: Partial<State> = {}): State => makeState({
	stage: {name: 'prepare', cursor: 0},
	previews: {[key]: makeKnown(nothing)},
	...overrides,
});

const take = (state: State, intent: Intent, answer: Answer): Update => takeAnswer(state, {
	type: 'answered', id: 'x', intent, answer, at: testTime,
});

const asked = ({effects}: Update): readonly Intent[] => effects.flatMap(effect => (effect.type === 'ask' ? [effect.intent] : []));

test('once the binaries are there, the dry run is asked again; a copy that failed changes nothing', t => {
	const intent: Intent = {type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'};
	const done = take(prepare(), intent, {ok: true, value: {text: ''}});
	t.true(asked(done).some(({type}) => type === 'preview-controller-upgrade'), JSON.stringify(asked(done)));
	t.like(done.state.previews[key], {value: undefined, isAsking: true});

	const failed = take(prepare(), intent, {ok: false, failure: makeFailure('refused', 'No.')});
	t.false(asked(failed).some(({type}) => type === 'preview-controller-upgrade'));
	t.is(failed.state.previews[key]?.value, nothing);
});

test('once changes are enabled, both the lock and the dry run are asked about again', t => {
	const web = modelKey(webModel);
	const state = prepare({disabledCommands: {[key]: makeKnown([]), [web]: makeKnown([{set: 'all', message: 'frozen'}])}});
	const types = new Set(asked(take(state, {type: 'enable-commands', model: webModel}, {ok: true, value: {text: ''}})).map(({type}) => type));
	t.true(types.has('read-disabled-commands'));
	t.true(types.has('preview-controller-upgrade'));
});

test('a dry run with another version in mind that answers late says nothing about the wanted one', t => {
	const late = {bestVersion: '3.6.4', text: 'best version:\n    3.6.4'};
	const state = prepare({previews: {}});
	t.is(take(state, preview(), {ok: true, value: late}).state.previews[key]?.value, undefined);
	t.is(take(state, preview('3.6.20'), {ok: true, value: late}).state.previews[key]?.value, undefined);
	t.is(take(state, preview(state.target?.version), {ok: true, value: late}).state.previews[key]?.value, late);
	const early = makeState({stage: {name: 'target', step: 'controller', cursor: 0}, details: state.details});
	t.is(take(early, preview(), {ok: true, value: late}).state.previews[key]?.value, late);
});
