import test from 'ava';
import {keepBeside, keptEvidence} from '../../../source/domain/checks/keep-beside.js';
import {clientDataKey, type PrepareFacts} from '../../../source/domain/check.js';
import {makeFacts, renderWithout} from '../../_helpers/make-facts.js';
import {testTime} from '../../_helpers/make-state.js';

const idsOf = (overrides: Partial<PrepareFacts>): readonly string[] => keepBeside(makeFacts(overrides)).map(({id}) => id);

test('the client\'s data and a bundle of each model can be kept; all of it is safe and says that it is no backup', t => {
	const remedies = keepBeside(makeFacts());
	t.deepEqual(remedies.map(({title}) => title), ['Keep a copy of this client\'s data', 'Export a bundle of model web', 'Export a bundle of model db']);
	for (const {risk, explanation, undo} of remedies) {
		t.is(risk, 'safe');
		t.regex(explanation, /no backup/v);
		t.not(undo, undefined);
	}
});

test('where Juju exports no bundles one row says so, whatever the number of models', t => {
	const [, ...bundles] = keepBeside(makeFacts({render: renderWithout('export-bundle')}));
	t.is(bundles.length, 1);
	t.like(bundles[0], {title: 'Export a bundle of each model', disabledReason: 'There is no export-bundle here.'});
});

test('without models there is nothing to export; of a hundred ten have a row', t => {
	const {target} = makeFacts();
	t.deepEqual(idsOf({target: {...target, models: []}}), ['keep-client-data']);
	const many = Array.from({length: 100}, (_, index) => ({controller: 'aws', name: `admin/model-${index}`}));
	t.is(idsOf({target: {...target, models: many}}).length, 11);
});

test('where nothing may be written nothing is offered', t => {
	t.deepEqual(idsOf({isReadOnly: true}), []);
});

test('what was kept is told with its place, its size and its sum; what was not, with the reason', t => {
	const evidence = keptEvidence(makeFacts({
		kept: {
			[clientDataKey]: {
				kind: 'made', file: '/b/juju-client.tar.gz', size: 12_000, sha256: 'c0ffee', at: testTime - 1000,
			},
			'aws:admin/web': {kind: 'failed', message: 'The bundle is empty.', at: testTime},
			'aws:admin/db': {kind: 'making', since: testTime - 3000},
		},
	}));
	t.deepEqual(evidence.map(({text}) => text), [
		'This client\'s data is kept: /b/juju-client.tar.gz, 12 kB, sha256 c0ffee',
		'The bundle of model web is not kept. The bundle is empty.',
		'The bundle of model db is being kept, 3s.',
	]);
	t.like(keepBeside(makeFacts({
		kept: {
			[clientDataKey]: {
				kind: 'made', file: '/b', size: 1, sha256: '', at: testTime,
			},
		},
	}))[0], {title: 'Keep another copy of this client\'s data'});
	t.deepEqual(keptEvidence(makeFacts()), []);
});
