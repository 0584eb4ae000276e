import {isUnderWay} from '../../state/leave.js';
import {runningRemedies} from '../../state/running-remedy.js';
import {topOverlay} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {type InputClock} from '../input/input-clock.js';
import {drawStatus} from '../status-line.js';
import {type StorePort} from '../store-port.js';
import {currentSurface, type Surface} from '../surface.js';
import {plainHelpWords} from '../words/plain/speak-help.js';
import {plainTellerWords} from '../words/plain/teller.js';
import {type Menu} from './menu.js';
import {answersOf, promptOf} from './prompts.js';
import {sayLine} from './say-line.js';
import {areSettled, speakOpenChecks} from './speak-checks.js';
import {createMemory, createScreenMemories, screenOf} from './screen-memory.js';
import {speakNews} from './speak-news.js';
import {speakPlace, speakSession} from './speak-place.js';
import {speakProgress, type SaidProgress} from './speak-progress.js';
import {groundOf, speakQuestion} from './speak-question.js';
import {inAnswers, speakState, type Speech} from './speak-state.js';
import {createVoice} from './voice.js';

/** Tells what happens, line by line. */
export type Teller = {
	/** The state has changed: a new screen is told at once, what is new on it a moment later. */
	readonly changed: () => void;
	/** Tells what is new now. */
	readonly catchUp: () => void;
	/** Tells all again; where it is long, `isWhole` leaves nothing out. */
	readonly again: (isWhole?: boolean) => void;
	readonly say: (...lines: readonly string[]) => void;
	/** Tells what can be chosen beside rows, and asks. */
	readonly offer: () => void;
	/** Asks for an answer once more. */
	readonly ask: () => void;
	readonly menu: () => Menu;
	/** Grows with each screen that is told and each answer that is taken, and when the screen was told: a line that was begun before is no answer. */
	readonly told: () => {readonly epoch: number; readonly at: number};
	/** An answer was taken. */
	readonly turn: () => void;
	/** What the question on top rested on when it was told. */
	readonly ground: () => string | undefined;
	/** How many lines were told so far. */
	readonly count: () => number;
	readonly stop: () => void;
};

/** Changes that come together are told together, in milliseconds. */
const pause = 300;

/** While something runs and nothing is said, in milliseconds. */
const longestSilence = 60_000;

/** What is told once, as it was then: it changes with each poll. */
const frozen: ReadonlySet<Surface> = new Set<Surface>(['log', 'log-output']);

const showsNews: ReadonlySet<Surface> = new Set<Surface>(['perform', 'perform-refused', 'charm-perform', 'charm-refused', 'verify']);

/** Whether nothing but the time is another one: what ages is not said again. */
const isOnlyLater = (before: State | undefined, after: State): boolean =>
	before !== undefined && Object.entries(after).every(([name, value]) => name === 'now' || before[name as keyof State] === value);

