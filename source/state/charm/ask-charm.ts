import {type Known} from '../../domain/answer.js';
import {type Intent} from '../../domain/intent.js';
import {askFor, knownOf} from '../knowledge.js';
import {chain, only, withEffects} from '../result.js';
import {type State, type Update} from '../state.js';
import {configKey, knownAt} from './charm-facts.js';
import {applicationIn} from './charm-rows.js';
import {
	infoIntent,
	sourceAfter,
	sourceBefore,
	wholeStore,
} from './charm-sources.js';
import {type Wave} from './charm-stage.js';

const isUnasked = (state: State, intent: Intent): boolean => {
	const {value, failure, isAsking} = knownOf(state, intent);
	return value === undefined && failure === undefined && !isAsking;
};

/** A file can have changed since it was read last: it is read each time. */
const readingAgain = <Value>(known: Readonly<Record<string, Known<Value>>>, key: string): Readonly<Record<string, Known<Value>>> =>
	({...known, [key]: {...knownAt(known, key), isAsking: true, failure: undefined}});

/** Reads a charm of this machine anew. */
export const readCharm = (state: State, path: string): Update => withEffects(
	{...state, charms: {...state.charms, definitions: readingAgain(state.charms.definitions, path)}},
	{type: 'read-charm', path},
);

const readConfig = (state: State, {path, application}: {readonly path: string; readonly application: string}): Update => withEffects(
	{...state, charms: {...state.charms, configFiles: readingAgain(state.charms.configFiles, configKey(path, application))}},
	{type: 'read-config', path, application},
);

/**
Asks for what an item of a wave is judged by: its settings and actions, what the store has of its charms, and the files that its order names.

@param options.isAgain Whether that is asked once more which is known already, or was refused.
*/
export const askAboutItem = (state: State, wave: Wave, {index, isAgain = false}: {readonly index: number; readonly isAgain?: boolean}): Update => {
	const item = wave.items[index];
	const application = item && applicationIn(state, wave.model, item.application);
	if (!item || !application) {
		return only(state);
	}

	const {model} = wave;
	const after = sourceAfter(application, item.order);
	// Whether there is such a revision is only seen in all channels.
	const everywhere = item.order.revision !== undefined && after.kind === 'store' ? infoIntent(model, {...after, channel: undefined}) : undefined;
	const infos = [infoIntent(model, sourceBefore(application)), infoIntent(model, after), everywhere].filter(intent => intent !== undefined);
	const intents: readonly Intent[] = [
		{type: 'read-charm-settings', model, application: item.application},
		{type: 'read-charm-actions', model, application: item.application},
		...infos,
	];
	const wanted = intents.filter(intent => state.render(intent).kind === 'command' && (isAgain || isUnasked(state, intent)));
	const {config} = item.order;
	return chain(
		askFor(state, wanted),
		current => after.kind === 'file' ? readCharm(current, after.path) : only(current),
		current => config === undefined ? only(current) : readConfig(current, {path: config, application: item.application}),
	);
};

/**
The store has nothing in the channel that an item's order names: asks which channels it has. Without an item on the screen nothing is asked.
*/
export const askWholeStore = (state: State, {charm, channel}: Extract<Intent, {type: 'read-charm-info'}>): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step === 'choose' || channel === undefined) {
		return only(state);
	}

	const {wave} = stage;
	const wanted = wave.items.flatMap(({application: name, order}): readonly Intent[] => {
		const application = applicationIn(state, wave.model, name);
		const source = application && wholeStore(state, sourceAfter(application, order));
		const intent = source && infoIntent(wave.model, source);
		return intent?.charm === charm && isUnasked(state, intent) && state.render(intent).kind === 'command' ? [intent] : [];
	});
	return askFor(state, wanted.slice(0, 1));
};

/** The same for every item of a wave. */
export const askAboutAll = (state: State, wave: Wave, isAgain = false): Update =>
	chain(only(state), ...wave.items.map((_, index) => (current: State) => askAboutItem(current, wave, {index, isAgain})));
