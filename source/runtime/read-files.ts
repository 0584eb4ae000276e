import {type CharmDefinition} from '../domain/charm/definition.js';
import {type ConfigFile} from '../domain/charm/settings.js';
import {type Effect, type FileAnswer} from '../state/state.js';
import {type EffectPorts} from './effect-ports.js';
import {adviceOf, errorText} from './failed-answer.js';
import {type Dispatch} from './store.js';

type EffectOf<Type extends Effect['type']> = Extract<Effect, {type: Type}>;

const read = async <Value>(action: (() => Promise<Value>) | undefined): Promise<FileAnswer<Value>> => {
	try {
		if (!action) {
			throw new Error('Files of this machine cannot be read here.');
		}

		return {ok: true, value: await action()};
	} catch (error) {
		return {
			ok: false,
			failure: {
				kind: 'unreadable', message: errorText(error), advice: adviceOf(error), evidence: '', exitCode: undefined,
			},
		};
	}
};

/**
Reads files of this machine that belong to a charm's order. Each dispatches what came of it; none rejects.
*/
export const createReadEffects = ({storage, clock}: Pick<EffectPorts, 'storage' | 'clock'>) => ({
	async readCharm({path}: EffectOf<'read-charm'>, dispatch: Dispatch): Promise<void> {
		const {readCharm} = storage;
		const answer = await read<CharmDefinition>(readCharm && (async () => readCharm(path)));
		dispatch({
			type: 'charm-read', path, answer, at: clock.now(),
		});
	},

	async readConfig({path, application}: EffectOf<'read-config'>, dispatch: Dispatch): Promise<void> {
		const {readConfig} = storage;
		const answer = await read<ConfigFile>(readConfig && (async () => readConfig(path, application)));
		dispatch({
			type: 'config-read', path, application, answer, at: clock.now(),
		});
	},
});
