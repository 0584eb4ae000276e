import test from 'ava';
import {agentsAtModelVersion} from '../../../source/domain/checks/agents-at-model-version.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent, makeKnown, makeModels} from '../../_helpers/make-state.js';

const judge = (status: Partial<ModelStatus>, controllerVersion = '3.6.4') => {
	const facts: PrepareFacts = withWeb(status);
	return judgeOne(agentsAtModelVersion, {...facts, target: {...facts.target, controllerVersion}});
};

test('an exact match of all agents passes', t => {
	t.like(judge({}), {result: 'pass', title: 'Every agent runs 3.6.4'});
	t.like(judge({agents: []}), {result: 'pass', title: 'The model has no agents'});
});

test('one agent at another version blocks, newer or older', t => {
	const result = judge({agents: [makeAgent('0'), makeAgent('1', {version: '3.6.2'})]});
	t.like(result, {result: 'block', title: '1 agent is not at the model\'s 3.6.4', evidence: [{text: 'machine 1: 3.6.2'}]});
	t.deepEqual(idsOf(result), ['open-agent-too-old machine-1', 'ask-again']);
	t.is(judge({agents: [makeAgent('1', {version: '3.6.5'})]}).result, 'block');
});

test('an agent that never started blocks up to 3.6, as it does in Juju, but not from 4.0 on', t => {
	const agents = [makeAgent('0'), makeAgent('1', {version: undefined, condition: 'starting'})];
	t.like(judge({agents}), {result: 'block', evidence: [{text: 'machine 1: no version'}]});
	t.is(judge({agents}, '4.0.14').result, 'pass');
});

test('Kubernetes models are not asked for an exact match', t => {
	t.is(judge({kind: 'caas', agents: [makeAgent('web/0', {version: undefined, machine: undefined})]}).result, 'pass');
});

test('machines of 4.0 that report no version pass, and it is said what stands in for them', t => {
	const result = judge({
		version: '4.0.14', hasSilentMachines: true, agents: [makeAgent('0', {version: undefined}), makeAgent('1', {version: undefined}), makeAgent('mysql/0', {version: '4.0.14', machine: '0'})],
	}, '4.0.14');
	t.is(result.result, 'pass');
	t.is(result.evidence[1]?.text, 'Machines report no version to this controller. 1 machine is judged by units; of 1 without units nothing is known.');
});

test('a machine of 4.0 whose units are behind is behind', t => {
	const result = judge({
		version: '4.0.15', hasSilentMachines: true, agents: [makeAgent('0', {version: undefined}), makeAgent('mysql/0', {version: '4.0.14', machine: '0'})],
	}, '4.0.15');
	t.like(result, {result: 'block', title: '2 agents are not at the model\'s 4.0.15'});
});

test('each agent leads to the case that fits it', t => {
	const version = '3.6.2';
	const result = judge({
		agents: [
			makeAgent('1', {version, condition: 'down'}),
			makeAgent('a/0', {version, condition: 'lost'}),
			makeAgent('a/1', {version, condition: 'error', message: 'hook failed: "start"'}),
			makeAgent('a/2', {version}),
		],
	});
	t.deepEqual(idsOf(result).slice(0, 4), ['open-machine-agent-down machine-1', 'open-unit-agent-lost unit-a-0', 'open-hook-failed unit-a-1', 'open-agent-too-old unit-a-2']);
});

test('without the version of the model nothing can be said', t => {
	t.is(judge({version: undefined}).result, 'unknown');
});

test('where the status says no version of the model, as in 1.25, the list of models does', t => {
	const made = withWeb({version: undefined, agents: [makeAgent('0', {version: '1.25.0'}), makeAgent('1', {version: '1.24.7'})]});
	const facts = {...made, target: {...made.target, controllerVersion: '1.25.0'}};
	const models = makeKnown(makeModels().map(model => ({...model, version: '1.25.0'})));
	t.like(judgeOne(agentsAtModelVersion, {...facts, models}), {result: 'block', title: '1 agent is not at the model\'s 1.25.0'});
	t.is(judgeOne(agentsAtModelVersion, {...facts, models: makeKnown([])}).result, 'unknown');
});
