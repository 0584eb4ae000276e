import test from 'ava';
import {modelKey, type ModelReference} from '../../../source/domain/intent.js';
import {finishedPage} from '../../../source/interface/screens/finished.js';
import {
	controllerModelReference,
	databaseModel,
	makePlan,
	makeProgress,
	makeSession,
	makeState,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const progressOf = (models: readonly ModelReference[]) => Object.fromEntries(models.map(model => [
	modelKey(model), makeProgress({isComplete: true, completedAt: testTime}),
]));

const all = [controllerModelReference, webModel, databaseModel];

test('The end names every model with how long it took, what is left out, and the next key', t => {
	const state = makeState({finishedProgress: progressOf(all)});
	const text = pageText(finishedPage(state, {name: 'finished', plan: makePlan(), result: 'upgraded'}, usualArea));
	t.regex(text, /^ ✔ aws is upgraded from 3\.6\.4 to 3\.6\.28\./v);
	t.is(text.match(/✔ (?:controller|web|db) +all agents at 3\.6\.28, took 4m 12s/gv)?.length, 3);
	t.regex(text, /· Not part of this plan: charms/v);
	t.regex(text, /Enter ends the wizard\.$/v);
});

test('A model that was not seen complete stands first and is not called upgraded', t => {
	const state = makeState({finishedProgress: progressOf([controllerModelReference, databaseModel])});
	const text = pageText(finishedPage(state, {name: 'finished', plan: makePlan(), result: 'partial'}, usualArea));
	t.regex(text, /^ ! Finished, but not everything was seen at 3\.6\.28\.\n\n {3}! web +not seen at 3\.6\.28 throughout\n {3}✔ controller/v);
	t.regex(text, /Press t to see what is wrong/v);
});

test('More models than rows are counted, and the next key stays', t => {
	const models = Array.from({length: 40}, (_, index): ModelReference => ({controller: 'aws', name: `admin/model-${index}`}));
	const [, wait] = makePlan().steps;
	const plan = makePlan({steps: wait ? models.map((model, index) => ({...wait, id: `wait-${index}`, action: {type: 'wait', model, version: '3.6.28'}})) : []});
	const text = pageText(finishedPage(makeState({finishedProgress: progressOf(models)}), {name: 'finished', plan, result: 'upgraded'}, smallArea), smallArea);
	t.regex(text, /… \d+ more/v);
	t.regex(text, /Enter ends the wizard\.$/v);
});

test('The folder of the run is shown in full where the line above the keys is too short for it', t => {
	const state = makeState({finishedProgress: progressOf(all), session: makeSession({runFolder: '/home/kim/.local/share/juju-upgrade-wizard/runs/20261121-0312-aws'})});
	const text = pageText(finishedPage(state, {name: 'finished', plan: makePlan(), result: 'stopped'}, smallArea), smallArea);
	t.regex(text.replaceAll(/\s+/gv, ''), /Keptin\/home\/kim\/\.local\/share\/juju-upgrade-wizard\/runs\/20261121-0312-aws/v);
	t.regex(text, /^ ! Stopped before the plan was finished\./v);
});
