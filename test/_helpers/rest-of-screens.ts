import {type State} from '../../source/state/state.js';
import {exampleCard, makeLessonState, noProgress} from './lesson-state.js';
import {makeScreens} from './make-screens.js';
import {makeState} from './make-state.js';

const solved = {...noProgress, met: exampleCard.goals.map(({id}) => id), mistakes: ['model-first']};

const lessonRecord = {
	lastAt: 0, attempts: 2, solvedAt: undefined, best: undefined,
};

/** Screens that only some commands and versions lead to: lessons, a run to go on with, and the way to a version. */
export const restOfScreens = (): Readonly<Record<string, State>> => {
	const state = makeState({
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
	});
	const {session} = state;
	const lessons = [1, 2, 3].map(number => ({card: {...exampleCard, id: `lesson-${number}`, number}, record: number === 2 ? lessonRecord : undefined}));
	const page = {overlays: [{name: 'lesson', top: 0}]} as const;
	return {
		'an interrupted run': makeScreens()['an interrupted run'] ?? state,
		lessons: makeState({session: {...session, lessons}, stage: {name: 'lessons', cursor: 1}}),
		lesson: makeLessonState({overrides: page}),
		'lesson solved': makeLessonState({progress: solved, overrides: page}),
		'a lesson under way': makeLessonState(),
		way: {...state, shownWay: {controller: 'aws', wanted: '4.0.15'}, overlays: [{name: 'way', wanted: '4.0.15', top: 0}]},
	};
};
