import {clientDataKey, type Kept, type Target} from '../check.js';
import {type JournalEntry} from '../journal-entry.js';
import {foldCharms} from './fold-charms.js';
import {endCommand, foldPlan, startCommand} from './fold-plan.js';
import {type InterruptedRun, type RememberedHalf} from './interrupted-run.js';
import {
	fieldsOf,
	listOf,
	numberOf,
	textOf,
	valueOf,
} from './record-fields.js';
import {
	isIntent,
	withRun,
	type RunFiles,
	type RunFold,
} from './run-fold.js';

const halfOf = ({at, facts}: JournalEntry): RememberedHalf | undefined => {
	const {id, title, explanation, undo, success, since, intents} = fieldsOf(facts['value']);
	const [first, ...rest] = listOf(intents).filter(intent => isIntent(intent));
	const name = textOf(id);
	return name === undefined || first === undefined
		? undefined
		: {
			id: name,
			title: textOf(title) ?? name,
			explanation: textOf(explanation) ?? 'It was changed in an earlier run.',
			undo: textOf(undo) ?? 'change it again by hand',
			success: textOf(success) ?? 'it is as it was before',
			intents: [first, ...rest],
			since: numberOf(since) ?? at,
		};
};

const foldPutBack = (fold: RunFold, entry: JournalEntry): RunFold => {
	const half = halfOf(entry);
	const others = fold.run.putBack.filter(({id}) => id !== half?.id);
	return half ? withRun(fold, {putBack: entry.kind === 'put-back-done' ? others : [...others, half]}) : fold;
};

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
	return {...run, doubtful: [...run.doubtful, ...Object.values(started)]};
};

/**
Whether there is something to go on with: a plan, charms or a backup that were begun, something to put back, or a command of which nobody knows how it ended.
*/
export const isUnfinished = ({plan, isFinished, wasLeft, target, charms, putBack, doubtful}: InterruptedRun): boolean =>
	(plan !== undefined && !isFinished)
	|| charms.some(({standing}) => standing !== 'over')
	|| putBack.length > 0
	|| doubtful.length > 0
	|| (target !== undefined && !isFinished && !wasLeft);
