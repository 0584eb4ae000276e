import test from 'ava';
import {highAvailabilityComplete} from '../../../source/domain/checks/high-availability-complete.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	healthyStatus,
	judgeOne,
	makeFacts,
} from '../../_helpers/make-facts.js';
import {
	controllerModelReference,
	makeAgent,
	makeDetails,
	makeKnown,
} from '../../_helpers/make-state.js';

const judge = (words: ReadonlyArray<string | undefined>, agents = ['0', '1', '2'].map(name => makeAgent(name))) => judgeOne(highAvailabilityComplete, makeFacts({
	controller: makeKnown(makeDetails({members: words.map((status, index) => ({id: `${index}`, status, isPrimary: index === 0}))})),
	statuses: {[modelKey(controllerModelReference)]: makeKnown(healthyStatus({agents}))},
}), 'aws');

test('one controller passes and is called one', t => {
	t.like(judge(['ha-enabled']), {result: 'pass', title: 'One controller, no high availability'});
	t.is(judge([]).result, 'pass');
});

test('three complete members pass, also in 4.0, which says no word of them', t => {
	t.like(judge(['ha-enabled', 'ha-enabled', 'ha-enabled']), {result: 'pass', title: '3 of 3 controllers are complete'});
	t.is(judge([undefined, undefined, undefined]).result, 'pass');
});

test('a member that is down or waits for its vote blocks', t => {
	t.like(judge(['ha-enabled', 'down, ha-enabled', 'ha-enabled']), {result: 'block', title: '2 of 3 controllers are complete', evidence: [{text: 'Controller 1: down, ha-enabled'}]});
	t.is(judge(['ha-enabled', 'ha-pending', 'ha-enabled']).result, 'block');
});

test('the agent of a member in 4.0 speaks for it', t => {
	t.like(judge([undefined, undefined, undefined], [makeAgent('0'), makeAgent('1', {condition: 'down'}), makeAgent('2')]), {result: 'block', evidence: [{text: 'Controller 1: down'}]});
});

test('a member that show-controller calls good but whose machine has no vote yet blocks', t => {
	const agents = [makeAgent('0', {memberStatus: 'has-vote'}), makeAgent('1', {memberStatus: 'adding-vote'}), makeAgent('2', {memberStatus: 'has-vote'})];
	t.like(judge(['ha-enabled', 'ha-enabled', 'ha-enabled'], agents), {result: 'block', evidence: [{text: 'Controller 1: adding-vote'}]});
});

test('an even number is a warning', t => {
	t.is(judge(['ha-enabled', 'ha-enabled']).result, 'warn');
});
