import {type RefusedFailure} from '../../../domain/answer.js';
import {type CharmProgress} from '../../../domain/charm/charm-progress.js';
import {type CharmCheck, type ItemCommand} from '../../../state/charm/select-charms.js';
import {type SilenceView} from './silence.js';
import {type UnitsView} from './unit-table.js';

/** Where the order of one application is. */
export type PerformPhase =
	| {readonly type: 'ready'}
	| {readonly type: 'running'; readonly since: number}
	| {readonly type: 'refused'; readonly failure: RefusedFailure}
	| {
		readonly type: 'waiting';
		readonly progress: CharmProgress;
		readonly claim: 'refreshed' | 'nothing' | 'unknown' | undefined;
		readonly failure: RefusedFailure | undefined;
		/** Where the controller does not answer. */
		readonly silence: Omit<SilenceView, 'progress'> | undefined;
	};

export type PerformView = {
	readonly application: string;
	/** What is done to it, in words: `newest revision`. */
	readonly order: string;
	/** `2 of 5`; empty where there is only one. */
	readonly position: string;
	readonly command: ItemCommand;
	/** What the charm wants run before the order; undefined where it wants nothing, or the order was given. */
	readonly check?: CharmCheck | undefined;
	readonly phase: PerformPhase;
	readonly table: UnitsView;
	/** What to do about a login that has expired; undefined where none has. */
	readonly login: string | undefined;
	/** Why there are no units to show; undefined where there are. */
	readonly withoutUnits: string | undefined;
};
