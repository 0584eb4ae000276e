import {paceOf} from '../domain/follow-progress.js';
import {paceOfCharm} from '../domain/charm/pace-of-charm.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Notice, type NoticeEvent} from '../domain/notice.js';
import {noteworthyAgents} from '../domain/noteworthy.js';
import {countOf, listOf, spanOf} from '../domain/words.js';
import {fullPlaceName} from './place-name.js';
import {currentModel, statusOf, topOverlay} from './selectors.js';
import {type Message, type State, type Update} from './state.js';
import {newsOfWatchStage} from './watch-news.js';

/** Milliseconds without a key after which nobody is taken to look at the screen. */
const awayAfter = 30_000;

/** Something to be told of; what has the same key is told once. */
export type News = {readonly key: string; readonly event: NoticeEvent; readonly text: string; readonly model?: ModelReference | undefined};

const byPerson: ReadonlySet<Message['type']> = new Set(['acted', 'typed', 'erased']);

/** Whoever has pressed the key sees the question. */
const newQuestion = (before: State, after: State, message: Message): readonly News[] => {
	const top = topOverlay(after);
	const known = topOverlay(before);
	return top?.name !== 'question' || known?.name === 'question' || byPerson.has(message.type)
		? []
		: [{
			key: `question ${after.surface} ${after.now}`, event: 'question', model: currentModel(after), text: `A question waits for an answer: ${top.question.title}`,
		}];
};

type Wait = {
	/** The same as long as the same is waited for. */
	readonly key: string;
	readonly model: ModelReference;
	readonly silentSince: number | undefined;
	readonly stuck: string | undefined;
	readonly isComplete: boolean;
	readonly inError: readonly string[];
};

/** Agents of the model that are in error and were not before the upgrade. */
const agentsInError = (state: State, model: ModelReference): readonly string[] => {
	const {value} = statusOf(state, model);
	const before = state.picture[modelKey(model)]?.status.agents ?? [];
	const known = new Set(noteworthyAgents(before).filter(({condition}) => condition === 'error').map(({tag}) => tag));
	return value === undefined ? [] : noteworthyAgents(value.agents).filter(({condition, tag}) => condition === 'error' && !known.has(tag)).map(({name}) => name);
};

const waitOf = (state: State): Wait | undefined => {
	const {stage, now} = state;
	const model = currentModel(state);
	if (!model) {
		return undefined;
	}

	if (stage.name === 'perform' && stage.step.phase === 'waiting') {
		const {progress} = stage.step;
		return {
			key: `${modelKey(model)} ${progress.startedAt}`,
			model,
			silentSince: progress.silentSince,
			stuck: paceOf(progress, now) === 'stuck' ? `no agent was upgraded in the last ${spanOf(now - progress.lastChangeAt)}` : undefined,
			isComplete: progress.isComplete,
			inError: agentsInError(state, model),
		};
	}

	const item = stage.name === 'charm' && stage.step === 'perform' && stage.phase.type === 'waiting' ? stage.wave.items[stage.index] : undefined;
	const progress = item?.progress;
	return item && progress && {
		key: `${modelKey(model)} ${item.application} ${progress.startedAt}`,
		model,
		silentSince: progress.silentSince,
		stuck: paceOfCharm(progress, now).pace === 'stuck' ? `${item.application} has not come further for ${spanOf(now - progress.lastChangeAt)}` : undefined,
		isComplete: progress.isComplete,
		inError: progress.units.filter(({state: word}) => word === 'error' || word === 'conflict').map(({name}) => name),
	};
};

/** What has come up while something is waited for. */
const newsOfWait = (state: State, wait: Wait, {told, pressedAt}: NonNullable<State['notices']>): readonly News[] => {
	const {key, model, silentSince, stuck, inError} = wait;
	const place = fullPlaceName(state, model);
	const news: News[] = [];
	const limit = state.session.silenceLimit;
	if (silentSince !== undefined && limit > 0 && state.now - silentSince >= limit) {
		news.push({
			key: `silent ${key} ${silentSince}`,
			event: 'silent',
			model,
			text: `The controller ${model.controller} has not answered for ${spanOf(state.now - silentSince)}. That is longer than it should take.`,
		});
	}

	if (stuck !== undefined) {
		news.push({
			key: `stuck ${key}`, event: 'stuck', model, text: `The upgrade of ${place} is stuck: ${stuck}.`,
		});
	}

	const known = new Set(told);
	const fresh = inError.filter(name => !known.has(`error ${key} ${name}`));
	if (fresh.length > 0 && state.now - pressedAt >= awayAfter) {
		news.push(...fresh.map((name, index): News => ({
			key: `error ${key} ${name}`,
			event: 'error',
			model,
			// One sentence for all of them.
			text: index === 0 ? `In ${place} ${fresh.length === 1 ? 'an agent is' : `${countOf(fresh.length, 'agent')} are`} in error: ${listOf(fresh)}.` : '',
		})));
	}

	return news;
};

