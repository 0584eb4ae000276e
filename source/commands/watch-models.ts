import {type Answer, type ModelSummary} from '../domain/answer.js';
import {modelKey, shortModelName} from '../domain/intent.js';
import {
	mostRefusals,
	observeModel,
	passTime,
	pauseAfterMiss,
	startWatch,
	type ModelWatch,
	type Watched,
} from '../domain/watch-model.js';
import {type PolledAnswer} from '../runtime/poller.js';
import {
	chooseModels,
	isFinal,
	stopForFailure,
	stopWith,
} from './find-models.js';
import {pollStatuses, type StatusPolls} from './poll-statuses.js';
import {followList, isSameList, type WatchedEntry} from './follow-list.js';
import {
	reasonOf,
	toObservation,
	type WatchEnd,
	type WatchParts,
} from './watch-parts.js';

export {type WatchEnd, type WatchParts} from './watch-parts.js';

class Watcher {
	readonly #parts: WatchParts;
	readonly #startedAt: number;
	readonly #entries = new Map<string, WatchedEntry>();
	/** Stands for all models until they are known. */
	#controller: ModelWatch;
	readonly #end = Promise.withResolvers<WatchEnd>();
	readonly #over = new AbortController();
	#polls: StatusPolls | undefined;
	/** Who names models wants these; else those that come are watched as well. */
	readonly #hasAll: boolean;

	constructor(parts: WatchParts) {
		this.#parts = parts;
		this.#hasAll = parts.models.length === 0;
		this.#startedAt = parts.questioner.clock.now();
		this.#controller = startWatch({wanted: parts.agentVersion, fallback: undefined, at: this.#startedAt});
	}

