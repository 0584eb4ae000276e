import {type ModelSummary} from '../domain/answer.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {startWatch, type ModelWatch} from '../domain/watch-model.js';

/** One model that is watched, and refusals in a row that another question would not change. */
export type WatchedEntry = {readonly model: ModelReference; watch: ModelWatch; refusals: number};

/** Whether a controller has just the models that are watched. */
export const isSameList = (entries: ReadonlyMap<string, WatchedEntry>, models: readonly ModelSummary[], controller: string): boolean =>
	models.length === entries.size && models.every(({name}) => entries.has(modelKey({controller, name})));

/**
Brings what is watched to the models that a controller has now, in its order.

@returns What changed, in sentences.
*/
export const followList = (entries: Map<string, WatchedEntry>, models: readonly ModelSummary[], {controller, agentVersion, at}: {
	readonly controller: string;
	readonly agentVersion: string | undefined;
	readonly at: number;
}): readonly string[] => {
	const before = new Map(entries);
	entries.clear();
	for (const {name, version} of models) {
		const model: ModelReference = {controller, name};
		entries.set(modelKey(model), before.get(modelKey(model)) ?? {model, watch: startWatch({wanted: agentVersion, fallback: version, at}), refusals: 0});
	}

	const come = entries.keys().filter(key => !before.has(key)).toArray();
	const gone = before.keys().filter(key => !entries.has(key)).toArray();
	return [
		...(come.length > 0 ? [`Watched from now on: ${come.join(', ')}.`] : []),
		...(gone.length > 0 ? [`No longer there, and no longer watched: ${gone.join(', ')}.`] : []),
	];
};
