import {type Answer} from '../domain/answer.js';
import {type Observation} from '../domain/progress.js';
import {type ModelWatch} from '../domain/watch-model.js';
import {type WatchedEvent} from '../domain/watched-event.js';
import {type WatchedModel} from '../domain/watch-notices.js';
import {type Questioner} from './ask-juju.js';

/** How the watching ended: the code of the program and what there is to say besides. */
export type WatchEnd = {readonly code: number; readonly summary: readonly string[]};

export type WatchParts = {
	readonly questioner: Questioner;
	readonly controller: string;
	/** Names as they were given; none means all. */
	readonly models: readonly string[];
	readonly agentVersion: string | undefined;
	/** Milliseconds; undefined leaves it to the pace of the answers. */
	readonly interval: number | undefined;
	readonly timeout: number | undefined;
	readonly isUntilUpgraded: boolean;
	/** Hears of everything worth knowing; `model` is undefined while the controller has not told its models. */
	readonly tell: (model: string | undefined, events: readonly WatchedEvent[], at: number) => void;
	/** Sees all that is known, after each answer and each second; `whole` stands for the models until they are known. */
	readonly look?: (models: readonly WatchedModel[], whole: ModelWatch, at: number) => void;
	/** Hears that models came or are gone, in a sentence. */
	readonly note?: (text: string) => void;
	/** Ends it: no question remains under way. */
	readonly signal: AbortSignal;
};

/** What is waited for, or why nothing is heard. */
export const reasonOf = ({silence, progress}: ModelWatch): string => silence ? `The controller does not answer. ${silence.reason}` : progress?.waitingFor ?? 'Nothing has been heard of it.';

/** An answer as those who watch take it. */
export const toObservation = (answer: Answer<'read-status'>, {at, duration}: {readonly at: number; readonly duration: number}): Observation => answer.ok
	? {
		ok: true, status: answer.value, at, duration,
	}
	: {
		ok: false, reason: answer.failure.message, at, duration,
	};
