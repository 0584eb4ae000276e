import test from 'ava';
import {type CharmOrder} from '../../../../source/domain/charm/order.js';
import {parseVersion} from '../../../../source/domain/version.js';
import {charmFieldPage} from '../../../../source/interface/screens/charm/field.js';
import {charmedState} from '../../../_helpers/make-charms.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const read = (field: keyof CharmOrder, client: string): string => {
	const version = parseVersion(client);
	const state = charmedState(version && {client: {version, text: client}});
	return pageText(charmFieldPage(state, {
		name: 'charm-field', field, typed: '', problem: undefined,
	}, usualArea));
};

test('charms and channels are called as the store of that time calls them', t => {
	const line = (field: keyof CharmOrder, client: string): string => read(field, client).split('\n').slice(2, 4).join(' ').replaceAll(/\s+/gv, ' ').trim();
	t.is(line('switch', '1.25.13'), 'One of the store, such as cs:postgresql, or of the repository, such as local:trusty/postgresql.');
	t.is(line('switch', '2.8.13'), 'A name of the store, such as cs:postgresql, or the path of one of the same name.');
	t.is(line('switch', '2.9.52'), 'A name of the store, such as ch:postgresql, or the path of one of the same name.');
	t.is(line('channel', '2.8.13'), 'Such as stable, candidate or edge.');
	t.is(line('channel', '4.0.15'), 'Such as 8.0/stable, latest/edge or candidate.');
	t.is(line('revision', '1.25.13'), 'A number, such as 29. An older one goes back.');
});

test('of another charm it is said that settings can be lost by it', t => {
	t.true(read('switch', '3.6.28').replaceAll(/\s+/gv, ' ').includes('settings that it does not have are lost'));
});

test('a value whose name sounds like a secret is not shown while it is typed', t => {
	const text = (field: keyof CharmOrder): string => pageText(charmFieldPage(charmedState(), {
		name: 'charm-field', field, typed: 'port=80 api-key=hunter2', problem: undefined,
	}, usualArea));
	t.true(text('settings').includes('port=80 api-key=•••••••'));
	t.false(text('settings').includes('hunter2'));
	t.true(text('path').includes('hunter2'));
});
