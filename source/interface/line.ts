/** What a colour means; `theme.ts` knows which it is. Each tone also has a symbol or a word beside it. */
export type Tone = 'ok' | 'busy' | 'warn' | 'bad' | 'quiet' | 'accent';

export type Span = {
	readonly text: string;
	readonly tone?: Tone;
	readonly isBold?: boolean;
	readonly isInverse?: boolean;
};

/**
One row of the screen. The same line unchanged should be the same object, so that drawing it again costs nothing.
*/
export type Line = {readonly key: string; readonly spans: readonly Span[]};

/** Cells at hand. */
export type Area = {readonly columns: number; readonly rows: number};