const refusalIn = ({stage}: State): string | undefined => {
	if (stage.name === 'perform' && stage.step.phase === 'refused') {
		return stage.step.failure.message;
	}

	return stage.name === 'charm' && stage.step === 'perform' && stage.phase.type === 'refused' ? stage.phase.failure.message : undefined;
};

const newRefusal = (before: State, after: State): readonly News[] => {
	const refusal = refusalIn(after);
	return refusal === undefined || refusalIn(before) !== undefined
		? []
		: [{
			key: `refused ${after.now}`, event: 'refused', model: currentModel(after), text: `Juju refused a command. ${refusal}`,
		}];
};

const newlyUpgraded = (before: State, after: State): readonly News[] => {
	const wait = waitOf(before);
	if (!wait || wait.isComplete) {
		return [];
	}

	const {stage} = after;
	const item = stage.name === 'charm' && 'index' in stage ? stage.wave.items[stage.index] : undefined;
	const isComplete = item
		? item.progress?.isComplete === true
		: after.finishedProgress !== before.finishedProgress && after.finishedProgress[modelKey(wait.model)]?.isComplete === true;
	const place = fullPlaceName(after, wait.model);
	return isComplete
		? [{
			key: `upgraded ${wait.key}`,
			event: 'upgraded',
			model: wait.model,
			text: item ? `${item.application} in ${place} has its new charm.` : `All agents of ${place} are upgraded.`,
		}]
		: [];
};

const doneTexts = {
	upgraded: 'The upgrade is done: all that was planned is upgraded.',
	partial: 'The upgrade has ended, but not everything was seen at the wanted version.',
	stopped: 'The upgrade was stopped before its plan was finished.',
} as const;

const goodOutcomes = new Set(['upgraded', 'unchanged', 'skipped']);

const endOf = ({stage}: State): string | undefined => {
	if (stage.name === 'finished') {
		return doneTexts[stage.result];
	}

	if (stage.name !== 'charm' || stage.step !== 'done') {
		return undefined;
	}

	return stage.wave.items.every(({outcome}) => goodOutcomes.has(outcome)) ? 'The upgrade of charms is done.' : 'The upgrade of charms has ended, but not every application is upgraded.';
};

const newEnd = (before: State, after: State): readonly News[] => {
	const text = endOf(after);
	return text === undefined || endOf(before) !== undefined ? [] : [{key: `done ${after.now}`, event: 'done', text}];
};

/**
Adds to what a message has brought about the effects that tell a person of it who does not look at the screen, each once. Where nobody has asked for that, nothing is added.

@param before The state before the message.
@param result What came of it.
*/
export const withNotices = (before: State, result: Update, message: Message): Update => {
	const after = result.state;
	if (after.session.wantsNotices !== true) {
		return result;
	}

	const known = after.notices ?? {pressedAt: after.startedAt, told: []};
	const notices = byPerson.has(message.type) ? {...known, pressedAt: after.now} : known;
	const wait = waitOf(after);
	const news = [
		...newQuestion(before, after, message),
		...newRefusal(before, after),
		...newlyUpgraded(before, after),
		...(wait ? newsOfWait(after, wait, notices) : []),
		...newEnd(before, after),
		...newsOfWatchStage(after, notices),
	].filter(({key}) => !notices.told.includes(key));
	if (news.length === 0 && notices === after.notices) {
		return result;
	}

	const told = news.filter(({text}) => text !== '').map(({event, model, text}): Notice => ({
		event, at: after.now, controller: after.controller, model: model && modelKey(model), text,
	}));
	return {
		state: {...after, notices: {...notices, told: [...notices.told, ...news.map(({key}) => key)]}},
		effects: [...result.effects, ...told.map(notice => ({type: 'notify' as const, notice}))],
	};
};
