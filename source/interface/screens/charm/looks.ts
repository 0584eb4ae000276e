import {type CharmUnit, type CharmUnitState} from '../../../domain/charm/charm-progress.js';
import {type RecordDifference} from '../../../domain/charm/compare-record.js';
import {type CharmVerdictResult, type SettingFate} from '../../../domain/charm/verdict.js';
import {type WaveOutcome} from '../../../state/charm/charm-stage.js';
import {type Tone} from '../../line.js';
import {symbols} from '../../symbols.js';
import {charmLookWords} from '../../words/charm/looks.js';

/** How a thing is shown: symbol, word and colour. */
export type Look = {readonly symbol: string; readonly word: string; readonly tone: Tone | undefined};

const {verdicts, fates, outcomes, units, differences} = charmLookWords;

/** Verdicts, the worst first. */
export const verdictLooks: Readonly<Record<CharmVerdictResult, Look>> = {
	refused: {
		symbol: symbols.bad, word: verdicts.refused, tone: 'bad',
	},
	warn: {
		symbol: symbols.warning, word: verdicts.warn, tone: 'warn',
	},
	unknown: {
		symbol: '?', word: verdicts.unknown, tone: 'warn',
	},
	pass: {
		symbol: symbols.good, word: verdicts.pass, tone: 'ok',
	},
};

/** A verdict that says no, and that the operator passes over. */
export const ignoredLook: Look = {symbol: symbols.pending, word: charmLookWords.ignored, tone: 'quiet'};

/** What becomes of settings, what is lost first. */
export const fateLooks: Readonly<Record<SettingFate, Look>> = {
	dropped: {symbol: symbols.bad, word: fates.dropped, tone: 'bad'},
	unknown: {symbol: '?', word: fates.unknown, tone: 'warn'},
	set: {symbol: symbols.arrow, word: fates.set, tone: 'accent'},
	new: {symbol: '+', word: fates.new, tone: undefined},
	kept: {symbol: symbols.good, word: fates.kept, tone: 'ok'},
};

export const outcomeLooks: Readonly<Record<WaveOutcome, Look>> = {
	pending: {symbol: symbols.pending, word: outcomes.pending, tone: 'quiet'},
	active: {symbol: symbols.busy, word: outcomes.active, tone: 'busy'},
	upgraded: {symbol: symbols.good, word: outcomes.upgraded, tone: 'ok'},
	unchanged: {symbol: symbols.good, word: outcomes.unchanged, tone: 'ok'},
	refused: {symbol: symbols.bad, word: outcomes.refused, tone: 'bad'},
	failed: {symbol: symbols.bad, word: outcomes.failed, tone: 'bad'},
	skipped: {symbol: symbols.pending, word: outcomes.skipped, tone: 'quiet'},
	'rolled-back': {symbol: symbols.warning, word: outcomes['rolled-back'], tone: 'warn'},
};

const unitLooks: Readonly<Record<CharmUnitState, Look>> = {
	waiting: {symbol: symbols.pending, word: units.waiting, tone: undefined},
	executing: {symbol: symbols.busy, word: units.executing, tone: 'busy'},
	settling: {symbol: symbols.busy, word: units.settling, tone: 'busy'},
	upgraded: {symbol: symbols.good, word: units.upgraded, tone: 'ok'},
	held: {symbol: symbols.warning, word: units.held, tone: 'warn'},
	error: {symbol: symbols.bad, word: units.error, tone: 'bad'},
	conflict: {symbol: symbols.bad, word: units.conflict, tone: 'bad'},
	lost: {symbol: symbols.bad, word: units.lost, tone: 'bad'},
};

/**
A unit on its way. Before an order was given nobody is upgraded: there a good unit is just that.

@param isOrdered Whether an order was given.
*/
export const unitLook = ({state}: Pick<CharmUnit, 'state'>, isOrdered: boolean): Look =>
	(state === 'upgraded' && !isOrdered ? {symbol: symbols.good, word: charmLookWords.settledUnit, tone: 'ok'} : unitLooks[state]);

export const differenceLooks: Readonly<Record<RecordDifference['kind'], Look>> = {
	suspicious: {symbol: symbols.warning, word: differences.suspicious, tone: 'warn'},
	surprising: {symbol: symbols.warning, word: differences.surprising, tone: 'warn'},
	expected: {symbol: symbols.good, word: differences.expected, tone: 'ok'},
	same: {symbol: symbols.pending, word: differences.same, tone: 'quiet'},
};
