import {type Known} from '../../domain/answer.js';
import {
	type FileAnswer,
	type Message,
	type State,
	type Update,
} from '../state.js';
import {chain, only} from '../result.js';
import {configKey} from './charm-facts.js';
import {askWholeStore} from './ask-charm.js';
import {openAskedCharm, stopForWrongOrder} from './open-asked.js';
import {endCharmRefresh, followCharmStep} from './perform.js';
import {takeOldFile} from './take-old-file.js';

/** A file that cannot be read any more has no good value either. */
const knownFrom = <Value>(answer: FileAnswer<Value>, at: number): Known<Value> => answer.ok
	? {
		value: answer.value, at, isAsking: false, failure: undefined,
	}
	: {
		value: undefined, at: undefined, isAsking: false, failure: answer.failure,
	};

const keepFile = (state: State, message: Extract<Message, {type: 'charm-read' | 'config-read'}>): State => {
	const {charms} = state;
	return message.type === 'charm-read'
		? {...state, charms: {...charms, definitions: {...charms.definitions, [message.path]: knownFrom(message.answer, message.at)}}}
		: {...state, charms: {...charms, configFiles: {...charms.configFiles, [configKey(message.path, message.application)]: knownFrom(message.answer, message.at)}}};
};

/**
A file of this machine was read, or could not be.
*/
export const takeCharmFile = (state: State, message: Extract<Message, {type: 'charm-read' | 'config-read'}>): Update => chain(
	only(keepFile(state, message)),
	current => message.type === 'charm-read' ? takeOldFile(current, message) : only(current),
	stopForWrongOrder,
);

/**
An answer of Juju has been kept as a fact: goes on with what waited for it.
*/
export const takeCharmAnswer = (state: State, message: Extract<Message, {type: 'answered'}>): Update => chain(
	endCharmRefresh(state, message),
	current => message.intent.type === 'read-charm-info' && !message.answer.ok ? askWholeStore(current, message.intent) : only(current),
	current => message.intent.type === 'list-models' && message.answer.ok ? openAskedCharm(current) : only(current),
	stopForWrongOrder,
);

/**
A status has been kept: follows the charm that is being upgraded.
*/
export const followCharmStage = (state: State, message: Extract<Message, {type: 'observed'}>): Update =>
	chain(followCharmStep(state, message), openAskedCharm);
