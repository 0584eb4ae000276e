import test from 'ava';
import {drawBody} from '../../source/interface/screens/index.js';
import {isLoggedOut} from '../../source/state/log-in.js';
import {selectCheckResults} from '../../source/state/selectors.js';
import {openJourney} from '../_helpers/open-journey.js';
import {
	applyCheckRemedy,
	reachPlan,
	reachPrepare,
	selectCheck,
	upgradeEverything,
} from '../_helpers/journey-steps.js';
import {linesText, smallArea, usualArea} from '../_helpers/page-text.js';

test('an expired login is said with how to log in, nothing is started, and after the login the upgrade goes its way', async t => {
	const journey = await openJourney({scenario: 'login-expired'});
	await journey.until('the refusal is known', ({details}) => isLoggedOut(details['aws']?.failure));
	for (const area of [usualArea, smallArea]) {
		t.regex(linesText(drawBody(journey.state(), area), area).replaceAll(/\s+/gv, ' '), /✘ log in .*has expired\. Press i to hand the terminal to juju login -c aws/v);
	}

	await journey.act('confirm');
	t.is(journey.state().controller, undefined);
	t.regex(journey.state().notice ?? '', /Press i .*juju login -c aws/v);
	t.false(journey.commands().some(line => line.startsWith('login')));
	await journey.act('log-in');
	await journey.until('the controller answers', ({details}) => details['aws']?.value !== undefined && details['aws'].failure === undefined);
	t.is(journey.commands().filter(line => line === 'login -c aws').length, 1);
	await reachPlan(journey);
	await upgradeEverything(journey);
	const {stage} = journey.state();
	t.is(stage.name === 'finished' ? stage.result : stage.name, 'upgraded');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('with -c the screen of models says it too, and the login brings the models', async t => {
	const journey = await openJourney({scenario: 'login-expired', session: {controller: 'aws'}});
	await journey.until('the refusal is known', ({models}) => isLoggedOut(models.failure));
	t.is(journey.state().exit, undefined);
	t.regex(linesText(drawBody(journey.state(), smallArea), smallArea).replaceAll(/\s+/gv, ' '), /Press i to hand the terminal to juju login -c aws/v);
	await journey.act('log-in');
	await journey.until('a version is known', ({version, choices}) => version?.text === '3.6.28' && choices.length > 0);
	await journey.act('confirm');
	t.is(journey.state().stage.name, 'prepare');
	await journey.stop();
});

test('a login that expires while somebody chooses is noticed by the next answer, whatever was known before', async t => {
	const journey = await openJourney();
	await journey.until('a version is known', ({details}) => details['aws']?.value !== undefined);
	for (const controller of journey.cloud.controllers) {
		controller.isLoginExpired = true;
	}

	await journey.act('ask-again');
	await journey.until('the refusal is known', ({details}) => isLoggedOut(details['aws']?.failure));
	await journey.act('confirm');
	t.is(journey.state().controller, undefined, 'an old answer is no proof of a login');
	await journey.act('log-in');
	await journey.until('the controller answers again', ({details}) => details['aws']?.failure === undefined);
	await reachPlan(journey);
	t.is(journey.state().stage.name, 'plan');
	await journey.stop();
});

test('a login that expires while checks are made blocks, and the remedy of the check puts it right', async t => {
	const journey = await openJourney();
	await reachPrepare(journey);
	await journey.until('the controller is not being asked', ({details}) => details['aws']?.isAsking === false);
	for (const controller of journey.cloud.controllers) {
		controller.isLoginExpired = true;
	}

	await journey.act('ask-again');
	const reachable = () => selectCheckResults(journey.state()).find(({id}) => id === 'controller-reachable');
	await journey.until('the check blocks', () => reachable()?.result === 'block');
	t.is(reachable()?.title, 'You are not logged in');
	await selectCheck(journey, 'controller-reachable');
	await applyCheckRemedy(journey, 'controller-reachable', 'log-in');
	await journey.until('the check passes', () => reachable()?.result === 'pass');
	await journey.until('nothing else is refused for it', state => Object.values(state.previews).every(({failure}) => !isLoggedOut(failure)));
	await reachPlan(journey);
	t.is(journey.state().stage.name, 'plan');
	await journey.stop();
});