	#tell(model: string | undefined, {events}: Watched, at: number): void {
		if (events.length > 0) {
			this.#parts.tell(model, events, at);
		}
	}

	#finish(end: WatchEnd): void {
		this.#over.abort();
		this.#end.resolve(end);
	}

	#look(): void {
		const {look, questioner: {clock}} = this.#parts;
		look?.(this.#entries.entries().map(([model, {model: {controller, name}, watch}]) => ({model, name: `${controller}:${shortModelName(name)}`, watch})).toArray(), this.#controller, clock.now());
	}

	#tick(): void {
		const now = this.#parts.questioner.clock.now();
		if (this.#entries.size === 0) {
			const passed = passTime(this.#controller, now);
			this.#controller = passed.watch;
			this.#tell(undefined, passed, now);
			this.#look();
			return;
		}

		for (const [key, entry] of this.#entries) {
			const passed = passTime(entry.watch, now);
			entry.watch = passed.watch;
			this.#tell(key, passed, now);
		}

		this.#look();
	}

	/** Asks until the controller tells its models. */
	async #findModels(): Promise<readonly ModelSummary[] | undefined> {
		const {questioner: {ask, clock}, controller, models: wanted} = this.#parts;
		const {signal} = this.#over;
		const askedAt = clock.now();
		const answer = await ask<'list-models'>({type: 'list-models', controller}, signal);
		if (signal.aborted) {
			return undefined;
		}

		const at = clock.now();
		if (answer.ok) {
			if (this.#controller.silence) {
				const {since} = this.#controller.silence;
				this.#parts.tell(undefined, [{type: 'recovered', since, silence: Math.max(0, at - since)}], at);
			}

			const chosen = chooseModels(answer.value.models, {controller, wanted});
			if ('kind' in chosen) {
				this.#finish(chosen);
				return undefined;
			}

			return chosen;
		}

		if (isFinal(answer.failure)) {
			this.#finish(stopForFailure(answer.failure));
			return undefined;
		}

		const observed = observeModel(this.#controller, {
			ok: false, reason: answer.failure.message, at, duration: at - askedAt,
		});
		this.#controller = observed.watch;
		this.#tell(undefined, observed, at);
		await clock.wait(this.#parts.interval ?? pauseAfterMiss, signal);
		return signal.aborted ? undefined : this.#findModels();
	}

	#judge(): void {
		const isComplete = this.#entries.values().every(({watch}) => watch.progress?.isComplete === true && watch.silence === undefined);
		if (this.#parts.isUntilUpgraded && isComplete) {
			this.#finish({code: 0, summary: []});
		}
	}

	#take({model, answer, at, duration}: PolledAnswer): void {
		const key = modelKey(model);
		const entry = this.#entries.get(key);
		if (!entry || this.#over.signal.aborted) {
			return;
		}

		const observed = observeModel(entry.watch, toObservation(answer, {at, duration}));
		entry.watch = observed.watch;
		entry.refusals = !answer.ok && isFinal(answer.failure) ? entry.refusals + 1 : 0;
		this.#tell(key, observed, at);
		this.#look();
		if (!answer.ok && answer.failure.refusal?.kind === 'no-such-model' && this.#hasAll && entry.refusals < mostRefusals) {
			// It was destroyed, or may not be seen any more: which models there are is asked at once, not with the next list.
			if (entry.refusals === 1) {
				this.#polls?.pollNow();
			}

			return;
		}

		if (!answer.ok && entry.refusals > 0 && (entry.watch.answers === 0 || entry.refusals >= mostRefusals)) {
			const {summary} = stopForFailure(answer.failure);
			this.#finish(stopWith(3, `${key} cannot be watched any more.`, ...summary));
			return;
		}

		this.#judge();
	}

	/** Watches these models from now on, and says what changed, in sentences. */
	#follow(models: readonly ModelSummary[]): readonly string[] {
		const {questioner: {clock}, agentVersion, interval, controller} = this.#parts;
		const changes = followList(this.#entries, models, {controller, agentVersion, at: clock.now()});
		this.#polls?.watch(this.#entries.values().map(({model}) => model).toArray(), interval, this.#hasAll ? {controller, knownAt: clock.now()} : undefined);
		return changes;
	}

	/** The controller has told its models again. A list that did not come changes nothing: the models say themselves whether it answers. */
	#takeList(answer: Answer<'list-models'>): void {
		const {controller, note} = this.#parts;
		const chosen = answer.ok ? chooseModels(answer.value.models, {controller, wanted: []}) : undefined;
		if (this.#over.signal.aborted || chosen === undefined || 'kind' in chosen || isSameList(this.#entries, chosen, controller)) {
			return;
		}

		const changes = this.#follow(chosen);
		note?.(changes.join(' '));
		this.#judge();
	}

	async #giveUpLater(timeout: number): Promise<void> {
		const {clock} = this.#parts.questioner;
		await clock.wait(timeout, this.#over.signal);
		if (this.#over.signal.aborted) {
			return;
		}

		const at = clock.now();
		const places: ReadonlyArray<readonly [string | undefined, ModelWatch]> = this.#entries.size === 0
			? [[undefined, this.#controller]]
			: [...this.#entries].map(([key, {watch}]) => [key, watch] as const);
		for (const [key, watch] of places) {
			if (watch.progress?.isComplete !== true) {
				this.#parts.tell(key, [{type: 'timed-out', after: at - this.#startedAt, waitingFor: reasonOf(watch)}], at);
			}
		}

		this.#finish({code: 5, summary: []});
	}

	async #watch(): Promise<void> {
		const {questioner} = this.#parts;
		const models = await this.#findModels();
		if (!models) {
			return;
		}

		const polls = pollStatuses(questioner, answer => {
			this.#take(answer);
		}, answer => {
			this.#takeList(answer);
		});
		this.#polls = polls;
		this.#follow(models);
		await this.#end.promise;
		await polls.stop();
	}

	async run(): Promise<WatchEnd> {
		const {questioner: {clock}, timeout, signal} = this.#parts;
		const stop = (): void => {
			this.#finish({code: 130, summary: []});
		};

		signal.addEventListener('abort', stop, {once: true});
		const stopTicking = clock.every(1000, () => {
			this.#tick();
		});
		if (timeout !== undefined) {
			void this.#giveUpLater(timeout);
		}

		try {
			await this.#watch();
			return await this.#end.promise;
		} finally {
			stopTicking();
			this.#over.abort();
			signal.removeEventListener('abort', stop);
		}
	}
}

/**
Watches models until all of them are upgraded (where that is asked for), the time is over, or `signal` ends it. A controller that does not answer ends nothing.

@returns 0 where all are complete, 5 where the time was over, 3 where there is nothing to watch.
*/
export const watchModels = async (parts: WatchParts): Promise<WatchEnd> => new Watcher(parts).run();
