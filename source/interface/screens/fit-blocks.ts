import {type Area, type Line} from '../line.js';
import {blank, line, span} from '../make-line.js';
import {symbols} from '../symbols.js';
import {fitBlocksWords} from '../words/fit-blocks.js';
import {clipLine, leastRows, type Page} from './text-page.js';

/**
Lines that belong together on a screen that may be too small for all of them.

- `least`: lines that stay while anything does.
- `rank`: where rows are left, blocks with a lower number get theirs first; where rows lack, they lose theirs last.
- `sign`: stands in the place of what was cut off; without it the last line left ends in `…`.
*/
export type Block = {
	readonly lines: readonly Line[];
	readonly least: number;
	readonly rank: number;
	readonly sign?: (hidden: number) => Line;
};

/** A block that is not cut while anything else can be. */
export const whole = (lines: readonly Line[], rank = 0): Block => ({lines, least: lines.length, rank});

/** An empty line, the first to go. */
export const space = (key: string): Block => ({lines: [blank(key)], least: 0, rank: 9});

/**
Commands: where a screen cannot hold them it says so, since nobody should agree to half a command.

@param way - How the rest is seen, as the end of a sentence.
*/
export const commandBlock = (lines: readonly Line[], {rank = 0, way = fitBlocksWords.needsTallerTerminal}: {readonly rank?: number; readonly way?: string} = {}): Block => ({
	...whole(lines, rank),
	sign: hidden => line('command-cut', ' '.repeat(3), span(`${symbols.ellipsis} ${fitBlocksWords.restOfCommand(hidden, way)}`, 'warn')),
});

/** The last line of what is left of a block says that there is more of it. */
const markCut = (row: Line, columns: number): Line =>
	clipLine({...row, spans: [...row.spans, span(` ${symbols.ellipsis}`, 'quiet')]}, columns);

const cut = ({lines, sign}: Block, height: number, columns: number): readonly Line[] => {
	const kept = lines.slice(0, height);
	const last = kept.at(-1);
	if (last === undefined || height >= lines.length) {
		return kept;
	}

	return [...kept.slice(0, -1), sign?.(lines.length - height + 1) ?? markCut(last, columns)];
};

/**
Rows for each block: its least, then what is left by rank; where not even that fits, those of the highest rank give theirs.

@param fixed Index of the block that never gives any: the list, which has a window.
*/
const share = (blocks: readonly Block[], rows: number, fixed: number): readonly number[] => {
	const heights = blocks.map(({least, lines}) => Math.min(least, lines.length));
	let left = rows - heights.reduce((sum, height) => sum + height, 0);
	const byRank = blocks.map((block, index) => ({block, index})).toSorted((one, other) => one.block.rank - other.block.rank);
	for (const {block, index} of left < 0 ? byRank.toReversed().filter(({index: other}) => other !== fixed) : byRank) {
		const height = heights[index] ?? 0;
		const change = Math.max(-height, Math.min(left, block.lines.length - height));
		heights[index] = height + change;
		left -= change;
	}

	return heights;
};

/**
Makes a page whose head and tail are cut block by block, so that what matters most stays; a cut block ends in `…`.

@param options.listRank When the list gets more than its least rows, among the blocks.
*/
export const fitBlocks = ({head, list, tail, focus, listRank = 3}: {
	readonly head: readonly Block[];
	readonly list: readonly Line[];
	readonly tail: readonly Block[];
	readonly focus: Page['focus'];
	readonly listRank?: number;
}, {columns, rows}: Area): Page => {
	const blocks: readonly Block[] = [...head, {lines: list, least: leastRows(list.length, rows), rank: listRank}, ...tail];
	const heights = share(blocks, rows, head.length);
	const fitted = blocks.map((block, index) => cut(block, heights[index] ?? 0, columns));
	return {
		head: fitted.slice(0, head.length).flat(),
		list,
		tail: fitted.slice(head.length + 1).flat(),
		focus,
	};
};
