import test from 'ava';
import {askAllAgain, neededIntents} from '../../source/state/ask-checks.js';
import {openJourney} from '../_helpers/open-journey.js';
import {reachPrepare} from '../_helpers/journey-steps.js';

test('what the checks need is asked for once more, dry runs too, though it is known', async t => {
	const journey = await openJourney({session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	const state = journey.state();
	t.true(neededIntents(state).some(({type}) => type === 'preview-controller-upgrade'));
	const {effects} = askAllAgain(state);
	const asked = effects.flatMap(effect => ('intent' in effect ? [effect.intent.type] : []));
	t.true(asked.includes('preview-controller-upgrade'), asked.join(', '));
	t.true(effects.some(({type}) => type === 'poll-now'));
	await journey.stop();
});

test('without a target nothing is needed', async t => {
	const journey = await openJourney();
	t.deepEqual(neededIntents({...journey.state(), target: undefined}), []);
	await journey.stop();
});
