import test from 'ava';
import {type Model} from '../../source/simulator/cloud.js';
import {fleetRows, type FleetRow} from '../../source/state/fleet.js';
import {type State} from '../../source/state/state.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';

const minute = 60_000;

const rowsOf = (journey: Journey): readonly FleetRow[] => fleetRows(journey.state());

const isAsked = (state: State): boolean => fleetRows(state).filter(({word}) => word === 'not asked' || word === 'asking').length === 0;

/** A model as another, under another name. */
const copyModel = (model: Model, name: string): Model => ({...structuredClone(model), name, uuid: model.uuid.replace(/^.{8}/v, 'abcdabcd')});

test('four controllers with 60 models: those that answer are all told, the others say why not, and closing the list ends the questions', async t => {
	const journey = await openJourney({scenario: 'several-controllers', session: {controller: 'north'}});
	await journey.until('the models are there', ({choices, version}) => choices.length === 26 && version?.source === 'juju');
	await journey.act('fleet');
	await journey.until('all that can be told is told', state => isAsked(state) && fleetRows(state).length === 51, 2 * minute);
	const words = Object.fromEntries(rowsOf(journey).filter(({model}) => !model).map(({name, word}) => [name, word]));
	t.deepEqual(words, {attic: 'silent', south: 'answers', vault: 'needs a login'});
	t.deepEqual(rowsOf(journey).filter(({findings}) => findings > 0).map(({key, worst}) => [key, worst?.text]), [
		['north:admin/mail', 'A hook failed: config-changed of haproxy/0'], ['south:admin/search', 'A hook failed: config-changed of haproxy/0'],
	]);
	await journey.act('back');
	await journey.advance(5000);
	const before = journey.commands().length;
	await journey.advance(3 * minute);
	t.deepEqual(journey.commands().slice(before).filter(line => /south|attic|vault/v.test(line)), []);
	await journey.stop();
	t.deepEqual(journey.errors(), []);
});

test('watch takes in a model that is made while it runs, and lets go of one that is destroyed, without an end', async t => {
	const journey = await openJourney({isReadOnly: true, session: {mode: 'simulation', watch: {isUntilUpgraded: false, timeout: undefined}, runFolder: ''}});
	const namesOf = ({stage}: State): readonly string[] => (stage.name === 'watch' ? stage.entries.map(({model}) => model.name) : []);
	await journey.until('the models are watched', state => namesOf(state).length === 3);
	await journey.advance(10_000);
	const [controller] = journey.cloud.controllers;
	const web = controller?.models.find(({name}) => name === 'web');
	if (!controller || !web) {
		throw new Error('There is no model to copy.');
	}

	controller.models.push(copyModel(web, 'shop'));
	await journey.until('the new model is watched', state => namesOf(state).includes('admin/shop'), 2 * minute);
	t.is(journey.state().notice, 'New on aws: admin/shop.');
	await journey.until('it has answered', ({observations}) => observations['aws:admin/shop']?.status.value !== undefined, minute);
	controller.models = controller.models.filter(({name}) => name !== 'db');
	await journey.until('the model that is gone is watched no more', state => !namesOf(state).includes('admin/db'), 20_000);
	t.deepEqual(namesOf(journey.state()), ['admin/controller', 'admin/web', 'admin/shop']);
	await journey.advance(5 * minute);
	t.is(journey.state().exit, undefined);
	// 60 s apart, and once more because a model had gone.
	t.true(journey.commands().filter(line => line.startsWith('models')).length <= 10, journey.commands().filter(line => line.startsWith('models')).join('\n'));
	await journey.stop();
	t.deepEqual(journey.errors(), []);
});

test('while two controllers tell nothing, each model of the others is asked again and again', async t => {
	const journey = await openJourney({
		scenario: 'several-controllers', session: {
			controller: 'south', models: ['mail'], agentVersion: '3.6.28', ignoredChecks: ['backup', 'agent-health'],
		},
	});
	await journey.until('the models are there', ({choices}) => choices.length === 20);
	await journey.act('fleet');
	await journey.until('north is told', state => fleetRows(state).some(({key, at}) => key === 'north:admin/forum' && at !== undefined), 2 * minute);
	const start = journey.state().now;
	await journey.advance(2 * minute);
	const own = rowsOf(journey).filter(({elsewhere}) => elsewhere === undefined);
	t.true(own.every(({at}) => at !== undefined && at > start + minute), 'each was asked again');
	const others = rowsOf(journey).filter(({elsewhere, model}) => elsewhere === 'north' && model !== undefined);
	t.is(others.length, 27);
	t.true(others.every(({at}) => at !== undefined && at > journey.state().now - 40_000));
	await journey.stop();
});
