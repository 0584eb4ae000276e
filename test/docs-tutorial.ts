import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {drawFrame} from '../source/interface/draw-frame.js';
import {actionFor} from '../source/interface/key-bindings.js';
import {currentSurface} from '../source/interface/surface.js';
import {type State} from '../source/state/state.js';
import {cardOf} from '../source/training/card.js';
import {firstJudgement, judgeLesson} from '../source/training/judge-lesson.js';
import {findLesson} from '../source/training/lessons/index.js';
import {patchUpgrade} from '../source/training/lessons/patch-upgrade.js';
import {type Trace} from '../source/training/observed.js';
import {journeyStart, openJourney, type Journey} from './_helpers/open-journey.js';
import {projectRoot} from './_helpers/project-root.js';

const text = fs.readFileSync(path.join(projectRoot, 'docs', 'tutorial.md'), 'utf8');

type Part = {readonly type: 'press'; readonly keys: readonly string[]} | {readonly type: 'see'; readonly lines: readonly string[]};

const keyOf = (name: string): string => ({Enter: 'enter', Esc: 'escape'}[name] ?? name);

/** What the page tells to press, and what it says is on the screen then, in its order. */
const parts: readonly Part[] = text.matchAll(/^Press: (?<keys>.+)$|^```text\n(?<lines>[^`]+)\n```$/gmv).map(({groups}): Part => groups?.['keys'] === undefined
	? {type: 'see', lines: (groups?.['lines'] ?? '').split('\n')}
	: {type: 'press', keys: groups['keys'].matchAll(/<kbd>(?<key>[^<]+)<\/kbd>/gv).map(match => keyOf(match.groups?.['key'] ?? '')).toArray()}).toArray();

const squeeze = (line: string): string => line.replaceAll(/\s+/gv, ' ').trim();

const screenOf = (state: State): string => {
	const {above, below} = drawFrame(state);
	return [...above, ...below].map(({spans}) => squeeze(spans.map(span => span.text).join(''))).join('\n');
};

test('the tutorial names a lesson that there is', t => {
	const named = text.matchAll(/juju-upgrade-wizard train (?<id>[a-z][\-a-z]*)/gv).map(({groups}) => groups?.['id'] ?? '').toArray();
	t.true(named.length > 0);
	t.deepEqual(named.filter(id => !findLesson(id)), []);
});

test('the tutorial can be played key by key, and every screen is as it says', async t => {
	const lesson = patchUpgrade;
	const cloud = lesson.create(1, journeyStart);
	const traces: Trace[] = [];
	const begun: {journey?: Journey} = {};
	let judgement = firstJudgement(journeyStart);
	const judge = (latest: Trace | undefined): void => {
		judgement = judgeLesson(lesson, {
			cloud, now: cloud.now, commands: traces, notes: begun.journey?.journal() ?? [], latest,
		}, judgement);
	};

	const journey = await openJourney({
		cloud,
		session: {
			...lesson.wants,
			lesson: {
				card: cardOf(lesson, cloud.clientVersion), seed: 1, speed: 4, terminal: 'PATH=/tmp/simulated:$PATH', record: undefined,
			},
		},
		onCommand(words, exitCode) {
			const trace: Trace = {
				at: cloud.now, words, exitCode, from: 'wizard',
			};
			traces.push(trace);
			judge(trace);
		},
	});
	begun.journey = journey;
	const look = (): void => {
		judge(undefined);
		const {judgedAt, ...progress} = judgement;
		journey.store.dispatch({type: 'lesson-judged', progress});
	};

	const isOnScreen = (line: string): boolean => screenOf(journey.state()).includes(squeeze(line));

	const see = async (lines: readonly string[]): Promise<void> => {
		for (let waited = 0; waited < 600 && lines.some(line => !isOnScreen(line)); waited++) {
			await journey.advance(500);
			look();
		}

		t.deepEqual(lines.filter(line => !isOnScreen(line)), [], screenOf(journey.state()));
	};

	for (const part of parts) {
		if (part.type === 'see') {
			await see(part.lines);
			continue;
		}

		for (const key of part.keys) {
			const surface = currentSurface(journey.state());
			const action = actionFor(surface, key);
			t.truthy(action, `${key} on ${surface}`);
			await journey.act(action ?? 'up');
			if (currentSurface(journey.state()) === 'perform-ready') {
				// What stands in the question is asked first.
				await journey.advance(2000);
			}
		}
	}

	t.true(parts.filter(({type}) => type === 'press').length > 10);
	t.deepEqual(judgement.changes, lesson.solution.commands.map(({line}) => line));
	t.deepEqual(judgement.mistakes, []);
	t.is(judgement.met.length, lesson.goals.length);
	await journey.stop();
});
