import {type RefusedFailure} from '../domain/answer.js';
import {type ModelReference} from '../domain/intent.js';
import {type Plan} from '../domain/plan.js';
import {type Progress} from '../domain/progress.js';
import {type ModelWatch} from '../domain/watch-model.js';
import {type CharmStage} from './charm/charm-stage.js';

export type StepState =
	| {readonly phase: 'ready'}
	| {readonly phase: 'running'; readonly commandId: string; readonly since: number}
	| {readonly phase: 'waiting'; readonly progress: Progress}
	| {readonly phase: 'refused'; readonly failure: RefusedFailure}
	| {readonly phase: 'done'};

/** One model that `watch` follows, and refusals in a row that another question would not change. */
export type WatchEntry = {readonly model: ModelReference; readonly watch: ModelWatch; readonly refusals: number};

/** The live tables alone. `entries` is empty until the controller has told its models; until then `whole` stands for all of them. */
export type WatchStage = {
	readonly name: 'watch';
	readonly controller: string;
	/** The model whose table is shown. */
	readonly index: number;
	readonly entries: readonly WatchEntry[];
	readonly whole: ModelWatch;
	/** When the models were asked for last, and when they are asked for again. */
	readonly askedAt: number;
	readonly retryAt: number | undefined;
};

/** Where the wizard is. A screen that makes no sense cannot be drawn. */
export type Stage =
	| CharmStage
	| WatchStage
	/** `train` without the name of a lesson. */
	| {readonly name: 'lessons'; readonly cursor: number}
	| {readonly name: 'start'; readonly phase: 'probing'}
	/** No usable client: the simulator is offered. */
	| {readonly name: 'start'; readonly phase: 'no-client'; readonly failure: RefusedFailure}
	/** How far an interrupted run was, and what the cloud says of it; the run is in the session. */
	| {readonly name: 'resume'; readonly top: number}
	| {readonly name: 'target'; readonly step: 'controller'; readonly cursor: number}
	| {readonly name: 'target'; readonly step: 'models'; readonly controller: string; readonly cursor: number}
	| {readonly name: 'prepare'; readonly cursor: number}
	| {readonly name: 'plan'; readonly plan: Plan; readonly top: number; readonly savedTo: string | undefined}
	| {readonly name: 'perform'; readonly plan: Plan; readonly index: number; readonly step: StepState}
	| {readonly name: 'verify'; readonly plan: Plan; readonly index: number; readonly model: ModelReference; readonly top: number}
	| {readonly name: 'finished'; readonly plan: Plan; readonly result: 'upgraded' | 'partial' | 'stopped'};
