import {type Intent} from '../intent.js';
import {type Plan} from '../plan.js';
import {type DoubtfulCommand, type InterruptedRun} from './interrupted-run.js';
import {fieldsOf, textOf} from './record-fields.js';

/** What lies beside the journal: the plan and the picture that were written last. */
export type RunFiles = {
	readonly plan: Plan | undefined;
	readonly picture: InterruptedRun['picture'];
};

/** A run while its journal is read. */
export type RunFold = {
	readonly run: InterruptedRun;
	/** The plan of the file. */
	readonly written: Plan | undefined;
	/** Started commands whose end was not read yet, by the journal's id of them. */
	readonly started: Readonly<Record<string, DoubtfulCommand>>;
};

export const isIntent = (value: unknown): value is Intent => textOf(fieldsOf(value)['type']) !== undefined;

/** With something else known of the run. */
export const withRun = (fold: RunFold, change: Partial<InterruptedRun>): RunFold => ({...fold, run: {...fold.run, ...change}});
