import {hasTextField} from '../../state/edit-text.js';
import {checkKey, selectBlocking, topOverlay} from '../../state/selectors.js';
import {type Question} from '../../state/state.js';
import {questionGuard, type InputClock} from '../input/input-clock.js';
import {type StorePort} from '../store-port.js';
import {currentSurface} from '../surface.js';
import {plainConversationWords} from '../words/plain/conversation.js';
import {createAnswerGiver} from './give-answer.js';
import {isMovedToRow} from './move-cursor.js';
import {offersOf} from './offers.js';
import {readAnswer} from './read-answer.js';
import {areSettled, rowOfCheck} from './speak-checks.js';
import {speakHelp} from './speak-help.js';
import {groundOf} from './speak-question.js';
import {createTeller} from './teller.js';

/** A line that was typed. */
export type TypedLine = {
	readonly text: string;
	/** What was told last when its first character came (`epoch`), and when that was. */
	readonly epoch: number;
	readonly at: number;
};

export type Conversation = {
	readonly changed: () => void;
	readonly answer: (line: TypedLine) => void;
	/** What a line has to know that is begun now. */
	readonly begin: () => Pick<TypedLine, 'epoch' | 'at'>;
	/** Tells all again, after somebody else had the terminal. */
	readonly again: () => void;
	readonly stop: () => void;
};

/**
The whole plain form but its streams: tells what happens, and takes answers to what was told.
*/
export const createConversation = ({store, clock, print}: {
	readonly store: StorePort;
	readonly clock: InputClock;
	readonly print: (text: string) => void;
}): Conversation => {
	const giver = createAnswerGiver(store);
	const visited = new Set<string>();
	let lateEpoch: number | undefined;

	const nextCheck = () => selectBlocking(store.getState()).find(result => !visited.has(checkKey(result)));

	/** After the checks: the remedies of each that blocks, one after the other, then what can be done about all of them. */
	const walkChecks = (): void => {
		const state = store.getState();
		if (currentSurface(state) !== 'prepare' || !areSettled(state)) {
			return;
		}

		const next = nextCheck();
		if (next) {
			visited.add(checkKey(next));
			if (isMovedToRow(store, rowOfCheck(next))) {
				giver.act('confirm');
				return;
			}
		}

		teller.offer();
	};

	const teller = createTeller({
		store, clock, print, afterwards: walkChecks, hasNextCheck: () => nextCheck() !== undefined,
	});

	/** Refused in words: a line that was begun before what it would answer was told. */
	const isLate = ({epoch}: TypedLine): boolean => {
		if (epoch === teller.told().epoch) {
			return false;
		}

		// Many lines that came at once are refused once.
		if (lateEpoch !== teller.told().epoch) {
			lateEpoch = teller.told().epoch;
			teller.say(plainConversationWords.begunTooEarly);
			teller.ask();
		}

		return true;
	};

	const answerQuestion = (question: Question, {text, at}: TypedLine): readonly string[] => {
		if (at - teller.told().at < questionGuard) {
			return [plainConversationWords.cameTooEarly];
		}

		if (text.trim() === '?') {
			return [question.phrase === undefined ? plainConversationWords.yesDoesIt : plainConversationWords.phraseDoesIt(question.phrase)];
		}

		if (text.trim() !== '' && groundOf(question) !== teller.ground()) {
			teller.say(plainConversationWords.hasChanged);
			teller.again();
			return [];
		}

		return giver.question(question, text);
	};

	/** Numbers of a list, and names of keys, go before what is typed into a field. */
	const answerField = (text: string): readonly string[] => {
		const state = store.getState();
		const word = text.trim().toLowerCase();
		const isAnswer = word === '?' || (/^\d{1,3}\??$/v.test(word) && currentSurface(state) === 'version') || (word === '0' && currentSurface(state) === 'glossary')
			|| (word.length > 1 && offersOf(state).some(({words}) => words.includes(word)));
		if (!isAnswer) {
			return giver.field(text);
		}

		return answerMenu(text);
	};

	const answerMenu = (text: string): readonly string[] => {
		const state = store.getState();
		const answer = readAnswer(state, text, teller.menu());
		switch (answer.type) {
			case 'again': {
				teller.again();
				return [];
			}

			case 'all': {
				teller.again(true);
				return [];
			}

			case 'help': {
				return speakHelp(state, teller.menu());
			}

			default: {
				return giver.answer(answer, teller.menu());
			}
		}
	};

	const take = (line: TypedLine): readonly string[] => {
		const state = store.getState();
		const top = topOverlay(state);
		if (top?.name === 'question') {
			return answerQuestion(top.question, line);
		}

		return hasTextField(state) ? answerField(line.text) : answerMenu(line.text);
	};

	return {
		changed: teller.changed,
		answer(line) {
			if (store.getState().exit !== undefined || isLate(line)) {
				return;
			}

			const {epoch} = teller.told();
			const before = teller.count();
			teller.say(...take(line));
			if (store.getState().exit) {
				return;
			}

			giver.showAll();
			teller.catchUp();
			const isSame = teller.told().epoch === epoch;
			teller.turn();
			if (!isSame) {
				return;
			}

			teller.say(...(teller.count() === before ? [plainConversationWords.nothingChanged] : []));
			teller.ask();
		},
		begin: () => ({epoch: teller.told().epoch, at: clock.now()}),
		again() {
			teller.again();
		},
		stop: teller.stop,
	};
};
