import test from 'ava';
import {drawBody} from '../../source/interface/screens/index.js';
import {expiredLogin, isLoggedOut} from '../../source/state/log-in.js';
import {topOverlay} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {performSteps, reachPlan} from '../_helpers/journey-steps.js';
import {linesText, smallArea, usualArea} from '../_helpers/page-text.js';

const expire = ({cloud}: Journey): void => {
	for (const controller of cloud.controllers) {
		controller.isLoginExpired = true;
	}
};

const assertSaid = (journey: Journey): string => linesText(drawBody(journey.state(), smallArea), smallArea).replaceAll(/\s+/gv, ' ')
	+ linesText(drawBody(journey.state(), usualArea), usualArea).replaceAll(/\s+/gv, ' ');

const said = /has expired\. Press i to hand the terminal to juju login -c aws.*has expired\. Press i to hand the terminal to juju login -c aws/v;

const confirmQuestion = async (journey: Journey): Promise<void> => {
	await journey.act('confirm');
	const top = topOverlay(journey.state());
	if (top?.name !== 'question') {
		return;
	}

	await (top.question.phrase === undefined ? journey.act('yes') : journey.type(top.question.phrase));
	await journey.act('confirm');
};

test('a login that expires before the first step refuses it, says how to log in, and the step waits for its question again', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm');
	t.is(journey.state().stage.name, 'perform');
	expire(journey);
	await confirmQuestion(journey);
	await journey.until('the step is refused', ({stage}) => stage.name === 'perform' && stage.step.phase === 'refused');
	t.is(expiredLogin(journey.state()), 'aws');
	t.regex(assertSaid(journey), said);
	await journey.act('log-in');
	await journey.until('the step is ready again', ({stage}) => stage.name === 'perform' && stage.step.phase === 'ready');
	t.is(journey.commands().filter(line => line === 'login -c aws').length, 1);
	await performSteps(journey);
	const {stage} = journey.state();
	t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
	await journey.stop();
});

test('a login that expires while agents are waited for is said in place of silence, and the wait goes on after it', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmQuestion(journey);
	await journey.until('agents are waited for', ({stage}) => stage.name === 'perform' && stage.step.phase === 'waiting');
	expire(journey);
	await journey.until('it is noticed', state => expiredLogin(state) === 'aws');
	t.regex(assertSaid(journey), said);
	await journey.act('log-in');
	await journey.until('the statuses come again', state => expiredLogin(state) === undefined);
	await performSteps(journey);
	const {stage} = journey.state();
	t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('a login that expires in Verify is said there, and the comparison goes on after it', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm');
	await confirmQuestion(journey);
	await journey.until('the controller is verified', ({stage}) => stage.name === 'verify', 3_600_000);
	expire(journey);
	await journey.act('ask-again');
	await journey.until('it is noticed', state => expiredLogin(state) === 'aws');
	t.regex(assertSaid(journey), said);
	await journey.act('log-in');
	await journey.until('the statuses come again', state => expiredLogin(state) === undefined);
	t.is(journey.state().stage.name, 'verify');
	t.false(Object.values(journey.state().details).some(({failure}) => isLoggedOut(failure)));
	await journey.stop();
});

test('where no login has expired the key does nothing', async t => {
	const journey = await openJourney();
	await reachPlan(journey);
	await journey.act('confirm', 'log-in');
	t.is(journey.state().notice, 'No login has expired here.');
	t.false(journey.commands().some(line => line.startsWith('login')));
	await journey.stop();
});
