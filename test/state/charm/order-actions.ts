import test from 'ava';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {modelKey} from '../../../source/domain/intent.js';
import {parseVersion} from '../../../source/domain/version.js';
import {type State} from '../../../source/state/state.js';
import {orderRows, orderWords, type OrderRow} from '../../../source/state/charm/order-rows.js';
import {
	atCharm,
	charmedState,
	charmedStatus,
	fileFailure,
	makeCharmed,
	makeConfigFile,
	makeInfo,
	waveOf,
} from '../../_helpers/make-charms.js';
import {makeKnown, makeObservation, webModel} from '../../_helpers/make-state.js';
import {playFrom, type Play} from '../../_helpers/play.js';

const plain: Readonly<Record<string, CharmOrder>> = {mysql: {}};

const stateWith = (orders = plain, state: Partial<State> = {}): State => charmedState({
	stage: atCharm<'order'>({
		step: 'order', wave: waveOf(orders), index: 0, cursor: 0,
	}),
	...state,
});

const rowsOf = (state: State): readonly OrderRow[] => state.stage.name === 'charm' && state.stage.step === 'order' ? orderRows(state, state.stage) : [];

const rowOf = (state: State, id: OrderRow['id']): OrderRow => {
	const row = rowsOf(state).find(other => other.id === id);
	if (!row) {
		throw new Error(`There is no row ${id}.`);
	}

	return row;
};

/** Brings the cursor to a row and presses Enter. */
const enter = (play: Play, id: OrderRow['id']): Play => {
	const index = rowsOf(play.state()).findIndex(row => row.id === id);
	return play.act('top', ...Array.from({length: index}, () => 'down' as const), 'confirm');
};

const orderOf = ({stage}: State): CharmOrder | undefined => stage.name === 'charm' && stage.step !== 'choose' ? stage.wave.items[0]?.order : undefined;

const exclusion = 'Juju takes either a revision or another charm to switch to, not both at once.';

const at = (text: string): Partial<State> => {
	const version = parseVersion(text);
	return version ? {client: {version, text}} : {};
};

test('the form holds what a client knows', t => {
	const ids = (version: string) => rowsOf(stateWith({mysql: {}}, at(version))).map(({id}) => id);
	t.deepEqual(ids('1.25.13'), ['newest', 'revision', 'switch', 'repository', 'forceUnits']);
	t.false(ids('2.4.7').includes('force'));
	t.true(ids('2.8.13').includes('bind'));
	t.false(ids('3.4.0').includes('settings'));
	t.true(ids('3.6.28').includes('settings'));
	t.false(ids('4.0.15').includes('repository'));
});

test('the row of the newest says which that is', t => {
	t.like(rowOf(stateWith(), 'newest'), {value: 'revision 153', hint: 'The newest revision of 8.0/stable.', isSet: true});
	t.like(rowOf(stateWith({mysql: {channel: '8.0/edge'}}), 'newest'), {value: 'yes', hint: 'The newest revision of 8.0/edge.', isSet: true});
	t.like(rowOf(stateWith({mysql: {revision: 12}}), 'newest'), {value: '', isSet: false});
	t.like(rowOf(stateWith({wordpress: {}}), 'newest'), {value: 'yes', isSet: true});
});

test('the example of another charm is one that the client knows', t => {
	t.is(rowOf(stateWith(), 'switch').hint, 'Another charm in its place, such as ch:postgresql.');
	t.is(rowOf(stateWith({mysql: {}}, at('2.8.13')), 'switch').hint, 'Another charm in its place, such as cs:postgresql.');
});

test('channels that the store has are told', t => {
	const state = stateWith();
	const known: State = {...state, charms: {...state.charms, infos: {'mysql 8.0/stable': makeKnown(makeInfo())}}};
	t.is(rowOf(known, 'channel').hint, 'The store has 8.0/stable, 8.0/edge.');
});

test('Enter opens a field with what is ordered; what is typed becomes the order', t => {
	const play = enter(playFrom(stateWith({mysql: {revision: 150}})), 'revision');
	t.like(play.state().overlays.at(-1), {
		name: 'charm-field', field: 'revision', typed: '150', problem: undefined,
	});
	play.send({type: 'erased'}).type('9').act('confirm');
	t.deepEqual(play.state().overlays, []);
	t.deepEqual(orderOf(play.state()), {revision: 159});
});

