import {paceOf} from './follow-progress.js';
import {noteworthyAgents} from './noteworthy.js';
import {type NoticeEvent} from './notice.js';
import {type ModelWatch} from './watch-model.js';
import {countOf, listOf, spanOf} from './words.js';

/** A model that is watched, and what people call it. */
export type WatchedModel = {readonly model: string; readonly name: string; readonly watch: ModelWatch};

/** Something to be told of; what has the same key is told once. Without a text it is only kept in mind. */
export type WatchNews = {readonly key: string; readonly event: NoticeEvent; readonly model: string | undefined; readonly text: string};

/** What there is to be told of. */
export type WatchLook = {
	readonly controller: string;
	readonly models: readonly WatchedModel[];
	/** Stands for the models until the controller has told them. */
	readonly whole: ModelWatch;
	readonly now: number;
	/** Keys of what was told before. */
	readonly told: ReadonlySet<string>;
	/** Whether it is worth a word that all is upgraded, also where all was from the start. */
	readonly isUntilUpgraded: boolean;
	/** Whether a person looks: who is in error stands before their eyes. */
	readonly isSeen: boolean;
};

/** Milliseconds after which a controller that does not answer is worth waking somebody. */
export const silenceLimit = 15 * 60_000;

/** Who was in error when it was seen first is no news, nor is a second agent of the same sentence. */
const errorNews = ({model, name, watch}: WatchedModel, {told, isSeen}: Pick<WatchLook, 'told' | 'isSeen'>): readonly WatchNews[] => {
	const inError = noteworthyAgents(watch.status?.agents ?? []).filter(({condition}) => condition === 'error');
	const fresh = inError.filter(({tag}) => !told.has(`error ${model} ${tag}`));
	const isFirst = watch.answers <= 1;
	if (isSeen && !isFirst) {
		return [];
	}

	return fresh.map(({tag}, index) => ({
		key: `error ${model} ${tag}`,
		event: 'error',
		model,
		text: isFirst || index > 0 ? '' : `In ${name} ${fresh.length === 1 ? 'an agent is' : `${countOf(fresh.length, 'agent')} are`} in error: ${listOf(fresh.map(agent => agent.name))}.`,
	}));
};

/** Whether it was seen to become complete: the first answer was none that satisfies. */
const hasTurned = ({progress}: ModelWatch): boolean => {
	const first = progress?.history[0];
	return progress?.isComplete === true && first !== undefined && first.at < (progress.goodSince ?? first.at);
};

const newsOfModel = (watched: WatchedModel, {now, told, isSeen}: Pick<WatchLook, 'now' | 'told' | 'isSeen'>): readonly WatchNews[] => {
	const {model, name, watch} = watched;
	const {progress} = watch;
	const isStuck = progress !== undefined && watch.silence === undefined && paceOf(progress, now) === 'stuck';
	const stuck: WatchNews | undefined = isStuck
		? {
			key: `stuck ${model} ${progress.lastChangeAt}`, event: 'stuck', model, text: `The upgrade of ${name} is stuck: no agent was upgraded in the last ${spanOf(now - progress.lastChangeAt)}.`,
		}
		: undefined;
	const upgraded: WatchNews | undefined = hasTurned(watch)
		? {
			key: `upgraded ${model} ${progress?.startedAt ?? 0}`, event: 'upgraded', model, text: `All agents of ${name} are upgraded.`,
		}
		: undefined;
	return [stuck, ...errorNews(watched, {told, isSeen}), upgraded].filter(news => news !== undefined);
};

/** The controller is silent where no model answers. */
const silenceNews = (watches: readonly ModelWatch[], {controller, now}: {readonly controller: string; readonly now: number}): readonly WatchNews[] => {
	const silences = watches.map(({silence}) => silence?.since);
	const known = silences.filter(since => since !== undefined);
	const since = Math.min(...known);
	return known.length === 0 || known.length < silences.length || now - since < silenceLimit
		? []
		: [{
			key: `silent ${since}`,
			event: 'silent',
			model: undefined,
			text: `The controller ${controller} has not answered for ${spanOf(now - since)}. That is longer than it should take.`,
		}];
};

/**
What a person may want to hear of who watches models, and does not look.
*/
export const newsOfWatch = ({controller, models, whole, now, told, isUntilUpgraded, isSeen}: WatchLook): readonly WatchNews[] => {
	const watches = models.map(({watch}) => watch);
	const isAllUpgraded = models.length > 0 && watches.every(({progress, silence}) => progress?.isComplete === true && silence === undefined);
	const completedAt = Math.max(0, ...watches.map(({progress}) => progress?.completedAt ?? 0));
	const isDone = isAllUpgraded && (isUntilUpgraded || watches.some(watch => hasTurned(watch)));
	const done: WatchNews = {
		key: `done ${completedAt}`, event: 'done', model: undefined, text: `${models.length === 1 ? 'The model that is watched is' : `All ${models.length} models that are watched are`} upgraded.`,
	};
	return [
		...silenceNews(models.length === 0 ? [whole] : watches, {controller, now}),
		...models.flatMap(watched => newsOfModel(watched, {now, told, isSeen})),
		...(isDone ? [done] : []),
	].filter(({key}) => !told.has(key));
};
