import {neutralise} from '../juju/neutralise.js';
import {type Effect, type State} from '../state/state.js';
import {type Clock} from './clock.js';
import {type EffectStorage, type KeptFile} from './effect-ports.js';
import {sentencesOf} from './failed-answer.js';
import {type Dispatch} from './store.js';

type Tools = {readonly clock: Clock; readonly dispatch: Dispatch};

const tell = async (key: string, keep: () => Promise<KeptFile>, {clock, dispatch}: Tools): Promise<void> => {
	try {
		const {file, size, sha256} = await keep();
		dispatch({
			type: 'kept', key, kept: {
				kind: 'made', file, size, sha256, at: clock.now(),
			},
		});
	} catch (error) {
		dispatch({type: 'kept', key, kept: {kind: 'failed', message: neutralise(sentencesOf(error)), at: clock.now()}});
	}
};

/**
Archives the data of Juju's client. In a read-only session nothing is written, and in a simulation the operator's own data is never read. Never rejects.

@param options.simulated What stands in for it in a simulation.
*/
export const keepClientData = async ({key, file, hasEnvironments}: Extract<Effect, {type: 'archive-client-data'}>, {mode, simulated, storage, ...tools}: Tools & {
	readonly mode: State['session']['mode'];
	readonly simulated: EffectStorage['archiveClientData'];
	readonly storage: EffectStorage;
}): Promise<void> => {
	const archive = simulated ?? (mode === 'live' ? storage.archiveClientData : undefined);
	await tell(key, async () => {
		if (mode === 'read-only' || !archive) {
			throw new Error('This client\'s data is not copied in this session.');
		}

		return archive({file, hasEnvironments});
	}, tools);
};

/**
Looks at a bundle that the client has written. Never rejects.
*/
export const checkBundle = async ({key, file}: Extract<Effect, {type: 'prove-bundle'}>, {storage, ...tools}: Tools & {readonly storage: EffectStorage}): Promise<void> => {
	await tell(key, async () => {
		if (!storage.proveBundle) {
			throw new Error('The bundle could not be looked at.');
		}

		return storage.proveBundle(file);
	}, tools);
};
