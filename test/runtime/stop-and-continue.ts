import nodeEvents from 'node:events';
import test from 'ava';
import {listenToStops, type StopScope} from '../../source/runtime/stop-and-continue.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';

const open = ({isSuspended = false, send}: {readonly isSuspended?: boolean; readonly send?: (scope: StopScope) => void} = {}) => {
	const process = new nodeEvents.EventEmitter();
	const clock = createVirtualClock(0);
	const events: string[] = [];
	const faults: unknown[] = [];
	const stops = listenToStops({
		process,
		clock,
		isSuspended: () => isSuspended,
		async suspend(action) {
			events.push('given back');
			await action();
			events.push('taken again');
		},
		send: send ?? (scope => {
			events.push(`SIGTSTP ${scope}, ${process.listenerCount('SIGTSTP')} listening`);
		}),
		onFault(error) {
			faults.push(error);
		},
	});
	return {
		process, clock, events, faults, stops,
	};
};

test('Ctrl-Z gives the terminal back, stops the whole group, and takes the terminal again when it goes on', async t => {
	const {process, clock, events, stops} = open();
	stops.stop();
	await clock.advance(49);
	t.deepEqual(events, ['given back', 'SIGTSTP group, 0 listening']);
	await clock.advance(1);
	t.is(events.at(-1), 'taken again');
	t.is(process.listenerCount('SIGTSTP'), 1);
});

test('SIGTSTP from outside stops this process alone; what comes while it stops does not stop it twice', async t => {
	const {process, clock, events, stops} = open();
	process.emit('SIGTSTP');
	process.emit('SIGCONT');
	stops.stop();
	await clock.advance(100);
	t.deepEqual(events, ['given back', 'SIGTSTP self, 0 listening', 'taken again']);
	process.emit('SIGTSTP');
	await clock.advance(100);
	t.is(events.length, 6);
});

test('after a stop that nobody could hear, the terminal is taken again', async t => {
	const {process, clock, events} = open();
	process.emit('SIGCONT');
	await clock.advance(0);
	t.deepEqual(events, ['given back', 'taken again']);
});

test('while a client has the terminal it is neither given back nor taken', async t => {
	const {process, clock, events} = open({isSuspended: true});
	process.emit('SIGTSTP');
	await clock.advance(100);
	process.emit('SIGCONT');
	await clock.advance(100);
	t.deepEqual(events, ['SIGTSTP self, 0 listening']);
});

test('a stop that fails is told, and the next one is tried; what is forgotten does nothing any more', async t => {
	const {process, clock, faults, events, stops} = open({
		send() {
			throw new Error('EPERM');
		},
	});
	stops.stop();
	await clock.advance(100);
	stops.stop();
	await clock.advance(100);
	t.deepEqual(faults.map(String), ['Error: EPERM', 'Error: EPERM']);
	stops.forget();
	stops.stop();
	t.is(process.listenerCount('SIGTSTP') + process.listenerCount('SIGCONT'), 0);
	await clock.advance(100);
	t.is(events.filter(event => event === 'given back').length, 2);
});
