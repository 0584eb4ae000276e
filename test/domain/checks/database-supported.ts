import test from 'ava';
import {databaseSupported} from '../../../source/domain/checks/database-supported.js';
import {type ControllerDetails} from '../../../source/domain/answer.js';
import {type Target} from '../../../source/domain/check.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown} from '../../_helpers/make-state.js';

const judge = (details: Partial<ControllerDetails>, target: Partial<Target> = {}) => {
	const facts = makeFacts({controller: makeKnown(makeDetails(details))});
	return judgeOne(databaseSupported, {...facts, target: {...facts.target, ...target}}, 'aws');
};

test('MongoDB 4.4 and newer will do for 3.x', t => {
	t.like(judge({databaseVersion: '4.4.24'}), {result: 'pass', title: 'MongoDB 4.4.24 will do', evidence: [{source: 'show-controller', text: 'MongoDB 4.4.24. Juju 3 wants 4.4 or newer.'}]});
	t.is(judge({databaseVersion: '5.0.1'}).result, 'pass');
});

test('an older one blocks the way to 3.x, and not within 2.x', t => {
	for (const databaseVersion of ['3.2.15', '3.6.3', '4.0.18', '4.2.1']) {
		const result = judge({version: '2.9.52', databaseVersion}, {controllerVersion: '2.9.52', version: '3.6.28'});
		t.like(result, {result: 'block', title: `MongoDB ${databaseVersion} is too old, 3.x wants 4.4`});
		t.is(idsOf(result).at(-1), 'ask-again');
		t.true(result.remedies.length > 1);
		t.is(judge({version: '2.9.51', databaseVersion}, {controllerVersion: '2.9.51', version: '2.9.52'}).result, 'pass');
	}
});

test('4.0 has no database of its own, and old controllers do not tell', t => {
	t.like(judge({version: '4.0.14', databaseVersion: undefined}, {version: '4.0.15'}), {result: 'pass', title: 'The database is a part of Juju'});
	t.like(judge({version: '2.3.9', databaseVersion: undefined}, {version: '2.9.52'}), {result: 'pass', title: 'The database\'s version is not said'});
});

test('without an answer nothing is said', t => {
	t.is(judgeOne(databaseSupported, makeFacts({controller: makeFailed()}), 'aws').result, 'unknown');
});
