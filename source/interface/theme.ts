import {type TextProps} from 'ink';
import {type Span, type Tone} from './line.js';

type Style = Pick<TextProps, 'bold' | 'color' | 'dimColor' | 'inverse'>;

/** The sixteen colours that every terminal has, as its owner set them. */
const toneStyles: Readonly<Record<Tone, Style>> = {
	ok: {color: 'green'},
	busy: {color: 'cyan'},
	warn: {color: 'yellow'},
	bad: {color: 'red'},
	quiet: {dimColor: true},
	accent: {color: 'cyan', bold: true},
};

/**
How Ink draws a span.

@param hasColours False for NO_COLOR and terminals without colours: bold, dim and inverse remain, and symbols and words beside them.
*/
export const styleOf = ({tone, isBold, isInverse}: Span, hasColours = true): Style => {
	const {color, ...rest} = tone === undefined ? {} : toneStyles[tone];
	return {
		...rest,
		...(hasColours && color !== undefined && {color}),
		...((isBold === true) && {bold: true}),
		...((isInverse === true) && {inverse: true}),
	};
};
