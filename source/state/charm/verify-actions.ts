import {compareRecord, type RecordDifference} from '../../domain/charm/compare-record.js';
import {type CharmSettings} from '../../domain/charm/settings.js';
import {logIn} from '../log-in.js';
import {notice, only} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {type ActionId, type State, type Update} from '../state.js';
import {charmKey, knownAt} from './charm-facts.js';
import {applicationIn} from './charm-rows.js';
import {askForSettings, enterItem} from './perform.js';
import {askToRollBack} from './roll-back-actions.js';
import {type CharmAt} from './wave.js';

type Verify = CharmAt<'verify'>;

/** The settings as they were read after the order was carried out; undefined until they are. */
export const settingsAfter = (state: State, {wave, index}: Pick<Verify, 'wave' | 'index'>): CharmSettings | undefined => {
	const item = wave.items[index];
	const known = item && knownAt(state.charms.settings, charmKey(wave.model, item.application));
	const since = item?.progress?.completedAt;
	return known?.at !== undefined && since !== undefined && known.at >= since ? known.value : undefined;
};

/** Whether they are being read. */
export const isReadingSettings = (state: State, {wave, index}: Pick<Verify, 'wave' | 'index'>): boolean => {
	const item = wave.items[index];
	return item !== undefined && knownAt(state.charms.settings, charmKey(wave.model, item.application)).isAsking;
};

/**
What an application was against what it is; empty where nothing was written down before, or status does not name it any more.
*/
export const differencesOf = (state: State, {wave, index}: Pick<Verify, 'wave' | 'index'>): readonly RecordDifference[] => {
	const item = wave.items[index];
	const application = item && applicationIn(state, wave.model, item.application);
	if (!item?.before || !application) {
		return [];
	}

	// What came back is held against what was, not against what was foretold of the new charm.
	const isBack = item.isGoingBack === true;
	const rows = compareRecord(item.before, {
		application, settings: settingsAfter(state, {wave, index}), foretold: isBack ? [] : item.foretold ?? [], order: isBack ? undefined : item.order,
	});
	return isReadingSettings(state, {wave, index})
		? rows.map(row => row.what === 'settings'
			? {
				...row, after: 'being read', kind: 'expected', note: undefined,
			}
			: row)
		: rows;
};

const goOn = (state: State, stage: Verify): Update => {
	const {wave, index} = stage;
	if (isReadingSettings(state, stage)) {
		return notice(state, 'Its settings are being read, to be compared. A moment.');
	}

	const next = enterItem(state, wave, index + 1);
	const differences = differencesOf(state, stage);
	return {
		state: next.state,
		effects: [
			{
				type: 'record', kind: 'charm-verified', value: {
					application: wave.items[index]?.application,
					outcome: wave.items[index]?.outcome,
					// Values of settings stay out of it.
					unexpected: differences.filter(({kind}) => kind === 'surprising' || kind === 'suspicious').map(({what, kind}) => ({what, kind})),
				},
			},
			...next.effects,
		],
	};
};

/**
Keys in the part about charms while it is at `verify`.

@param options.limit The furthest that its text can be scrolled.
*/
export const actOnCharmVerify = (state: State, stage: Verify, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only({...state, stage: {...stage, top: clamp(stage.top + move, 0, limit)}});
	}

	switch (action) {
		case 'confirm':
		case 'next': {
			return goOn(state, stage);
		}

		case 'roll-back': {
			return askToRollBack(state, stage, stage.index);
		}

		case 'ask-again': {
			const asked = askForSettings({...state, notice: 'Asking again.'}, stage.wave, stage.index);
			return {state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]};
		}

		case 'log-in': {
			return logIn(state);
		}

		default: {
			return only(state);
		}
	}
};
