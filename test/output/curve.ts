import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {drawCurve} from '../../source/output/curve.js';

const curve = {
	points: [{at: 0, share: 0}, {at: 50, share: 0.5}, {at: 75, share: 1}], outages: [{from: 20, to: 40}], from: 0, to: 100,
};

test('in characters the share grows to the top, and an outage stands below', t => {
	const {rows, outages} = drawCurve(curve, {columns: 20, rows: 4, isAscii: true});
	t.deepEqual(rows, [
		'               #####',
		'               #####',
		'          ##########',
		'__________##########',
	]);
	t.is(outages, '----xxxx------------');
});

test('in braille a cell holds two columns of four', t => {
	const {rows, outages} = drawCurve({...curve, outages: []}, {columns: 4, rows: 1, isAscii: false});
	t.deepEqual(rows, ['⣀⣀⣤⣿']);
	t.is(outages, undefined);
});

test('before the first answer nothing is drawn', t => {
	const {rows} = drawCurve({...curve, points: [{at: 60, share: 1}]}, {columns: 10, rows: 1, isAscii: true});
	t.deepEqual(rows, ['      ####']);
});

testProp('rows are as wide as was asked, whatever the points', [
	fc.array(fc.record({at: fc.integer({min: 0, max: 1000}), share: fc.double({min: 0, max: 1, noNaN: true})}), {maxLength: 20}),
	fc.record({columns: fc.integer({min: 1, max: 80}), rows: fc.integer({min: 1, max: 8}), isAscii: fc.boolean()}),
], (t, points, size) => {
	const {columns, rows, isAscii} = size;
	const sorted = points.toSorted((left, right) => left.at - right.at);
	const drawn = drawCurve({
		points: sorted, outages: [], from: 0, to: 1000,
	}, size);
	t.is(drawn.rows.length, rows);
	t.true(drawn.rows.every(row => [...row].length === columns));
	t.true(!isAscii || drawn.rows.every(row => /^[ #_]*$/v.test(row)));
});
