import {clientDataKey, type Kept, type Target} from '../check.js';
import {type JournalEntry} from '../journal-entry.js';
import {foldCharms} from './fold-charms.js';
import {foldPutBack, openHalves} from './fold-halves.js';
import {endCommand, foldPlan, startCommand} from './fold-plan.js';
import {type InterruptedRun} from './interrupted-run.js';
import {
	fieldsOf,
	numberOf,
	textOf,
	valueOf,
} from './record-fields.js';
import {withRun, type RunFiles, type RunFold} from './run-fold.js';

const foldIgnored = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {check, subject} = valueOf(entry);
	const key = `${String(check)} ${String(subject)}`;
	const others = fold.run.ignored.filter(other => other !== key);
	return withRun(fold, {ignored: entry.kind === 'check-ignored' ? [...others, key] : others});
};

const foldBackup = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {kind, proof, at} = valueOf(entry);
	if (entry.kind === 'backup-acknowledged') {
		return withRun(fold, {backup: {kind: 'acknowledged', at: numberOf(at) ?? entry.at}});
	}

	const file = textOf(fieldsOf(proof)['file']);
	return kind === 'made' && file !== undefined ? withRun(fold, {backup: {kind: 'file', file, wasProved: true}}) : fold;
};

const foldKept = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {key, ...kept} = valueOf(entry);
	return withRun(fold, {kept: {...fold.run.kept, [textOf(key) ?? clientDataKey]: kept as Kept}});
};

/** Exit codes of a program that was asked to end by SIGHUP or SIGTERM: nobody chose to leave. */
const endedFromOutside: ReadonlySet<number> = new Set([129, 143]);

const foldOther = (fold: RunFold, entry: JournalEntry): RunFold => {
	switch (entry.kind) {
		case 'target': {
			const target = entry.facts['value'] as Target | undefined;
			return withRun(fold, {target, ...(target && {controller: target.controller})});
		}

		case 'command-starting': {
			return startCommand(fold, entry);
		}

		case 'command-ended': {
			return endCommand(fold, entry);
		}

		case 'put-back-planned':
		case 'put-back-remembered':
		case 'put-back-done': {
			return foldPutBack(fold, entry);
		}

		case 'check-ignored':
		case 'check-counts-again': {
			return foldIgnored(fold, entry);
		}

		case 'backup-proved':
		case 'backup-acknowledged': {
			return foldBackup(fold, entry);
		}

		case 'kept': {
			return foldKept(fold, entry);
		}

		case 'left': {
			const code = numberOf(valueOf(entry)['code']);
			return withRun(fold, {wasLeft: code === undefined || !endedFromOutside.has(code)});
		}

		default: {
			return foldPlan(fold, entry);
		}
	}
};

/**
A run of which nothing was read yet, or what is known of its predecessor: whatever that has done, this one goes on from it.

@param before What the predecessor's journal says.
*/
export const beginFold = ({name, startedAt, isTorn, files, before}: {
	readonly name: string;
	readonly startedAt: number;
	readonly isTorn: boolean;
	readonly files: RunFiles;
	readonly before: InterruptedRun | undefined;
}): RunFold => ({
	run: {
		controller: undefined,
		target: undefined,
		plan: undefined,
		isFinished: false,
		ignored: [],
		backup: {kind: 'none'},
		kept: {},
		copies: {},
		putBack: [],
		complete: {},
		verdicts: {},
		charms: [],
		doubtful: [],
		done: [],
		...before,
		picture: Object.keys(files.picture).length === 0 && before ? before.picture : files.picture,
		predecessors: before ? [before.name, ...before.predecessors] : [],
		name,
		startedAt,
		lastAt: startedAt,
		wasLeft: false,
		isTorn,
	},
	written: files.plan ?? before?.plan?.plan,
	started: {},
	planned: [],
});

/**
All that the records of a run say, in their order.
*/
export const foldRun = (fold: RunFold, entries: readonly JournalEntry[]): InterruptedRun => {
	let current = fold;
	for (const entry of entries) {
		const folded = foldOther(current, entry);
		const charms = foldCharms(folded.run.charms, entry);
		current = withRun(folded, {lastAt: entry.at, charms, ...(charms[0] && folded.run.controller === undefined && {controller: charms[0].model.controller})});
	}

	const {run, started} = current;
	return {...run, putBack: openHalves(current), doubtful: [...run.doubtful, ...Object.values(started)]};
};
