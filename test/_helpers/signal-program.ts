/**
A program that hears of signals, for test/runtime/signals.ts to end. Argument: `orderly` (ends when it is told to), `stubborn` (only when it is
forced to), `faulty` (throws), `rejecting`. It says on standard output what it hears.
*/
import process from 'node:process';
import {systemClock} from '../../source/runtime/clock.js';
import {listenToSignals, signalExitCodes} from '../../source/runtime/signals.js';

const manner = process.argv[2];
const alive = setInterval(() => undefined, 60_000);

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const leave = (code: number): void => {
	stop();
	clearInterval(alive);
	process.stdin.destroy();
	process.exitCode = code;
};

const stop = listenToSignals({
	clock: systemClock,
	isSuspended: () => false,
	dispatch(message) {
		if (message.type !== 'ended') {
			return;
		}

		say(`ended ${message.reason}`);
		if (manner === 'orderly') {
			leave(message.reason === 'stdin' ? 4 : signalExitCodes[message.reason]);
		}
	},
	onForced(code) {
		say(`forced ${code}`);
		leave(code);
	},
	onFault(error) {
		say(`fault ${error instanceof Error ? error.message : String(error)}`);
		leave(1);
	},
});

process.stdin.resume();
say('ready');

if (manner === 'faulty') {
	setImmediate(() => {
		throw new Error('boom');
	});
} else if (manner === 'rejecting') {
	void Promise.reject(new Error('no'));
}
