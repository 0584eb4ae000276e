import {type Answer} from '../domain/answer.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Watched} from './choose-due.js';
import {type ControllerPace} from './controller-pace.js';
import {toQuestion, type Question} from './poll-question.js';
import {type Beside, type PollerOptions} from './poller-ports.js';

/** What shall be asked from now on. */
export type Wish = Pick<Watched, 'key' | 'question' | 'isFirst' | 'isList' | 'isElsewhere' | 'pace' | 'interval'> & {
	/** It is known well enough until then. */
	readonly notBefore: number;
};

/** Milliseconds between two looks at a model that nobody waits for, at least: on the controller that is worked on, and on others. */
const besideInterval = 5000;
const elsewhereInterval = 10_000;

/** Models come and go seldom, and a controller counts the machines of each to list them. */
const listInterval = 60_000;

const statusQuestion = (model: ModelReference, {ask, onAnswer}: PollerOptions): Question =>
	toQuestion<'read-status'>(async signal => ask(model, signal), (answer, {at, duration}) => {
		onAnswer({
			model, answer, at, duration,
		});
	});

const listQuestion = (controller: string, {ask, onAnswer}: NonNullable<PollerOptions['lists']>): Question =>
	toQuestion<'list-models'>(async signal => ask(controller, signal), (answer: Answer<'list-models'>, moment) => {
		onAnswer({controller, answer, ...moment});
	});

/**
All that a poller is to ask, each thing once: as what is followed where it is among that.

@param paceOf How a controller answers.
*/
export const createWishes = ({models, interval, beside}: {
	readonly models: readonly ModelReference[];
	readonly interval: number;
	readonly beside: Beside | undefined;
}, options: PollerOptions, paceOf: (controller: string) => ControllerPace): readonly Wish[] => {
	const {lists} = options;
	const status = (model: ModelReference, wish: Pick<Wish, 'isFirst' | 'interval' | 'isElsewhere'>): Wish => ({
		key: modelKey(model), question: statusQuestion(model, options), isList: false, notBefore: 0, pace: paceOf(model.controller), ...wish,
	});
	const list = (controller: string, wish: Pick<Wish, 'isElsewhere' | 'notBefore'>): readonly Wish[] => (lists
		? [{
			key: `models of ${controller}`, question: listQuestion(controller, lists), isFirst: false, isList: true, interval: Math.max(interval, listInterval), pace: paceOf(controller), ...wish,
		}]
		: []);
	const own = beside?.ownList;
	const wishes: readonly Wish[] = [
		...models.map(model => status(model, {isFirst: true, interval, isElsewhere: false})),
		...(beside?.models ?? []).map(model => status(model, {isFirst: false, interval: Math.max(interval, besideInterval), isElsewhere: false})),
		...(own ? list(own.controller, {isElsewhere: false, notBefore: own.knownAt === undefined ? 0 : own.knownAt + listInterval}) : []),
		...(beside?.controllers ?? []).flatMap(controller => list(controller, {isElsewhere: true, notBefore: 0})),
		...(beside?.modelsElsewhere ?? []).map(model => status(model, {isFirst: false, interval: Math.max(interval, elsewhereInterval), isElsewhere: true})),
	];
	const unique = new Map<string, Wish>();
	for (const wish of wishes) {
		unique.set(wish.key, unique.get(wish.key) ?? wish);
	}

	return unique.values().toArray();
};
