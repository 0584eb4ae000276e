import test from 'ava';
import {type PlainRefusal} from '../../source/domain/answer.js';
import {type ModelReference} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {dropFailures} from '../../source/state/failures.js';
import {type State} from '../../source/state/state.js';
import {refusedUpgrade} from '../_helpers/make-situation.js';
import {controllerModelReference, makeState, webModel} from '../_helpers/make-state.js';

const refusal = (kind: PlainRefusal, model: ModelReference): State['failures'][number] => ({...refusedUpgrade({kind}, model), command: `juju ${kind} ${model.name}`});

const other = {controller: 'lab', name: 'admin/web'};

const state = makeState({
	failures: [
		refusal('changes-disabled', webModel),
		refusal('changes-disabled', controllerModelReference),
		refusal('not-logged-in', webModel),
		refusal('missing-permission', controllerModelReference),
		refusal('not-logged-in', other),
		refusal('binaries-missing', webModel),
	],
});

const left = (after: State): readonly string[] => after.failures.map(({failure, model}) => `${failure.refusal?.kind ?? ''} ${model?.name ?? ''}`);

test('once a lock is taken away, what was refused for it in that model is history, and nothing else', t => {
	t.deepEqual(left(dropFailures(state, {type: 'enable-commands', model: webModel})), [
		'changes-disabled admin/controller', 'not-logged-in admin/web', 'missing-permission admin/controller', 'not-logged-in admin/web', 'binaries-missing admin/web',
	]);
});

test('once somebody has logged in, what was refused for the login or the rights on that controller is history', t => {
	const after = dropFailures(state, {type: 'log-in', controller: 'aws'});
	t.deepEqual(left(after), ['changes-disabled admin/web', 'changes-disabled admin/controller', 'not-logged-in admin/web', 'binaries-missing admin/web']);
	t.deepEqual(after.failures[2]?.model, other);
});

test('a command that heals nothing leaves the failures as they are', t => {
	t.is(dropFailures(state, {type: 'read-status', model: webModel}), state);
});

test('once an application was refreshed after all, its refused refreshes are history, and those of others are not', t => {
	const refused = (application: string, model = webModel): State['failures'][number] => ({
		...refusal('missing-permission', model), command: `juju refresh -m ${model.controller}:${model.name} --channel edge --no-browser-login ${application}`,
	});
	const version = parseVersion('3.6.28');
	const render = createRenderer({client: version, controller: version, isKubernetes: false});
	const before = makeState({render, failures: [refused('mysql'), refused('keystone'), refused('mysql', other), refusal('changes-disabled', webModel)]});
	const after = dropFailures(before, {
		type: 'refresh-charm', model: webModel, application: 'mysql', channel: '8.0/stable',
	});
	t.deepEqual(after.failures, before.failures.slice(1));
});
