import {agentKey} from '../../source/domain/case.js';
import {modelKey, type Renderer} from '../../source/domain/intent.js';
import {type State} from '../../source/state/state.js';
import {
	makeAgents,
	makeObservation,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from './make-state.js';

const wordOf = (value: unknown): string => {
	if (typeof value === 'string') {
		return value;
	}

	return typeof value === 'object' ? Object.values<unknown>({...value}).map(part => wordOf(part)).join(':') : JSON.stringify(value);
};

/** Every intent reads as its type and its values, so that a test can see which one is meant. */
export const plainRenderer: Renderer = intent => ({
	kind: 'command',
	arguments: Object.values<unknown>(intent).map(value => wordOf(value)),
	changes: false,
	risk: 'safe',
	isInteractive: false,
	timeLimit: 30_000,
});

/** Model `web` with a machine that is down and a unit in error, both for four minutes and in 31 answers. */
export const makeTroubledState = (overrides: Partial<State> = {}): State => {
	const agents = makeAgents();
	return makeState({
		render: plainRenderer,
		observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({agents}))},
		badSince: Object.fromEntries(agents.filter(({condition}) => condition !== 'good').map(({tag}) => [agentKey(modelKey(webModel), tag), {at: testTime - 240_000, answers: 31}])),
		...overrides,
	});
};
