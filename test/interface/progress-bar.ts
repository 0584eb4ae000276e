import test from 'ava';
import fc from 'fast-check';
import {progressBar} from '../../source/interface/progress-bar.js';

test('a bar grows by half cells', t => {
	t.deepEqual([0, 0.1, 0.25, 0.5, 0.75, 1].map(share => progressBar(share, 4)), ['····', '····', '█···', '██··', '███·', '████']);
	t.is(progressBar(0.125, 4), '▌···');
});

test('only what is complete fills the bar', t => {
	t.is(progressBar(0.999, 10), '█████████▌');
});

test('a bar is as wide as wanted, whatever the share', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.double(), fc.integer({min: 0, max: 200}), (share, width) => progressBar(share, width).length === width));
	});
});
