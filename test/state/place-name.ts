import test from 'ava';
import {fullPlaceName, placeName, subjectName} from '../../source/state/place-name.js';
import {
	controllerModelReference,
	controllerName,
	makeDetails,
	makeKnown,
	makeState,
	webModel,
} from '../_helpers/make-state.js';

const cloud = makeState({controller: controllerName});
const environment = makeState({controller: controllerName, details: {[controllerName]: makeKnown(makeDetails({version: '1.25.0'}))}});

test('a model is called by its short name', t => {
	t.is(placeName(cloud, webModel), 'web');
	t.is(fullPlaceName(cloud, webModel), 'aws:web');
	t.is(subjectName(cloud, 'aws:admin/web'), 'aws:web');
	t.is(subjectName(cloud, 'aws'), 'aws');
	t.is(placeName(cloud, controllerModelReference), 'controller');
});

test('an environment of Juju 1 is called by its own name, never a controller', t => {
	t.is(placeName(environment, controllerModelReference), 'aws');
	t.is(fullPlaceName(environment, controllerModelReference), 'environment aws');
	t.is(subjectName(environment, 'aws:admin/controller'), 'aws');
});
