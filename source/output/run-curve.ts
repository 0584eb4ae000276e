import {type Curve, type CurvePoint} from './curve.js';
import {type ModelEntry, type RunDocument} from './run-document.js';

export type ModelCurve = Curve & {readonly model: string; readonly entry: ModelEntry};

const time = (text: string): number => Date.parse(text);

const pointsOf = ({points, 'waited-since': since}: ModelEntry): readonly CurvePoint[] => {
	const [first] = points;
	const counted = points.map(({at, upgraded, total}) => ({at: time(at), share: total === 0 ? 1 : upgraded / total}));
	// Until the first answer nobody had heard of an upgraded agent.
	return first && since !== undefined && time(since) < time(first.at) ? [{at: time(since), share: 0}, ...counted] : counted;
};

/**
The models of a run that were seen turning, all over the same time.
*/
export const curvesOf = ({models}: RunDocument): readonly ModelCurve[] => {
	const seen = models.filter(({points}) => points.length > 0);
	const drawn = seen.map(entry => ({entry, points: pointsOf(entry)}));
	const ends = seen.flatMap(({'completed-at': completed, outages}) => [completed, ...outages.map(({to}) => to)].filter(text => text !== undefined).map(text => time(text)));
	const times = [...drawn.flatMap(({points}) => points.map(({at}) => at)), ...ends];
	let from = Infinity;

	for (const at of times) {
		from = Math.min(from, at);
	}

	let to = -Infinity;

	for (const at of times) {
		to = Math.max(to, at);
	}

	return drawn.map(({entry, points}) => ({
		model: entry.model,
		entry,
		points,
		outages: entry.outages.map(outage => ({from: time(outage.from), to: outage.to === undefined ? to : time(outage.to)})),
		from,
		to: Math.max(to, from + 1000),
	}));
};
