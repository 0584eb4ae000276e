import {leaderAdvice, type LeaderAdvice} from '../../domain/charm/leader-advice.js';
import {settingsWithoutValue} from '../../domain/charm/foretell-settings.js';
import {type Remedy} from '../../domain/check.js';
import {type Intent} from '../../domain/intent.js';
import {performRemedy} from '../../domain/make-remedy.js';
import {listOf} from '../../domain/words.js';
import {linesOf, chooseRemedy} from '../remedies.js';
import {notice} from '../result.js';
import {type CommandRecord, type State, type Update} from '../state.js';
import {charmKey, knownAt} from './charm-facts.js';
import {type Wave} from './charm-stage.js';
import {settingRowsOf} from './judge-item.js';
import {type CharmAt} from './wave.js';

/**
What the charm of an item can do about its leader; undefined where it has nothing of the kind, or that is not known.
*/
export const adviceOf = (state: State, {model, items}: Wave, index: number): LeaderAdvice | undefined => {
	const application = items[index]?.application;
	if (application === undefined) {
		return undefined;
	}

	const key = charmKey(model, application);
	return leaderAdvice({application, actions: knownAt(state.charms.actions, key).value?.actions, settings: knownAt(state.charms.settings, key).value});
};

/** The name of the action that the charm wants run first. */
const actionOf = ({words}: LeaderAdvice): string => words?.at(-1) ?? '';

/** What runs the check of an item's charm; undefined where it has none. */
const remedyOf = (state: State, wave: Wave, index: number): Remedy | undefined => {
	const application = wave.items[index]?.application;
	const advice = adviceOf(state, wave, index);
	if (application === undefined || advice?.words === undefined) {
		return undefined;
	}

	const intent: Intent = {
		type: 'run-charm-advice', model: wave.model, unit: `${application}/0`, arguments: advice.words,
	};
	const action = actionOf(advice);
	return performRemedy(state.render, {
		id: `charm check ${application}`,
		title: `Run ${action} of ${application}`,
		risk: 'disruptive',
		explanation: `The charm of ${application} looks whether it can be refreshed, and may prepare its units for that. Its answer is shown; nothing else is sent.`,
		undo: 'nothing to undo that is known here: what else it does, the charm\'s own documentation says',
		success: 'its answer says that the charm is ready',
	}, [intent]);
};

export type CharmCheck = {
	/** Of the action. */
	readonly name: string;
	/** When it was run last in this session, and what it said; undefined where it was not. */
	readonly last: CommandRecord | undefined;
};

/**
The check that an item's charm wants run before its order; undefined where it has none, or this client cannot run it.
*/
export const checkOf = (state: State, wave: Wave, index: number): CharmCheck | undefined => {
	const advice = adviceOf(state, wave, index);
	const remedy = remedyOf(state, wave, index);
	if (!advice || !remedy || remedy.disabledReason !== undefined) {
		return undefined;
	}

	const lines = linesOf(state, remedy);
	return {name: actionOf(advice), last: state.commands.findLast(({line}) => lines.includes(line))};
};

/** Whether it ended as a command that went well; what it said has to be read all the same. */
const isRun = ({last}: CharmCheck): boolean => last?.duration !== undefined && last.exitCode === 0;

/**
What is to be known before an item's order, beside its verdicts: sentences.
*/
export const notesOf = (state: State, wave: Wave, index: number): readonly string[] => {
	const {items} = wave;
	const advice = adviceOf(state, wave, index);
	const unset = settingsWithoutValue(settingRowsOf(state, wave, index));
	const [what, them] = unset.length === 1 ? ['A new setting', 'it'] : ['New settings', 'them'];
	return [
		...(advice ? [advice.text] : []),
		...(unset.length === 0 ? [] : [`${what} of ${items[index]?.application ?? 'it'} without value or default: ${listOf(unset, 6)}. Find out whether the charm works without ${them}.`]),
	];
};

/**
The same for the question before the order, with whether the charm's check was run.
*/
export const noteFacts = (state: State, wave: Wave, index: number): readonly string[] => {
	const check = checkOf(state, wave, index);
	return [
		...notesOf(state, wave, index),
		...(check === undefined ? [] : [`${check.name} ${isRun(check) ? 'was run in this session. Read what it said before you say yes.' : 'was not run in this session: No, then p, runs it.'}`]),
	];
};

/**
Asks whether the check of the charm shall run before the order is given.
*/
export const askToCheck = (state: State, {wave, index}: CharmAt<'perform'>): Update => {
	const remedy = remedyOf(state, wave, index);
	return remedy ? chooseRemedy(state, remedy, undefined) : notice(state, 'This charm has no action that checks it before a refresh, as far as is known.');
};
