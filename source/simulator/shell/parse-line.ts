/** One word of a line. */
export type ShellWord = {
	readonly text: string;
	/** The same, with a backslash before each character that stands for itself; only where it names several files. */
	readonly pattern: string | undefined;
};

/** Commands with a pipe between them. */
export type Pipeline = {
	readonly commands: ReadonlyArray<readonly ShellWord[]>;
	/** When it is run: always, or by how the one before ended. */
	readonly when: 'always' | 'well' | 'badly';
};

export type ParsedLine =
	| {readonly type: 'line'; readonly pipelines: readonly Pipeline[]}
	/** What this shell does not do. */
	| {readonly type: 'refused'; readonly problem: string};

type Token = ShellWord | '|' | '&&' | '||' | ';';

class RefusedLine extends Error {}

const whens = {'&&': 'well', '||': 'badly', ';': 'always'} as const;

/** Errors are shown in any case, and nowhere else: such a redirection changes nothing that a person is after. */
const harmlessRedirection = /^(?:2>&1|[12]?>{1,2} {0,4}\/dev\/null)(?=[\s;\|]|$)/v;

const refusalOf = (rest: string): string | undefined => {
	if (/^\d?>|^</v.test(rest)) {
		return 'does not redirect into or out of files: use cp, mv, sed -i or an editor';
	}

	if (/^[$`]/v.test(rest)) {
		return 'knows no variables and runs no command inside another';
	}

	return /^[&\(\)]/v.test(rest) ? 'runs nothing in the background and groups nothing' : undefined;
};

/** Reads a line from its start, character by character. */
class LineReader {
	readonly #line: string;
	#index = 0;

	constructor(line: string) {
		this.#line = line;
	}

	get #rest(): string {
		return this.#line.slice(this.#index);
	}

	#skip() {
		const redirection = /^\s*/v.exec(this.#rest)?.[0].length ?? 0;
		this.#index += redirection;
		const harmless = harmlessRedirection.exec(this.#rest)?.[0];
		if (harmless === undefined) {
			return;
		}

		this.#index += harmless.length;
		this.#skip();
	}

	#next(): Token | undefined {
		this.#skip();
		if (this.#rest === '' || this.#rest.startsWith('#')) {
			return undefined;
		}

		for (const operator of ['&&', '||', ';', '|'] as const) {
			if (this.#rest.startsWith(operator)) {
				this.#index += operator.length;
				return operator;
			}
		}

		return this.#word();
	}

	#word(): ShellWord {
		let [text, pattern, isPattern] = ['', '', false];
		while (this.#rest !== '' && !/^(?:[\s;\|]|&&)/v.test(this.#rest)) {
			const refusal = refusalOf(this.#rest);
			if (refusal !== undefined) {
				throw new RefusedLine(refusal);
			}

			const isWild = /^[*?]/v.test(this.#rest);
			const part = isWild ? this.#take(1) : this.#part();
			text += part;
			pattern += isWild ? part : part.replaceAll(/[*?\\]/gv, String.raw`\$&`);
			isPattern ||= isWild;
		}

		return {text, pattern: isPattern ? pattern : undefined};
	}

	#take(count: number): string {
		const taken = this.#rest.slice(0, count);
		this.#index += count;
		return taken;
	}

	#part(): string {
		const [first = ''] = this.#rest;
		if (first === '\\') {
			return this.#take(2).slice(1);
		}

		return first === '\'' || first === '"' ? this.#quoted(first) : this.#take(1);
	}

	#quoted(quote: string): string {
		const end = this.#line.indexOf(quote, this.#index + 1);
		if (end === -1) {
			throw new RefusedLine(`waits for no further lines: a ${quote} is not closed`);
		}

		const inside = this.#line.slice(this.#index + 1, end);
		if (quote === '"' && /[$`]/v.test(inside)) {
			throw new RefusedLine('knows no variables and runs no command inside another; \' keeps a $ as it is');
		}

		this.#index = end + 1;
		return inside;
	}

	tokens(): readonly Token[] {
		const tokens: Token[] = [];
		for (let token = this.#next(); token !== undefined; token = this.#next()) {
			tokens.push(token);
		}

		return tokens;
	}
}

const group = (tokens: readonly Token[]): readonly Pipeline[] => {
	const pipelines: Array<{commands: ShellWord[][]; when: Pipeline['when']}> = [{commands: [[]], when: 'always'}];
	for (const token of tokens) {
		const last = pipelines.at(-1);
		if (typeof token !== 'string') {
			last?.commands.at(-1)?.push(token);
		} else if (token === '|') {
			last?.commands.push([]);
		} else {
			pipelines.push({commands: [[]], when: whens[token]});
		}
	}

	// A line may end with a semicolon.
	return pipelines.filter(({commands}, index) => !(commands.length === 1 && commands[0]?.length === 0 && (index === 0 || index === pipelines.length - 1)));
};

/**
Reads a line as a shell does: words with quotes, pipes, `&&`, `||` and `;`. What else a shell does is refused with a reason.
*/
export const parseLine = (line: string): ParsedLine => {
	try {
		const pipelines = group(new LineReader(line.slice(0, 10_000)).tokens());
		return pipelines.some(({commands}) => commands.some(words => words.length === 0))
			? {type: 'refused', problem: 'found nothing where a command should stand'}
			: {type: 'line', pipelines};
	} catch (error) {
		if (error instanceof RefusedLine) {
			return {type: 'refused', problem: error.message};
		}

		throw error;
	}
};
