import {type ExecutionContext} from 'ava';
import {type Answer, type AnswerValues, type RefusedFailure} from '../../../source/domain/answer.js';
import {type Intent, type IntentType} from '../../../source/domain/intent.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {type IntentOf} from '../../../source/juju/answers/reading.js';
import {type ProcessAnswer} from '../../../source/juju/process.js';

export const prod = {controller: 'c1', name: 'admin/prod'} as const;

/** What a client left behind that ended by itself with exit code 0, but for what is said otherwise. */
export const makeAnswer = (overrides: Partial<ProcessAnswer> = {}): ProcessAnswer => ({
	outcome: 'exited', exitCode: 0, stdout: '', stderr: '', duration: 1200, ...overrides,
});

export const ask = (intent: Intent, overrides: Partial<ProcessAnswer> = {}): Answer =>
	readAnswer(intent, makeAnswer(overrides), {client: undefined, controller: undefined});

/** The value of an answer that must be one. */
export const askWell = <Type extends IntentType>(t: ExecutionContext, intent: IntentOf<Type>, overrides: Partial<ProcessAnswer>): AnswerValues[Type] => {
	const answer = ask(intent, overrides);
	if (!answer.ok) {
		throw new Error(`Not understood: ${answer.failure.message} ${answer.failure.evidence}`);
	}

	t.true(answer.ok);
	return answer.value as AnswerValues[Type];
};

/** The failure of an answer that must be one. */
export const askBadly = (t: ExecutionContext, intent: Intent, overrides: Partial<ProcessAnswer>): RefusedFailure => {
	const answer = ask(intent, overrides);
	if (answer.ok) {
		throw new Error(`Taken for an answer: ${JSON.stringify(answer.value)}`);
	}

	t.false(answer.ok);
	return answer.failure;
};

/** One line of the recordings of a real controller. */
export type RecordedCommand = {
	readonly arguments: readonly string[];
	readonly 'exit-code': number | undefined;
	readonly stdout: string;
	readonly stderr: string;
};

/** One line of the upgrade commands against scripted answers. */
export type RecordedFlow = {readonly scenario: string; readonly command: string; readonly rc: number; readonly stdout: string; readonly stderr: string};

export const clientVersions = ['2.9.52', '3.6.28', '4.0.15'] as const;
