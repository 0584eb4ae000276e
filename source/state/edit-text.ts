import {only, replaceTop} from './result.js';
import {topOverlay} from './selectors.js';
import {showTable} from './table-actions.js';
import {
	type ActionId,
	type Message,
	type State,
	type Update,
} from './state.js';

/** A text field that has the keys: its text, how to change it, and how it is closed. */
type Field = {
	readonly text: string;
	readonly limit: number;
	readonly set: (text: string) => State;
	/** Enter and Esc, where the field itself takes them. */
	readonly close?: (isKept: boolean) => State;
};

const fieldOf = (state: State): Field | undefined => {
	const overlay = topOverlay(state);
	switch (overlay?.name) {
		case 'help': {
			return {text: overlay.filter, limit: 40, set: filter => replaceTop(state, {...overlay, filter, top: 0})};
		}

		case 'palette': {
			return {text: overlay.typed, limit: 40, set: typed => replaceTop(state, {...overlay, typed, cursor: 0})};
		}

		case 'glossary': {
			return {text: overlay.filter, limit: 40, set: filter => replaceTop(state, {...overlay, filter, top: 0})};
		}

		case 'version': {
			return {text: overlay.typed, limit: 40, set: typed => replaceTop(state, {...overlay, typed, problem: undefined})};
		}

		case 'backup-file': {
			return {text: overlay.typed, limit: 1000, set: typed => replaceTop(state, {...overlay, typed, problem: undefined})};
		}

		case 'charm-field': {
			return {text: overlay.typed, limit: 1000, set: typed => replaceTop(state, {...overlay, typed, problem: undefined})};
		}

		case 'findings': {
			return overlay.isFiltering
				? {
					text: overlay.filter,
					limit: 60,
					set: filter => replaceTop(state, {
						...overlay, filter, cursor: 0, selected: undefined,
					}),
					close: isKept => replaceTop(state, {...overlay, isFiltering: false, filter: isKept ? overlay.filter : ''}),
				}
				: undefined;
		}

		case 'fleet': {
			return overlay.isFiltering === true
				? {
					text: overlay.filter ?? '',
					limit: 60,
					set: filter => replaceTop(state, {...overlay, filter}),
					close: isKept => replaceTop(state, {...overlay, isFiltering: false, filter: isKept ? overlay.filter ?? '' : ''}),
				}
				: undefined;
		}

		case 'question': {
			const {question} = overlay;
			return question.phrase === undefined
				? undefined
				: {text: question.typed, limit: 200, set: typed => replaceTop(state, {name: 'question', question: {...question, typed}})};
		}

		case undefined: {
			return (state.stage.name === 'perform' || state.stage.name === 'watch') && state.table.isFiltering
				? {
					text: state.table.filter,
					limit: 60,
					set: filter => showTable(state, {filter}),
					close: isKept => showTable(state, {isFiltering: false, filter: isKept ? state.table.filter : ''}),
				}
				: undefined;
		}

		default: {
			return undefined;
		}
	}
};

/** Whether printable keys are text now and not commands. */
export const hasTextField = (state: State): boolean => fieldOf(state) !== undefined;

/** The last character as a person sees it goes, not half of a pair. */
const withoutLast = (text: string): string => [...new Intl.Segmenter().segment(text)].slice(0, -1).map(({segment}) => segment).join('');

const editable = /[^\p{Line_Separator}\p{Other}\p{Paragraph_Separator}]/gv;

/**
Gives a key to the text field on top, if there is one and the key is its own.

@returns Undefined where the key is nobody's text.
*/
export const edit = (state: State, key: ActionId | Extract<Message, {type: 'typed' | 'erased'}>): Update | undefined => {
	const field = fieldOf(state);
	if (!field) {
		return undefined;
	}

	if (typeof key === 'string') {
		return field.close && (key === 'confirm' || key === 'back') ? only(field.close(key === 'confirm')) : undefined;
	}

	if (key.type === 'erased') {
		return only(field.set(withoutLast(field.text)));
	}

	// What cannot be seen cannot be typed: a paste brings no line breaks and no control characters.
	const text = (key.text.match(editable) ?? []).join('');
	return only(field.set((field.text + text).slice(0, field.limit)));
};

