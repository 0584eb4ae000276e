import test from 'ava';
import {modelKey} from '../../../source/domain/intent.js';
import {type Application, type ModelStatus} from '../../../source/domain/status.js';
import {pageLimit} from '../../../source/interface/screens/text-page.js';
import {verifyPage} from '../../../source/interface/screens/verify.js';
import {type State} from '../../../source/state/state.js';
import {
	makeAgent,
	makeObservation,
	makePlan,
	makeProgress,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const stage = {
	name: 'verify' as const, plan: makePlan(), index: 5, model: webModel, top: 0,
};

const makeApplication = (name: string, current = 'active', message?: string): Application => ({
	name,
	charm: name,
	charmOrigin: 'charmhub',
	charmRevision: 12,
	charmChannel: 'stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current, message, since: testTime},
	workloadVersion: '8.0',
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
});

const oldAgents = [makeAgent('0'), makeAgent('mysql/0'), makeAgent('telegraf/4')];
const newAgents = oldAgents.map(agent => ({...agent, version: '3.6.28'}));
const before = makeStatus({version: '3.6.4', agents: oldAgents, applications: [makeApplication('mysql'), makeApplication('telegraf')]});
const complete = makeProgress({
	isComplete: true,
	goodAnswers: 3,
	startedAt: testTime - 700_000,
	goodSince: testTime - 14_000,
	completedAt: testTime,
	outages: [{from: testTime - 500_000, to: testTime - 375_000}],
	history: Array.from({length: 10}, (_, index) => ({at: testTime - 700_000 + (index * 70_000), upgraded: Math.min(3, Math.floor(index / 3)), total: 3})),
});

const stateWith = (after: ModelStatus | undefined, overrides: Partial<State> = {}): State => makeState({
	observations: after ? {[modelKey(webModel)]: makeObservation(webModel, after)} : {},
	picture: {[modelKey(webModel)]: {status: before, at: testTime - 900_000}},
	finishedProgress: {[modelKey(webModel)]: complete},
	...overrides,
});

const upgraded = makeStatus({agents: newAgents, applications: [makeApplication('mysql'), makeApplication('telegraf', 'blocked', 'missing relation: prometheus')]});

test('Verify gives the verdict, the proof, what differs, how long it took and what is next', t => {
	const text = pageText(verifyPage(stateWith(upgraded), stage, {columns: 80, rows: 24}), {columns: 80, rows: 24});
	t.regex(text, /^ ✔ aws:web is upgraded\. +3\.6\.4 → 3\.6\.28\n {3}3 of 3 agents report 3\.6\.28, 3 answers in a row over 14s\./v);
	t.regex(text, /3\.6\.4 → 3\.6\.28 {2}3 agents/v);
	t.regex(text, /1 application alike\. 1 thing differs:/v);
	t.regex(text, /! telegraf {2}active → blocked {2}"missing relation: prometheus" +worse$/mv);
	t.regex(text, /Workload versions, charms and their revisions, offers: unchanged\./v);
	t.regex(text, /Took 11m 40s\. It was silent for 2m 05s\./v);
	t.regex(text, /[▁▂▃▄▅▆▇█]{16} {2}agents upgraded over 11m 40s/v);
	t.regex(text, /Enter goes on\. Next: Upgrade model db\.$/v);
});

test('Agents that do not count as upgraded are named with version, state and words', t => {
	const after = makeStatus({agents: [...newAgents.slice(0, 2), makeAgent('telegraf/4', {condition: 'error', state: 'error', message: 'hook failed: "config-changed"'})]});
	const text = pageText(verifyPage(stateWith(after), stage, usualArea));
	t.regex(text, /^ ! aws:web is upgraded in part\./v);
	t.regex(text, /3\.6\.4 as before {2}1 agent/v);
	t.regex(text, /Not counted as upgraded: 1\n {5}telegraf\/4 {2}3\.6\.4 {2}error {2}hook failed: "config-changed"/v);
	t.regex(text, /Look at it with t, or ask again with r\./v);
});

test('A model without an answer says that nobody knows, and how to ask', t => {
	const text = pageText(verifyPage(stateWith(undefined), stage, usualArea));
	t.regex(text, /^ \? aws:web may be upgraded: nobody can say yet\./v);
	t.regex(text, /has not answered yet\. Press r to ask again\./v);
});

test('Without a picture from before only what is now is shown', t => {
	const text = pageText(verifyPage(stateWith(upgraded, {picture: {}}), stage, usualArea));
	t.regex(text, /no\n {3}picture from before/v);
	t.regex(text, /3\.6\.28 {2}3 agents/v);
	t.notRegex(text, /differs/v);
});

test('The last step says that it is the last', t => {
	const {plan} = stage;
	t.regex(pageText(verifyPage(stateWith(upgraded), {...stage, index: plan.steps.length - 1}, usualArea)), /This was the last step\. Enter finishes\.$/v);
});

test('A small screen scrolls to the end of the comparison', t => {
	const state = stateWith(upgraded);
	const limit = pageLimit(verifyPage(state, stage, smallArea), smallArea) ?? 0;
	t.true(limit > 0);
	t.regex(pageText(verifyPage(state, stage, smallArea), smallArea), /… more below/v);
	t.regex(pageText(verifyPage(state, {...stage, top: limit}, smallArea), smallArea), /agents upgraded over/v);
});
