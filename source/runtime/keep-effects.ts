import {type Effect} from '../state/state.js';
import {clipboardSequence} from './clipboard.js';
import {type EffectPorts} from './effect-ports.js';
import {adviceOf, errorText, sentencesOf} from './failed-answer.js';
import {type Notifier} from './notify.js';
import {createReadEffects} from './read-files.js';
import {type Dispatch} from './store.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

/** Another run has the lock; everything else that can fail there has other exit codes. */
const isHeld = (error: unknown): boolean => error instanceof Error && 'exitCode' in error && error.exitCode === 8;

/** Whether the other run may have ended without anybody here being able to see it. */
const isUnseen = (error: unknown): boolean => error instanceof Error && 'canBeTakenOver' in error && error.canBeTakenOver === true;

/**
Effects that no client is asked for: files, the lock and the clipboard. Each dispatches what came of it; none rejects.
*/
const createEffects = ({
	getState, storage, terminal, takeOver,
}: EffectPorts) => ({
	async savePlan({plan}: EffectOf<'save-plan'>, dispatch: Dispatch): Promise<void> {
		try {
			const path = await storage.savePlan(plan);
			dispatch({type: 'plan-saved', path, problem: undefined});
		} catch (error) {
			dispatch({type: 'plan-saved', path: undefined, problem: sentencesOf(error)});
		}
	},

	async record({kind, value}: EffectOf<'record'>, dispatch: Dispatch): Promise<void> {
		try {
			await storage.record(kind, value);
		} catch (error) {
			dispatch({type: 'notified', text: sentencesOf(error)});
		}
	},

	async lock({controller, takesOver = false}: EffectOf<'lock'>, dispatch: Dispatch): Promise<void> {
		// Whoever cannot change anything is in nobody's way, and in a simulation there is nobody else.
		if (getState().session.mode !== 'live') {
			return;
		}

		try {
			await (takesOver && takeOver ? takeOver(controller) : storage.claim(controller));
			if (takesOver) {
				dispatch({type: 'notified', text: `The lock on ${controller} is taken over; it is recorded.`});
			}
		} catch (error) {
			const advice = adviceOf(error);
			// A lock that cannot be written is no other run. Commands that change something find it missing, and say so.
			dispatch(isHeld(error)
				? {
					type: 'lock-refused',
					summary: [errorText(error), ...(advice === undefined ? [] : [advice])],
					controller,
					canBeTakenOver: takeOver !== undefined && isUnseen(error),
				}
				: {type: 'notified', text: sentencesOf(error)});
		}
	},

	async copy({text}: EffectOf<'copy'>, dispatch: Dispatch): Promise<void> {
		const sequence = clipboardSequence(text);
		if (sequence !== undefined) {
			terminal.write(sequence);
		}

		dispatch({type: 'copied', isDone: sequence !== undefined});
	},
});

/**
What does an effect that no client is asked for.

@returns A function that gives what has to be called to do the effect; undefined for all other effects.
*/
export const createKeepEffects = (ports: EffectPorts, notifier: Notifier): ((effect: Effect, dispatch: Dispatch) => (() => Promise<void>) | undefined) => {
	const keep = createEffects(ports);
	const files = createReadEffects(ports);
	return (effect, dispatch) => {
		switch (effect.type) {
			case 'save-plan': {
				return async () => keep.savePlan(effect, dispatch);
			}

			case 'record': {
				return async () => keep.record(effect, dispatch);
			}

			case 'lock': {
				return async () => keep.lock(effect, dispatch);
			}

			case 'copy': {
				return async () => keep.copy(effect, dispatch);
			}

			case 'notify': {
				return async () => notifier.tell(effect.notice, dispatch);
			}

			case 'read-charm': {
				return async () => files.readCharm(effect, dispatch);
			}

			case 'read-config': {
				return async () => files.readConfig(effect, dispatch);
			}

			default: {
				return undefined;
			}
		}
	};
};
