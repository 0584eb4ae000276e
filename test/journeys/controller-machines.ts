import test from 'ava';
import {clearDisk} from '../../source/simulator/cluster.js';
import {selectBlocking, selectCheckResults} from '../../source/state/selectors.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {applyCheckRemedy, reachPrepare, selectCheck} from '../_helpers/journey-steps.js';

const resultOf = (journey: Journey, id: string, subject = 'aws') => selectCheckResults(journey.state()).find(result => result.id === id && result.subject === subject);

const sessions = (journey: Journey): readonly string[] => journey.commands().filter(line => line.startsWith('ssh '));

const look = async (journey: Journey, id: string): Promise<void> => {
	await selectCheck(journey, id);
	await applyCheckRemedy(journey, id, 'look-at-machines');
};

test('no session is opened before the operator says so, and a disk and a clock that nobody looked at do not block', async t => {
	const journey = await openJourney({scenario: 'controller-disk-full', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await journey.advance(30_000);
	t.deepEqual(sessions(journey), []);
	t.like(resultOf(journey, 'disk-space'), {result: 'warn', title: 'Disks not looked at: needs ssh'});
	t.like(resultOf(journey, 'clocks-agree'), {result: 'warn', title: 'Clocks not looked at: needs ssh'});
	t.false(selectBlocking(journey.state()).some(({id}) => id === 'disk-space' || id === 'clocks-agree'));
	await journey.stop();
});

test('controller-disk-full: a look over ssh finds it, it blocks, and after room was made the same look lets it pass', async t => {
	const journey = await openJourney({scenario: 'controller-disk-full', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await look(journey, 'disk-space');
	t.is(sessions(journey).length, 1);
	t.like(resultOf(journey, 'disk-space'), {result: 'block', title: 'Machine 0 has 103 MiB free, Juju wants 250 MiB'});
	t.is(resultOf(journey, 'clocks-agree')?.result, 'pass');

	clearDisk(journey.cloud, {controller: 'aws', model: 'controller', agent: 'machine-0'});
	await look(journey, 'disk-space');
	t.is(resultOf(journey, 'disk-space')?.result, 'pass');
	t.is(sessions(journey).length, 2);

	// What was agreed to once is asked again with everything else.
	await journey.act('ask-again');
	await journey.until('it was asked again', () => sessions(journey).length === 3);
	t.deepEqual(journey.errors(), []);
	await journey.stop();
});

test('clocks-apart: three machines are looked at one after the other, and the one that is wrong is named', async t => {
	const journey = await openJourney({scenario: 'clocks-apart', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await look(journey, 'clocks-agree');
	t.is(sessions(journey).length, 3);
	const result = resultOf(journey, 'clocks-agree');
	t.regex(result?.title ?? '', /^Clocks of the controller differ by 1m (?:28|29)s$/v);
	t.is(result?.result, 'block');
	t.true(result?.evidence.some(({text}) => text.startsWith('Machine 2: 1m ')));
	t.is(resultOf(journey, 'disk-space')?.result, 'pass');

	const machine = journey.cloud.controllers[0]?.models[0]?.machines.get('2');
	t.truthy(machine);
	delete machine?.clockOffset;
	await look(journey, 'clocks-agree');
	t.is(resultOf(journey, 'clocks-agree')?.result, 'pass');
	await journey.stop();
});

test('database-refreshed: a snap of the database that is too new for this controller blocks, and on one that is not it passes', async t => {
	const journey = await openJourney({scenario: 'database-refreshed', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await look(journey, 'database-snap-suited');
	t.like(resultOf(journey, 'database-snap-suited'), {result: 'block', title: 'juju-db 4.4.30 on machine 0 is too new for 3.6.4', evidence: [{source: 'ssh', text: 'Machine 0: juju-db 4.4.30, revision 201.'}]});

	const machine = journey.cloud.controllers[0]?.models[0]?.machines.get('0');
	t.truthy(machine);
	Object.assign(machine ?? {}, {databaseSnap: {version: '4.4.24', revision: '167'}});
	await look(journey, 'database-snap-suited');
	t.is(resultOf(journey, 'database-snap-suited')?.result, 'pass');
	await journey.stop();
});

test('a machine without power is said, and the others are known', async t => {
	const journey = await openJourney({scenario: 'ha-member-down', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	await look(journey, 'disk-space');
	const result = resultOf(journey, 'disk-space');
	t.like(result, {result: 'warn', title: 'Disks of 1 machine not looked at: needs ssh'});
	t.true(result?.evidence.some(({text}) => text.startsWith('Machine 2: ')), JSON.stringify(result?.evidence));
	t.true(result?.evidence.some(({text}) => text.startsWith('Machine 0: ') && text.includes('GiB free')));
	await journey.stop();
});

test('credential-invalid: the model blocks, and passes when its credential was renewed', async t => {
	const journey = await openJourney({scenario: 'credential-invalid', session: {agentVersion: '3.6.28'}});
	await reachPrepare(journey);
	// What is asked on the way in is answered.
	await journey.advance(5000);
	t.like(resultOf(journey, 'credential-valid', 'aws:admin/db'), {result: 'block', title: 'The model is suspended'});
	t.is(resultOf(journey, 'credential-valid', 'aws:admin/controller')?.result, 'pass');
	const model = journey.cloud.controllers[0]?.models.find(({name}) => name === 'db');
	if (model) {
		model.status = {current: 'available', since: journey.cloud.now};
	}

	await journey.act('ask-again');
	await journey.until('Juju is asked again', () => resultOf(journey, 'credential-valid', 'aws:admin/db')?.title === 'The credential of db is not valid');
	await journey.advance(5000);
	if (model) {
		model.hasInvalidCredential = false;
	}

	await journey.act('ask-again');
	await journey.until('it is valid', () => resultOf(journey, 'credential-valid', 'aws:admin/db')?.result === 'pass');
	await journey.stop();
});
