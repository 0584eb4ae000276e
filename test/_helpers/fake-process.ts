import {type AttachAnswer, type JujuProcess, type ProcessAnswer} from '../../source/juju/process.js';

export type FakeCall = {
	readonly arguments: readonly string[];
	readonly kind: 'run' | 'attach';
	readonly isAborted: () => boolean;
	/** Ends it: exit code 0 and nothing said, but for what is given here. */
	readonly end: (answer?: Partial<ProcessAnswer> & Pick<AttachAnswer, 'transcript'>) => void;
};

export type FakeProcess = JujuProcess & {
	/** Every start, in order. */
	readonly calls: readonly FakeCall[];
	/** Those that have not ended. */
	readonly open: () => readonly FakeCall[];
};

export type FakeProcessOptions = {
	readonly name?: string;
	/** Called with each start: what it ends with at once; undefined for one that the test ends. */
	readonly answer?: (arguments_: readonly string[]) => Partial<ProcessAnswer> | undefined;
	readonly isDeafToAborts?: boolean;
};

const good: ProcessAnswer = {
	outcome: 'exited', exitCode: 0, stdout: '', stderr: '', duration: 1,
};

/**
A client whose every command is held open until the test ends it; one that is aborted ends as such.
*/
export const createFakeProcess = ({name = 'juju', answer, isDeafToAborts = false}: FakeProcessOptions = {}): FakeProcess => {
	const calls: FakeCall[] = [];
	const opened = new Set<FakeCall>();

	const begin = async (kind: FakeCall['kind'], arguments_: readonly string[], signal: AbortSignal | undefined): Promise<ProcessAnswer> => {
		const {promise, resolve} = Promise.withResolvers<ProcessAnswer>();
		const call: FakeCall = {
			arguments: arguments_,
			kind,
			isAborted: () => signal?.aborted ?? false,
			end(ending = {}) {
				opened.delete(call);
				resolve({...good, ...ending});
			},
		};
		calls.push(call);
		opened.add(call);
		const atOnce = answer?.(arguments_);
		if (atOnce) {
			call.end(atOnce);
		}

		if (!isDeafToAborts) {
			signal?.addEventListener('abort', () => {
				call.end({outcome: 'aborted', exitCode: undefined, reason: 'It was given up.'});
			}, {once: true});
		}

		return promise;
	};

	return {
		name,
		calls,
		open: () => [...opened],
		run: async request => begin('run', request.arguments, request.signal),
		attach: async request => begin('attach', request.arguments, request.signal),
	};
};
