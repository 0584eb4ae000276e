import test from 'ava';
import {selectBlocking, selectCheckResults} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {reachPrepare} from '../_helpers/journey-steps.js';

const modelOf = ({cloud}: Journey) => {
	const [controller] = cloud.controllers;
	const model = controller?.models.find(({name}) => name === 'web');
	if (!controller || !model) {
		throw new Error('The scenario has no model web.');
	}

	return {controller, model};
};

const checkAgain = async (journey: Journey): Promise<void> => {
	await journey.advance(60_000);
	await journey.act('ask-again');
	await journey.advance(60_000);
	await journey.until('all is judged again', state => selectCheckResults(state).every(({result}) => result !== 'running'));
};

const blockingIds = (journey: Journey): readonly string[] => selectBlocking(journey.state()).filter(({subject}) => subject === 'aws:admin/web').map(({id}) => id);

test('a model that vanishes while Prepare is open blocks, with Juju\'s words, and nothing is started', async t => {
	const journey = await openJourney();
	await reachPrepare(journey);
	t.deepEqual(blockingIds(journey), []);
	const {controller, model} = modelOf(journey);
	controller.models.splice(controller.models.indexOf(model), 1);
	await checkAgain(journey);
	t.not(blockingIds(journey).length, 0);
	await journey.act('next');
	t.is(journey.state().stage.name, 'prepare');
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('a model that is being destroyed meanwhile blocks by name', async t => {
	const journey = await openJourney();
	await reachPrepare(journey);
	const {model} = modelOf(journey);
	model.life = 'dying';
	model.status = {current: 'destroying', since: journey.state().now};
	await checkAgain(journey);
	t.true(blockingIds(journey).includes('model-alive'));
	await journey.act('next');
	t.is(journey.state().stage.name, 'prepare');
	await journey.stop();
});

test('a model that is being migrated meanwhile blocks by name', async t => {
	const journey = await openJourney();
	await reachPrepare(journey);
	const {model} = modelOf(journey);
	model.migration = 'exporting';
	model.status = {current: 'busy', message: 'migrating: uploading model binaries into target controller', since: journey.state().now};
	await checkAgain(journey);
	t.true(blockingIds(journey).includes('no-upgrade-running'));
	await journey.act('next');
	t.is(journey.state().stage.name, 'prepare');
	await journey.stop();
});