test('a wrong value is told in the field, and nothing is lost', t => {
	const play = enter(playFrom(stateWith({mysql: {revision: 150}})), 'revision').type('x').act('confirm');
	t.like(play.state().overlays.at(-1), {name: 'charm-field', typed: '150x', problem: 'A revision is a whole number, such as 251.'});
	t.deepEqual(orderOf(play.state()), {revision: 150});
	play.send({type: 'erased'});
	t.like(play.state().overlays.at(-1), {typed: '150', problem: undefined});
	play.act('back');
	t.deepEqual(orderOf(play.state()), {revision: 150});
});

test('a value that Juju could not take is told too', t => {
	const play = enter(playFrom(stateWith()), 'channel').type('--force').act('confirm');
	t.regex(play.state().overlays.at(-1)?.name === 'charm-field' ? JSON.stringify(play.state().overlays.at(-1)) : '', /no channel of a charm/v);
	t.deepEqual(orderOf(play.state()), {});
});

test('an empty text leaves the part out', t => {
	const play = enter(playFrom(stateWith({mysql: {channel: 'x', trust: true}})), 'channel').send({type: 'erased'}).act('confirm');
	t.deepEqual(orderOf(play.state()), {trust: true});
});

test('a field takes a thousand characters and no more', t => {
	const play = enter(playFrom(stateWith()), 'path').type(`./${'x'.repeat(2000)}`);
	const overlay = play.state().overlays.at(-1);
	t.is(overlay?.name === 'charm-field' ? overlay.typed.length : 0, 1000);
});

test('what the rest of the order excludes cannot be chosen, and says why', t => {
	const state = stateWith({mysql: {switch: 'ch:postgresql'}});
	t.like(rowOf(state, 'revision'), {isEnabled: false, problem: exclusion});
	t.true(rowOf(state, 'channel').isEnabled);
	const play = enter(playFrom(state), 'revision');
	t.deepEqual(play.state().overlays, []);
	t.is(play.state().notice, exclusion);
});

test('an order that excludes itself shows it on both rows, and goes nowhere', t => {
	const state = stateWith({mysql: {switch: 'ch:postgresql', revision: 3}});
	for (const id of ['switch', 'revision'] as const) {
		t.like(rowOf(state, id), {isEnabled: true, isSet: true, problem: exclusion}, `row ${id}`);
	}

	const play = playFrom(state).act('next');
	t.like(play.state().stage, {step: 'order'});
	t.is(play.state().notice, exclusion);
});

test('what is not whole yet is taken, and says what is missing', t => {
	const first = makeCharmed('mysql', {charm: 'cs:trusty/mysql-29', charmOrigin: undefined, charmChannel: undefined});
	const mine = {...at('1.25.13'), observations: {[modelKey(webModel)]: makeObservation(webModel, charmedStatus({applications: [first]}))}};
	const play = enter(playFrom(stateWith({mysql: {}}, mine)), 'repository').type('/charms').act('confirm');
	t.deepEqual(orderOf(play.state()), {repository: '/charms'});
	t.regex(rowOf(play.state(), 'repository').problem ?? '', /name one with --switch/v);
	enter(play, 'switch').type('local:trusty/mysql').act('confirm');
	t.deepEqual(orderOf(play.state()), {repository: '/charms', switch: 'local:trusty/mysql'});
	t.is(rowOf(play.state(), 'repository').problem, undefined);
	t.deepEqual(play.effects().findLast(({type}) => type === 'read-charm'), {type: 'read-charm', path: '/charms/trusty/mysql'});
	// The other way round as well.
	const other = enter(playFrom(stateWith({mysql: {}}, mine)), 'switch').type('local:trusty/mysql').act('confirm');
	t.deepEqual(orderOf(other.state()), {switch: 'local:trusty/mysql'});
	t.regex(rowOf(other.state(), 'switch').problem ?? '', /say with --repository/v);
});

test('a local charm has no newest one: it says what is missing', t => {
	const state = stateWith({mine: {}});
	t.regex(rowOf(state, 'newest').problem ?? '', /say with --path/v);
	t.is(rowOf(state, 'newest').value, '');
	const play = playFrom(state).act('next');
	t.regex(play.state().notice ?? '', /say with --path/v);
	enter(play, 'path').type('./mine').act('confirm', 'next');
	t.like(play.state().stage, {step: 'review'});
});

test('the row of the newest drops what names another charm, and keeps the rest', t => {
	const play = enter(playFrom(stateWith({mysql: {revision: 3, channel: '8.0/edge', trust: true}})), 'newest');
	t.deepEqual(orderOf(play.state()), {channel: '8.0/edge', trust: true});
});

