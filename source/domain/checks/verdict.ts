import {type Known} from '../answer.js';
import {type Check, type CheckResult, type PrepareFacts} from '../check.js';
import {
	type Intent,
	modelKey,
	shortModelName,
	type ModelReference,
} from '../intent.js';
import {askAgain} from '../make-remedy.js';
import {spanOf} from '../words.js';

/** What a check says of one subject. What is left out is empty; most checks can be ignored. */
export type Verdict = Pick<CheckResult, 'title' | 'result'> & Partial<Pick<CheckResult, 'evidence' | 'consequence' | 'remedies' | 'isIgnorable'>>;

/** Milliseconds after which an answer that is not followed by another good one proves nothing any more. */
export const staleAfter = 60_000;

/**
A verdict as the result of a check.
*/
export const toResult = (check: Pick<Check, 'id'>, subject: string, verdict: Verdict): CheckResult => ({
	id: check.id, subject, evidence: [], remedies: [], isIgnorable: true, ...verdict,
});

/**
Judges what Juju answered; says so where it has not answered yet, did not answer, or answered too long ago.

@param options.about What was asked for, as the subject of a sentence: `The status of web`.
@param options.source As evidence names it: `status`.
*/
export const judgeAnswer = <Value>({known, now, about, source}: {
	readonly known: Known<Value> | undefined;
	readonly now: number;
	readonly about: string;
	readonly source: string;
}, judge: (value: Value, at: number | undefined) => Verdict): Verdict => {
	const {value, at, failure} = known ?? {};
	if (failure && (value === undefined || now - (at ?? 0) > staleAfter)) {
		return {
			title: value === undefined ? `${about} is not known` : `${about} is ${spanOf(now - (at ?? now))} old`,
			result: 'unknown',
			evidence: [{source, text: failure.message, at: undefined}],
			consequence: failure.advice ?? 'What is not known cannot be called good.',
			remedies: [askAgain],
		};
	}

	return value === undefined ? {title: `${about} is being asked for`, result: 'running'} : judge(value, at);
};

/** The controller's own model, then those to upgrade: an upgrade of any of them stands on the first. */
export const concernedModels = ({controllerModel, target}: PrepareFacts): readonly ModelReference[] => [
	controllerModel, ...target.models.filter(model => modelKey(model) !== modelKey(controllerModel)),
];

/** The models that an upgrade command will be given for. */
export const upgradedModels = ({controllerModel, target}: PrepareFacts): readonly ModelReference[] => [
	...(target.upgradesController ? [controllerModel] : []),
	...target.models.filter(model => modelKey(model) !== modelKey(controllerModel)),
];

/** `web`, as sentences name a model. */
export const nameOf = (model: ModelReference): string => shortModelName(model.name);

/** Those intents that this client and controller have a command for: the others are not asked. */
export const askable = ({render}: PrepareFacts, intents: readonly Intent[]): readonly Intent[] =>
	intents.filter(intent => render(intent).kind === 'command');

/** Nothing has to be asked for beyond the statuses, which are polled anyway. */
export const needsNothing = (): readonly Intent[] => [];
