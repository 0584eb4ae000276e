import test from 'ava';
import {accessSufficient} from '../../../source/domain/checks/access-sufficient.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown, makeModels} from '../../_helpers/make-state.js';

const withAccess = (access: string | undefined, overrides: Partial<PrepareFacts> = {}): PrepareFacts =>
	makeFacts({controller: makeKnown(makeDetails({access, user: 'kim'})), ...overrides});

test('a superuser may do all', t => {
	t.like(judgeOne(accessSufficient, withAccess('superuser'), 'aws'), {result: 'pass', title: 'Access is superuser'});
});

test('less than superuser blocks the upgrade of a controller for good', t => {
	const result = judgeOne(accessSufficient, withAccess('login'), 'aws');
	t.like(result, {result: 'block', title: 'Your access is "login", not "superuser"', isIgnorable: false});
	t.deepEqual(idsOf(result), ['log-in', 'be-granted', 'ask-again']);
	t.regex(JSON.stringify(result.remedies), /juju grant kim superuser -c aws/v);
});

test('access that Juju does not say is unknown', t => {
	t.is(judgeOne(accessSufficient, withAccess(undefined), 'aws').result, 'unknown');
});

test('an environment of Juju 1 knows no levels: whoever it answers may upgrade', t => {
	const {target} = makeFacts();
	t.like(judgeOne(accessSufficient, withAccess(undefined, {target: {...target, controllerVersion: '1.25.0'}}), 'aws'), {result: 'pass', title: 'Whoever is let in may upgrade'});
});

test('for models alone their own access decides', t => {
	const {target} = makeFacts();
	const models = makeKnown(makeModels().map(model => ({...model, access: model.shortName === 'web' ? 'write' : 'read'})));
	const facts = withAccess('login', {target: {...target, upgradesController: false}, models});
	t.is(judgeOne(accessSufficient, facts).result, 'pass');
	t.like(judgeOne(accessSufficient, facts, 'aws:admin/db'), {result: 'block', title: 'Your access is "read", not "write"'});
});
