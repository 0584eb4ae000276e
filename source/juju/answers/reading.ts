import {type AnswerValues} from '../../domain/answer.js';
import {type Intent, type IntentType} from '../../domain/intent.js';
import {type JujuVersion} from '../../domain/version.js';
import {type ProcessAnswer} from '../process.js';
import {type RefusalWords} from './refusal-words.js';

/**
An answer with exit code 0: understood, not understood (`expected` completes the sentence "Juju's answer is not …"), or a failure that only its words tell.
*/
export type Reading<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly expected: string}
	| {readonly ok: false; readonly failure: RefusalWords};

export type IntentOf<Type extends IntentType> = Extract<Intent, {readonly type: Type}>;

export type Versions = {readonly client: JujuVersion | undefined; readonly controller: JujuVersion | undefined};

/** Reads what a command wrote that ended with exit code 0. Never throws. */
export type Reader<Type extends IntentType> = (answer: ProcessAnswer, intent: IntentOf<Type>, versions: Versions) => Reading<AnswerValues[Type]>;

export const understood = <Value>(value: Value): Reading<Value> => ({ok: true, value});

export const notUnderstood = (expected: string): Reading<never> => ({ok: false, expected});

export const refused = (failure: RefusalWords): Reading<never> => ({ok: false, failure});

/**
Parses JSON.

@returns Undefined where it is none: JSON itself has no such value.
*/
export const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
};
