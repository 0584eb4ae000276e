import test from 'ava';
import {selectFindings} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {openJourney} from '../_helpers/open-journey.js';
import {confirmStep, reachPlan} from '../_helpers/journey-steps.js';

for (const scenario of ['small', 'small-2.9', 'small-4.0', 'kubernetes', 'production', 'large', 'first', 'second-late']) {
	test(`nothing is found from the first screen to the last where an upgrade goes as it should: ${scenario}`, async t => {
		const journey = await openJourney({scenario});
		const found = new Set<string>();
		const look = (state: State): void => {
			for (const {case: id, summary} of selectFindings(state)) {
				found.add(`${state.stage.name} ${id}: ${summary}`);
			}
		};

		await reachPlan(journey);
		look(journey.state());
		await journey.act('confirm');
		for (let round = 0; round < 60 && journey.state().stage.name !== 'finished'; round++) {
			look(journey.state());
			const {stage} = journey.state();
			if (stage.name === 'perform' && stage.step.phase === 'ready') {
				await confirmStep(journey);
			} else if (stage.name === 'verify') {
				await journey.act('next');
			} else {
				await journey.until('the step ends', state => {
					look(state);
					return state.stage.name !== 'perform' || state.stage.step.phase === 'ready';
				}, 3_600_000);
			}
		}

		const {stage} = journey.state();
		t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
		t.deepEqual([...found], []);
		await journey.stop();
	});
}
