import test from 'ava';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type ModelReference} from '../../../source/domain/intent.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createInitialState} from '../../../source/state/initial-state.js';
import {type Session, type State} from '../../../source/state/state.js';
import {
	charmedState,
	charmedStatus,
	fileFailure,
	makeCharmed,
	makeConfigFile,
	makeDefinition,
	makeSettings,
} from '../../_helpers/make-charms.js';
import {
	controllerModelReference,
	databaseModel,
	makeControllers,
	makeModels,
	makeSession,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {makeFailure, playFrom, type Play} from '../../_helpers/play.js';

const emptyStatus = charmedStatus({applications: [], agents: []});

/** The models of the controller have just come. */
const asked = (application: string, {order = {}, session = {}}: {readonly order?: CharmOrder; readonly session?: Partial<Session>} = {}): Play => {
	const state: State = charmedState({session: makeSession({...session, charm: {application, order}}), observations: {}, choices: []});
	return playFrom(state).answer({type: 'list-models', controller: 'aws'}, {ok: true, value: {models: makeModels()}});
};

const observe = (play: Play, model: ModelReference, status: ModelStatus): Play => play.send({
	type: 'observed', model, answer: {ok: true, value: status}, at: play.state().now, duration: 10,
});

const miss = (play: Play, model: ModelReference, kind: 'timed-out' | 'refused' = 'timed-out'): Play => play.send({
	type: 'observed', model, answer: {ok: false, failure: makeFailure(kind, 'It did not answer.')}, at: play.state().now, duration: 10,
});

const observeAll = (play: Play, status: ModelStatus): Play =>
	observe(observe(observe(play, controllerModelReference, emptyStatus), databaseModel, emptyStatus), webModel, status);

test('every model is watched, no version of Juju is looked for, and nothing opens until all have answered', t => {
	const play = asked('mysql');
	t.deepEqual(play.asked(), []);
	const watch = play.effects().find(({type}) => type === 'watch');
	t.is(watch?.type === 'watch' ? watch.models.length : 0, 3);
	observe(observe(play, webModel, charmedStatus()), databaseModel, emptyStatus);
	t.like(play.state().stage, {name: 'target', step: 'models'});
	observe(play, controllerModelReference, emptyStatus);
	t.like(play.state().stage, {
		name: 'charm', step: 'order', index: 0, back: undefined,
	});
	t.deepEqual(play.effects().findLast(({type}) => type === 'watch'), {type: 'watch', models: [webModel], interval: 10_000});
});

test('an order that names something goes to its review at once', t => {
	const play = observeAll(asked('mysql', {order: {revision: 152}}), charmedStatus());
	t.like(play.state().stage, {name: 'charm', step: 'review', back: undefined});
	const {stage} = play.state();
	t.deepEqual(stage.name === 'charm' && stage.step === 'review' ? stage.wave.items[0]?.order : undefined, {revision: 152});
	t.true(play.asked().some(({type}) => type === 'read-charm-settings'));
});

test('with -m that model alone is waited for', t => {
	const play = observe(asked('mysql', {session: {models: ['web']}}), webModel, charmedStatus());
	t.like(play.state().stage, {name: 'charm', step: 'order'});
});

test('an application that is not there ends the program, with those that are', t => {
	const play = observeAll(asked('msyql'), charmedStatus());
	t.is(play.state().exit?.code, 3);
	t.deepEqual(play.state().exit?.summary, [
		'None of the 3 models has an application "msyql".',
		'Did you mean mysql?',
		'There are: mine, mysql, old, telegraf, wordpress.',
	]);
	t.false(play.asked().some(({type}) => type === 'refresh-charm'));
	const one = observe(asked('nosuch', {session: {models: ['admin/db']}}), databaseModel, emptyStatus);
	t.deepEqual(one.state().exit, {code: 3, summary: ['The model aws:db has no application "nosuch".', 'No application is known at all.']});
});

test('one that another model offers is upgraded there', t => {
	const status = charmedStatus({remoteApplications: [{name: 'postgresql', url: 'admin/data.postgresql', status: {current: 'active', message: undefined, since: undefined}}]});
	const play = observeAll(asked('postgresql'), status);
	t.is(play.state().exit?.code, 3);
	t.true(play.state().exit?.summary.includes('In admin/web it is offered by another model: name that one with -m.'));
});

test('an application in several models ends the program with what to say', t => {
	const play = observe(observe(observe(asked('mysql'), controllerModelReference, emptyStatus), databaseModel, charmedStatus()), webModel, charmedStatus());
	t.deepEqual(play.state().exit, {code: 2, summary: ['2 models have an application "mysql": admin/web, admin/db.', 'Say which one with -m, such as -m admin/web.']});
});

test('an application that is being removed ends the program', t => {
	const play = observeAll(asked('old'), charmedStatus());
	t.is(play.state().exit?.code, 3);
	t.regex(play.state().exit?.summary[0] ?? '', /being removed/v);
});

test('an order that excludes itself ends the program as wrong', t => {
	const play = observeAll(asked('mysql', {order: {revision: 3, switch: 'ch:postgresql'}}), charmedStatus());
	t.is(play.state().exit?.code, 2);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /not both at once.*Nothing was sent/v);
});

