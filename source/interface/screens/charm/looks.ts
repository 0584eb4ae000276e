import {type CharmUnit, type CharmUnitState} from '../../../domain/charm/charm-progress.js';
import {type RecordDifference} from '../../../domain/charm/compare-record.js';
import {type CharmVerdictResult, type SettingFate} from '../../../domain/charm/verdict.js';
import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {type Tone} from '../../line.js';
import {symbols} from '../../symbols.js';

/** How a thing is shown: symbol, word and colour. */
export type Look = {readonly symbol: string; readonly word: string; readonly tone: Tone | undefined};

/** Verdicts, the worst first. */
export const verdictLooks: Readonly<Record<CharmVerdictResult, Look & {readonly plural: string}>> = {
	refused: {
		symbol: symbols.bad, word: 'refused', plural: 'refused', tone: 'bad',
	},
	warn: {
		symbol: symbols.warning, word: 'warns', plural: 'warn', tone: 'warn',
	},
	unknown: {
		symbol: '?', word: 'unknown', plural: 'unknown', tone: 'warn',
	},
	pass: {
		symbol: symbols.good, word: 'passes', plural: 'pass', tone: 'ok',
	},
};

/** A verdict that says no, and that the operator passes over. */
export const ignoredLook: Look = {symbol: symbols.pending, word: 'passed over', tone: 'quiet'};

/** What becomes of settings, what is lost first. */
export const fateLooks: Readonly<Record<SettingFate, Look>> = {
	dropped: {symbol: symbols.bad, word: 'dropped', tone: 'bad'},
	unknown: {symbol: '?', word: 'unknown', tone: 'warn'},
	set: {symbol: symbols.arrow, word: 'set', tone: 'accent'},
	new: {symbol: '+', word: 'new', tone: undefined},
	kept: {symbol: symbols.good, word: 'kept', tone: 'ok'},
};

export const outcomeLooks: Readonly<Record<WaveOutcome, Look>> = {
	pending: {symbol: symbols.pending, word: 'not yet', tone: 'quiet'},
	active: {symbol: symbols.busy, word: 'under way', tone: 'busy'},
	upgraded: {symbol: symbols.good, word: 'upgraded', tone: 'ok'},
	unchanged: {symbol: symbols.good, word: 'had it already', tone: 'ok'},
	refused: {symbol: symbols.bad, word: 'refused', tone: 'bad'},
	failed: {symbol: symbols.bad, word: 'not upgraded', tone: 'bad'},
	skipped: {symbol: symbols.pending, word: 'left out', tone: 'quiet'},
	'rolled-back': {symbol: symbols.warning, word: 'rolled back', tone: 'warn'},
};

const unitLooks: Readonly<Record<CharmUnitState, Look>> = {
	waiting: {symbol: symbols.pending, word: 'not yet', tone: undefined},
	executing: {symbol: symbols.busy, word: 'runs a hook', tone: 'busy'},
	settling: {symbol: symbols.busy, word: 'settles', tone: 'busy'},
	upgraded: {symbol: symbols.good, word: 'upgraded', tone: 'ok'},
	held: {symbol: symbols.warning, word: 'blocked', tone: 'warn'},
	error: {symbol: symbols.bad, word: 'error', tone: 'bad'},
	conflict: {symbol: symbols.bad, word: 'conflict', tone: 'bad'},
	lost: {symbol: symbols.bad, word: 'lost', tone: 'bad'},
};

/**
A unit on its way. Before an order was given nobody is upgraded: there a good unit is just that.

@param isOrdered Whether an order was given.
*/
export const unitLook = ({state}: Pick<CharmUnit, 'state'>, isOrdered: boolean): Look =>
	(state === 'upgraded' && !isOrdered ? {symbol: symbols.good, word: 'settled', tone: 'ok'} : unitLooks[state]);

export const differenceLooks: Readonly<Record<RecordDifference['kind'], Look>> = {
	suspicious: {symbol: symbols.warning, word: 'suspicious', tone: 'warn'},
	surprising: {symbol: symbols.warning, word: 'not foretold', tone: 'warn'},
	expected: {symbol: symbols.good, word: 'as foretold', tone: 'ok'},
	same: {symbol: symbols.pending, word: 'as before', tone: 'quiet'},
};
