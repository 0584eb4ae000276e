import test from 'ava';
import {check, type Diagnostics} from 'recheck';
import {cases} from '../../../source/domain/cases/index.js';
import {sourcePatterns, type SourcePattern} from '../../_helpers/source-patterns.js';

/** Escapes and classes stay as they are; groups lose their names, repeats and words are made shorter. */
const partForm = /\\.|\[(?:\\.|[^\\\]]){1,300}\]|(?<look>\(\?<?[!=])|\(\?<[A-Za-z]{1,60}>|(?<open>\()|(?<close>\))|\{(?<least>\d{1,6})(?:(?<comma>,)(?<most>\d{1,6})?)?\}|[ A-Za-z]{5,}/gv;

type Bounds = {readonly least: number; readonly most: number | undefined; readonly hasComma: boolean};

type Groups = Readonly<Record<string, string | undefined>>;

const boundsOf = ({least, most, comma}: Groups): Bounds => ({least: Number(least), most: most === undefined ? undefined : Number(most), hasComma: comma !== undefined});

/**
An expression of the same growth, or of a worse one, that the tool can judge exactly. It has no automaton for a repeat of up to 300 and takes seconds for long words:
these become shorter. It has none for assertions either: what they look for is tried here as the first of two ways.
*/
const simplify = (source: string, bound: (bounds: Bounds) => string): string => {
	const ends: string[] = [];
	const open = (text: string, end: string): string => {
		ends.push(end);
		return text;
	};

	return source.replaceAll(partForm, (part, ...rest) => {
		const groups = rest.at(-1) as Groups;
		if (groups['least'] !== undefined) {
			return bound(boundsOf(groups));
		}

		if (part === ')') {
			return ends.pop() ?? part;
		}

		if (part.startsWith('(')) {
			return part === '(' ? open(part, ')') : open('(?:', groups['look'] === undefined ? ')' : '|)');
		}

		return /^[\[\\]/v.test(part) ? part : `${part.slice(0, 3)}${part.slice(-1)}`;
	});
};

/** How its time grows with the text: a repeat that is bounded is a constant, however large. */
const withSmallBounds = (source: string): string => simplify(source, ({least, most, hasComma}) => {
	const low = Math.min(least, hasComma ? 1 : 3);
	return hasComma ? `{${low},${most === undefined ? '' : Math.min(most, 3)}}` : `{${low}}`;
});

/** Whether its constant is beyond all bounds: repeats within repeats, each up to 200, are 200 to the power of 200. */
const withoutBounds = (source: string): string => simplify(source, ({least, most, hasComma}) => {
	if (!hasComma) {
		return `{${least}}`;
	}

	return most === undefined || most > 10 ? (least > 0 ? '+' : '*') : `{${least},${most}}`;
});

/** The tool knows no flag v; what these expressions use of it is the same with u. All matches are one after another. */
const flagsOf = ({flags}: SourcePattern): string => flags.replace('v', 'u').replace('g', '');

/** By an automaton, which is exact: attacks by chance would say something else each time. */
const ask = async (source: string, flags: string): Promise<Diagnostics> => check(source, flags, {timeout: 10_000, checker: 'automaton'});

const describe = (result: Diagnostics): string => (result.status === 'unknown' ? `unknown (${result.error.kind})` : `${result.status}, ${result.complexity.summary}`);

const hasRepeatedGroup = ({source}: SourcePattern): boolean => /\)(?:[*+]|\{\d+,\d*\})/v.test(source);

/** What is wrong with an expression; undefined where it is safe. */
const judge = async (pattern: SourcePattern): Promise<string | undefined> => {
	const growth = await ask(withSmallBounds(pattern.source), flagsOf(pattern));
	if (growth.status !== 'safe') {
		return describe(growth);
	}

	const constant = hasRepeatedGroup(pattern) ? await ask(withoutBounds(pattern.source), flagsOf(pattern)) : growth;
	return constant.status !== 'safe' && describe(constant).includes('exponential') ? `bounded, but ${describe(constant)}` : undefined;
};

const judgeAll = async (patterns: readonly SourcePattern[]): Promise<readonly string[]> => {
	const unique = new Map(patterns.map(pattern => [`/${pattern.source}/${pattern.flags}`, pattern]));
	const bad: string[] = [];
	// One after the other: the tool has a time limit, and waiting for each other would count.
	for (const [text, pattern] of unique) {
		const problem = await judge(pattern);
		if (problem !== undefined) {
			bad.push(`${pattern.place} ${text}: ${problem}`);
		}
	}

	return bad;
};

/** Put together of other texts while the program runs: literal words, and signals, which are judged as the catalogue has them. */
const runtimeMade: ReadonlySet<string> = new Set(['source/domain/scan-stream.ts', 'source/domain/cases/certificate-refused.ts']);

test.serial('the tool sees what is dangerous, and that a bound makes it harmless or not', async t => {
	const judgeText = async (source: string): Promise<string | undefined> => judge({place: '', source, flags: 'v'});
	t.regex(await judgeText('^(?:a+)+$') ?? '', /exponential/v);
	t.regex(await judgeText('^(?:a{1,200}){1,200}$') ?? '', /bounded, but .*exponential/v);
	t.is(await judgeText(String.raw`x\s+$`), undefined);
	t.regex(await judgeText(String.raw`\s+$`) ?? '', /2nd degree/v);
	t.regex(await judgeText('some words (?<names>.+)$') ?? '', /2nd degree/v);
	t.is(await judgeText('some words (?<names>.{1,300})$'), undefined);
	t.is(await judgeText(String.raw`hook failed: "(?<hook>[^\n"]{1,200})"`), undefined);
});

test.serial('no signal of the catalogue can be driven beyond linear time', async t => {
	const patterns = cases.flatMap(({id, signals}) => signals.flatMap(({pattern}): readonly SourcePattern[] => (pattern ? [{place: id, source: pattern.source, flags: pattern.flags}] : [])));
	t.true(patterns.length > 5);
	t.deepEqual(await judgeAll(patterns), []);
});

test.serial('no expression that reads what Juju says can be driven beyond linear time', async t => {
	const {patterns, unreadable} = sourcePatterns('juju/answers', 'domain');
	t.true(patterns.length > 100);
	t.deepEqual(await judgeAll(patterns), []);
	t.deepEqual([...new Set(unreadable.map(place => place.replace(/:\d+$/v, '')))].filter(file => !runtimeMade.has(file)), []);
});
