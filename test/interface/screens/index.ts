import test from 'ava';
import fc from 'fast-check';
import {drawBody, furthestScroll} from '../../../source/interface/screens/index.js';
import {type State} from '../../../source/state/state.js';
import {everyScreen} from '../../_helpers/every-screen.js';
import {makePlan, makeState} from '../../_helpers/make-state.js';
import {linesText, smallArea, usualArea} from '../../_helpers/page-text.js';

const screens = everyScreen();

for (const area of [usualArea, smallArea]) {
	test(`Every screen says something and fits into ${area.columns}x${area.rows}`, t => {
		for (const {name, state} of screens) {
			let text = '';
			t.notThrows(() => {
				text = linesText(drawBody(state, area), area);
			}, name);
			t.regex(text, /\w/v, name);
			t.notRegex(text, /undefined|NaN|\[object/v, name);
		}
	});
}

test('Every screen fits into any area of a terminal that is large enough', t => {
	fc.assert(fc.property(fc.constantFrom(...screens), fc.integer({min: 60, max: 220}), fc.integer({min: 3, max: 60}), ({name, state}, columns, rows) => {
		t.notThrows(() => linesText(drawBody(state, {columns, rows}), {columns, rows}), `${name} at ${columns}x${rows}`);
	}), {numRuns: 400});
});

test('No screen shows a line break or another control character', t => {
	for (const {name, state} of screens) {
		const bad = drawBody(state, usualArea).flatMap(({spans}) => spans).find(({text}) => /\p{Control}/v.test(text));
		t.is(bad, undefined, name);
	}
});

test('What is opened last is on top of the stage', t => {
	const stage = {
		name: 'plan' as const, plan: makePlan(), top: 0, savedTo: undefined,
	};
	const text = (state: Parameters<typeof drawBody>[0]) => linesText(drawBody(state, usualArea), usualArea);
	t.regex(text(makeState({stage})), /^ Steps for aws/v);
	const below = {name: 'help' as const, filter: '', top: 0};
	t.regex(text(makeState({stage, overlays: [below]})), /^ Keys/v);
	t.regex(text(makeState({
		stage, overlays: [below, {
			name: 'text', title: 'On top', lines: ['Words.'], top: 0,
		}],
	})), /^ On top/v);
});

test('Texts can be scrolled to their end, lists have a cursor instead', t => {
	const limitOf = (name: string) => {
		const screen = screens.find(other => other.name === name);
		return screen && furthestScroll(screen.state, smallArea);
	};

	t.true((limitOf('plan') ?? 0) > 0);
	t.true((limitOf('help') ?? 0) > 0);
	t.true((limitOf('verify') ?? 0) > 0);
	t.true((limitOf('an opened command') ?? 0) > 0);
	t.is(limitOf('controllers'), undefined);
	t.is(limitOf('log'), undefined);
	t.is(limitOf('a wait'), undefined);
});

test('Scrolled to its end, a text has nothing below', t => {
	for (const {name, state} of screens) {
		const limit = furthestScroll(state, usualArea);
		if (limit === undefined || limit === 0) {
			continue;
		}

		const overlay = state.overlays.at(-1);
		const end: State = overlay && 'top' in overlay
			? {...state, overlays: [{...overlay, top: limit}]}
			: {...state, stage: 'top' in state.stage ? {...state.stage, top: limit} : state.stage};
		t.notRegex(linesText(drawBody(end, usualArea), usualArea), /more below/v, name);
	}
});
