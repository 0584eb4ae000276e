import test from 'ava';
import {drawStages} from '../../source/interface/stages-line.js';
import {type Stage} from '../../source/state/state.js';
import {makePlan, webModel} from '../_helpers/make-state.js';

const read = (stage: Stage, columns = 80): string => drawStages(stage, columns).spans.map(({text}) => text).join('').trimEnd();

test('the present stage is marked, those behind are ticked, those ahead wait', t => {
	t.is(read({name: 'prepare', cursor: 0}), ' ✔ Target   ▸ Prepare   · Plan   · Perform   · Verify');
	t.is(read({name: 'start', phase: 'probing'}), ' ▸ Target   · Prepare   · Plan   · Perform   · Verify');
});

test('a step of the plan says which of how many', t => {
	const stage: Stage = {
		name: 'verify', plan: makePlan(), index: 5, model: webModel, top: 0,
	};
	t.is(read(stage), ' ✔ Target   ✔ Prepare   ✔ Plan   ✔ Perform   ▸ Verify               step 6 of 9');
	t.is(read(stage, 60), ' ✔ Target   ✔ Prepare   ✔ Plan   ✔ Perform   ▸ Verify');
});

test('at the end all stages are ticked', t => {
	t.is(read({name: 'finished', plan: makePlan(), result: 'upgraded'}), ' ✔ Target   ✔ Prepare   ✔ Plan   ✔ Perform   ✔ Verify');
});
