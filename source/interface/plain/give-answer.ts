import {findTerms} from '../../domain/glossary.js';
import {hasTextField} from '../../state/edit-text.js';
import {currentModel, statusOf, topOverlay} from '../../state/selectors.js';
import {type ActionId, type Question} from '../../state/state.js';
import {type StorePort} from '../store-port.js';
import {currentSurface} from '../surface.js';
import {plainGiveAnswerWords} from '../words/plain/give-answer.js';
import {type Menu} from './menu.js';
import {isMovedTo, isMovedToRow} from './move-cursor.js';
import {type PlainAnswer} from './read-answer.js';
import {speakAgents} from './speak-agents.js';

/** Gives answers to the store. What comes back is said: why an answer is none. */
export type AnswerGiver = {
	readonly act: (...actions: readonly ActionId[]) => void;
	/** Takes away the filter of the table. */
	readonly showAll: () => void;
	readonly question: (question: Question, text: string) => readonly string[];
	readonly field: (text: string) => readonly string[];
	readonly answer: (answer: PlainAnswer, menu: Menu) => readonly string[];
};

const gone = [plainGiveAnswerWords.gone];

/** So many words of Juju are explained at once. */
const mostTerms = 6;

/** What is searched for is told each time, and leaves the list as it is. */
const explain = (text: string): readonly string[] => {
	const terms = findTerms(text);
	return [
		...terms.slice(0, mostTerms).map(term => plainGiveAnswerWords.term(term)),
		...(terms.length > mostTerms ? [plainGiveAnswerWords.moreTerms(terms.slice(mostTerms).map(({name}) => name))] : []),
		...(terms.length === 0 ? [plainGiveAnswerWords.noTermMatches] : []),
	];
};

/** What is typed in place of nothing, where nothing means to leave all as it is. */
const emptyMark = '-';

export const createAnswerGiver = (store: StorePort): AnswerGiver => {
	const {dispatch, getState} = store;
	const act = (...actions: readonly ActionId[]): void => {
		for (const action of actions) {
			dispatch({type: 'acted', action});
		}
	};

	/** Puts a text into the field on top, whatever stood there. */
	const fill = (text: string): void => {
		for (let count = 0; count < 1000; count++) {
			const before = getState();
			dispatch({type: 'erased'});
			if (JSON.stringify(getState().overlays.at(-1)) === JSON.stringify(before.overlays.at(-1)) && getState().table === before.table) {
				break;
			}
		}

		if (text !== '') {
			dispatch({type: 'typed', text});
		}
	};

	/** An agent is found by a filter, which nobody sees here. */
	const showAll = (): void => {
		const {filter, quick} = getState().table;
		if (currentSurface(getState()) === 'perform' && (filter !== '' || quick !== 'all')) {
			act('quick-all');
		}
	};

	const openAgent = (name: string): readonly string[] => {
		const model = currentModel(getState());
		const agent = model && statusOf(getState(), model).value?.agents.find(other => other.name === name || other.tag === name);
		if (!agent || currentSurface(getState()) !== 'perform') {
			return [agent ? plainGiveAnswerWords.agentsLater : plainGiveAnswerWords.noAgent(name)];
		}

		showAll();
		act('filter');
		fill(agent.name);
		act('confirm');
		if (isMovedTo(store, () => getState().table.selected === agent.tag)) {
			act('confirm');
			return [];
		}

		showAll();
		return gone;
	};

	const search = (words: string): void => {
		act('filter');
		if (!hasTextField(getState())) {
			return;
		}

		fill(words);
		act('confirm');
	};

	return {
		act,
		showAll,
		question(question, text) {
			const word = text.trim().toLowerCase();
			if (question.phrase !== undefined) {
				if (text.trim() === '') {
					act('back');
				} else {
					fill(text);
					act('confirm');
				}

				return [];
			}

			const isYes = word === 'yes' || (word === 'y' && question.risk === 'safe');
			const isNo = ['no', 'n', '0', 'esc', 'back'].includes(word) || (word === '' && question.risk !== 'safe');
			if (!isYes && !isNo) {
				return [plainGiveAnswerWords.yesOrNo];
			}

			act(isYes ? 'yes' : 'no', 'confirm');
			return [];
		},
		field(text) {
			if (text.trim() === '') {
				act('back');
				return [];
			}

			if (topOverlay(getState())?.name === 'glossary') {
				return explain(text);
			}

			const isLeftOut = text.trim() === emptyMark && topOverlay(getState())?.name === 'charm-field';
			fill(isLeftOut ? '' : text.trim());
			act('confirm');
			return [];
		},
		answer(answer, menu) {
			switch (answer.type) {
				case 'choose': {
					const {action, row} = answer.choice;
					if (row && !isMovedToRow(store, row.key)) {
						return gone;
					}

					if (currentSurface(getState()) === 'charms' && action === 'confirm' && menu.choices.every(({text}) => !/: ticked\b/v.test(text))) {
						return [plainGiveAnswerWords.noneTicked];
					}

					act(action);
					return [];
				}

				case 'act': {
					const {choice, action} = answer;
					if (choice?.row && !isMovedToRow(store, choice.row.key)) {
						return gone;
					}

					act(action);
					return [];
				}

				case 'about': {
					const {text, row} = answer.choice;
					return [text, ...(row && row.about.length > 0 ? row.about : [plainGiveAnswerWords.noMoreToSay])];
				}

				case 'search': {
					search(answer.words);
					return [];
				}

				case 'agents': {
					return speakAgents(getState(), answer.words);
				}

				case 'agent': {
					return openAgent(answer.name);
				}

				case 'unknown': {
					return [answer.problem];
				}

				case 'again':
				case 'all':
				case 'help': {
					return [];
				}
			}
		},
	};
};
