import test from 'ava';
import {localCharmNeedsFile} from '../../../source/domain/cases/local-charm-needs-file.js';
import {situationOf, type CaseExample} from '../../_helpers/case-example.js';
import {webModel} from '../../_helpers/make-state.js';

const refusedFrom = (origin: string) => {
	const example: CaseExample = {
		name: 'a refresh without a file',
		juju: '3.6.28',
		source: '3.6.28 cmd/juju/application/refresh.go',
		isFound: true,
		stderr: 'ERROR refreshing a local charm requires either --path or --switch\n',
		intent: {type: 'refresh-charm', model: webModel, application: 'mysql'},
		application: {'charm-origin': origin},
	};
	const situation = situationOf(example);
	return {...situation, failures: situation.failures.map(failure => ({...failure, command: 'juju refresh -m aws:admin/web mysql'}))};
};

test('the application whose charm came from a file is named', t => {
	const [finding, ...others] = localCharmNeedsFile.match(refusedFrom('local'));
	t.is(others.length, 0);
	t.deepEqual(finding?.subjects, ['application-mysql']);
});

test('once its charm is one of the store, what was refused before is history', t => {
	t.deepEqual(localCharmNeedsFile.match(refusedFrom('charmhub')), []);
});
