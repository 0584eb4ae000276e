import test from 'ava';
import {modelKey} from '../../../source/domain/intent.js';
import {charmModels, charmRows} from '../../../source/state/charm/charm-rows.js';
import {charmedState, charmedStatus, makeCharmed} from '../../_helpers/make-charms.js';
import {makeObservation, webModel} from '../../_helpers/make-state.js';

const rowOf = (application: string) => {
	const row = charmRows(charmedState(), webModel).find(other => other.application === application);
	if (!row) {
		throw new Error(`${application} has no row.`);
	}

	return row;
};

test('a row says what an application runs and what is newer', t => {
	const {charm, origin, channel, revision, newer, isBehind, unitCount} = rowOf('mysql');
	t.deepEqual({
		charm, origin, channel, revision, newer, isBehind, unitCount,
	}, {
		charm: 'mysql', origin: 'Charmhub', channel: '8.0/stable', revision: 151, newer: {revision: 153, address: 'ch:amd64/jammy/mysql-153'}, isBehind: true, unitCount: 2,
	});
});

test('units that still run the charm from before make an application behind, and those in error are named', t => {
	const row = rowOf('wordpress');
	t.deepEqual(row.oldUnits, ['wordpress/0']);
	t.deepEqual(row.troubledUnits, ['wordpress/1']);
	t.true(row.isBehind);
});

test('a local charm and one of the old store are told from Charmhub', t => {
	t.is(rowOf('mine').origin, 'local');
	t.is(rowOf('mine').charm, 'mine');
	t.false(rowOf('mine').isBehind);
	const first = charmedStatus({applications: [makeCharmed('mysql', {charm: 'cs:trusty/mysql-29', charmOrigin: undefined, canUpgradeTo: 'cs:trusty/mysql-30'})]});
	const [row] = charmRows(charmedState({observations: {[modelKey(webModel)]: makeObservation(webModel, first)}}), webModel);
	t.is(row?.origin, 'charm store');
	t.is(row?.newer?.revision, 30);
});

test('a subordinate and one that is being removed are marked', t => {
	t.true(rowOf('telegraf').isSubordinate);
	t.is(rowOf('old').life, 'dying');
});

test('without a status there are no rows, and one status gives the same rows again', t => {
	t.deepEqual(charmRows(charmedState({observations: {}}), webModel), []);
	const state = charmedState();
	t.is(charmRows(state, webModel), charmRows({...state, now: state.now + 1000}, webModel));
});

test('the controller\'s own model comes last, and is all there is in 1.25', t => {
	t.deepEqual(charmModels(charmedState()).map(({name}) => name), ['admin/web', 'admin/db', 'admin/controller']);
	t.deepEqual(charmModels(charmedState({choices: []})).map(({name}) => name), ['admin/controller']);
});
