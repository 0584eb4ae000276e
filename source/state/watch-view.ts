import {modelKey} from '../domain/intent.js';
import {startProgress} from '../domain/follow-progress.js';
import {type Progress} from '../domain/progress.js';
import {type ModelWatch} from '../domain/watch-model.js';
import {type WatchEntry} from './stage.js';
import {type State} from './state.js';

/** The model of `watch` whose table is shown; undefined elsewhere, and until the models are known. */
export const watchedEntry = ({stage}: State): WatchEntry | undefined => (stage.name === 'watch' ? stage.entries[stage.index] : undefined);

export const isUpgraded = ({watch}: WatchEntry): boolean => watch.progress?.isComplete === true && watch.silence === undefined;

export const isAllUpgraded = (entries: readonly WatchEntry[]): boolean => entries.length > 0 && entries.every(entry => isUpgraded(entry));

/** The version that a watched model shall have; undefined until it is known. */
export const goalOf = ({progress, wanted, status, fallback}: ModelWatch): string | undefined => progress?.version ?? wanted ?? status?.version ?? fallback;

/** The version that the agents of the table of `watch` shall have; undefined elsewhere. */
export const watchedGoal = (state: State): string | undefined => (state.stage.name === 'watch' ? goalOf(watchedEntry(state)?.watch ?? state.stage.whole) : undefined);

/** The progress of a watched model, with the silence of its controller also where nothing was heard of it before. */
export const progressOfWatch = (watch: ModelWatch): Progress => {
	const progress = watch.progress ?? startProgress(goalOf(watch) ?? '', watch.toldAt);
	const {silence} = watch;
	return silence
		? {
			...progress, silentSince: silence.since, failedAnswers: silence.tries, lastReason: silence.reason,
		}
		: progress;
};

/** Since when the model whose agents are shown has not answered, while it is waited for or watched; undefined while it answers. */
export const silenceOfTable = (state: State): number | undefined => {
	const {stage} = state;
	if (stage.name === 'watch') {
		return (watchedEntry(state)?.watch ?? stage.whole).silence?.since;
	}

	return stage.name === 'perform' && stage.step.phase === 'waiting' ? stage.step.progress.silentSince : undefined;
};

const sentenceOf = ({model, watch}: WatchEntry): string => {
	const {progress, silence} = watch;
	const counts = progress?.counts;
	const known = counts ? `${counts.upgraded} of ${counts.total} agents at ${progress.version}` : undefined;
	if (silence) {
		return `${modelKey(model)} does not answer${known === undefined ? '' : `; last known: ${known}`}.`;
	}

	return `${modelKey(model)}: ${known === undefined ? 'nothing is known yet' : `${known}${progress?.isComplete === true ? ', complete' : ''}`}.`;
};

/** Models that are named when the screen is gone; what goes on in the others is counted. */
const mostNamed = 12;

/**
What a person who watched is left with: how far each model is.
*/
export const summaryOfWatch = (entries: readonly WatchEntry[]): readonly string[] => {
	const hidden = entries.length - mostNamed;
	return [
		...entries.slice(0, mostNamed).map(entry => sentenceOf(entry)),
		...(hidden > 0 ? [`And ${hidden} more, ${entries.slice(mostNamed).filter(entry => isUpgraded(entry)).length} of them complete.`] : []),
	];
};
