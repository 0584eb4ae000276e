import test from 'ava';
import {type Known, type UpgradePreview} from '../../source/domain/answer.js';
import {modelKey, type Intent} from '../../source/domain/intent.js';
import {forgetChanged} from '../../source/state/forget-changed.js';
import {type State} from '../../source/state/state.js';
import {makeFailed} from '../_helpers/make-facts.js';
import {refusedUpgrade} from '../_helpers/make-situation.js';
import {
	controllerModelReference,
	databaseModel,
	makeKnown,
	makeState,
	webModel,
} from '../_helpers/make-state.js';

const refused = (kind: 'changes-disabled' | 'not-logged-in'): Known<UpgradePreview> => ({...makeFailed<UpgradePreview>(), failure: refusedUpgrade({kind}).failure});

const [web, database, own] = [webModel, databaseModel, controllerModelReference].map(model => modelKey(model)) as [string, string, string];

const state = makeState({
	stage: {
		name: 'target', step: 'models', controller: 'aws', cursor: 0,
	},
	previews: {
		[web]: refused('changes-disabled'), [`${web} proposed`]: refused('changes-disabled'), [database]: refused('not-logged-in'), [own]: makeKnown({bestVersion: '3.6.28', text: ''}),
	},
	disabledCommands: {[web]: makeKnown([{set: 'all', message: 'frozen'}]), [database]: makeKnown([])},
});

const done = (intent: Intent, from: State = state): State => forgetChanged(from, {intent, answer: {ok: true, value: {text: ''}}});
const {failure} = refusedUpgrade({kind: 'changes-disabled'});

test('a lock that was taken away, or put back, is not known any more, nor the dry run that it refused', t => {
	for (const intent of [{type: 'enable-commands', model: webModel}, {
		type: 'disable-commands', model: webModel, set: 'all', message: '',
	}] as const) {
		const after = done(intent);
		t.deepEqual(Object.keys(after.disabledCommands), [database]);
		t.deepEqual(Object.keys(after.previews), [database, own]);
	}

	t.deepEqual(Object.keys(done({type: 'enable-commands', model: controllerModelReference}).previews), [web, `${web} proposed`, database, own]);
});

test('after a login the dry runs that were refused for it are not known any more', t => {
	t.deepEqual(Object.keys(done({type: 'log-in', controller: 'aws'}).previews), [web, `${web} proposed`, own]);
	t.is(done({type: 'log-in', controller: 'lab'}), state);
});

test('in Prepare all of it is asked anew', t => {
	const prepare = {...state, stage: {name: 'prepare', cursor: 0}} as const;
	t.like(done({type: 'enable-commands', model: webModel}, prepare), {previews: {}, disabledCommands: {}});
	t.deepEqual(done({type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}, prepare).previews, {});
});

test('what failed, and what changes nothing of it, leaves all as it is', t => {
	t.is(forgetChanged(state, {intent: {type: 'enable-commands', model: webModel}, answer: {ok: false, failure}}), state);
	t.is(done({type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}), state);
});
