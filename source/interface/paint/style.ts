/** How a cell looks: each part as its own parameters of SGR, in the order in which they are written; empty where it is the terminal's own. */
type Parts = {
	readonly isBold: boolean;
	readonly isDim: boolean;
	readonly isItalic: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
	readonly isStruck: boolean;
	readonly foreground: string;
	readonly background: string;
};

/** A look, as text that two cells of the same look share. The empty one is the terminal's own. */
export type Style = string;

export const ownStyle: Style = '';

const ownParts: Parts = {
	isBold: false, isDim: false, isItalic: false, isUnderlined: false, isInverse: false, isStruck: false, foreground: '', background: '',
};

/** ECMA-48, 8.3.117: what one parameter changes. */
const changes: Readonly<Record<number, Partial<Parts>>> = {
	0: ownParts,
	1: {isBold: true},
	2: {isDim: true},
	3: {isItalic: true},
	4: {isUnderlined: true},
	7: {isInverse: true},
	9: {isStruck: true},
	22: {isBold: false, isDim: false},
	23: {isItalic: false},
	24: {isUnderlined: false},
	27: {isInverse: false},
	29: {isStruck: false},
	39: {foreground: ''},
	49: {background: ''},
};

const isBetween = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** How many parameters after 38 or 48 belong to it: `5;n` or `2;r;g;b`. */
const lengthOfColour = (kind: number | undefined): number => (kind === 5 ? 2 : (kind === 2 ? 4 : 0));

/** The parts after one sequence, or undefined where one of its parameters is not known here. */
const applyParameters = (before: Parts, parameters: readonly number[]): Parts | undefined => {
	let parts = before;
	for (let index = 0; index < parameters.length; index++) {
		const parameter = parameters[index] ?? 0;
		const change = changes[parameter];
		if (change) {
			parts = {...parts, ...change};
		} else if (isBetween(parameter, 30, 37) || isBetween(parameter, 90, 97)) {
			parts = {...parts, foreground: String(parameter)};
		} else if (isBetween(parameter, 40, 47) || isBetween(parameter, 100, 107)) {
			parts = {...parts, background: String(parameter)};
		} else if (parameter === 38 || parameter === 48) {
			const length = lengthOfColour(parameters[index + 1]);
			const colour = parameters.slice(index, index + 1 + length);
			if (length === 0 || colour.length <= length) {
				return undefined;
			}

			parts = {...parts, [parameter === 38 ? 'foreground' : 'background']: colour.join(';')};
			index += length;
		} else {
			return undefined;
		}
	}

	return parts;
};

const codesOf = (parts: Parts): readonly string[] => [
	parts.isBold ? '1' : '',
	parts.isDim ? '2' : '',
	parts.isItalic ? '3' : '',
	parts.isUnderlined ? '4' : '',
	parts.isInverse ? '7' : '',
	parts.isStruck ? '9' : '',
	parts.foreground,
	parts.background,
].filter(code => code !== '');

const partsByStyle = new Map<Style, Parts>([[ownStyle, ownParts]]);

/**
The look after a sequence of SGR.

@param parameters What stands between `ESC [` and `m`.
@returns Undefined where it says something that is not known here: whoever asks writes the line as it is.
*/
export const applySequence = (style: Style, parameters: string): Style | undefined => {
	const parts = applyParameters(partsByStyle.get(style) ?? ownParts, parameters.split(';').map(Number));
	if (!parts) {
		return undefined;
	}

	const next = codesOf(parts).join(';');
	partsByStyle.set(next, parts);
	return next;
};

/** Whether a blank in this look is seen: else it looks as any other blank. */
export const isSeenInBlank = (style: Style): boolean => {
	const parts = partsByStyle.get(style) ?? ownParts;
	return parts.isUnderlined || parts.isInverse || parts.isStruck || parts.background !== '';
};

/** The parameters that make one look out of another without a reset. */
const differenceOf = (from: Parts, to: Parts): readonly string[] => {
	const isWeightLost = (from.isBold && !to.isBold) || (from.isDim && !to.isDim);
	const parts: ReadonlyArray<readonly [isChanged: boolean, code: string]> = [
		[isWeightLost, '22'],
		[to.isBold && (!from.isBold || isWeightLost), '1'],
		[to.isDim && (!from.isDim || isWeightLost), '2'],
		[from.isItalic !== to.isItalic, to.isItalic ? '3' : '23'],
		[from.isUnderlined !== to.isUnderlined, to.isUnderlined ? '4' : '24'],
		[from.isInverse !== to.isInverse, to.isInverse ? '7' : '27'],
		[from.isStruck !== to.isStruck, to.isStruck ? '9' : '29'],
		[from.foreground !== to.foreground, to.foreground === '' ? '39' : to.foreground],
		[from.background !== to.background, to.background === '' ? '49' : to.background],
	];
	return parts.filter(([isChanged]) => isChanged).map(([, code]) => code);
};

const transitions = new Map<Style, Map<Style, string>>();

const makeTransition = (from: Style, to: Style): string => {
	if (to === ownStyle) {
		return '\u{1B}[m';
	}

	const whole = `\u{1B}[${from === ownStyle ? '' : '0;'}${to}m`;
	const part = `\u{1B}[${differenceOf(partsByStyle.get(from) ?? ownParts, partsByStyle.get(to) ?? ownParts).join(';')}m`;
	return part.length < whole.length ? part : whole;
};

/** The shortest sequence that makes one look out of another; none where they are the same. */
export const transitionOf = (from: Style, to: Style): string => {
	if (from === to) {
		return '';
	}

	const known = transitions.get(from) ?? new Map<Style, string>();
	transitions.set(from, known);
	const made = known.get(to) ?? makeTransition(from, to);
	known.set(to, made);
	return made;
};
