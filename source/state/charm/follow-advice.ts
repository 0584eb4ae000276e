import {readCharmCommand} from '../../domain/charm-advice.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {modelKey} from '../../domain/intent.js';
import {only} from '../result.js';
import {type Message, type State, type Update} from '../state.js';
import {startWaiting} from './perform.js';
import {takeRecord} from './take-record.js';
import {withItem} from './wave.js';

/**
A command that a charm named has run. Where it gave the application that is waited for another revision or channel, that is what is waited for from now on; often it is the way back.
*/
export const followAdvice = (state: State, {intent, answer}: Extract<Message, {type: 'answered'}>): Update => {
	const {stage} = state;
	if (intent.type !== 'run-charm-advice' || !answer.ok || stage.name !== 'charm' || stage.step !== 'perform' || stage.phase.type !== 'waiting') {
		return only(state);
	}

	const {wave, index} = stage;
	const item = wave.items[index];
	const command = item && readCharmCommand(intent.arguments, item.application);
	const from = item && takeRecord(state, wave, item.application);
	if (!item?.before || !from || command?.verb !== 'refresh' || modelKey(intent.model) !== modelKey(wave.model)) {
		return only(state);
	}

	const {channel, revision} = command;
	const order: CharmOrder = {...(channel !== undefined && {channel}), ...(revision !== undefined && {revision})};
	const isGoingBack = revision !== undefined && revision === item.before.revision;
	return startWaiting(state, {...stage, wave: withItem(wave, index, {isGoingBack, order: isGoingBack ? item.order : order})}, {
		order, from: {...from, blocked: item.before.blocked}, phase: {type: 'waiting', claim: 'refreshed'},
	});
};
