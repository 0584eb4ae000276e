import {type Option} from './options.js';
import {misuse, type Refusal} from './refusal.js';

/** The options of one command line, by the last name of each. */
export type OptionValues = {
	has(name: string): boolean;
	/** The last one given. */
	text(name: string): string | undefined;
	/** All that were given, in order. */
	texts(name: string): readonly string[];
};

export type ParsedWords = {readonly options: OptionValues; readonly positional: readonly string[]};

export type Grammar = {
	readonly options: readonly Option[];
	/** Whether options may stand behind positional words. Not so for `ssh`, which passes those on. */
	readonly isInterspersed: boolean;
	readonly formats: readonly string[];
};

const durationForm = /^[+\-]?(?:0|(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|ms|[hms])(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|ms|[hms]))*)$/v;
const booleans: Readonly<Record<string, boolean>> = {
	true: true, t: true, 1: true, TRUE: true, True: true, T: true,
	false: false, f: false, 0: false, FALSE: false, False: false, F: false,
};

const durationProblem = (value: string): string => {
	const isBare = /^[+\-]?\d+(?:\.\d*)?$/v.test(value);
	return isBare ? `time: missing unit in duration "${value}"` : `time: invalid duration "${value}"`;
};

/**
Checks a value as the client's flag parser does.

Source: forms recorded of 2.9.52, 3.6.28 and 4.0.15; juju/gnuflag.
*/
const problemOf = (option: Option, value: string, formats: readonly string[]): string | undefined => {
	switch (option.kind) {
		case 'flag': {
			return Object.hasOwn(booleans, value) ? undefined : `strconv.ParseBool: parsing "${value}": invalid syntax`;
		}

		case 'number': {
			return /^[+\-]?\d+$/v.test(value) ? undefined : `strconv.ParseInt: parsing "${value}": invalid syntax`;
		}

		case 'duration': {
			return durationForm.test(value) ? undefined : durationProblem(value);
		}

		case 'format': {
			return formats.includes(value) ? undefined : `unknown format "${value}"`;
		}

		case 'text': {
			return undefined;
		}
	}
};

const dashed = (name: string): string => name.length === 1 ? `-${name}` : `--${name}`;

const invalidValue = (option: Option, name: string, {value, formats}: {value: string; formats: readonly string[]}): Refusal | undefined => {
	const problem = problemOf(option, value, formats);
	return problem === undefined
		? undefined
		: misuse(`invalid ${option.kind === 'flag' ? 'boolean ' : ''}value "${value}" for option ${dashed(name)}: ${problem}`);
};

class OptionReader {
	readonly #values = new Map<string, string[]>();
	readonly #byName: ReadonlyMap<string, Option>;
	readonly #formats: readonly string[];

	constructor(grammar: Grammar) {
		this.#formats = grammar.formats;
		this.#byName = new Map(grammar.options.flatMap(option => option.names.map(name => [name, option] as const)));
	}

	#find(name: string, word: string): Option {
		const option = this.#byName.get(name);
		if (!option) {
			throw misuse(`option provided but not defined: ${word}`);
		}

		return option;
	}

	#set(option: Option, name: string, value: string) {
		const refusal = invalidValue(option, name, {value, formats: this.#formats});
		if (refusal) {
			throw refusal;
		}

		const key = option.names.at(-1) ?? name;
		const kept = option.kind === 'flag' ? String(booleans[value]) : value;
		this.#values.set(key, [...this.#values.get(key) ?? [], kept]);
	}

	#take(option: Option, name: string, next: string | undefined): 0 | 1 {
		if (option.kind === 'flag') {
			this.#set(option, name, 'true');
			return 0;
		}

		if (next === undefined) {
			throw misuse(`option needs an argument: ${dashed(name)}`);
		}

		this.#set(option, name, next);
		return 1;
	}

	#readLong(word: string, next: string | undefined): 0 | 1 {
		const equals = word.indexOf('=');
		const name = word.slice(2, equals === -1 ? undefined : equals);
		const option = this.#find(name, `--${name}`);
		if (equals === -1) {
			return this.#take(option, name, next);
		}

		this.#set(option, name, word.slice(equals + 1));
		return 0;
	}

	#readShort(word: string, next: string | undefined): 0 | 1 {
		for (let index = 1; index < word.length; index++) {
			const name = word.charAt(index);
			const option = this.#find(name, `-${name}`);
			const rest = word.slice(index + 1);
			if (option.kind !== 'flag') {
				return rest === '' ? this.#take(option, name, next) : this.#keep(option, name, rest);
			}

			this.#set(option, name, 'true');
		}

		return 0;
	}

	#keep(option: Option, name: string, value: string): 0 {
		this.#set(option, name, value);
		return 0;
	}

	/** Reads an option; says how many words after this one were taken. */
	read(word: string, next: string | undefined): 0 | 1 {
		return word.startsWith('--') ? this.#readLong(word, next) : this.#readShort(word, next);
	}

	result(): OptionValues {
		const values = this.#values;
		return {
			has: name => values.get(name)?.at(-1) === 'true',
			text: name => values.get(name)?.at(-1),
			texts: name => values.get(name) ?? [],
		};
	}
}

/**
Parts options from positional words as Juju's clients do: `--name value`, `--name=value`, `-nvalue`, `--` ends the options.

@throws Refusal with exit code 2 for an option that the command does not have, or a value that cannot be.
*/
export const parseOptions = (words: readonly string[], grammar: Grammar): ParsedWords => {
	const reader = new OptionReader(grammar);
	const positional: string[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (word === '--') {
			positional.push(...words.slice(index + 1));
			break;
		}

		if (!word.startsWith('-') || word === '-') {
			if (!grammar.isInterspersed) {
				positional.push(...words.slice(index));
				break;
			}

			positional.push(word);
			continue;
		}

		index += reader.read(word, words[index + 1]);
	}

	return {options: reader.result(), positional};
};
