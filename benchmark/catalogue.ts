import {matchCases} from '../source/domain/cases/index.js';
import {modelKey} from '../source/domain/intent.js';
import {type ModelStatus} from '../source/domain/status.js';
import {makeKnown, webModel} from '../test/_helpers/make-state.js';
import {makeSituation} from '../test/_helpers/make-situation.js';
import {medianOf, type Figure} from './figure.js';
import {parseStatus} from './parse.js';

const measure = (repetitions: number, nextStatus: () => ModelStatus): number => {
	const costs: number[] = [];
	for (let round = 0; round < repetitions; round++) {
		const situation = makeSituation({statuses: {[modelKey(webModel)]: makeKnown(nextStatus())}});
		const start = performance.now();
		matchCases(situation);
		costs.push(performance.now() - start);
	}

	return medianOf(costs.slice(3));
};

/**
Matching the whole catalogue against one large status: once each second, and once for each new answer.
*/
export const measureCatalogue = (text: string, repetitions: number): readonly Figure[] => {
	const status = parseStatus(text);
	const count = status.agents.length.toLocaleString('en');
	return [
		{
			name: 'catalogue, each second', value: measure(repetitions, () => status), unit: 'ms', goal: undefined, detail: `${count} agents, the same answer`,
		},
		{
			name: 'catalogue, new answer', value: measure(repetitions, () => ({...status, agents: [...status.agents]})), unit: 'ms', goal: undefined, detail: `${count} agents, nothing known of it`,
		},
	];
};
