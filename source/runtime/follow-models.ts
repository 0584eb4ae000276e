import {type Answer} from '../domain/answer.js';
import {type Intent} from '../domain/intent.js';
import {shareAgents} from '../domain/share-status.js';
import {observationOf} from '../state/elsewhere.js';
import {type Effect, type State} from '../state/state.js';
import {type EffectPorts} from './effect-ports.js';
import {createPoller, type PolledAnswer, type Poller} from './poller.js';
import {type QuestionPlaces} from './question-places.js';
import {type Dispatch} from './store.js';

export type ModelFollower = Pick<Poller, 'pollNow' | 'reconsider' | 'stop'> & {
	readonly watch: (effect: Extract<Effect, {type: 'watch'}>) => void;
	/** Asks nothing until it is told what to watch. */
	readonly forget: () => void;
};

type Asked = Extract<Intent, {type: 'read-status' | 'list-models'}>;

/** Ten thousand agents are compared with those of the last answer where an answer is read, and not on the way to the screen. */
const shareWithLast = (state: State, {model, answer}: PolledAnswer): Answer<'read-status'> => answer.ok
	? {ok: true, value: shareAgents(observationOf(state, model)?.status.value, answer.value)}
	: answer;

/**
Asks for statuses, and for lists of models, as the state's effects say, and tells the answers.

@param parts.run Asks a client now, without waiting for a place among the reads.
*/
export const followModels = ({ports: {clock, getState}, places, run, dispatch}: {
	readonly ports: EffectPorts;
	readonly places: QuestionPlaces;
	readonly run: (intent: Asked, signal: AbortSignal) => Promise<Answer>;
	readonly dispatch: Dispatch;
}): ModelFollower => {
	const poller = createPoller({
		clock,
		takenElsewhere: places.takenByReads,
		ask: async (model, signal) => run({type: 'read-status', model}, signal) as Promise<Answer<'read-status'>>,
		onAnswer(observed) {
			dispatch({type: 'observed', ...observed, answer: shareWithLast(getState(), observed)});
		},
		lists: {
			ask: async (controller, signal) => run({type: 'list-models', controller}, signal) as Promise<Answer<'list-models'>>,
			onAnswer({controller, answer, at, nextAt}) {
				dispatch({
					type: 'listed', controller, answer, at, nextAt,
				});
			},
		},
	});
	return {
		watch({models, interval, first, ownList, elsewhere}) {
			const least = getState().session.interval;
			const followed = first ?? models.length;
			poller.watch(models.slice(0, followed), interval === undefined || least === undefined ? interval ?? least : Math.max(interval, least), {
				models: models.slice(followed), ownList, controllers: elsewhere?.controllers ?? [], modelsElsewhere: elsewhere?.models ?? [],
			});
		},
		forget() {
			poller.watch([]);
		},
		pollNow() {
			poller.pollNow();
		},
		reconsider() {
			poller.reconsider();
		},
		stop() {
			poller.stop();
		},
	};
};
