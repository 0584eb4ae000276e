import {drawFrame} from '../../source/interface/draw-frame.js';
import {type Line, type Span, type Tone} from '../../source/interface/line.js';
import {textWidth} from '../../source/interface/text-width.js';
import {type State} from '../../source/state/state.js';

const cell = {width: 8.4, height: 18};
const margin = 12;
const background = '#1d1f21';
const usual = '#d7dae0';

const toneColors: Readonly<Record<Tone, string>> = {
	ok: '#98c379', busy: '#56b6c2', warn: '#e5c07b', bad: '#e06c75', quiet: '#8a919e', accent: '#56b6c2',
};

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const left = (column: number): string => (margin + (column * cell.width)).toFixed(1);

const drawWords = ({text, tone, isBold, isInverse}: Span, start: number, row: number): string => {
	const color = tone === undefined ? usual : toneColors[tone];
	const weight = isBold === true || tone === 'accent' ? ' font-weight="bold"' : '';
	let column = start;
	// Split where there is more than one blank: so that every word stands in its own cells, whatever font there is.
	return text.split(/(?<gap> {2,})/v).map(part => {
		const words = part.trim();
		const at = column + textWidth(part) - textWidth(part.trimStart());
		column += textWidth(part);
		if (words === '') {
			return '';
		}

		const size = (textWidth(words) * cell.width).toFixed(1);
		const top = margin + (row * cell.height);
		const box = isInverse === true ? `<rect x="${left(at)}" y="${top}" width="${size}" height="${cell.height}" fill="${color}"/>` : '';
		return `${box}<text x="${left(at)}" y="${top + (0.75 * cell.height)}" textLength="${size}" fill="${isInverse === true ? background : color}"${weight}>${escapeText(words)}</text>`;
	}).join('');
};

const drawLine = ({spans}: Line, row: number): string => {
	let column = 0;
	return spans.map(span => {
		const start = column;
		column += textWidth(span.text);
		return drawWords(span, start, row);
	}).join('');
};

/**
A screen as SVG: what the wizard draws of a state, in the colours of a dark terminal.

@param title For those who cannot see it.
*/
export const drawPicture = (state: State, title: string): string => {
	const {above, below} = drawFrame(state);
	const rows = [...above, ...below];
	const width = Math.ceil((state.size.columns * cell.width) + (2 * margin));
	const height = (state.size.rows * cell.height) + (2 * margin);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
		`<title>${escapeText(title)}</title>`,
		`<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
		...rows.map((row, index) => drawLine(row, index)).filter(text => text !== ''),
		'</svg>',
		'',
	].join('\n');
};
