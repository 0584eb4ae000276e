import {type Agent} from '../../source/domain/agent.js';
import {type Answer} from '../../source/domain/answer.js';
import {type CharmOrder} from '../../source/domain/charm/order.js';
import {type FailureKind} from '../../source/domain/failure.js';
import {modelKey, type Intent} from '../../source/domain/intent.js';
import {type Application, type ModelStatus} from '../../source/domain/status.js';
import {charmKey} from '../../source/state/charm/charm-facts.js';
import {type CharmStage, type Wave, type WaveItem} from '../../source/state/charm/charm-stage.js';
import {enterItem} from '../../source/state/charm/perform.js';
import {type CharmAt} from '../../source/state/charm/wave.js';
import {type Effect, type State} from '../../source/state/state.js';
import {
	charmedState,
	charmedStatus,
	makeCharmed,
	makeSettings,
	waveOf,
} from './make-charms.js';
import {
	makeAgent,
	makeKnown,
	makeObservation,
	testTime,
	webModel,
} from './make-state.js';
import {makeFailure, playFrom, type Play} from './play.js';

/** A setting that somebody has set, and a secret. */
export const mysqlSettings = makeSettings('mysql', [
	{
		name: 'profile', type: 'string', value: 'testing', default: 'production', source: 'user',
	},
	{
		name: 'root-password', type: 'string', value: 'hunter2', default: undefined, source: 'user',
	},
]);

/** `mysql` at a revision, with its units as they are said to be. */
export const mysqlStatus = (revision: number, units: Readonly<Record<string, Partial<Agent>>> = {}, overrides: Partial<Application> = {}): ModelStatus => {
	const agents = charmedStatus().agents.map(agent => agent.application === 'mysql' ? makeAgent(agent.name, {isLeader: agent.isLeader, ...units[agent.name]}) : agent);
	const applications = charmedStatus().applications.map(application =>
		application.name === 'mysql' ? makeCharmed('mysql', {unitCount: 2, charmRevision: revision, ...overrides}) : application);
	return charmedStatus({agents, applications});
};

/** A model with a status, and the settings of `mysql` read. */
export const stateWith = (status: ModelStatus, overrides: Partial<State> = {}): State => {
	const state = charmedState();
	return {
		...state,
		observations: {[modelKey(webModel)]: makeObservation(webModel, status)},
		charms: {...state.charms, settings: {[charmKey(webModel, 'mysql')]: makeKnown(mysqlSettings, testTime - 60_000)}},
		...overrides,
	};
};

export const stageOf = ({stage}: State): CharmStage => {
	if (stage.name !== 'charm') {
		throw new Error(`The stage is ${stage.name}.`);
	}

	return stage;
};

export const performOf = (state: State): CharmAt<'perform'> => {
	const stage = stageOf(state);
	if (stage.step !== 'perform') {
		throw new Error(`The step is ${stage.step}.`);
	}

	return stage;
};

export const itemOf = (state: State, index = 0): WaveItem => {
	const stage = stageOf(state);
	const item = stage.step === 'choose' ? undefined : stage.wave.items[index];
	if (!item) {
		throw new Error('There is no such item.');
	}

	return item;
};

/** Runs until the settings that are written down are read, as Perform does by itself. */
export const enter = (wave: Wave = waveOf({mysql: {}}), {status = mysqlStatus(151), overrides = {}}: {readonly status?: ModelStatus; readonly overrides?: Partial<State>} = {}): Play => {
	const entered = enterItem(stateWith(status, overrides), wave, 0);
	return readSettings(playFrom(entered.state));
};

/** The answer to the settings that are being read. */
export const readSettings = (play: Play): Play => play.answer({type: 'read-charm-settings', model: webModel, application: 'mysql'}, {ok: true, value: mysqlSettings});

export const refreshOf = (order: CharmOrder = {}, application = 'mysql'): Extract<Intent, {type: 'refresh-charm'}> => ({
	type: 'refresh-charm', model: webModel, application, ...order,
});

/** The effect that asked for the last command, by which its answer is known. */
export const lastCommand = (play: Play): Extract<Effect, {type: 'ask' | 'ask-in-order'}> => {
	const effect = play.effects().findLast(other => other.type === 'ask-in-order' || (other.type === 'ask' && other.intent.type === 'refresh-charm'));
	if (effect?.type !== 'ask' && effect?.type !== 'ask-in-order') {
		throw new Error('Nothing was asked for.');
	}

	return effect;
};

/** The answer to the command that was asked for last. */
export const answerLast = (play: Play, answer: Answer, intent?: Intent): Play => {
	const command = lastCommand(play);
	const asked = command.type === 'ask' ? command.intent : command.intents.at(-1);
	return intent === undefined && asked === undefined ? play : play.answer(intent ?? asked ?? refreshOf(), answer, command.id);
};

export const refreshed = (revision: number | undefined): Answer => ({ok: true, value: {claim: 'refreshed', revision, text: 'Added charm-hub charm "mysql"'}});

export const nothingNewer: Answer = {ok: true, value: {claim: 'nothing', revision: undefined, text: 'charm "mysql": already up-to-date'}};

export const failed = (kind: FailureKind, message = 'ERROR something'): Answer => ({
	ok: false, failure: {...makeFailure(kind, message), exitCode: kind === 'refused' ? 1 : undefined, evidence: message},
});

/** An answer of the poller, so many seconds after the start of the test. */
export const observe = (play: Play, status: ModelStatus | undefined, seconds: number): Play => play.send({
	type: 'observed',
	model: webModel,
	answer: status ? {ok: true, value: status} : {ok: false, failure: makeFailure('unreachable', 'the controller does not answer')},
	at: testTime + (seconds * 1000),
	duration: 200,
});

/** Good answers until all is proved. */
export const settle = (play: Play, status: ModelStatus, from: number): Play => {
	for (const seconds of [0, 6, 12, 18]) {
		observe(play, status, from + seconds);
	}

	return play;
};

/** Gives the order of `mysql`, and Juju takes it. */
export const order = (play: Play, answer: Answer = refreshed(153)): Play => answerLast(play.act('confirm', 'yes', 'confirm'), answer);
