import {type Intent, type RenderedCommand} from '../../source/domain/intent.js';
import {type EffectPorts, type EffectStorage} from '../../source/runtime/effect-ports.js';
import {createEffectRunner, type EffectRunner} from '../../source/runtime/effect-runner.js';
import {createVirtualClock, type VirtualClock} from '../../source/runtime/virtual-clock.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {type Effect, type Message, type Session} from '../../source/state/state.js';
import {createFakeProcess, type FakeProcess} from './fake-process.js';
import {makeSession, testTime} from './make-state.js';

type Command = Extract<RenderedCommand, {kind: 'command'}>;

/** What the commands of these tests look like, by type of intent; everything else is a read. */
const kinds: Readonly<Partial<Record<Intent['type'], Partial<Command>>>> = {
	'upgrade-model': {changes: true, risk: 'disruptive'},
	'create-backup': {changes: true},
	resolve: {changes: true, risk: 'disruptive'},
	'debug-hooks': {changes: true, isInteractive: true},
	'open-shell': {isInteractive: true},
};

/** `type`, then all that stands in the intent. */
export const renderForTest = (intent: Intent): RenderedCommand => intent.type === 'synchronise-binaries'
	? {kind: 'unavailable', reason: 'This client has no such command.'}
	: {
		kind: 'command',
		arguments: Object.values(intent).map((value: unknown) => typeof value === 'object' && value !== null ? Object.values(value).join(':') : String(value)),
		changes: false,
		risk: 'safe',
		isInteractive: false,
		timeLimit: 30_000,
		...kinds[intent.type],
	};

export type OpenedRunner = {
	readonly runner: EffectRunner;
	readonly process: FakeProcess;
	readonly clock: VirtualClock;
	readonly messages: readonly Message[];
	readonly perform: (...effects: readonly Effect[]) => Promise<void>;
	/** Messages of one type, in order. */
	readonly of: <Type extends Message['type']>(type: Type) => ReadonlyArray<Extract<Message, {type: Type}>>;
	/** Lets what was set off come to rest. */
	readonly settle: () => Promise<void>;
	/** Kinds of the entries of the journal and of other things that happened, in order. */
	readonly events: string[];
};

export const workingStorage = (events: string[]): EffectStorage => ({
	journal: {
		async append(kind) {
			events.push(kind);
		},
	},
	async record(kind) {
		events.push(`record ${kind}`);
	},
	async savePlan() {
		return '/runs/1/plan.json';
	},
	async proveBackup(file) {
		return {
			kind: 'made',
			proof: {
				file, size: 1, sha256: 'abc', entries: [], at: testTime,
			},
		};
	},
	async claim(controller) {
		events.push(`claim ${controller}`);
	},
});

export type RunnerOptions = {
	readonly process?: FakeProcess;
	readonly session?: Partial<Session>;
	readonly storage?: Partial<EffectStorage>;
	readonly ports?: Partial<EffectPorts>;
	/** Called with each message after it was kept. */
	readonly onMessage?: (message: Message, perform: (effect: Effect) => void) => void;
};

/**
A runner on a client that the test answers for and a clock that only the test moves.
*/
export const openRunner = ({process = createFakeProcess(), session = {}, storage = {}, ports = {}, onMessage}: RunnerOptions = {}): OpenedRunner => {
	const clock = createVirtualClock(testTime);
	const messages: Message[] = [];
	const events: string[] = [];
	const state = {
		...createInitialState({
			session: makeSession({createRenderer: () => renderForTest, ...session}), now: testTime, size: {columns: 80, rows: 24},
		}),
		render: renderForTest,
	};
	const runner = createEffectRunner({
		getState: () => state,
		process,
		clock,
		storage: {...workingStorage(events), ...storage},
		terminal: {
			async suspend(action) {
				events.push('suspended');
				try {
					return await action();
				} finally {
					events.push('resumed');
				}
			},
			write(sequence) {
				events.push(`wrote ${sequence}`);
			},
		},
		onExit(code, summary) {
			events.push(`exit ${code} ${summary.join(' ')}`);
		},
		...ports,
	});
	const dispatch = (message: Message): void => {
		messages.push(message);
		onMessage?.(message, effect => {
			runner.perform(effect, dispatch);
		});
	};

	return {
		runner,
		process,
		clock,
		messages,
		events,
		async perform(...effects) {
			for (const effect of effects) {
				runner.perform(effect, dispatch);
			}

			await clock.advance(0);
		},
		of: <Type extends Message['type']>(type: Type) => messages.filter((message): message is Extract<Message, {type: Type}> => message.type === type),
		settle: async () => clock.advance(0),
	};
};
