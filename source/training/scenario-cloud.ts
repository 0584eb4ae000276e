import {findScenario} from '../simulator/scenarios/index.js';
import {type Cloud} from '../simulator/cloud.js';

/**
The cloud of a scenario, for a lesson that is played in it.

@throws Where there is no such scenario: a mistake in the lesson.
*/
export const scenarioCloud = (name: string) => (seed: number, startedAt: number): Cloud => {
	const scenario = findScenario(name);
	if (!scenario) {
		throw new Error(`A lesson wants the scenario ${name}, and there is none.`);
	}

	return scenario.create(seed, startedAt);
};
