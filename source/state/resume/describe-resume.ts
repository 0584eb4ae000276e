import {modelKey} from '../../domain/intent.js';
import {
	type DoubtfulCommand,
	type InterruptedRun,
	type RememberedCharm,
	type RememberedPlan,
} from '../../domain/resume/interrupted-run.js';
import {placeName} from '../place-name.js';
import {type State} from '../state.js';
import {
	nameOfStep,
	selectCharmTrace,
	selectMisfits,
	selectTrace,
	wayOn,
	type Trace,
} from './judge-resume.js';

/** How a step or an application stands, as a word with what the cloud says of it. */
export type StandingWords = {
	readonly kind: 'done' | 'left-out' | 'doubtful' | 'begun' | 'open';
	readonly word: string;
	/** What is known of it beyond the word; sentences. */
	readonly detail: string | undefined;
};

const clock = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

const traceSentence = (trace: Trace, name: string): string => {
	switch (trace.kind) {
		case 'unheard': {
			return `${name} has not answered yet, so nobody can say.`;
		}

		case 'seen': {
			return `Juju says that ${name} shall have that version: it was asked for, and is not asked for again.`;
		}

		case 'unseen': {
			return `Juju shows nothing of it: ${name} is meant to have ${trace.version ?? 'an unknown version'}. You are asked before it runs.`;
		}

		case 'overtaken': {
			return `${name} is meant to have ${trace.version} now, which is newer.`;
		}
	}
};

const standingSentence = ({standing}: RememberedPlan): string => {
	switch (standing.kind) {
		case 'unknown': {
			return `It was started at ${clock(standing.at)}; how it ended was not written down.`;
		}

		case 'ended': {
			return `It ended at ${clock(standing.at)} ${standing.exitCode === undefined ? `(${standing.outcome ?? 'nobody knows how'})` : `with exit code ${standing.exitCode}`}.`;
		}

		case 'begun':
		case 'open': {
			return '';
		}
	}
};

const presentStep = (state: State, remembered: RememberedPlan): StandingWords => {
	const {plan, index, standing} = remembered;
	const trace = selectTrace(state, plan, index);
	if (trace === undefined) {
		return standing.kind === 'begun' ? {kind: 'begun', word: 'begun', detail: undefined} : {kind: 'open', word: 'not begun', detail: undefined};
	}

	if (standing.kind === 'open') {
		return trace.kind === 'seen'
			? {kind: 'begun', word: 'has run', detail: traceSentence(trace, nameOfStep(plan, index))}
			: {kind: 'open', word: 'not begun', detail: undefined};
	}

	return {
		kind: trace.kind === 'seen' ? 'begun' : 'doubtful',
		word: trace.kind === 'seen' ? 'has run' : 'may have run',
		detail: `${standingSentence(remembered)} ${traceSentence(trace, nameOfStep(plan, index))}`,
	};
};

/**
How a step of the plan stands, by the journal and, for the one that was interrupted, by the cloud.
*/
export const describeStep = (state: State, remembered: RememberedPlan, index: number): StandingWords => {
	const {plan, index: present, skipped} = remembered;
	const id = plan.steps[index]?.id ?? '';
	if (skipped.includes(id)) {
		return {kind: 'left-out', word: 'left out', detail: undefined};
	}

	if (index < present) {
		return {kind: 'done', word: 'done', detail: undefined};
	}

	return index === present ? presentStep(state, remembered) : {kind: 'open', word: 'not begun', detail: undefined};
};

