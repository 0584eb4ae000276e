import {type Answer} from '../domain/answer.js';
import {type Intent, type Renderer} from '../domain/intent.js';
import {parseVersion, type JujuVersion} from '../domain/version.js';
import {createStatusMemory} from '../juju/answers/status-memory.js';
import {type JujuProcess} from '../juju/process.js';
import {type State} from '../state/state.js';
import {type EffectPorts} from './effect-ports.js';
import {type QuestionPlaces} from './question-places.js';
import {createQueue} from './queues.js';
import {runIntent, type RunPorts} from './run-intent.js';
import {type Dispatch} from './store.js';

export type IntentRunner = {
	/**
	Runs an intent as the state has it rendered, and tells the log of commands. Never rejects.

	@param options.isUrgent Does not wait for a place among the reads: for the poller, which counts its own.
	*/
	readonly run: (intent: Intent, options: RunOptions) => Promise<Answer>;
	/** Whether a client has the terminal. */
	readonly isSuspended: () => boolean;
	/** Takes the interface off the terminal while the action runs, one action at a time. */
	readonly suspend: RunPorts['suspend'];
};

export type RunOptions = {
	readonly process: JujuProcess;
	readonly signal: AbortSignal;
	readonly dispatch: Dispatch;
	readonly isUrgent?: boolean;
};

/** Whose client writes a file. */
const writers: ReadonlySet<Intent['type']> = new Set<Intent['type']>(['create-backup', 'download-backup', 'export-bundle']);

const controllerOf = (intent: Intent): string | undefined =>
	'model' in intent ? intent.model.controller : ('controller' in intent ? intent.controller : undefined);

/** As it answers itself, else as the client last saw it. */
const versionOf = (state: State, controller: string | undefined): JujuVersion | undefined => {
	if (controller === undefined) {
		return undefined;
	}

	const cached = state.controllers.value?.controllers.find(({name}) => name === controller)?.version;
	const text = state.details[controller]?.value?.version ?? cached;
	return text === undefined ? undefined : parseVersion(text);
};

/** What is only looked at on another controller reads as that one's version wants it. */
const rendererFor = (state: State, intent: Intent): Renderer => {
	const controller = controllerOf(intent);
	return controller === undefined || controller === state.controller || (intent.type !== 'read-status' && intent.type !== 'list-models')
		? state.render
		: state.session.createRenderer({
			client: state.client?.version, controller: versionOf(state, controller), isKubernetes: state.details[controller]?.value?.isKubernetes ?? false,
		});
};

/** Whether it is about a controller that nothing is done on, or not yet. */
const isSide = ({controller}: State, intent: Intent): boolean => intent.type === 'show-controller' && intent.controller !== controller;

const createSuspend = ({terminal}: EffectPorts) => {
	// The terminal can be given to one client at a time.
	const inTurn = createQueue(1);
	let depth = 0;
	const suspend: RunPorts['suspend'] = async action => inTurn(async () => {
		depth += 1;
		try {
			return await terminal.suspend(action);
		} finally {
			depth -= 1;
		}
	});
	return {suspend, isSuspended: () => depth > 0};
};

/**
Runs intents against whatever client a call names, with what the state knows at that moment.

Reads wait for a place when many are asked at once. What changes something never waits: it would run long after the operator said yes to it.
*/
export const createIntentRunner = (ports: EffectPorts, places: QuestionPlaces): IntentRunner => {
	const {getState, clock, storage} = ports;
	const {suspend, isSuspended} = createSuspend(ports);
	const memory = createStatusMemory();
	let count = 0;

	const runNow = async (intent: Intent, {process, signal, dispatch}: RunOptions): Promise<Answer> => {
		count += 1;
		const state = getState();
		const controller = controllerOf(intent);
		return runIntent(intent, {
			id: `command-${count}`,
			process,
			render: rendererFor(state, intent),
			client: state.client?.version,
			controller: versionOf(state, controller),
			clock,
			memory,
			signal,
			journal: storage.journal,
			suspend,
			async prepare() {
				if (controller !== undefined && state.session.mode === 'live') {
					await storage.claim(controller);
				}

				if (writers.has(intent.type) && 'file' in intent && state.session.mode !== 'read-only') {
					await storage.prepareFile?.(intent.file);
				}
			},
			onStarted(record) {
				dispatch({type: 'command-started', record});
			},
			onEnded(record) {
				dispatch({type: 'command-ended', record});
			},
			onJournalFailed(reason) {
				dispatch({type: 'notified', text: `The command ran, but how it ended is not in the journal. ${reason}`});
			},
		});
	};

	return {
		isSuspended,
		suspend,
		async run(intent, options) {
			const command = rendererFor(getState(), intent)(intent);
			const isRead = command.kind === 'command' && !command.changes && !command.isInteractive;
			if (!isRead) {
				return runNow(intent, options);
			}

			return options.isUrgent === true ? places.poll(async () => runNow(intent, options)) : places.read(async () => runNow(intent, options), isSide(getState(), intent));
		},
	};
};
