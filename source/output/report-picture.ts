import {spanOf} from '../domain/words.js';
import {escapeHtml} from './escape-html.js';
import {lineColours} from './report-style.js';
import {curvesOf, type ModelCurve} from './run-curve.js';
import {type RunDocument} from './run-document.js';
import {formatTime, progressOf} from './describe-run.js';

/** In units of the picture, about a pixel where the page is 400 wide: its letters are readable there. */
const frame = {
	width: 400, height: 240, left: 44, right: 388, top: 12, bottom: 200,
} as const;

const dashes = ['', '6 3', '2 3', '8 3 2 3', '12 4', '1 4'] as const;

const round = (value: number): string => String(Math.round(value * 10) / 10);

const acrossOf = ({from, to}: ModelCurve, at: number): number => frame.left + (((at - from) / (to - from)) * (frame.right - frame.left));

const upOf = (share: number): number => frame.bottom - (share * (frame.bottom - frame.top));

/** Steps: each number holds until the next answer. Short of the end where nothing is known after. */
const pathOf = (curve: ModelCurve): string => {
	const {points, entry, to} = curve;
	const [first, ...others] = points;
	if (!first) {
		return '';
	}

	const completed = entry['completed-at'];
	const last = Math.min(to, completed === undefined ? points.at(-1)?.at ?? to : Math.max(Date.parse(completed), points.at(-1)?.at ?? 0));
	return [
		`M${round(acrossOf(curve, first.at))} ${round(upOf(first.share))}`,
		...others.map(({at, share}) => `H${round(acrossOf(curve, at))}V${round(upOf(share))}`),
		`H${round(Math.max(acrossOf(curve, last), acrossOf(curve, first.at) + 1))}`,
	].join('');
};

const colourOf = (index: number): string => `line-${(index % lineColours) + 1}`;

const dashOf = (index: number): string => dashes[Math.floor(index / lineColours) % dashes.length] ?? '';

const drawLine = (curve: ModelCurve, index: number): string => {
	const dash = dashOf(index);
	return `<path class="curve ${colourOf(index)}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`} d="${pathOf(curve)}"><title>${escapeHtml(curve.model)}</title></path>`;
};

type Place = {readonly x: number; readonly y: number};

const isTaken = ({x, y}: Place, places: readonly Place[]): boolean => places.some(other => Math.abs(other.x - x) < 16 && Math.abs(other.y - y) < 13);

/** The same place, or the next one above it that is free. */
const findFree = (place: Place, places: readonly Place[]): Place =>
	isTaken(place, places) && place.y > frame.top + 13 ? findFree({...place, y: place.y - 13}, places) : place;

/** A number at half of the way up; numbers that would lie on each other are moved apart. */
const placeLabels = (curves: readonly ModelCurve[]): readonly Place[] => {
	const places: Place[] = [];
	for (const curve of curves) {
		const {points} = curve;
		const half = points.find(({share}) => share >= 0.5) ?? points.at(-1);
		const x = Math.min(frame.right - 10, acrossOf(curve, half?.at ?? curve.from) + 4);
		places.push(findFree({x, y: upOf(Math.min(half?.share ?? 0, 0.5))}, places));
	}

	return places;
};

const outageShapes = (curves: readonly ModelCurve[]): readonly string[] => {
	// Models of one controller are silent together: the same shade twice would be a darker one.
	const shapes = curves.flatMap(curve => curve.outages.map(({from, to}) => {
		const left = acrossOf(curve, Math.max(from, curve.from));
		return `<rect class="outage" x="${round(left)}" y="${frame.top}" width="${round(Math.max(1, acrossOf(curve, to) - left))}" height="${frame.bottom - frame.top}"/>`;
	}));
	return [...new Set(shapes)];
};

/**
Agents upgraded against time as SVG, one line a model, outages shaded; with a legend in words. Empty where nobody saw agents turn.
*/
export const drawPicture = (document: RunDocument): readonly string[] => {
	const curves = curvesOf(document);
	const [first] = curves;
	if (!first) {
		return [];
	}

	const labels = placeLabels(curves);
	const hasOutage = curves.some(({outages}) => outages.length > 0);
	const title = `Agents upgraded against time, ${curves.length === 1 ? 'one model' : `${curves.length} models`}, over ${spanOf(first.to - first.from)}`;
	return [
		`<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escapeHtml(title)}">`,
		`<title>${escapeHtml(title)}</title>`,
		...outageShapes(curves),
		`<path class="axis" d="M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}"/>`,
		...[0, 0.5, 1].map(share => `<text x="${frame.left - 4}" y="${round(upOf(share) + 4)}" text-anchor="end">${share * 100}%</text>`),
		`<text x="${frame.left}" y="${frame.bottom + 16}">0s</text>`,
		`<text x="${frame.right}" y="${frame.bottom + 16}" text-anchor="end">${spanOf(first.to - first.from)}</text>`,
		`<text x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 32}" text-anchor="middle">agents upgraded, from ${formatTime(new Date(first.from).toISOString())}</text>`,
		...curves.map((curve, index) => drawLine(curve, index)),
		...labels.map(({x, y}, index) => `<text class="${colourOf(index)}" x="${round(x)}" y="${round(y)}">${index + 1}</text>`),
		'</svg>',
		'<ol>',
		...curves.map(({model, entry}) => `<li><bdi dir="ltr">${escapeHtml(model)}</bdi>: ${escapeHtml(progressOf(entry))}</li>`),
		'</ol>',
		...(hasOutage ? ['<p class="quiet">Shaded: the controller did not answer.</p>'] : []),
	];
};
