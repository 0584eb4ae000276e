/**
A program that takes a lock, for test/storage/lock.ts. Arguments: folder, controller, and `--take-over`. It says `taken` or `held`, and keeps what it has until its input ends.
*/
import process from 'node:process';
import {acquireLock, LockHeldError} from '../../source/storage/lock.js';

const [folder = '', controller = '', option] = process.argv.slice(2);

try {
	await acquireLock({
		folder, controller, takesOver: option === '--take-over', now: () => Date.now(),
	});
	process.stdout.write('taken\n');
	process.stdin.resume();
} catch (error) {
	process.stdout.write(error instanceof LockHeldError ? 'held\n' : `${String(error)}\n`);
}