/**
How an application of a wave stands; one whose order may have been given is judged by the revision of its charm.
*/
export const describeCharm = (state: State, charm: RememberedCharm): StandingWords => {
	const {trace, revision} = selectCharmTrace(state, charm);
	const now = revision === undefined ? 'Its revision is not known now.' : `It has revision ${revision} now${charm.revisionBefore === undefined ? '' : `, and had ${charm.revisionBefore}`}.`;
	switch (charm.standing) {
		case 'over': {
			return {kind: 'done', word: charm.outcome, detail: undefined};
		}

		case 'complete': {
			return {kind: 'begun', word: 'turned', detail: `Its units had all turned; what came of it was not looked at. ${now}`};
		}

		case 'waiting': {
			return {kind: 'begun', word: 'units turning', detail: `The order was taken; not every unit had turned. ${now}`};
		}

		case 'pending': {
			return {kind: 'open', word: charm.outcome === 'refused' ? 'refused' : 'not begun', detail: undefined};
		}

		case 'unknown': {
			const sentence = trace === 'unheard' ? `${placeName(state, charm.model)} has not answered yet, so nobody can say whether it was taken.` : now;
			return trace === 'seen'
				? {kind: 'begun', word: 'has run', detail: `The order was taken. ${now}`}
				: {kind: 'doubtful', word: 'may have run', detail: `The order was started; how it ended was not written down. ${sentence}`};
		}
	}
};

const isOfPlan = ({plan}: InterruptedRun, {intent}: DoubtfulCommand): boolean =>
	plan?.plan.steps.some(({action}) => action.type === 'command' && JSON.stringify(action.intent) === JSON.stringify(intent)) === true;

/**
Commands beside the plan and the charms of which nobody knows how they ended. They are named; nothing repeats them by itself.
*/
export const selectDoubtful = (run: InterruptedRun): readonly DoubtfulCommand[] =>
	run.doubtful.filter(command => !isOfPlan(run, command) && command.intent?.type !== 'refresh-charm');

/** Why it ended, and when. */
export const endingSentence = ({wasLeft, lastAt, isTorn}: InterruptedRun): string => [
	wasLeft ? `It was left at ${clock(lastAt)}.` : `It was cut off; the last thing it wrote down is of ${clock(lastAt)}.`,
	...(isTorn ? ['The last line of its journal is torn and was left out: what it was about had not begun.'] : []),
].join(' ');

const backupSentence = ({backup}: State): string => {
	switch (backup.kind) {
		case 'made': {
			return `The backup ${backup.proof.file} is whole.`;
		}

		case 'making': {
			return 'The backup is proved again.';
		}

		case 'acknowledged': {
			return 'There is no backup; that was accepted.';
		}

		case 'failed': {
			return `The backup is not good: ${backup.message}`;
		}

		case 'none': {
			return 'No backup was made.';
		}
	}
};

/**
What was taken up from the journal, and what is not known; sentences.
*/
export const knownSentences = (state: State, run: InterruptedRun): readonly string[] => {
	const pictures = Object.keys(run.picture).length;
	const unheard = Object.values(state.observations).filter(({status}) => status.value === undefined).map(({model}) => modelKey(model));
	return [
		...(run.plan ? [pictures === 0 ? 'There is no picture from before: Verify cannot compare with it.' : `The picture from before has ${pictures} ${pictures === 1 ? 'model' : 'models'}.`] : []),
		...(run.target ? [backupSentence(state)] : []),
		...(run.ignored.length === 0 ? [] : [`Ignored by name: ${run.ignored.join(', ')}.`]),
		...(unheard.length === 0 ? [] : [`No answer yet from ${unheard.join(', ')}.`]),
	];
};

/**
What Enter does; a sentence.
*/
export const nextSentence = (state: State, run: InterruptedRun): string => {
	const misfits = selectMisfits(state, run);
	switch (wayOn(run)) {
		case 'plan': {
			if (misfits.length > 0) {
				return 'The plan does not fit any more. Enter goes back to the checks, and from there to a new plan.';
			}

			const {plan, index = 0} = run.plan ?? {};
			const trace = plan && selectTrace(state, plan, index);
			const step = plan?.steps[trace?.kind === 'seen' ? index + 1 : index];
			return step === undefined ? 'Every step is over. Enter shows the end.' : `Enter goes on with: ${step.title}.`;
		}

		case 'charms': {
			return 'Enter opens the charms, with those ticked that are not finished.';
		}

		case 'checks': {
			return 'Nothing of the upgrade was begun. Enter makes all checks again.';
		}

		case 'rest': {
			return 'The upgrade itself is over. Enter opens what is left to be put back or looked after.';
		}
	}
};
