import {
	endOfString,
	endOfValue,
	IrregularText,
	skipBlanks,
} from './json-places.js';

/** A member of a JSON object: where its value stands, counted from where that object begins, and what was read of it. */
export type Piece<Value> = {readonly name: string; readonly start: number; readonly end: number; readonly value: Value};

export type Pieces<Value> = ReadonlyMap<string, Piece<Value>>;

/** An object that was read before: what is still the same need not be read again. */
export type Known<Value> = {readonly text: string; readonly start: number; readonly pieces: Pieces<Value>};

/** Gives way to others each time that enough was read; in between nothing else can happen in this program. */
export type Steps<Value> = Generator<void, Value>;

/** Characters that are parsed before others have their turn: two milliseconds on a machine of today. */
const mostAtOnce = 150_000;

/** Parsed characters that one costs which is only compared with what was known. */
const comparison = 1 / 16;

/** How far a text was read. */
export class Cursor {
	#cost = 0;
	readonly text: string;
	index = 0;

	constructor(text: string) {
		this.text = text;
	}

	/** Goes behind a character that has to stand here. */
	take(character: string): void {
		this.index = skipBlanks(this.text, this.index);
		if (this.text[this.index] !== character) {
			throw new IrregularText();
		}

		this.index++;
	}

	/** Makes sure that nothing follows. */
	takeEnd(): void {
		if (skipBlanks(this.text, this.index) !== this.text.length) {
			throw new IrregularText();
		}
	}

	/** Whether a character stands here; goes behind it where it does. */
	has(character: string): boolean {
		this.index = skipBlanks(this.text, this.index);
		const isHere = this.text[this.index] === character;
		this.index += isHere ? 1 : 0;
		return isHere;
	}

	/** Goes behind a name and its colon. It may hold a part of the whole text in memory: not to be kept. */
	takeName(): string {
		this.index = skipBlanks(this.text, this.index);
		const start = this.index;
		if (this.text[start] !== '"') {
			throw new IrregularText();
		}

		this.index = endOfString(this.text, start);
		const name = this.text.slice(start + 1, this.index - 1);
		// Juju's names need no escapes.
		if (name.includes('\\')) {
			throw new IrregularText();
		}

		this.take(':');
		this.index = skipBlanks(this.text, this.index);
		return name;
	}

	/** Goes behind a value. */
	takeValue(): unknown {
		const start = this.index;
		this.skipValue();
		return JSON.parse(this.text.slice(start, this.index));
	}

	/** Goes behind a value which somebody else parses. */
	skipValue(): void {
		const start = this.index;
		this.index = endOfValue(this.text, start);
		this.#cost += this.index - start;
	}

	/** Goes behind this text where it stands here. */
	hasSame(text: string, start: number, end: number): boolean {
		// Faster by far than to ask whether it starts with it.
		const isSame = this.text.slice(this.index, this.index + end - start) === text.slice(start, end);
		this.index += isSame ? end - start : 0;
		this.#cost += isSame ? (end - start) * comparison : 0;
		return isSame;
	}

	/** Whether it is time to let others have their turn. */
	isTired(): boolean {
		const isTired = this.#cost >= mostAtOnce;
		this.#cost = isTired ? 0 : this.#cost;
		return isTired;
	}
}

/** The name as a text of its own, which keeps nothing else in memory. */
const copyOf = (name: string): string => JSON.parse(`"${name}"`) as string;

/** What was read of a value before, and where in the text of that time it began. */
export type Before<Value> = {readonly value: Value; readonly start: number};

/** Reads a value and leaves the cursor, which stands before it, behind it: at once, or in steps. */
export type ReadPiece<Value> =
	| {readonly read: (name: string) => Value}
	| {readonly readInSteps: (name: string, before: Before<Value> | undefined) => Steps<Value>};

/**
Goes through the members of a JSON object, and reads each that is not, to the letter, what it was before.

@yields Where others should have their turn.
@throws {IrregularText | SyntaxError} Where it is no such object, or a name stands there twice.
*/
export function * readPieces<Value>(cursor: Cursor, known: Known<Value> | undefined, reader: ReadPiece<Value>): Steps<Pieces<Value>> {
	const pieces = new Map<string, Piece<Value>>();
	const container = cursor.index;
	cursor.take('{');
	if (cursor.has('}')) {
		return pieces;
	}

	do {
		const sought = cursor.takeName();
		if (pieces.has(sought)) {
			throw new IrregularText();
		}

		const before = known?.pieces.get(sought);
		const name = before?.name ?? copyOf(sought);
		const start = cursor.index;
		if (known && before && cursor.hasSame(known.text, known.start + before.start, known.start + before.end)) {
			const isInPlace = before.start === start - container;
			pieces.set(name, isInPlace ? before : {...before, start: start - container, end: cursor.index - container});
		} else {
			const value = 'read' in reader ? reader.read(name) : yield * reader.readInSteps(name, known && before && {value: before.value, start: known.start + before.start});
			pieces.set(name, {
				name, start: start - container, end: cursor.index - container, value,
			});
		}

		if (cursor.isTired()) {
			yield;
		}
	} while (cursor.has(','));

	cursor.take('}');
	return pieces;
}
