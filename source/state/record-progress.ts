import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Progress} from '../domain/progress.js';
import {type Effect} from './state.js';

/**
What an answer of the poller adds to the evidence of a run that may be cut off at any moment: another number of upgraded agents, the beginning and the end of a
silence. What did not change is not written again.
*/
export const recordProgress = (model: ModelReference, {before, after, at}: {
	readonly before: Progress;
	readonly after: Progress;
	readonly at: number;
}): readonly Effect[] => {
	const key = modelKey(model);
	const point = after.history.at(-1);
	const last = before.history.at(-1);
	const isNews = point && (point.upgraded !== last?.upgraded || point.total !== last.total);
	return [
		...(after.silentSince !== undefined && before.silentSince === undefined
			? [{type: 'record' as const, kind: 'silent', value: {model: key, version: after.version, from: after.silentSince}}]
			: []),
		...(before.silentSince !== undefined && after.silentSince === undefined
			? [{
				type: 'record' as const, kind: 'recovered', value: {
					model: key, version: after.version, from: before.silentSince, to: at,
				},
			}]
			: []),
		...(isNews && !after.isComplete ? [{type: 'record' as const, kind: 'progress', value: {model: key, version: after.version, ...point}}] : []),
	];
};
