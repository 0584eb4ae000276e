import {describeUnits} from '../../domain/charm/describe-units.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {planRollBack, type RollBack} from '../../domain/charm/roll-back.js';
import {modelKey, type Intent, type Risk} from '../../domain/intent.js';
import {listOf} from '../../domain/words.js';
import {intentId} from '../knowledge.js';
import {openQuestion} from '../question.js';
import {
	notice,
	only,
	pushOverlay,
	withEffects,
} from '../result.js';
import {statusOf} from '../selectors.js';
import {type State, type Update} from '../state.js';
import {charmKey, knownAt} from './charm-facts.js';
import {applicationIn} from './charm-rows.js';
import {type CharmStage, type Wave, type WaveItem} from './charm-stage.js';
import {controllerVersion} from './controller-version.js';
import {askForOldFile} from './old-file.js';
import {backOf, watchWave} from './perform.js';
import {shownLine} from './shown-line.js';
import {takeRecord} from './take-record.js';
import {withItem, type CharmAt} from './wave.js';

type Possible = Extract<RollBack, {kind: 'possible'}>;

/** A step from which an application can be brought back. */
type Source = CharmAt<'perform' | 'verify' | 'done'>;

const sources: ReadonlySet<CharmStage['step']> = new Set<CharmStage['step']>(['perform', 'verify', 'done']);

/** Whether an application can be brought back from a step. */
export const isSource = (stage: CharmStage): stage is Source => sources.has(stage.step);

/**
How an item comes back to what it had; undefined where its order was never given.
*/
export const rollBackOf = (state: State, {model, items}: Wave, index: number): RollBack | undefined => {
	const item = items[index];
	const now = item && applicationIn(state, model, item.application);
	if (!item?.before || !now) {
		return undefined;
	}

	return planRollBack(item.before, now, state.client?.version, {
		controller: controllerVersion(state, model.controller),
		settings: knownAt(state.charms.settings, charmKey(model, item.application)).value,
		path: item.oldFile,
	});
};

/** Whether it comes back, be it by a file that has to be named first. */
export const canRollBack = (state: State, wave: Wave, index: number): boolean => {
	const plan = rollBackOf(state, wave, index);
	return plan?.kind === 'possible' || plan?.isFileMissing === true;
};

/** All that runs, one after the other; `left`: what this client cannot do and a person has to. */
const intentsOf = (state: State, {model}: Wave, {item, plan}: {readonly item: WaveItem; readonly plan: Possible}): {readonly intents: readonly Intent[]; readonly left: readonly string[]} => {
	const {application} = item;
	const orders = plan.orders.map(order => ({
		type: 'refresh-charm' as const, model, application, ...order,
	}));
	const set = {
		type: 'set-charm-settings' as const, model, application, settings: plan.settings,
	};
	const reset = {...set, settings: {}, reset: plan.reset};
	const given = [
		{intent: set, names: Object.keys(plan.settings), what: 'set again'},
		{intent: reset, names: plan.reset, what: 'put back to their defaults'},
	].filter(({names}) => names.length > 0).map(each => ({...each, rendered: state.render(each.intent)}));
	return {
		intents: [...orders, ...given.filter(({rendered}) => rendered.kind === 'command').map(({intent}) => intent)],
		left: given.flatMap(({rendered, names, what}) => rendered.kind === 'unavailable' ? [`These settings are still to be ${what} afterwards: ${listOf(names, 6)}. ${rendered.reason}`] : []),
	};
};

/** What comes of orders that are given one after the other. */
const mergeOrders = (intents: readonly Intent[]): CharmOrder => {
	let merged: CharmOrder = {};
	for (const intent of intents) {
		if (intent.type !== 'refresh-charm') {
			continue;
		}

		const {type, model, application, ...order} = intent;
		merged = {...merged, ...order};
	}

	return merged;
};

const riskOf = (state: State, intents: readonly Intent[]): Risk =>
	intents.some(intent => {
		const rendered = state.render(intent);
		return rendered.kind === 'command' && rendered.risk === 'data-loss';
	})
		? 'data-loss'
		: 'disruptive';

const unitFacts = (state: State, {model}: Wave, application: string): readonly string[] => {
	const status = statusOf(state, model).value;
	const errors = status ? describeUnits(status, application).filter(unit => unit.state === 'error' || unit.state === 'conflict').map(({name}) => name) : [];
	return errors.length === 0 ? [] : [`In error now: ${listOf(errors, 6)}.`];
};

/**
Asks whether an application shall be brought back to what it had, with every command and what they cannot bring back; says why where that cannot be.
*/
export const askToRollBack = (state: State, {wave}: Source, index: number): Update => {
	const item = wave.items[index];
	const plan = rollBackOf(state, wave, index);
	if (!item?.before) {
		return notice(state, 'Nothing was changed yet, so there is nothing to go back to.');
	}

	if (!plan) {
		return notice(state, `${item.application} is not in the status any more.`);
	}

	if (plan.kind === 'impossible') {
		return plan.isFileMissing === true
			? askForOldFile(state, index)
			: only(pushOverlay(state, {
				name: 'text', title: `No way back for ${item.application} from here`, lines: [plan.reason, '', plan.advice], top: 0,
			}));
	}

	const {intents, left} = intentsOf(state, wave, {item, plan});
	const shown = intents.map(intent => shownLine(state, intent));
	const missing = shown.find(each => each.kind === 'unavailable');
	if (missing?.kind === 'unavailable') {
		return notice(state, missing.reason);
	}

	const risk = riskOf(state, intents);
	return only(openQuestion(state, {
		purpose: {type: 'charm-roll-back', index, intents},
		title: `Bring ${item.application} back to what it had?`,
		commands: shown.flatMap(each => each.kind === 'command' ? [each.line] : []),
		risk,
		yes: `Yes, bring ${item.application} back`,
		consequences: [...unitFacts(state, wave, item.application), ...left, ...plan.losses],
		models: [wave.model],
		phrase: risk === 'data-loss' ? item.application : undefined,
	}));
};

/**
Brings an application back by the commands that were shown; called only by an answered question.
*/
export const runRollBack = (state: State, index: number, intents: readonly Intent[]): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || !isSource(stage)) {
		return notice(state, 'That is not on the screen any more. Nothing was done.');
	}

	const {wave} = stage;
	const item = wave.items[index];
	const from = item && takeRecord(state, wave, item.application);
	const last = intents.at(-1);
	const isBusy = stage.step === 'perform' && (stage.index !== index || stage.phase.type === 'running');
	if (!item?.before || !from || !last || isBusy) {
		return notice(state, 'That cannot be brought back now. Nothing was done.');
	}

	const commandId = `charm roll-back ${modelKey(wave.model)} ${item.application}`;
	const order = mergeOrders(intents);
	const going = withItem(wave, index, {outcome: 'active', isGoingBack: true, failure: undefined});
	return withEffects(
		{
			...state,
			stage: {
				name: 'charm', back: backOf(state), step: 'perform', wave: going, index, cursor: 0, phase: {
					type: 'running', commandId, since: state.now, run: 'roll-back', order, from: {...from, blocked: item.before.blocked}, last: intentId(last),
				},
			},
		},
		{type: 'record', kind: 'charm-roll-back', value: {application: item.application, to: {charm: item.before.charm, revision: item.before.revision, channel: item.before.channel}}},
		...watchWave(state, going, 'asking'),
		{type: 'ask-in-order', id: commandId, intents},
	);
};
