import {commandLine, modelKey, type Intent} from '../intent.js';
import {type JournalEntry} from '../journal-entry.js';
import {type Verification} from '../judge-verification.js';
import {type PlanStep} from '../plan.js';
import {type AgentCounts} from '../progress.js';
import {refuseCharm, startCharm} from './fold-charms.js';
import {endChange, startChange} from './fold-halves.js';
import {
	type DoubtfulCommand,
	type InterruptedRun,
	type RememberedPlan,
} from './interrupted-run.js';
import {
	listOf,
	numberOf,
	textOf,
	valueOf,
	type Fields,
} from './record-fields.js';
import {
	isIntent,
	isSameIntent,
	withRun,
	type RunFold,
} from './run-fold.js';

const withPlan = (fold: RunFold, change: Partial<RememberedPlan>): RunFold => {
	const {plan} = fold.run;
	return plan ? withRun(fold, {plan: {...plan, ...change}}) : fold;
};

const stepNow = ({run: {plan}}: RunFold): PlanStep | undefined => plan?.plan.steps[plan.index];

/** The first step from where the plan stands that fits. */
const indexOf = ({run: {plan}}: RunFold, isWanted: (step: PlanStep) => boolean): number =>
	plan ? plan.plan.steps.findIndex((step, index) => index >= plan.index && isWanted(step)) : -1;

const ofModel = (type: 'wait' | 'verify', key: string | undefined) => ({action}: PlanStep): boolean => action.type === type && modelKey(action.model) === key;

const beginAt = (fold: RunFold, index: number, at: number): RunFold => (index === -1 ? fold : withPlan(fold, {index, standing: {kind: 'begun', at}}));

const goBehind = (fold: RunFold, index: number): RunFold => (index === -1 ? fold : withPlan(fold, {index: index + 1, standing: {kind: 'open'}}));

/** What belongs to a command that was left out is left out with it. */
const skip = (fold: RunFold, id: string | undefined): RunFold => {
	const {plan} = fold.run;
	const index = plan?.plan.steps.findIndex(step => step.id === id) ?? -1;
	const step = plan?.plan.steps[index];
	if (!plan || !step) {
		return fold;
	}

	const following = plan.plan.steps.findIndex(({action}, position) => position > index && action.type === 'command');
	const next = step.action.type === 'command' ? (following === -1 ? plan.plan.steps.length : following) : index + 1;
	const skipped = plan.plan.steps.slice(index, next).map(other => other.id);
	return withPlan(fold, {index: next, standing: {kind: 'open'}, skipped: [...plan.skipped, ...skipped]});
};

const isOfPlan = ({run: {plan}}: RunFold, intent: Intent): boolean =>
	plan?.plan.steps.some(({action}) => action.type === 'command' && isSameIntent(action.intent, intent)) === true;

const lineOf = (facts: Fields): string => {
	const [, ...words] = listOf(facts['command']).map(String);
	return commandLine(words);
};

/** A file that a backup was to be written to: it is looked for, whatever else is known of it. */
const fileOf = (intent: Intent): InterruptedRun['backup'] | undefined =>
	(intent.type === 'create-backup' || intent.type === 'download-backup' ? {kind: 'file', file: intent.file, wasProved: false} : undefined);

/**
A command that changes something was started.
*/
export const startCommand = (fold: RunFold, {at, facts}: JournalEntry): RunFold => {
	const intent = isIntent(facts['intent']) ? facts['intent'] : undefined;
	const command: DoubtfulCommand = {line: lineOf(facts), intent, at};
	const begun: RunFold = {...fold, started: {...fold.started, [textOf(facts['id']) ?? '']: command}};
	if (intent === undefined) {
		return begun;
	}

	const backup = fileOf(intent);
	const known = withRun(startChange(begun, intent), {charms: startCharm(begun.run.charms, intent, command.line), ...(backup && {backup})});
	const step = stepNow(known);
	return step?.action.type === 'command' && isSameIntent(step.action.intent, intent) ? withPlan(known, {standing: {kind: 'unknown', at}}) : known;
};

