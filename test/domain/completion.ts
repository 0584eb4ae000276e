import test from 'ava';
import {testProp} from '@fast-check/ava';
import {isBad} from '../../source/domain/agent.js';
import {describeAgent, explainWaiting, isSatisfied} from '../../source/domain/completion.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {tallyAgents} from '../../source/domain/tally.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const version = '3.6.28';
const judged = (status: ModelStatus) => ({status, counts: tallyAgents(status, version), version});
const explain = (status: ModelStatus, goodAnswers = 0, span = 0): string => explainWaiting({...judged(status), goodAnswers, span});
const upgraded = (name: string) => makeAgent(name, {version});

test('a model with all agents at the version satisfies the rule', t => {
	t.true(isSatisfied(judged(makeStatus({agents: [upgraded('0'), upgraded('mysql/0')]}))));
	t.true(isSatisfied(judged(makeStatus({agents: []}))));
});

test('a model that is meant to have another version does not', t => {
	t.false(isSatisfied(judged(makeStatus({agents: [upgraded('0')], version: '3.6.4'}))));
	t.is(explain(makeStatus({agents: [upgraded('0')], version: '3.6.4'})), 'Juju still wants 3.6.4 for this model, not 3.6.28.');
});

test('a controller whose database is being upgraded is not complete, although its agents run the version', t => {
	const agents = [upgraded('controller/0')];
	const busy = makeStatus({agents, status: {current: 'busy', message: 'upgrade in progress since "2026-04-01T02:34:56Z"', since: undefined}});
	t.false(isSatisfied(judged(busy)));
	t.is(explain(busy), 'The controller still upgrades its database.');
	t.true(isSatisfied(judged(makeStatus({agents, status: {current: 'available', message: 'upgraded on "2026-04-01T02:39:01Z"', since: undefined}}))));
});

test('where Juju says no version of the model an agent has to speak for it', t => {
	t.false(isSatisfied(judged(makeStatus({agents: [], version: undefined}))));
	t.true(isSatisfied(judged(makeStatus({agents: [upgraded('0')], version: undefined}))));
	t.is(explain(makeStatus({agents: [], version: undefined})), 'No agent reports 3.6.28 yet.');
});

test('an agent that never reported a version is not waited for', t => {
	t.true(isSatisfied(judged(makeStatus({agents: [upgraded('0'), makeAgent('1', {version: undefined, condition: 'starting'})]}))));
});

test('an agent that Juju could not describe is waited for', t => {
	const status = makeStatus({agents: [upgraded('0'), makeAgent('1', {version: undefined, condition: 'unknown'})], problems: [{entity: '1', text: 'boom'}]});
	t.false(isSatisfied(judged(status)));
	t.is(explain(status), '1 agent is described by nothing but an error (machine 1).');
});

test('why it is not complete is one sentence, the gravest first', t => {
	const agents = [
		makeAgent('2', {condition: 'down'}), makeAgent('0', {condition: 'upgrading'}), makeAgent('mysql/0'), makeAgent('mysql/1'), makeAgent('web/0', {condition: 'error'}),
	];
	t.is(explain(makeStatus({agents})), '1 agent is in error (web/0), 1 is down (machine 2), 1 is upgrading, 2 report 3.6.4.');
});

test('good answers are counted aloud until there are enough', t => {
	t.is(explain(makeStatus({agents: [upgraded('0')]}), 2, 4500), 'All is well in 2 answers over 4s; 3 answers over 10s are needed.');
});

test('machines are called machines, units by their name', t => {
	t.is(describeAgent(makeAgent('0/lxd/1')), 'machine 0/lxd/1');
	t.is(describeAgent(makeAgent('0', {kind: 'controller'})), 'machine 0');
	t.is(describeAgent(makeAgent('mysql/0')), 'mysql/0');
});

testProp('no answer with a bad or an older agent satisfies the rule', [modelStatus], (t, status) => {
	const isTrouble = status.agents.some(agent => isBad(agent.condition) || agent.condition === 'upgrading' || (agent.version !== undefined && agent.version !== version));
	t.false(isTrouble && isSatisfied(judged(status)));
});

testProp('an answer that does not satisfy the rule has a reason in words', [modelStatus], (t, status) => {
	t.true(isSatisfied(judged(status)) || /^\S.{8,}\.$/v.test(explain(status)), explain(status));
});
