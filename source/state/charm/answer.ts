import {charmName} from '../../domain/charm/charm-names.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type CharmRecord} from '../../domain/charm/record.js';
import {intentId} from '../knowledge.js';
import {type CharmPurpose} from '../overlay.js';
import {notice, withEffects} from '../result.js';
import {type State, type Update} from '../state.js';
import {type CharmPhase, type CharmRun} from './charm-stage.js';
import {refreshIntent, settingRowsOf} from './judge-item.js';
import {leaveOut} from './leave-out.js';
import {ignoreVerdicts} from './review-actions.js';
import {runRollBack} from './roll-back-actions.js';
import {keepRecord, recordEffect, takeRecord} from './take-record.js';
import {withItem} from './wave.js';

/** Whether an order may be given now: not while one runs, and again only where nobody knows whether Juju took it. */
const isOpen = (phase: CharmPhase, run: CharmRun): boolean =>
	run === 'force' ? phase.type !== 'running' && phase.type !== 'ready' : phase.type === 'ready' || phase.type === 'refused' || (phase.type === 'waiting' && phase.claim === 'unknown');

/** Whether an order is for the revision that the application had before the order that came in between. */
const isWayBack = ({revision, channel, switch: other, path, repository}: CharmOrder, before: CharmRecord, now: CharmRecord): boolean =>
	before !== now && revision !== undefined && revision === before.revision && charmName(now.charm) === charmName(before.charm)
	&& (channel === undefined || channel === before.channel) && other === undefined && path === undefined && repository === undefined;

/** Gives the order of the item that is performed; what the application was is written down before. */
const giveOrder = (state: State, {index, run}: {readonly index: number; readonly run: Exclude<CharmRun, 'roll-back'>}): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step !== 'perform' || stage.index !== index || !isOpen(stage.phase, run)) {
		return notice(state, 'That order is not waiting for an answer any more. Nothing was done.');
	}

	const item = stage.wave.items[index];
	const now = item && takeRecord(state, stage.wave, item.application);
	if (!item || !now) {
		return notice(state, 'The application is not in the status any more. Nothing was done.');
	}

	const order: CharmOrder = run === 'force' ? {...item.order, forceUnits: true} : item.order;
	const intent = refreshIntent(withItem(stage.wave, index, {order}), index);
	if (!intent) {
		return notice(state, 'There is no such application in this wave.');
	}

	const before = keepRecord(item.before, now);
	const commandId = intentId(intent);
	const wave = withItem(stage.wave, index, {
		before,
		outcome: 'active',
		failure: undefined,
		isGoingBack: isWayBack(order, before, now),
		// What was foretold belongs to what was before.
		foretold: before === now ? settingRowsOf(state, stage.wave, index) : item.foretold,
	});
	return withEffects(
		{
			...state,
			stage: {
				...stage, wave, phase: {
					type: 'running', commandId, since: state.now, run, order, from: {...now, blocked: before.blocked},
				},
			},
		},
		recordEffect(before),
		{type: 'ask', id: commandId, intent},
	);
};

/**
Carries out what the operator said yes to. The question is closed already.
*/
export const carryOutCharm = (state: State, purpose: CharmPurpose): Update => {
	switch (purpose.type) {
		case 'charm-refresh': {
			return giveOrder(state, {index: purpose.index, run: 'order'});
		}

		case 'charm-force': {
			return giveOrder(state, {index: purpose.index, run: 'force'});
		}

		case 'charm-ignore': {
			return ignoreVerdicts(state, purpose);
		}

		case 'charm-roll-back': {
			return runRollBack(state, purpose.index, purpose.intents);
		}

		case 'charm-skip': {
			return leaveOut(state, purpose.index);
		}
	}
};
