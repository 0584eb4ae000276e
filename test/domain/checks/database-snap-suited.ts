import test from 'ava';
import {databaseSnapSuited} from '../../../source/domain/checks/database-snap-suited.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeMachineReport,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown} from '../../_helpers/make-state.js';

const judge = (controllerVersion: string, ...versions: ReadonlyArray<string | undefined>) => {
	const facts = makeFacts({
		controllerMachines: Object.fromEntries(versions.map((version, index) => [
			String(index), makeKnown(makeMachineReport(version === undefined ? {} : {databaseSnap: {version, revision: '201'}})),
		])),
		controller: makeKnown(makeDetails({members: versions.map((_, index) => ({id: String(index), status: 'ha-enabled', isPrimary: index === 0}))})),
	});
	return judgeOne(databaseSnapSuited, {...facts, target: {...facts.target, controllerVersion}}, 'aws');
};

test('a database that moved on under an old controller blocks, and names the machine', t => {
	const result = judge('3.6.14', '4.4.24', '4.4.30');
	t.like(result, {result: 'block', title: 'juju-db 4.4.30 on machine 1 is too new for 3.6.14'});
	t.deepEqual(idsOf(result), ['revert-database-snap', 'look-at-machines']);
	t.deepEqual(result.evidence.map(({text}) => text), ['Machine 0: juju-db 4.4.24, revision 201.', 'Machine 1: juju-db 4.4.30, revision 201.']);
});

test('a controller that can speak to it passes, and so does one without such a snap', t => {
	t.is(judge('3.6.15', '4.4.30').result, 'pass');
	t.is(judge('3.6.14', '4.4.29').result, 'pass');
	t.is(judge('2.9.52', '4.4.30').result, 'pass');
	t.like(judge('3.6.14', undefined), {result: 'pass', title: 'The database is no snap here'});
});
