import test from 'ava';
import {keepInstead} from '../../../source/domain/checks/keep-instead.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {makeFacts} from '../../_helpers/make-facts.js';

const {target} = makeFacts();

const linesOf = (overrides: Partial<PrepareFacts['target']> = {}): readonly string[] => {
	const {action} = keepInstead(makeFacts({target: {...target, ...overrides}}));
	return action.type === 'advice' ? action.lines : [];
};

test('snapshots and the client\'s data can be kept everywhere, the latter for one\'s own eyes', t => {
	for (const controllerVersion of ['3.6.4', '4.0.14']) {
		const lines = linesOf({controllerVersion});
		t.true(lines.some(line => line.includes('snapshot')));
		t.true(lines.some(line => line.startsWith('(umask 077 && tar ') && line.includes('JUJU_DATA')));
	}
});

test('bundles are exported where Juju can: not from 4.0 on', t => {
	t.true(linesOf({controllerVersion: '3.6.4'}).includes('juju export-bundle -m aws:admin/web --filename admin-web.yaml'));
	t.false(linesOf({controllerVersion: '4.0.14'}).some(line => line.includes('export-bundle')));
	t.false(linesOf({controllerVersion: '3.6.4', models: []}).some(line => line.includes('bundle')));
});

test('many models do not fill the screen', t => {
	const models = Array.from({length: 14}, (_, index) => ({controller: 'aws', name: `admin/m${index}`}));
	const lines = linesOf({controllerVersion: '3.6.4', models});
	t.is(lines.filter(line => line.startsWith('juju export-bundle')).length, 10);
	t.is(lines.at(-1), '… and so for 4 more');
});
