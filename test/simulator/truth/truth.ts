import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {answers} from './_answers.js';
import {flows} from './_flows.js';
import {forms} from './_forms.js';
import {options} from './_options.js';
import {type Play} from './_plays.js';
import {real} from './_real.js';
import {statuses} from './_statuses.js';
import {watched} from './_timelines.js';

/*
Plays every recorded command of Juju on the simulator in the same situation. What differs has to stand in `known-differences.json` with a reason, and what
stands there has to differ: the list can only become shorter.
*/

/** The number of differences that are known. It may only become smaller. */
const knownCount = 193;

/** The number of recorded commands that are played. */
const commandCount = 4453;

const recordings: Readonly<Record<string, readonly Play[]>> = {
	forms, options, flows, answers, statuses, real, watched,
};

/** A difference, in which versions of Juju it was found, and how often. */
type Difference = {readonly play: string; readonly difference: string; readonly of: string; readonly times: number};

type KnownDifferences = ReadonlyArray<{readonly reason: string; readonly differences: readonly Difference[]}>;

const known = JSON.parse(readFixture('recordings/known-differences.json')) as KnownDifferences;

const allKnown = known.flatMap(({differences}) => differences);

const versionOf = (recording: string): string => /\b\d\.\d{1,2}(?:\.\d{1,3})?/v.exec(recording)?.[0] ?? recording;

const findDifferences = (play: string, plays: readonly Play[]): readonly Difference[] => {
	const found = plays.flatMap(({recording, command, run}) =>
		run().map(difference => ({version: versionOf(recording), difference: difference.startsWith('juju ') ? difference : `${command}: ${difference}`})));
	return [...Map.groupBy(found, ({difference}) => difference)].map(([difference, all]) => ({
		play, difference, of: [...new Set(all.map(({version}) => version))].join(' '), times: all.length,
	}));
};

const idOf = ({play, difference, of, times}: Difference): string => JSON.stringify({
	play, difference, of, times,
});

for (const [play, plays] of Object.entries(recordings)) {
	test(`${play}: the simulator differs from what was recorded where it is known to, and nowhere else`, t => {
		const found = new Set(findDifferences(play, plays).map(difference => idOf(difference)));
		const expected = new Set(allKnown.filter(each => each.play === play).map(difference => idOf(difference)));
		t.deepEqual([...found].filter(each => !expected.has(each)), [], 'New differences: mend the simulator.');
		t.deepEqual([...expected].filter(each => !found.has(each)), [], 'These do not differ any more: take them off the list, and lower the number above.');
	});
}

test('every known difference has a reason, stands in the list once, and the list does not grow', t => {
	t.true(known.every(({reason, differences}) => reason.length > 20 && reason.endsWith('.') && differences.length > 0));
	t.is(new Set(allKnown.map(difference => idOf(difference))).size, allKnown.length);
	t.is(allKnown.length, knownCount);
});

test('all recorded commands are played', t => {
	t.is(Object.values(recordings).reduce((count, plays) => count + plays.length, 0), commandCount);
});
