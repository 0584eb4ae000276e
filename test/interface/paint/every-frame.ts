import {fc, testProp} from '@fast-check/ava';
import stringWidth from 'string-width';
import {introducer, lookAt, openPainter} from '../../_helpers/open-painter.js';

/** Text as it may come from a cloud: plain, signs of ours, letters of other scripts, wide ones, marks, from right to left, emoji. */
const pieces = ['web/0', ' ', ' '.repeat(4), '3.6.28', '→', '✔', '▸', '█', '─', '…', 'é', 'Ж', '中文', 'e\u{301}', 'שלום', '🚀', '⚠\u{FE0F}', 'ﬀ', '\u{200B}', '¡'];

/** As chalk writes them: each style by itself, closed by its own end. */
const styles: ReadonlyArray<readonly [open: string, close: string]> = [['', ''], ['1', '22'], ['2', '22'], ['7', '27'], ['32', '39'], ['36', '39'], ['90', '39'], ['4', '24'], ['44', '49'], ['38;5;208', '39'], ['38;2;1;2;3', '39']];

const wrap = ([open, close]: readonly [string, string], text: string): string => open === '' ? text : `${introducer}${open}m${text}${introducer}${close}m`;

const span = fc.tuple(fc.constantFrom(...styles), fc.constantFrom(...styles), fc.array(fc.constantFrom(...pieces), {maxLength: 3})).map(([outer, inner, parts]) => ({
	width: stringWidth(parts.join('')), text: wrap(outer, wrap(inner, parts.join(''))),
}));

/** A line that fits into a width. */
const lineOf = (spans: ReadonlyArray<{readonly width: number; readonly text: string}>, columns: number): string => {
	let text = '';
	let width = 0;
	for (const each of spans) {
		if (!(width + each.width <= columns)) {
			continue;
		}

		text += each.text;
		width += each.width;
	}

	return text;
};

const sizes = fc.record({columns: fc.integer({min: 8, max: 30}), rows: fc.integer({min: 2, max: 6})});
const frames = fc.array(fc.array(span, {minLength: 1, maxLength: 8}), {minLength: 1, maxLength: 7});
const steps = fc.array(fc.oneof(
	{weight: 6, arbitrary: frames.map(frame => ({type: 'frame' as const, frame}))},
	{weight: 1, arbitrary: sizes.map(size => ({type: 'resize' as const, size}))},
	{weight: 1, arbitrary: fc.constant({type: 'clear' as const})},
	{weight: 1, arbitrary: fc.constant({type: 'disturb' as const})},
), {minLength: 2, maxLength: 12}).chain(played => frames.map(frame => [...played, {type: 'frame' as const, frame}]));

type Step = {readonly type: 'clear' | 'disturb'} | {readonly type: 'resize'; readonly size: {readonly columns: number; readonly rows: number}} | {readonly type: 'frame'; readonly frame: ReadonlyArray<ReadonlyArray<{readonly width: number; readonly text: string}>>};

/** A screen on which steps are played, and what was last on it. */
const createStage = (size: {readonly columns: number; readonly rows: number}, kept: readonly number[]) => {
	const screen = openPainter(size.columns, size.rows);
	let {columns, rows} = size;
	let last: readonly string[] = [];
	/** As Ink ends a frame that does not fill the screen. */
	const write = (lines: readonly string[]): void => {
		screen.painter.write(`${lines.join('\n')}${lines.length < rows ? '\n' : ''}`);
	};

	const isKept = (row: number): boolean => kept.includes(row) && stringWidth(last[row] ?? '') <= columns;
	return {
		screen,
		async play(step: Step): Promise<{readonly lines: readonly string[]; readonly columns: number; readonly rows: number} | undefined> {
			switch (step.type) {
				case 'resize': {
					({columns, rows} = step.size);
					screen.resize(step.size);
					// Ink writes the frame of the old size once more.
					write(last);

					break;
				}

				case 'clear': {
					screen.painter.write(`${introducer}2K${introducer}1A${introducer}2K${introducer}G`);

					break;
				}

				case 'disturb': {
					await screen.look();
					await screen.disturb(`${introducer}2;2Hnoise${introducer}7m`);
					// Ink clears where it knows of that.
					screen.painter.write(`${introducer}2K${introducer}G`);

					break;
				}

				default: {
					last = step.frame.slice(0, rows).map((spans, row) => isKept(row) ? last[row] ?? '' : lineOf(spans, columns));
					write(last);
					return {lines: last, columns, rows};
				}
			}

			return undefined;
		},
	};
};

testProp('whatever was on the screen, after a frame it looks as if it were empty before', [sizes, steps, fc.array(fc.integer({min: 0, max: 6}))], async (t, size, played, kept) => {
	const {screen, play} = createStage(size, kept);
	for (const step of played) {
		const frame = await play(step);
		if (frame) {
			t.deepEqual(await screen.look(), await lookAt(frame.lines, frame.columns, frame.rows));
		}
	}
}, {numRuns: 150});
