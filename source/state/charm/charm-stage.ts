import {type RefusedFailure} from '../../domain/answer.js';
import {type CharmProgress} from '../../domain/charm/charm-progress.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type CharmRecord} from '../../domain/charm/record.js';
import {type SettingRow} from '../../domain/charm/verdict.js';
import {type ModelReference} from '../../domain/intent.js';
import {type Stage} from '../stage.js';

/**
- `pending`: its turn has not come.
- `active`: the one that is worked on.
- `upgraded`: every unit has the wanted charm, and says so in several answers in a row.
- `unchanged`: it had what was wanted already.
- `refused`: Juju did not take the order; nothing was changed.
- `failed`: the order was taken, and not every unit came through.
- `skipped`: left out by the operator before its order was given.
- `rolled-back`: back at what it had before.
*/
export type WaveOutcome = 'pending' | 'active' | 'upgraded' | 'unchanged' | 'refused' | 'failed' | 'skipped' | 'rolled-back';

/** One application of a wave. */
export type WaveItem = {
	readonly application: string;
	readonly order: CharmOrder;
	readonly outcome: WaveOutcome;
	/** Taken before its command runs. */
	readonly before: CharmRecord | undefined;
	/** Of the order given last. */
	readonly progress: CharmProgress | undefined;
	readonly failure?: RefusedFailure | undefined;
	/** What was foretold of its settings when its order was given. */
	readonly foretold?: readonly SettingRow[] | undefined;
	/** The order that was given last brings back what it had before. */
	readonly isGoingBack?: boolean | undefined;
	/** Where the file of the charm that it had is, as the operator said; in 1.25 the repository that it is in. */
	readonly oldFile?: string | undefined;
	/** Ids of verdicts that the operator passes over. */
	readonly ignored: readonly string[];
};

/** Applications whose charms are upgraded one after the other. */
export type Wave = {
	readonly model: ModelReference;
	readonly items: readonly WaveItem[];
	/** Why they come in this order: sentences. */
	readonly reasons: readonly string[];
};

/** `order`: the item's own. `force`: the same onto units in error. `roll-back`: what it had before. */
export type CharmRun = 'order' | 'force' | 'roll-back';

export type CharmPhase =
	| {readonly type: 'ready'}
	/** `order`: what was asked for, where it is not the item's own; `from`: what the application was when it was; `last`: id of the intent after which all is asked for. */
	| {
		readonly type: 'running';
		readonly commandId: string;
		readonly since: number;
		readonly run?: CharmRun;
		readonly order?: CharmOrder;
		readonly from?: CharmRecord;
		readonly last?: string;
	}
	| {readonly type: 'refused'; readonly failure: RefusedFailure; readonly run?: CharmRun}
	/** The item's `progress` says how far. `claim`: what Juju said of the order; where nobody knows whether it was taken, `failure` says why. */
	| {readonly type: 'waiting'; readonly claim?: 'refreshed' | 'nothing' | 'unknown'; readonly failure?: RefusedFailure};

/** Where the part about charms is. `back`: the stage that it was opened from; undefined where it is all that was asked for. */
export type CharmStage = {readonly name: 'charm'; readonly back: Stage | undefined} & (
	/** What can change: applications, to be chosen one by one or ticked for a wave. `models`: more than one may be looked at, `model` is. */
	| {readonly step: 'choose'; readonly model: ModelReference; readonly cursor: number; readonly ticked: readonly string[]}
	/** What one of them shall become; `cursor` is among the rows of the form. */
	| {readonly step: 'order'; readonly wave: Wave; readonly index: number; readonly cursor: number}
	/** Verdicts and settings of one of them. */
	| {readonly step: 'review'; readonly wave: Wave; readonly index: number; readonly top: number}
	/** All of them in their order, with their commands. */
	| {readonly step: 'plan'; readonly wave: Wave; readonly cursor: number}
	/** One of them. `cursor` is among its units. */
	| {readonly step: 'perform'; readonly wave: Wave; readonly index: number; readonly phase: CharmPhase; readonly cursor: number}
	/** What one of them was against what it is; `cursor` is among what can be done. */
	| {readonly step: 'verify'; readonly wave: Wave; readonly index: number; readonly top: number}
	/** All of them, with what came of each. */
	| {readonly step: 'done'; readonly wave: Wave; readonly cursor: number}
);
