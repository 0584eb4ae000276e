import {type ProcessAnswer} from '../source/juju/process.js';
import {readAnswer, readAnswerInSteps} from '../source/juju/answers/index.js';
import {createStatusMemory} from '../source/juju/answers/status-memory.js';
import {type ModelStatus} from '../source/domain/status.js';
import {parseVersion} from '../source/domain/version.js';
import {medianOf, type Figure} from './figure.js';
import {makeAnswers} from './large-client.js';

/** A successful answer with this text. */
export const answerWith = (stdout: string): ProcessAnswer => ({
	outcome: 'exited', exitCode: 0, stdout, stderr: '', duration: 1000,
});

const intent = {type: 'read-status', model: {controller: 'big', name: 'admin/fleet'}} as const;

const versions = {client: parseVersion('3.6.28'), controller: parseVersion('3.6.4')};

export const parseStatus = (text: string): ModelStatus => {
	const answer = readAnswer(intent, answerWith(text), versions);
	if (!answer.ok) {
		throw new Error(answer.failure.message);
	}

	return answer.value as ModelStatus;
};

/**
Reading a status against bare JSON.parse of the same text.
*/
export const measureParse = (text: string, repetitions: number): readonly Figure[] => {
	const bare: number[] = [];
	const own: number[] = [];
	for (let round = 0; round < repetitions; round++) {
		const start = performance.now();
		JSON.parse(text);
		const middle = performance.now();
		parseStatus(text);
		own.push(performance.now() - middle);
		bare.push(middle - start);
	}

	return [{
		name: 'reading a status as a whole',
		value: medianOf(own) / medianOf(bare),
		unit: 'times',
		goal: 2,
		detail: `${(text.length / 1_000_000).toFixed(1)} MB: ${medianOf(own).toFixed(1)} ms against ${medianOf(bare).toFixed(1)} ms of JSON.parse`,
	}];
};

/**
Reading one status after the other as the runtime does, in steps and only what has changed, against bare JSON.parse of the same texts.
*/
export const measureSteps = (text: string, repetitions: number): readonly Figure[] => {
	const answers = makeAnswers(text, 6);
	const memory = createStatusMemory();
	const bare: number[] = [];
	const own: number[] = [];
	const first: number[] = [];
	const read = (stdout: string, known = memory): number => {
		const start = performance.now();
		const steps = readAnswerInSteps(intent, answerWith(stdout), {versions, memory: known});
		for (;;) {
			const step = steps.next();
			if (step.done) {
				if (!step.value.ok) {
					throw new Error(step.value.failure.message);
				}

				return performance.now() - start;
			}
		}
	};

	for (let round = 0; round < repetitions; round++) {
		const answer = answers[round % answers.length] ?? '';
		const start = performance.now();
		JSON.parse(answer);
		bare.push(performance.now() - start);
		own.push(read(answer));
		first.push(read(answer, createStatusMemory()));
	}

	const floor = medianOf(bare);
	return [
		{
			name: 'reading a status, 505 changed',
			value: medianOf(own.slice(1)) / floor,
			unit: 'times',
			goal: 1.6,
			detail: `in steps: ${medianOf(own.slice(1)).toFixed(1)} ms against ${floor.toFixed(1)} ms of JSON.parse`,
		},
		{
			name: 'reading a status, nothing known',
			value: medianOf(first) / floor,
			unit: 'times',
			goal: undefined,
			detail: `in steps: ${medianOf(first).toFixed(1)} ms, once for each model`,
		},
	];
};
