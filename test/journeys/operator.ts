import test from 'ava';
import {selectCheckResults} from '../../source/state/selectors.js';
import {reachPrepare, selectCheck} from '../_helpers/journey-steps.js';
import {openJourney} from '../_helpers/open-journey.js';

const resultsIn = async (scenario: string) => {
	const journey = await openJourney({scenario});
	await reachPrepare(journey);
	const resultOf = (id: string) => selectCheckResults(journey.state()).find(result => result.id === id)?.result;
	return {journey, refresh: resultOf('client-refresh-planned'), session: resultOf('session-survives')};
};

test('in a usual simulation the operator\'s machine passes, and nothing of the real one is looked at', async t => {
	const {journey, refresh, session} = await resultsIn('small');
	t.deepEqual([refresh, session], ['pass', 'pass']);
	t.is(journey.state().host.value?.installation, 'simulator');
	await journey.stop();
});

test('a client that is about to refresh itself is a warning that leads to the hold', async t => {
	const {journey, refresh, session} = await resultsIn('client-refresh');
	t.deepEqual([refresh, session], ['warn', 'pass']);
	await selectCheck(journey, 'client-refresh-planned');
	await journey.act('confirm', 'confirm');
	t.regex(JSON.stringify(journey.state().overlays.at(-1)), /sudo snap refresh --hold=24h juju/v);
	await journey.stop();
});

test('a session over ssh is a warning that leads to tmux', async t => {
	const {journey, refresh, session} = await resultsIn('over-ssh');
	t.deepEqual([refresh, session], ['pass', 'warn']);
	await selectCheck(journey, 'session-survives');
	await journey.act('confirm', 'confirm');
	t.regex(JSON.stringify(journey.state().overlays.at(-1)), /tmux new -s upgrade/v);
	await journey.stop();
});

test('the page about the client opens from Prepare and goes back to it', async t => {
	const {journey} = await resultsIn('client-refresh');
	await journey.act('client');
	t.is(journey.state().overlays.at(-1)?.name, 'client');
	await journey.act('back');
	t.deepEqual(journey.state().overlays, []);
	t.is(journey.state().stage.name, 'prepare');
	await journey.stop();
});
