import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {createSteadyTime} from '../../source/runtime/steady-time.js';

const start = Date.UTC(2026, 10, 21, 3);
const hour = 3_600_000;

/** A machine: time passes, it sleeps, and its clock is set. */
const createMachine = () => {
	let [wall, monotonic, uptime] = [start, 5000, 900_000];
	const now = createSteadyTime({wall: () => wall, monotonic: () => monotonic, uptime: () => uptime});
	return {
		now,
		wall: () => wall,
		pass(milliseconds: number) {
			wall += milliseconds;
			monotonic += milliseconds;
			uptime += milliseconds;
		},
		sleep(milliseconds: number) {
			wall += milliseconds;
			uptime += milliseconds;
		},
		set(milliseconds: number) {
			wall += milliseconds;
		},
	};
};

test('it begins with the machine\'s clock, and passes with it', t => {
	const machine = createMachine();
	t.is(machine.now(), start);
	machine.pass(1234);
	t.is(machine.now(), start + 1234);
});

test('a clock that is set back or forward changes nothing', t => {
	const machine = createMachine();
	for (const jump of [-hour, 3 * hour, -hour, hour / 2]) {
		machine.set(jump);
		const before = machine.now();
		machine.pass(10_000);
		t.is(machine.now(), before + 10_000);
	}

	t.is(machine.now(), start + 40_000);
});

test('the sleep of the machine counts, also after its clock was set', t => {
	const machine = createMachine();
	machine.sleep(8 * hour);
	t.is(machine.now(), start + (8 * hour));
	machine.set(-hour);
	machine.pass(1000);
	t.is(machine.now(), start + (8 * hour) + 1000);
	machine.sleep(2 * hour);
	t.is(machine.now(), start + (10 * hour) + 1000);
});

const change = fc.oneof(
	fc.record({kind: fc.constantFrom('pass' as const, 'sleep' as const), by: fc.integer({min: 0, max: 10 * hour})}),
	fc.record({kind: fc.constant('set' as const), by: fc.integer({min: -100 * hour, max: 100 * hour})}),
);

testProp('it never goes back, and never far from the time that has passed', [fc.array(change, {minLength: 1, maxLength: 30})], (t, changes) => {
	const machine = createMachine();
	let passed = 0;
	for (const {kind, by} of changes) {
		const before = machine.now();
		machine[kind](by);
		passed += kind === 'set' ? 0 : by;
		const now = machine.now();
		t.true(now >= before);
		// Sleep below the tolerance is not seen.
		t.true(Math.abs(now - (start + passed)) <= 1001 * changes.length);
	}
});
