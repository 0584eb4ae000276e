import process from 'node:process';
import {createAdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {type EffectStorage} from '../runtime/effect-ports.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';
import {showSession, startRecording} from './wizard.js';

const refuse = async (): Promise<never> => {
	throw new Error('Who watches changes nothing and keeps nothing.');
};

/** Nothing is changed, so there is no run, no journal and no lock. */
const noStorage: EffectStorage & {readonly folder: string} = {
	folder: '',
	journal: {append: refuse},
	record: async () => undefined,
	savePlan: refuse,
	proveBackup: refuse,
	claim: refuse,
};

/**
Shows the live tables alone until the operator leaves them, all is upgraded, or the time is over.

@param options With the preferences of the operator in them.
@param parts.controller What `judgeOptions` made of the names.
@param parts.problem What is wrong with the preferences.
@returns The exit code of the program.
@throws {StorageError} Where the recording cannot be written.
*/
export const showWatch = async (options: Options, {controller, problem}: {readonly controller: string | undefined; readonly problem: string | undefined}): Promise<number> => {
	const recording = options.record === undefined ? undefined : await startRecording(options.record);
	try {
		const {code, summary} = await showSession({
			options: {...options, isReadOnly: true, watch: {isUntilUpgraded: options.isUntilUpgraded, timeout: options.timeout}},
			controller,
			clock: createAdjustableClock(systemClock),
			environment: process.env,
		}, {opening: Promise.resolve({storage: noStorage, backupFolder: findPaths(options).backups}), problem, recording});
		process.stdout.write(summary.length === 0 ? '' : `${summary.join('\n')}\n`);
		return code;
	} finally {
		recording?.stop();
	}
};
