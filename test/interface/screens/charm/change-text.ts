import test from 'ava';
import {
	changeText,
	goalOf,
	pointText,
	startOf,
} from '../../../../source/interface/screens/charm/change-text.js';
import {makeApplication, makeRecord} from '../../../_helpers/charm-example.js';

const mysql = (revision: number | undefined) => ({charm: 'mysql', revision});

test('A change names both revisions, and the charms only where they differ', t => {
	t.is(changeText(mysql(29), mysql(31)), '29 → 31');
	t.is(changeText(mysql(29), {charm: 'ch:mysql-k8s', revision: 4}), 'mysql 29 → mysql-k8s 4');
	t.is(changeText({charm: 'cs:trusty/mysql-29', revision: 29}, {charm: 'cs:trusty/mysql-31', revision: 31}), '29 → 31');
});

test('What is not known is not made up', t => {
	t.is(changeText(mysql(29), undefined), '29');
	t.is(changeText(mysql(29), mysql(29)), '29');
	t.is(changeText(mysql(undefined), mysql(31)), '31');
	t.is(pointText(mysql(undefined), false), '?');
	t.is(changeText(mysql(29), {charm: 'postgresql', revision: undefined}), 'mysql 29 → postgresql ?');
});

test('An order leads to what it names; the newest only in the channel of which it is known', t => {
	const application = makeApplication();
	const to = (order: Parameters<typeof goalOf>[0]) => goalOf(order, {application, newer: 31})?.revision;
	t.is(to({}), 31);
	t.is(to({channel: '8.0/stable'}), 31);
	t.is(to({channel: '8.0/edge'}), undefined);
	t.is(to({revision: 12}), 12);
	t.is(to({path: './mysql.charm'}), undefined);
	t.is(goalOf({switch: 'ch:postgresql'}, {application, newer: 31})?.charm, 'ch:postgresql');
});

test('What was written down before an order counts, not what is now', t => {
	t.is(startOf(makeRecord(), makeApplication()).revision, 29);
	t.is(startOf(undefined, makeApplication()).revision, 30);
});
