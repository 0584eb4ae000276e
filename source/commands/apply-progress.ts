import {commandLine, shortModelName} from '../domain/intent.js';
import {type PlanStep} from '../domain/plan.js';
import {type Progress} from '../domain/progress.js';
import {countOf, sizeOf, spanOf} from '../domain/words.js';
import {selectCheckResults} from '../state/selectors.js';
import {type Stage, type State} from '../state/state.js';
import {selectVerification} from '../state/verify-stage.js';

/** Milliseconds between two lines about the same wait in which only numbers have changed. */
const leastGap = 5000;

/** Milliseconds between two lines of which only the time has changed: whoever looks sees that it is alive. */
const mostGap = 60_000;

type Told = {readonly key: string; readonly text: string; readonly at: number};

type Line = {
	/** What the line is about: another one is always told. */
	readonly key: string;
	readonly text: string;
	/** Milliseconds after which it is told again where its words have changed; undefined for what is told once. */
	readonly gap?: number;
};

const nameOf = ({action}: PlanStep): string => action.type === 'command' ? '' : shortModelName(action.model.name);

const describeWait = (step: PlanStep, {counts, silentSince, lastReason, waitingFor, startedAt, lastChangeAt}: Progress, now: number): Line => {
	const name = nameOf(step);
	if (silentSince !== undefined) {
		return {key: `silent ${step.id} ${silentSince}`, text: `  ${name}: no answer for ${spanOf(now - silentSince)}.${lastReason === undefined ? '' : ` ${lastReason}`}`, gap: mostGap};
	}

	if (counts === undefined) {
		return {key: `unheard ${step.id}`, text: `  ${name}: nothing has been heard of it for ${spanOf(now - startedAt)}.`, gap: mostGap};
	}

	const {upgraded, total} = counts;
	const text = `  ${name}: ${upgraded} of ${countOf(total, 'agent')} upgraded.${waitingFor === undefined ? '' : ` ${waitingFor}`}`;
	// What changes is told soon; where nothing does, how long that has been so is told once a minute.
	return now - lastChangeAt >= mostGap && upgraded < total
		? {key: `still ${step.id} ${upgraded}`, text: `${text} Nothing new for ${spanOf(now - lastChangeAt)}.`, gap: mostGap}
		: {key: `counts ${step.id} ${upgraded === total}`, text, gap: leastGap};
};

const describePerform = ({now}: State, {plan, index, step}: Extract<Stage, {name: 'perform'}>): readonly Line[] => {
	const current = plan.steps[index];
	if (!current) {
		return [];
	}

	const title = {key: `step ${current.id}`, text: `${index + 1}/${plan.steps.length}  ${current.title}`};
	switch (step.phase) {
		case 'running': {
			const line = current.action.type === 'command' ? commandLine(current.action.arguments) : '';
			return [title, {key: `running ${current.id}`, text: `  ${line}`}];
		}

		case 'waiting': {
			// Until the first answer there is nothing to tell.
			const isNew = step.progress.counts === undefined && step.progress.silentSince === undefined && now - step.progress.startedAt < leastGap;
			return [title, ...(isNew ? [] : [describeWait(current, step.progress, now)])];
		}

		case 'ready':
		case 'refused':
		case 'done': {
			return [title];
		}
	}
};

const describeVerify = (state: State, {plan, index, model}: Extract<Stage, {name: 'verify'}>): readonly Line[] => {
	const step = plan.steps[index];
	const {sentence, differences} = selectVerification(state, model, plan.to);
	return step
		? [
			{key: `step ${step.id}`, text: `${index + 1}/${plan.steps.length}  ${step.title}`},
			{key: `verdict ${step.id}`, text: `  ${sentence}`},
			...differences.filter(({isTrouble}) => isTrouble).map(({kind, subject, name, before, after, message}) => ({
				key: `difference ${step.id} ${kind} ${subject}`,
				text: `  Worse than before: ${name}, ${before ?? 'not there'} → ${after ?? 'gone'}${message === undefined ? '' : ` (${message})`}`,
			})),
		]
		: [];
};

const backupWords = {
	making: 'Backup: Juju makes it.', fetching: 'Backup: it is fetched from the controller.', checking: 'Backup: it is read to its end.',
} as const;

const describePrepare = (state: State): readonly Line[] => {
	const {backup} = state;
	const results = selectCheckResults(state);
	const count = countOf(results.length, 'check');
	const checks = {key: 'checks', text: `Checks of ${state.target?.controller ?? 'the controller'}, ${state.target?.controllerVersion ?? ''} → ${state.target?.version ?? ''}: ${count}.`};
	switch (backup.kind) {
		case 'making': {
			const phase = backup.phase ?? 'making';
			return [checks, {key: `backup ${phase}`, text: backupWords[phase]}];
		}

		case 'made': {
			return [checks, {key: 'backup made', text: `Backup: ${backup.proof.file}, ${sizeOf(backup.proof.size)}, sha256 ${backup.proof.sha256}`}];
		}

		case 'acknowledged': {
			return [checks, {key: 'backup acknowledged', text: 'Backup: none; no-backup was accepted.'}];
		}

		case 'none':
		case 'failed': {
			return [checks];
		}
	}
};

const describeState = (state: State): readonly Line[] => {
	const {stage} = state;
	switch (stage.name) {
		case 'prepare': {
			return describePrepare(state);
		}

		case 'perform': {
			return describePerform(state, stage);
		}

		case 'verify': {
			return describeVerify(state, stage);
		}

		default: {
			return [];
		}
	}
};

/**
Tells people line by line what goes on: each new thing once, numbers when they have changed, and something at least once a minute while a model is waited for.

@returns What has to hear of each state.
*/
export const tellProgress = (say: (line: string) => void): ((state: State) => void) => {
	const told = new Map<string, Told>();
	const tell = (line: Line, at: number): void => {
		told.set(line.key, {...line, at});
		say(line.text);
	};

	return state => {
		for (const line of describeState(state)) {
			const last = told.get(line.key);
			if (!last || (line.gap !== undefined && line.text !== last.text && state.now - last.at >= line.gap)) {
				tell(line, state.now);
			}
		}
	};
};
