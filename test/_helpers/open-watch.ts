import {createQuestioner, type Questioner} from '../../source/commands/ask-juju.js';
import {findController} from '../../source/commands/find-models.js';
import {watchModels, type WatchEnd, type WatchParts} from '../../source/commands/watch-models.js';
import {type WatchedEvent} from '../../source/domain/watched-event.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';
import {makeReadOnly} from '../../source/juju/read-only.js';
import {formatWatchJson} from '../../source/output/watch-lines.js';
import {createVirtualClock, type VirtualClock} from '../../source/runtime/virtual-clock.js';
import {advance} from '../../source/simulator/cluster.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {createSimulatedProcess} from '../../source/simulator/process.js';
import {testTime} from './make-state.js';

export type OpenWatch = {
	readonly clock: VirtualClock;
	readonly end: Promise<WatchEnd>;
	readonly isOver: () => boolean;
	readonly events: ReadonlyArray<{readonly model: string | undefined; readonly event: WatchedEvent; readonly at: number; readonly json: string}>;
	readonly abort: () => void;
	readonly questioner: Questioner;
};

/** What stands between the watch and the simulated client: an answer of its own, or the usual one. */
export type Meddle = (words: readonly string[], answer: () => Promise<ProcessAnswer>, clock: VirtualClock, signal: AbortSignal | undefined) => Promise<ProcessAnswer>;

/** A client of a simulated cloud whose time is that of a virtual clock. */
export const openSimulatedClient = (cloud: Cloud, meddle: Meddle = async (_words, answer) => answer()): {readonly clock: VirtualClock; readonly questioner: Questioner} => {
	const clock = createVirtualClock(testTime);
	advance(cloud, testTime);
	const simulated = makeReadOnly(createSimulatedProcess({cloud, clock}));
	const juju: JujuProcess = {
		...simulated,
		run: async request => meddle(request.arguments, async () => simulated.run(request), clock, request.signal),
	};
	return {clock, questioner: createQuestioner({juju, clock: {...clock, setSpeed: () => undefined, skip: () => undefined}, createRenderer})};
};

/** Watches a simulated cloud as `watch` does, on a virtual clock. */
export const openWatch = (cloud: Cloud, {meddle, ...parts}: Partial<Pick<WatchParts, 'models' | 'agentVersion' | 'interval' | 'timeout' | 'isUntilUpgraded' | 'note'>> & {readonly meddle?: Meddle} = {}): OpenWatch => {
	const {clock, questioner} = openSimulatedClient(cloud, meddle);
	const events: Array<OpenWatch['events'][number]> = [];
	const abort = new AbortController();
	let isOver = false;
	const watch = async (): Promise<WatchEnd> => {
		const found = await findController(questioner, undefined, abort.signal);
		const end = 'kind' in found
			? found
			: await watchModels({
				models: [],
				agentVersion: undefined,
				interval: undefined,
				timeout: undefined,
				isUntilUpgraded: true,
				...parts,
				questioner,
				controller: found.controller,
				signal: abort.signal,
				tell(model, told, at) {
					events.push(...told.map(event => ({
						model, event, at, json: formatWatchJson({controller: found.controller, model, at}, event),
					})));
				},
			});
		isOver = true;
		return end;
	};

	return {
		clock,
		questioner,
		events,
		end: watch(),
		isOver: () => isOver,
		abort() {
			abort.abort();
		},
	};
};
