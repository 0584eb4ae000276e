import test from 'ava';
import {type Fault} from '../../source/simulator/fault.js';
import {controllerModelOf} from '../../source/simulator/lookup.js';
import {isSolved} from '../../source/training/judge-lesson.js';
import {examination} from '../../source/training/lessons/examination.js';
import {openLesson} from '../_helpers/play-lesson.js';

const start = Date.UTC(2026, 10, 21, 3);

const faultsOf = (seed: number): readonly Fault[] => examination.create(seed, start).faults;

test('the seeds 1 to 20 bring three faults each, in three models, and all kinds come', t => {
	const kinds = new Set<Fault['type']>();
	for (let seed = 1; seed <= 20; seed++) {
		const cloud = examination.create(seed, start);
		const places = cloud.faults.map(fault => 'model' in fault ? fault.model : '');
		t.is(new Set(places).size, 3, `seed ${seed}: ${places.join(', ')}`);
		t.is(new Set(cloud.faults.map(({type}) => type)).size, 3, `seed ${seed}`);
		for (const fault of cloud.faults) {
			kinds.add(fault.type);
			const model = cloud.controllers[0]?.models.find(({name}) => 'model' in fault && name === fault.model);
			const agents = [...model?.machines.values() ?? [], ...model?.units.values() ?? []].map(({tag}) => tag);
			t.true('agent' in fault && agents.includes(fault.agent), `seed ${seed}: it concerns an agent that is there`);
		}

		t.false(cloud.controllers.some(controller => places.includes(controllerModelOf(controller).name)), 'The controller itself is spared.');
	}

	t.deepEqual([...kinds].toSorted(), ['agent-configuration', 'agent-hangs', 'disk-full', 'hook-failed', 'machine-down']);
});

test('the same seed brings the same faults', t => {
	t.deepEqual(faultsOf(7), faultsOf(7));
	t.notDeepEqual(faultsOf(7), faultsOf(8));
});

test('seed 6: an agent that hangs, a hook that fails and a damaged configuration are cured, by the commands that are named for it', async t => {
	const played = await openLesson(examination, {seed: 6});
	await played.play([
		{do: 'prepare'},
		{do: 'copies'},
		{do: 'plan'},
		{do: 'upgrade-until', case: 'agent-behind'},
		{
			do: 'case', case: 'agent-behind', remedies: ['inspect-services', 'restart-agent'], isSolved: true,
		},
		{do: 'upgrade-until', case: 'hook-failed'},
		{
			do: 'case', case: 'hook-failed', remedies: ['debug-hooks', 'resolve-retry'], isSolved: true,
		},
		{do: 'upgrade-until', case: 'machine-agent-down'},
		{
			do: 'case', case: 'machine-agent-down', remedies: ['inspect-services', 'read-agent-configuration', 'restore-agent-configuration'], isSolved: true,
		},
		{do: 'finish'},
		{do: 'until', goal: 'healthy'},
	]);
	t.true(isSolved(examination, played.judgement()));
	t.deepEqual(played.judgement().mistakes, []);
	t.deepEqual(played.changes(), examination.solution.commandsFor?.(6).map(({line}) => line));
	t.deepEqual(played.journey.errors(), []);
	await played.stop();
});
