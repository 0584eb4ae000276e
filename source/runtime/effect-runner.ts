import {type Answer} from '../domain/answer.js';
import {type Intent} from '../domain/intent.js';
import {type Effect} from '../state/state.js';
import {askInOrder, type Asked} from './ask-in-order.js';
import {createConnection, type Connection} from './connection.js';
import {describeHost} from './describe-host.js';
import {handOverTerminal} from './hand-over-terminal.js';
import {type EffectPorts, type OpenedSession} from './effect-ports.js';
import {sentencesOf} from './failed-answer.js';
import {followModels, type ModelFollower} from './follow-models.js';
import {createIntentRunner, type IntentRunner} from './intent-runner.js';
import {judgeBackup} from './judge-backup.js';
import {checkBundle, keepClientData} from './keep-beside.js';
import {createKeepEffects} from './keep-effects.js';
import {createNotifier, type Notifier} from './notify.js';
import {createQuestionPlaces} from './question-places.js';
import {createPending} from './queues.js';
import {type Dispatch} from './store.js';

export type EffectRunner = {
	/** Starts what the effect says and comes back at once; for `createStore`. */
	readonly perform: (effect: Effect, dispatch: Dispatch) => void;
	/** Whether a client has the terminal. */
	readonly isSuspended: () => boolean;
	/** Ends every child; fulfils when none remains and all is written down. Effects that come later are dropped. */
	readonly stop: () => Promise<void>;
};

class StateEffects {
	readonly #ports: EffectPorts;
	readonly #runner: IntentRunner;
	readonly #poller: ModelFollower;
	readonly #notifier: Notifier;
	readonly #keep: ReturnType<typeof createKeepEffects>;
	readonly #pending = createPending();
	#connection: Connection;
	#dispatch: Dispatch = () => undefined;
	#isSwitching = false;
	#isStopped = false;

	constructor(ports: EffectPorts) {
		this.#ports = ports;
		const places = createQuestionPlaces(() => {
			this.#poller.reconsider();
		});
		this.#runner = createIntentRunner(ports, places);
		this.#notifier = createNotifier(ports.notices ?? {hasBell: false}, ports.terminal.write);
		this.#keep = createKeepEffects(ports, this.#notifier);
		this.#connection = createConnection(ports, ports.storage);
		this.#poller = followModels({
			ports,
			places,
			run: async (intent, signal) => this.#poll(intent, signal),
			dispatch: message => {
				this.#dispatch(message);
			},
		});
	}

	/** What a client says that was put aside is nothing about the one that took its place. */
	#dispatchFrom(connection: Connection): Dispatch {
		return message => {
			if (connection === this.#connection) {
				this.#dispatch(message);
			}
		};
	}

	async #poll(intent: Intent, signal: AbortSignal): Promise<Answer> {
		const answer = this.#runner.run(intent, {
			process: this.#connection.process, signal, dispatch: this.#dispatchFrom(this.#connection), isUrgent: true,
		});
		return this.#pending.hold(answer);
	}

	async #ask(asked: Asked): Promise<void> {
		const {clock} = this.#ports;
		await askInOrder(asked, {
			runner: this.#runner, clock, connection: this.#connection, dispatch: this.#dispatchFrom(this.#connection),
		});
	}

	async #proveBackup(file: string): Promise<void> {
		const connection = this.#connection;
		const dispatch = this.#dispatchFrom(connection);
		const backup = await judgeBackup(async () => connection.proveBackup(file, connection.abort.signal));
		dispatch({type: 'backup-proved', backup});
	}

	async #describeHost(): Promise<void> {
		const {askHost, abort: {signal}} = this.#connection;
		await describeHost(askHost, {clock: this.#ports.clock, signal, dispatch: this.#dispatchFrom(this.#connection)});
	}

	#tools() {
		const {clock, storage} = this.#ports;
		return {clock, storage, dispatch: this.#dispatchFrom(this.#connection)};
	}

	/** Another client takes the place of this one. */
	async #switchTo(open: (() => Promise<OpenedSession>) | undefined, what: string): Promise<void> {
		if (!open || this.#isSwitching) {
			return;
		}

		this.#isSwitching = true;
		try {
			const {session, ...opened} = await open();
			this.#connection.abort.abort();
			this.#poller.forget();
			this.#connection = createConnection(opened, this.#ports.storage);
			this.#dispatch({type: 'session-changed', session});
		} catch (error) {
			this.#dispatch({type: 'notified', text: `${what} could not be started. ${sentencesOf(error)}`});
		} finally {
			this.#isSwitching = false;
		}
	}

	/** Effects that take time; undefined for those that are done at once. */
	#begin(effect: Effect): Promise<void> | undefined {
		switch (effect.type) {
			case 'ask': {
				return this.#ask({id: effect.id, intents: [effect.intent]});
			}

			case 'ask-in-order': {
				return this.#ask(effect);
			}

			case 'prove-backup': {
				return this.#proveBackup(effect.file);
			}

			case 'archive-client-data': {
				const {archiveClientData: simulated} = this.#connection;
				return keepClientData(effect, {...this.#tools(), mode: this.#ports.getState().session.mode, simulated});
			}

			case 'prove-bundle': {
				return checkBundle(effect, this.#tools());
			}

			case 'hand-over': {
				return handOverTerminal(effect.arguments, {
					ports: this.#ports, suspend: this.#runner.suspend, signal: this.#connection.abort.signal, dispatch: this.#dispatchFrom(this.#connection),
				});
			}

			case 'ask-host': {
				return this.#describeHost();
			}

			case 'use-simulator': {
				return this.#switchTo(this.#ports.openSimulator, 'The simulator');
			}

			case 'start-lesson': {
				const {training} = this.#ports;
				return this.#switchTo(training && (async () => training.open(effect.number)), 'The lesson');
			}

			default: {
				return this.#keep(effect, this.#dispatch)?.();
			}
		}
	}

	#doNow(effect: Effect): void {
		switch (effect.type) {
			case 'watch': {
				this.#poller.watch(effect);
				break;
			}

			case 'poll-now': {
				this.#poller.pollNow();
				break;
			}

			case 'set-time': {
				this.#ports.training?.setTime(effect);
				break;
			}

			case 'stop': {
				this.#ports.terminal.stop?.();
				break;
			}

			case 'exit': {
				this.#ports.onExit(effect.code, effect.summary);
				break;
			}

			default: {
				break;
			}
		}
	}

	perform(effect: Effect, dispatch: Dispatch): void {
		this.#dispatch = dispatch;
		if (this.#isStopped) {
			return;
		}

		const begun = this.#begin(effect);
		if (begun) {
			void this.#pending.hold(begun);
		} else {
			this.#doNow(effect);
		}
	}

	isSuspended(): boolean {
		return this.#runner.isSuspended();
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#poller.stop();
		this.#connection.abort.abort();
		// A program that is told of what happened must not hold up the end.
		await Promise.all([this.#notifier.finish(), this.#pending.settled()]);
	}
}

/**
Performs the effects of the state: runs commands, asks for statuses again and again, writes files, and answers with messages.
*/
export const createEffectRunner = (ports: EffectPorts): EffectRunner => {
	const effects = new StateEffects(ports);
	return {
		perform(effect, dispatch) {
			effects.perform(effect, dispatch);
		},
		isSuspended: () => effects.isSuspended(),
		stop: async () => effects.stop(),
	};
};