/**
A command has ended.
*/
export const endCommand = (fold: RunFold, {at, facts}: JournalEntry): RunFold => {
	const id = textOf(facts['id']) ?? '';
	const {[id]: command, ...started} = fold.started;
	const intent = command?.intent;
	if (command === undefined || intent === undefined) {
		return {...fold, started};
	}

	const exitCode = numberOf(facts['exit-code']);
	const outcome = textOf(facts['outcome']);
	const isGood = exitCode === 0;
	const isCopy = intent.type === 'copy-agent-configurations' && isGood;
	const isBeside = isGood && intent.type !== 'refresh-charm' && !isOfPlan(fold, intent);
	const ended = withRun(endChange({...fold, started}, intent, exitCode), {
		...(isBeside && {done: [...fold.run.done, {line: command.line, intent, at}]}),
		...(!isGood && {charms: refuseCharm(fold.run.charms, intent)}),
		...(isCopy && {copies: {...fold.run.copies, [modelKey(intent.model)]: 'made'}}),
	});
	const step = stepNow(ended);
	return step?.action.type === 'command' && isSameIntent(step.action.intent, intent)
		? withPlan(ended, {
			standing: {
				kind: 'ended', at, exitCode, outcome,
			},
		})
		: ended;
};

const accept = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {written} = fold;
	return written && textOf(valueOf(entry)['plan']) === written.id
		? withRun(fold, {
			isFinished: false,
			plan: {
				plan: written, index: 0, standing: {kind: 'open'}, skipped: [],
			},
		})
		: fold;
};

const results: ReadonlySet<unknown> = new Set<Verification['result']>(['upgraded', 'partial', 'failed', 'unknown']);

const verify = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {model, result, sentence} = valueOf(entry);
	const key = textOf(model) ?? '';
	const verdict: Verification = {
		result: results.has(result) ? result as Verification['result'] : 'unknown', sentence: textOf(sentence) ?? '', differences: [],
	};
	return goBehind(withRun(fold, {verdicts: {...fold.run.verdicts, [key]: verdict}}), indexOf(fold, ofModel('verify', key)));
};

const complete = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {model, version, counts, at} = valueOf(entry);
	const key = textOf(model) ?? '';
	const known = withRun(fold, {
		complete: {
			...fold.run.complete,
			[key]: {
				version: textOf(version) ?? '',
				counts: counts as AgentCounts | undefined,
				since: fold.run.plan?.standing.kind === 'begun' ? fold.run.plan.standing.at : entry.at,
				at: numberOf(at) ?? entry.at,
			},
		},
	});
	return goBehind(known, indexOf(known, ofModel('wait', key)));
};

/** What was in doubt was shown when it was gone on from; a plan that did not fit any more was put aside. */
const resume = (fold: RunFold, entry: JournalEntry): RunFold =>
	withRun(fold, {doubtful: [], ...(valueOf(entry)['decision'] === 'plan-again' && {plan: undefined})});

/**
What a record says of how far the plan is.
*/
export const foldPlan = (fold: RunFold, entry: JournalEntry): RunFold => {
	const {model, step} = valueOf(entry);
	const key = textOf(model);
	switch (entry.kind) {
		case 'plan-accepted': {
			return accept(fold, entry);
		}

		case 'resumed': {
			return resume(fold, entry);
		}

		case 'waiting': {
			return beginAt(fold, indexOf(fold, ofModel('wait', key)), entry.at);
		}

		case 'complete': {
			return complete(fold, entry);
		}

		case 'verifying': {
			return beginAt(fold, indexOf(fold, ofModel('verify', key)), entry.at);
		}

		case 'verified': {
			return verify(fold, entry);
		}

		case 'skipped': {
			return skip(fold, textOf(step));
		}

		case 'finished': {
			return withPlan(withRun(fold, {isFinished: true}), {index: fold.run.plan?.plan.steps.length ?? 0, standing: {kind: 'open'}});
		}

		default: {
			return fold;
		}
	}
};