test('a model that stays silent holds nothing up while others speak', t => {
	const play = observe(observe(asked('mysql'), webModel, charmedStatus()), databaseModel, emptyStatus);
	miss(miss(play, controllerModelReference), controllerModelReference);
	t.like(play.state().stage, {name: 'target'});
	miss(play, controllerModelReference);
	t.like(play.state().stage, {name: 'charm', step: 'order'});
});

test('one that may not be read is named where the application is found nowhere', t => {
	const play = miss(observe(observe(asked('nosuch'), webModel, charmedStatus()), databaseModel, emptyStatus), controllerModelReference, 'refused');
	t.is(play.state().exit?.code, 3);
	t.true(play.state().exit?.summary.includes('The status of admin/controller could not be read.'));
});

test('a controller that is silent altogether is waited for', t => {
	let play = asked('mysql');
	for (const model of [webModel, databaseModel, controllerModelReference]) {
		for (let count = 0; count < 5; count++) {
			play = miss(play, model);
		}
	}

	t.is(play.state().exit, undefined);
	t.like(play.state().stage, {name: 'target', step: 'models'});
});

test('a file of the command line that cannot be read ends the program as wrong', t => {
	const play = observeAll(asked('mysql', {order: {config: 'none.yaml'}}), charmedStatus());
	t.deepEqual(play.effects().filter(({type}) => type === 'read-config'), [{type: 'read-config', path: 'none.yaml', application: 'mysql'}]);
	play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {ok: true, value: makeSettings('mysql')});
	play.answer({
		type: 'read-charm-info', model: webModel, charm: 'mysql', channel: '8.0/stable',
	}, {ok: false, failure: makeFailure('refused', 'No.')});
	t.is(play.state().exit, undefined);
	play.send({
		type: 'config-read', path: 'none.yaml', application: 'mysql', answer: {ok: false, failure: fileFailure('There is no such file.')}, at: 1,
	});
	t.deepEqual(play.state().exit, {code: 2, summary: ['The file none.yaml cannot be taken: There is no such file.', 'Nothing was sent.']});
});

test('a file that holds what the application does not have ends the program once its settings are known', t => {
	const play = observeAll(asked('mysql', {order: {config: 'a.yaml'}}), charmedStatus()).send({
		type: 'config-read', path: 'a.yaml', application: 'mysql', answer: {ok: true, value: makeConfigFile('a.yaml', {port: 'many'})}, at: 1,
	});
	t.is(play.state().exit, undefined);
	play.answer({
		type: 'read-charm-info', model: webModel, charm: 'mysql', channel: '8.0/stable',
	}, {ok: false, failure: makeFailure('refused', 'No.')});
	play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {
		ok: true, value: makeSettings('mysql', [{
			name: 'port', type: 'int', value: 1, default: 1, source: 'default',
		}]),
	});
	t.is(play.state().exit?.code, 2);
	t.regex(play.state().exit?.summary[0] ?? '', /port/v);
});

