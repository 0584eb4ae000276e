import {type Intent} from '../intent.js';
import {type Plan} from '../plan.js';
import {type DoubtfulCommand, type InterruptedRun, type RememberedHalf} from './interrupted-run.js';
import {fieldsOf, textOf} from './record-fields.js';

/** What lies beside the journal: the plan and the picture that were written last. */
export type RunFiles = {
	readonly plan: Plan | undefined;
	readonly picture: InterruptedRun['picture'];
};

/** What a change would leave to be put back, written down before its command. */
export type PlannedHalf = {
	readonly half: RememberedHalf;
	/** What makes the change. */
	readonly change: Intent;
	readonly standing: 'open' | 'started' | 'done';
};

/** A run while its journal is read. */
export type RunFold = {
	readonly run: InterruptedRun;
	/** The plan of the file. */
	readonly written: Plan | undefined;
	/** Started commands whose end was not read yet, by the journal's id of them. */
	readonly started: Readonly<Record<string, DoubtfulCommand>>;
	readonly planned: readonly PlannedHalf[];
};

export const isIntent = (value: unknown): value is Intent => textOf(fieldsOf(value)['type']) !== undefined;

/** Both were written from the same record. */
export const isSameIntent = (left: Intent, right: Intent): boolean => JSON.stringify(left) === JSON.stringify(right);

/** With something else known of the run. */
export const withRun = (fold: RunFold, change: Partial<InterruptedRun>): RunFold => ({...fold, run: {...fold.run, ...change}});
