import {type TypedLine} from './conversation.js';

/** What comes of what is typed. */
export type LineListener = {
	readonly begin: () => Pick<TypedLine, 'epoch' | 'at'>;
	readonly line: (line: TypedLine) => void;
	readonly interrupt: () => void;
	readonly stop: () => void;
	readonly end: () => void;
	/** Shows what was typed; only of a terminal that does not do so itself. */
	readonly echo: (text: string) => void;
};

export type LineReader = {
	/** What one read brought. */
	readonly take: (chunk: string) => void;
	/** What is typed and not yet ended by Enter. */
	readonly draft: () => string;
	/** Forgets it. */
	readonly clear: () => void;
};

/** Nobody types more in one line. */
const longest = 4000;

/**
Splits what a pipe, or a terminal that hands over whole lines, brings. Lines that came with one read were all begun before the first of them was answered. What is not ended is no
line, also at the end of the input.
*/
export const createPipeReader = ({begin, line}: LineListener): LineReader => {
	let rest = '';
	let begun: Pick<TypedLine, 'epoch' | 'at'> | undefined;
	return {
		take(chunk) {
			const now = begin();
			const parts = chunk.split(/\r\n|[\n\r]/v);
			for (const part of parts.slice(0, -1)) {
				const text = rest + part;
				const start = begun ?? now;
				rest = '';
				begun = undefined;
				line({text, ...start});
			}

			const last = parts.at(-1) ?? '';
			begun = rest + last === '' ? undefined : begun ?? now;
			rest = (rest + last).slice(0, longest);
		},
		draft: () => '',
		clear() {
			rest = '';
			begun = undefined;
		},
	};
};

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
const printable = /^[^\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]$/v;

/** Goes back over what was shown, one cell after the other: no escape sequence is needed for it. */
const wipe = (cells: number): string => '\b \b'.repeat(cells);

/** What is left of a sequence that a terminal sends for a key: `escape` behind ESC, `sequence` behind `ESC [`. */
type Sequence = 'none' | 'escape' | 'sequence';

const after = (sequence: Sequence, character: string): Sequence => {
	if (sequence === 'escape') {
		return character === '[' || character === 'O' ? 'sequence' : 'none';
	}

	return character >= '@' && character <= '~' ? 'none' : 'sequence';
};

/**
Edits one line in a terminal that hands over each key: there Ctrl-C and Ctrl-Z are keys and do not reach a client, neither one that runs nor one that started this program.

@param options.widthOf Cells that a text takes.
*/
export const createKeyLineReader = ({begin, line, interrupt, stop, end, echo}: LineListener, widthOf: (text: string) => number): LineReader => {
	let draft = '';
	let begun: Pick<TypedLine, 'epoch' | 'at'> | undefined;
	let sequence: Sequence = 'none';
	let wasReturn = false;

	const clear = (): void => {
		draft = '';
		begun = undefined;
	};

	const finish = (now: Pick<TypedLine, 'epoch' | 'at'>): void => {
		const text = draft;
		const start = begun ?? now;
		clear();
		echo('\n');
		line({text, ...start});
	};

	const erase = (): void => {
		const last = [...segmenter.segment(draft)].at(-1)?.segment ?? '';
		draft = draft.slice(0, draft.length - last.length);
		echo(wipe(widthOf(last)));
	};

	const controls: Readonly<Record<string, () => void>> = {
		'\u{3}'() {
			clear();
			echo('\n');
			interrupt();
		},
		'\u{4}'() {
			if (draft === '') {
				end();
			}
		},
		'\b': erase,
		'\u{7F}': erase,
		'\u{15}'() {
			echo(wipe(widthOf(draft)));
			clear();
		},
		'\u{1A}'() {
			clear();
			echo('\n');
			stop();
		},
	};

	const press = (character: string, now: Pick<TypedLine, 'epoch' | 'at'>): void => {
		if (sequence !== 'none') {
			sequence = after(sequence, character);
		} else if (character === '\u{1B}') {
			sequence = 'escape';
		} else if (character === '\r' || character === '\n') {
			if (character === '\r' || !wasReturn) {
				finish(now);
			}
		} else if (Object.hasOwn(controls, character)) {
			controls[character]?.();
		} else if (printable.test(character) && draft.length < longest) {
			begun ??= now;
			draft += character;
			echo(character);
		}

		wasReturn = character === '\r';
	};

	return {
		take(chunk) {
			const now = begin();
			for (const character of chunk) {
				press(character, now);
			}

			// The key Esc alone begins no sequence.
			if (sequence === 'escape') {
				sequence = 'none';
			}
		},
		draft: () => draft,
		clear,
	};
};
