import {currentGoal, isLessonSolved, takenHints} from '../state/training.js';
import {type State} from '../state/state.js';
import {type Line} from './line.js';
import {lineWidth, line, span} from './make-line.js';
import {keyOf} from './own-keys.js';
import {spreadLine} from './spread-line.js';
import {symbols} from './symbols.js';
import {truncateText} from './text-width.js';
import {lessonLineWords} from './words/lesson-line.js';

/** From so many columns on the keys of time are named, too. */
const wide = 100;

/**
The line under the stages while a lesson is played: which, how many goals are met, hints, and how fast time runs. Undefined where none is.
*/
export const drawLesson = (state: State, columns: number): Line | undefined => {
	const {session: {lesson}, training} = state;
	if (!lesson || !training) {
		return undefined;
	}

	const {card} = lesson;
	const goal = currentGoal(state);
	const isSolved = isLessonSolved(state);
	const mistakes = training.progress.mistakes.length;
	const pause = keyOf(state, 'pause');
	const right = [
		isSolved ? span(`${symbols.good} ${lessonLineWords.solved}`, 'ok') : span(lessonLineWords.goals(training.progress.met.length, card.goals.length), 'quiet'),
		...(mistakes === 0 ? [] : [span(`  ${symbols.warning} ${mistakes}`, 'warn')]),
		...(goal ? [span(`  ${keyOf(state, 'hint')} ${lessonLineWords.hints(takenHints(state), goal.hints.length)}`, 'quiet')] : []),
		training.isPaused ? span(`  ${pause} ${lessonLineWords.paused}`, 'warn') : span(`  ${columns < wide ? '' : `${pause} + - `}x${training.speed}`, 'quiet'),
	];
	const name = lessonLineWords.lesson(card.number);
	const room = columns - lineWidth(line('right', ...right)) - name.length - 7;
	return spreadLine({
		key: 'lesson', left: [' ', {text: keyOf(state, 'lesson'), isBold: true}, span(` ${name}: ${truncateText(card.title, Math.max(6, room))}`, 'accent')], right, columns,
	});
};
