import {type LessonCard, type LessonProgress} from '../../source/domain/training/lesson-card.js';
import {type State} from '../../source/state/state.js';
import {firstTraining} from '../../source/state/training.js';
import {makeState} from './make-state.js';

const hintsOf = (goal: string) => [`Think of ${goal}.`, `Look at ${goal}.`, `juju status -m aws:admin/${goal}`] as const;

/** A lesson with three goals and two mistakes. */
export const exampleCard: LessonCard = {
	id: 'example',
	number: 2,
	of: 3,
	title: 'An agent that does not come back after its restart',
	learns: 'The agents prove it, not the controller.',
	story: ['The models web and db were quiet for months. Tonight both go to 3.6.28.', 'An old hand says: copy every agent.conf before you begin.'],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: false,
	again: 'example',
	version: '3.6.28',
	goals: ['backup', 'web', 'db'].map(id => ({id, title: `The goal ${id} is reached`, hints: hintsOf(id)})),
	mistakes: [
		{id: 'model-first', title: 'A model was sent ahead of its controller', why: 'The controller goes first, always.'},
		{id: 'lost-data', title: 'Something was destroyed', why: 'It cannot be brought back.'},
	],
	needed: [{line: 'create-backup -m aws:controller', why: 'An upgrade cannot be taken back.'}, {line: 'upgrade-model -m aws:admin/db', why: 'It is the task.'}],
};

export const noProgress: LessonProgress = {
	met: [], mistakes: [], outage: 0, changes: [],
};

/** The wizard in that lesson, on its first screen. */
export const makeLessonState = ({card = exampleCard, progress = noProgress, overrides = {}, hasTerminal = true}: {
	readonly card?: LessonCard;
	readonly progress?: LessonProgress;
	readonly overrides?: Partial<State>;
	readonly hasTerminal?: boolean;
} = {}): State => {
	const state = makeState({stage: {name: 'target', step: 'controller', cursor: 0}, overlays: []});
	return {
		...state,
		session: {
			...state.session,
			mode: 'simulation',
			lesson: {
				card, seed: 7, speed: 4, terminal: hasTerminal ? 'export PATH=\'/tmp/juju-simulated-abc/bin\':"$PATH"' : undefined, record: undefined,
			},
		},
		training: {...firstTraining(4), progress},
		...overrides,
	};
};