export const createTeller = ({store, clock, print, afterwards, hasNextCheck}: {
	readonly store: StorePort;
	readonly clock: InputClock;
	readonly print: (text: string) => void;
	/** When all that is new was told, and nothing is under way in the store. */
	readonly afterwards: () => void;
	/** Whether another check that blocks is opened after the one that is open. */
	readonly hasNextCheck: () => boolean;
}): Teller => {
	const {say, sayNew, count, lastAt} = createVoice(store, print);
	const memories = createScreenMemories();
	const found = new Set<string>();
	const introduced = new Set<Surface>();
	let memory = createMemory();
	let menu: Menu = {choices: [], others: []};
	let screen = '';
	let place = '';
	let mode = '';
	let notice: string | undefined;
	let progress: SaidProgress | undefined;
	let ground: string | undefined;
	let told = {epoch: 0, at: 0};
	let summary: string | undefined;
	let caughtUp: State | undefined;
	let cancel: (() => void) | undefined;

	const speak = (state: State, {numbers, said} = memory, isWhole = false): Speech => speakState(state, {
		numbers, said, isWhole, checks: memories.checks(), hasNextCheck: hasNextCheck(),
	});

	const sayProgress = (state: State): void => {
		const next = speakProgress(state, progress);
		progress = next?.said ?? progress;
		say(...(next ? [next.text] : []));
	};

	const offer = (): void => {
		const state = store.getState();
		say(...answersOf(state, menu, introduced));
		ask();
	};

	const ask = (): void => {
		const state = store.getState();
		const prompt = currentSurface(state) === 'prepare' && !areSettled(state) ? undefined : promptOf(state, menu);
		say(...(prompt === undefined ? [] : [prompt]));
	};

	/** What has to be solved, once all checks are through; then what can be done about it. */
	const tellSummary = (state: State): void => {
		const next = areSettled(state) ? speakOpenChecks(state, memory.numbers) : undefined;
		if (next !== undefined && next !== summary) {
			say(next);
			afterwards();
		}

		summary = next;
	};

	/** The checks: what can be answered is told when all are through. */
	const tellChecks = (state: State, {sentences}: Speech): void => {
		summary = undefined;
		caughtUp = undefined;
		say(...(areSettled(state) ? [] : [plainTellerWords.checksRun]));
		sayNew(sentences, memory.said);
	};

	const tellScreen = (state: State, {isAll, isWhole}: {readonly isAll: boolean; readonly isWhole: boolean}): void => {
		const top = topOverlay(state);
		if (top?.name === 'question') {
			ground = groundOf(top.question);
			say(...speakQuestion(top.question));
			return;
		}

		const recalled = memories.recall(state, () => speak(state, createMemory()).sentences[0]?.keys[0] ?? '');
		const isBack = recalled.isKnown && !isAll;
		memory = recalled.memory;
		if (!isBack) {
			memory.said.clear();
		}

		const speech = speak(state, memory, isWhole);
		menu = speech.menu;
		if (currentSurface(state) === 'prepare') {
			tellChecks(state, speech);
			return;
		}

		// Where one is stands at the top, and is said each time.
		memory.said.delete(speech.sentences[0]?.keys[0] ?? '');
		const fresh = sayNew(speech.sentences, memory.said);
		if (!top) {
			sayProgress(state);
		}

		say(...(fresh < speech.sentences.length ? [plainTellerWords.restIsAsBefore] : []));
		offer();
	};

	const announce = (state: State): void => {
		screen = screenOf(state, screen);
		told = {epoch: told.epoch + 1, at: clock.now()};
		ground = undefined;
		progress = topOverlay(state) ? progress : undefined;
		say(...(count() === 0 ? plainHelpWords.introduction : []));
		const isStart = state.stage.name === 'start';
		const next = topOverlay(state) ? place : speakPlace(state);
		say('', ...(next === place ? [] : [next]), ...(isStart || mode === state.session.mode ? [] : [speakSession(state)]));
		mode = isStart ? mode : state.session.mode;
		place = next;
		tellScreen(state, {isAll: false, isWhole: false});
	};

	const catchUp = (): void => {
		cancel?.();
		cancel = undefined;
		const state = store.getState();
		const isQuiet = topOverlay(state)?.name === 'question' || frozen.has(currentSurface(state));
		if (state.exit !== undefined || isQuiet || isOnlyLater(caughtUp, state)) {
			return;
		}

		caughtUp = state;
		const speech = speak(state);
		menu = speech.menu;
		sayNew(speech.sentences, memory.said);
		if (currentSurface(state) === 'prepare') {
			tellSummary(state);
		}
	};

	/** What is told whatever screen is on top. */
	const tellNews = (state: State): void => {
		const news = speakNews(state, found);
		say(...(showsNews.has(currentSurface(state)) ? news : []));
		sayProgress(state);
		const isGoesOn = isUnderWay(state) || runningRemedies(state).length > 0;
		say(...(isGoesOn && state.now - lastAt() >= longestSilence ? [sayLine(drawStatus({...state, notice: undefined}, 2000))] : []));
	};

	return {
		changed() {
			const state = store.getState();
			if (state.exit) {
				return;
			}

			say(...(state.notice === undefined || state.notice === notice ? [] : [inAnswers(state.notice, menu)]));
			notice = state.notice;
			if (screenOf(state, screen) !== screen) {
				announce(state);
			}

			tellNews(state);
			cancel ??= clock.after(pause, catchUp);
		},
		catchUp,
		again(isWhole = false) {
			const state = store.getState();
			told = {epoch: told.epoch + 1, at: clock.now()};
			progress = undefined;
			say('', speakPlace(state));
			tellScreen(state, {isAll: true, isWhole});
		},
		say,
		offer,
		ask,
		menu: () => menu,
		told: () => told,
		turn() {
			told = {...told, epoch: told.epoch + 1};
		},
		ground: () => ground,
		count,
		stop() {
			cancel?.();
		},
	};
};