test('Esc from the order that was asked for shows the other applications', t => {
	const play = observeAll(asked('mysql'), charmedStatus()).act('back');
	t.like(play.state().stage, {step: 'choose', back: undefined, cursor: 1});
});

test('left with an order that a rule refuses, the code says that it is blocked, and the last words say by what', t => {
	const settled = (order: CharmOrder) => observeAll(asked('mysql', {order}), charmedStatus()).answer({
		type: 'read-charm-info', model: webModel, charm: 'mysql', channel: '9.0/stable',
	}, {
		ok: true, value: {
			name: 'mysql', definition: makeDefinition(), releases: [{
				channel: '8.0/stable', revision: 152, version: undefined, bases: ['ubuntu@22.04'],
			}],
		},
	});
	const play = settled({channel: '9.0/stable'}).act('quit');
	t.is(play.state().exit?.code, 3);
	t.regex(play.state().exit?.summary.join('\n') ?? '', /^The release exists: The store has no release in 9\.0\/stable[\s\S]*No charm was changed\./v);
	t.is(settled({revision: 152}).act('quit').state().exit?.code, 4);
});

test('a setting that the charm does not have, or of another type, ends the program as wrong; of a charm that is not known Juju decides', t => {
	const ask = (order: CharmOrder) => {
		const play = observeAll(asked('mysql', {order}), charmedStatus());
		const charm = order.switch === undefined ? 'mysql' : 'percona';
		play.answer({
			type: 'read-charm-info', model: webModel, charm, channel: '8.0/stable',
		}, {ok: false, failure: makeFailure('refused', 'No.')});
		return play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {
			ok: true, value: makeSettings('mysql', [{
				name: 'port', type: 'int', value: 1, default: 1, source: 'default',
			}]),
		}).state().exit;
	};

	t.is(ask({settings: {port: '2'}}), undefined);
	t.deepEqual(ask({settings: {port: 'many'}}), {code: 2, summary: ['port is a whole number, and the order has many.', 'Nothing was sent.']});
	t.is(ask({switch: 'ch:percona', settings: {nosuch: '1'}}), undefined);
});

test('without an application asked for, models open nothing', t => {
	const play = playFrom(charmedState({observations: {}, choices: []}));
	play.answer({type: 'list-models', controller: 'aws'}, {ok: true, value: {models: makeModels()}});
	observeAll(play, charmedStatus({applications: [makeCharmed('mysql')]}));
	t.like(play.state().stage, {name: 'target', step: 'models'});
});

test('who names an application and knows one controller is asked for none; of several one is chosen', t => {
	const version = parseVersion('3.6.28');
	if (!version) {
		throw new Error('A version of the test is none.');
	}

	const list = (names: readonly string[], charm: Session['charm']) => {
		const state: State = createInitialState({session: makeSession(charm && {charm}), now: testTime, size: {columns: 80, rows: 24}});
		const controllers = makeControllers().filter(({name}) => names.includes(name));
		return playFrom(state).send({type: 'started'}).answer({type: 'client-version'}, {ok: true, value: {version, text: '3.6.28-ubuntu-amd64'}})
			.answer({type: 'list-controllers'}, {ok: true, value: {controllers, current: 'aws'}}).state().stage;
	};

	const charm = {application: 'mysql', order: {}};
	t.like(list(['aws'], charm), {name: 'target', step: 'models', controller: 'aws'});
	t.like(list(['aws', 'lab'], charm), {name: 'target', step: 'controller', cursor: 0});
	t.like(list(['aws'], undefined), {name: 'target', step: 'controller', cursor: 0});
});
