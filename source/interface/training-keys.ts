import {currentGoal, hasNextLesson, isLessonSolved} from '../state/training.js';
import {type State} from '../state/state.js';
import {enter, letter, type Binding} from './binding.js';
import {type Surface} from './surface.js';

const isTraining = (state: State): boolean => state.training !== undefined;

const hintKey = 'Lesson: the next hint for the goal that is open; it counts';

/** Keys of lessons, on every screen where letters are commands; not even named where no lesson is played. */
export const trainingKeys = (open: readonly Surface[]): readonly Binding[] => [
	enter('start', ['lessons'], 'Starts the lesson under the cursor'),
	enter('go on', ['lesson'], 'Closes the page and goes on with the lesson'),
	{...letter('H', 'hint', {label: 'hint', surfaces: ['lesson'], description: hintKey}), isUseful: state => currentGoal(state) !== undefined, isKnown: isTraining},
	...[
		letter('L', 'lesson', {label: undefined, surfaces: open, description: 'Lesson: its story, its goals, what was noticed, and how it went'}),
		letter('H', 'hint', {label: undefined, surfaces: open.filter(surface => surface !== 'lesson'), description: hintKey}),
		letter('+', 'faster', {label: undefined, surfaces: open, description: 'Lesson: lets simulated time run faster'}),
		letter('-', 'slower', {label: undefined, surfaces: open, description: 'Lesson: lets simulated time run slower'}),
		letter('P', 'pause', {label: undefined, surfaces: open, description: 'Lesson: stops simulated time; again: lets it run'}),
		letter('.', 'step-time', {label: undefined, surfaces: open, description: 'Lesson: stops simulated time, and goes on by ten seconds'}),
	].map(binding => ({...binding, isUseful: isTraining, isKnown: isTraining})),
	{...letter('n', 'next', {label: 'next lesson', surfaces: ['lesson'], description: 'Begins the next lesson'}), isUseful: state => isLessonSolved(state) && hasNextLesson(state), isKnown: isTraining},
	{...letter('x', 'toggle', {label: 'all lessons', surfaces: ['lesson'], description: 'Leaves this lesson for the list of all'}), isKnown: isTraining},
];