test('switches turn, and what a force means is said', t => {
	const play = enter(playFrom(stateWith()), 'forceUnits');
	t.deepEqual(orderOf(play.state()), {forceUnits: true});
	t.is(play.state().notice, '--force-units: units in error get it too, and never run its upgrade-charm hook.');
	t.is(rowOf(play.state(), 'forceUnits').value, 'yes');
	play.act('toggle');
	t.deepEqual(orderOf(play.state()), {});
	t.is(play.state().notice, undefined);
});

test('values of settings are not on the screen', t => {
	const state = stateWith({mysql: {settings: {'admin-password': 'geheim', port: '1'}}});
	t.is(rowOf(state, 'settings').value, 'admin-password, port');
});

test('naming a charm or a file here has it read, again each time', t => {
	const play = enter(playFrom(stateWith()), 'path').type('./mysql.charm').act('confirm');
	t.deepEqual(play.effects().filter(({type}) => type === 'read-charm'), [{type: 'read-charm', path: './mysql.charm'}]);
	enter(play, 'config').type('settings.yaml').act('confirm');
	t.deepEqual(play.effects().filter(({type}) => type === 'read-config'), [{type: 'read-config', path: 'settings.yaml', application: 'mysql'}]);
	t.is(play.effects().filter(({type}) => type === 'read-charm').length, 2);
	t.true(play.state().charms.configFiles['mysql settings.yaml']?.isAsking);
});

test('a file that cannot be read is a problem of its row, and goes nowhere', t => {
	const play = playFrom(stateWith({mysql: {config: 'none.yaml'}})).send({
		type: 'config-read', path: 'none.yaml', application: 'mysql', answer: {ok: false, failure: fileFailure('There is no such file.')}, at: 1,
	});
	t.is(rowOf(play.state(), 'config').problem, 'The file none.yaml cannot be taken: There is no such file.');
	play.act('next');
	t.like(play.state().stage, {step: 'order'});
	t.is(play.state().notice, 'The file none.yaml cannot be taken: There is no such file.');
	play.send({
		type: 'config-read', path: 'none.yaml', application: 'mysql', answer: {ok: true, value: makeConfigFile('none.yaml', {})}, at: 2,
	});
	t.is(rowOf(play.state(), 'config').problem, undefined);
	play.act('next');
	t.like(play.state().stage, {step: 'review'});
});

test('a charm that cannot be read is a problem of the row that names it', t => {
	const read = (order: CharmOrder, path: string) => playFrom(stateWith({mysql: order})).send({
		type: 'charm-read', path, answer: {ok: false, failure: fileFailure('There is no charm.')}, at: 1,
	}).state();

	t.is(rowOf(read({path: './x'}, './x'), 'path').problem, 'The charm ./x cannot be read: There is no charm.');
	t.is(rowOf(read({switch: './x.charm'}, './x.charm'), 'switch').problem, 'The charm ./x.charm cannot be read: There is no charm.');
	t.is(rowOf(read({path: './x'}, './x'), 'config').problem, undefined);
});

test('going on shows what stands for and against the order, and Esc comes back', t => {
	const play = playFrom(stateWith({mysql: {revision: 152}})).act('next');
	t.like(play.state().stage, {step: 'review', index: 0, top: 0});
	play.act('back');
	t.like(play.state().stage, {step: 'order'});
	play.act('back');
	t.like(play.state().stage, {step: 'choose', cursor: 1});
});

test('in a wave Esc goes back to the plan', t => {
	const play = playFrom(stateWith({mysql: {}, wordpress: {}})).act('back');
	t.like(play.state().stage, {step: 'plan', cursor: 0});
});

test('another order makes what was passed over count again', t => {
	const wave = waveOf({mysql: {}});
	const play = enter(playFrom(charmedState({
		stage: atCharm<'order'>({
			step: 'order', wave: {...wave, items: wave.items.map(item => ({...item, ignored: ['storage']}))}, index: 0, cursor: 0,
		}),
	})), 'trust');
	const {stage} = play.state();
	t.deepEqual(stage.name === 'charm' && stage.step === 'order' ? stage.wave.items[0]?.ignored : undefined, []);
});

test('an application that is gone goes nowhere', t => {
	const play = playFrom(stateWith({nosuch: {}})).act('confirm');
	t.is(play.state().notice, 'nosuch is not in the model any more.');
	play.act('next');
	t.like(play.state().stage, {step: 'order'});
});

test('an order in a few words', t => {
	t.is(orderWords({}), 'newest revision');
	t.is(orderWords({revision: 3, config: 'a.yaml', forceUnits: true}), 'revision 3, settings of a.yaml, units in error too');
	t.is(orderWords({switch: 'ch:postgresql', channel: '14/stable', settings: {a: '1'}}), 'switch to ch:postgresql, channel 14/stable, 1 setting');
});
