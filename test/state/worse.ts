import test from 'ava';
import {agentKey, type Finding} from '../../source/domain/case.js';
import {type Agent} from '../../source/domain/agent.js';
import {modelKey} from '../../source/domain/intent.js';
import {selectFindings} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {whatIsWorse, worseSentence} from '../../source/state/worse.js';
import {
	databaseModel,
	makeAgent,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeTroubledState} from '../_helpers/trouble.js';

const make = (overrides: Partial<Finding> = {}): Finding => ({
	case: 'hook-failed', model: webModel, subjects: ['unit-a-0'], summary: 'x', evidence: [], severity: 2, ...overrides,
});

const before = {finding: make(), others: []};

test('graver, wider, or something graver on the same agents is worse; the same, less, or elsewhere is not', t => {
	const judge = (current: Finding | undefined, ...findings: readonly Finding[]): string | undefined => whatIsWorse(before, current, [...(current ? [current] : []), ...findings]);
	t.regex(judge(make({severity: 3})) ?? '', /stops the upgrade/v);
	t.regex(judge(make({subjects: ['unit-a-0', 'unit-a-1', 'unit-a-2']})) ?? '', /^2 more are affected \(a\/1, a\/2\)/v);
	t.regex(judge(undefined, make({case: 'unit-agent-lost', severity: 3})) ?? '', /graver on a\/0 now, "The agent of a unit is lost"/v);
	t.is(judge(make()), undefined);
	t.is(judge(undefined), undefined);
	t.is(judge(make({severity: 1})), undefined);
	t.is(judge(make({subjects: ['unit-a-1']})), undefined, 'one went, one came: not more');
	t.is(judge(make(), make({case: 'unit-agent-lost', severity: 2})), undefined, 'not graver');
	t.is(judge(make(), make({case: 'unit-agent-lost', severity: 3, subjects: ['unit-b-0']})), undefined, 'another agent');
	t.is(judge(make(), make({case: 'unit-agent-lost', severity: 3, model: databaseModel})), undefined, 'another model');
	const known = make({case: 'unit-agent-lost', severity: 3});
	t.is(whatIsWorse({finding: make(), others: [known]}, make(), [make(), known]), undefined, 'that was there before');
});

test('the sentence says what now', t => {
	t.regex(worseSentence('x', {undo: 'edit agent.conf'}), /^Worse than before it: x\. .*Undo: edit agent\.conf\./v);
	t.regex(worseSentence('x', {undo: undefined}), /Do not repeat it/v);
});

const answer = (state: State, agents: readonly Agent[], at: number): State => update({
	...state,
	badSince: Object.fromEntries(agents.filter(({condition}) => condition !== 'good').map(({tag}) => [agentKey(modelKey(webModel), tag), {at: testTime - 240_000, answers: 31}])),
}, {
	type: 'observed', model: webModel, answer: {ok: true, value: makeStatus({agents})}, at, duration: 400,
}).state;

const failed = (name: string): Agent => makeAgent(name, {condition: 'error', state: 'error', message: 'hook failed: "start"'});

test('a remedy that made it worse is told so once that lasts, and solved is still seen afterwards', t => {
	const troubled = answer(makeTroubledState({badSince: {}}), [failed('a/0'), makeAgent('a/1')], testTime);
	const finding = selectFindings(troubled).find(({case: id}) => id === 'hook-failed');
	t.truthy(finding);
	let state: State = {
		...troubled,
		overlays: [{
			name: 'case',
			case: 'hook-failed',
			finding,
			cursor: 0,
			outcome: {
				remedy: 'x', title: 'Retry', phase: 'watching', since: testTime, clearAnswers: 0, text: undefined, before: finding && {finding, others: []}, undo: 'nothing to undo',
			},
		}],
	};
	const phases: Array<string | undefined> = [];
	const kinds: string[] = [];
	const step = (agents: readonly Agent[], second: number): void => {
		state = answer(state, agents, testTime + (second * 1000));
		const overlay = state.overlays.at(-1);
		phases.push(overlay?.name === 'case' ? overlay.outcome?.phase : undefined);
		kinds.push(overlay?.name === 'case' ? overlay.outcome?.text ?? '' : '');
	};

	for (const second of [2, 4, 6]) {
		step([failed('a/0'), failed('a/1')], second);
	}

	t.deepEqual(phases, ['watching', 'watching', 'worse']);
	t.regex(kinds.at(-1) ?? '', /1 more is affected \(a\/1\)\. Do not repeat it/v);
	for (const second of [8, 14, 20]) {
		step([makeAgent('a/0'), makeAgent('a/1')], second);
	}

	t.is(phases.at(-1), 'solved');
});
