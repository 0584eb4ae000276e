import {type Answer} from '../domain/answer.js';
import {type ModelReference} from '../domain/intent.js';
import {type Clock} from './clock.js';
import {type Moment} from './poll-question.js';

export type PolledAnswer = {
	readonly model: ModelReference;
	readonly answer: Answer<'read-status'>;
	/** When the answer was there, milliseconds since 1970. */
	readonly at: number;
	/** Milliseconds it took. */
	readonly duration: number;
};

/** Which models a controller has. */
export type PolledList = Moment & {readonly controller: string; readonly answer: Answer<'list-models'>};

/** What is only looked at, beside what the screen follows. */
export type Beside = {
	/** More models of the controller that is worked on. */
	readonly models: readonly ModelReference[];
	/** That controller, where its models are listed again from time to time; when they were listed last. */
	readonly ownList?: {readonly controller: string; readonly knownAt: number | undefined} | undefined;
	/** Other controllers, whose models are asked for, and models of these. */
	readonly controllers: readonly string[];
	readonly modelsElsewhere: readonly ModelReference[];
};

export type Poller = {
	/**
	These models from now on, in place of those before. One that is new is asked at once; one that is left out is no longer heard of.

	@param models In the order in which they are asked first.
	@param interval Milliseconds from the end of an answer to the next question, at least; undefined for the default.
	@param beside What has no place of its own: it is asked less often, and holds up none of these models.
	*/
	watch(models: readonly ModelReference[], interval?: number, beside?: Beside): void;
	/** Asks about each model as soon as may be; about one that is being asked about already, again after that. */
	pollNow(): void;
	/** A place was given back elsewhere: asks what is due. */
	reconsider(): void;
	/** Ends all questions that are under way and asks no more. */
	stop(): void;
};

export type PollerOptions = {
	readonly ask: (model: ModelReference, signal: AbortSignal) => Promise<Answer<'read-status'>>;
	readonly clock: Clock;
	readonly onAnswer: (answer: PolledAnswer) => void;
	/** Asks for the models of a controller; where not given none are asked for. */
	readonly lists?: {
		readonly ask: (controller: string, signal: AbortSignal) => Promise<Answer<'list-models'>>;
		readonly onAnswer: (answer: PolledList) => void;
	};
	/** Places that other questions have; none where not given. Whoever gives one back calls `reconsider`. */
	readonly takenElsewhere?: () => number;
	/** Milliseconds, where `watch` says none. */
	readonly interval?: number;
	/** Milliseconds after which a question is given up whose command did not end by its own limit. */
	readonly timeLimit?: number;
};
