import {type ProcessAnswer} from '../source/juju/process.js';
import {readAnswer} from '../source/juju/answers/index.js';
import {type ModelStatus} from '../source/domain/status.js';
import {parseVersion} from '../source/domain/version.js';
import {medianOf, type Figure} from './figure.js';

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
		name: 'reading a status',
		value: medianOf(own) / medianOf(bare),
		unit: 'times',
		goal: 2,
		detail: `${(text.length / 1_000_000).toFixed(1)} MB: ${medianOf(own).toFixed(1)} ms against ${medianOf(bare).toFixed(1)} ms of JSON.parse`,
	}];
};
