import {type EffectPorts} from './effect-ports.js';
import {errorText, sentencesOf} from './failed-answer.js';
import {type IntentRunner} from './intent-runner.js';
import {type Dispatch} from './store.js';

type Parts = {
	readonly ports: Pick<EffectPorts, 'handOver' | 'storage' | 'getState'>;
	readonly suspend: IntentRunner['suspend'];
	readonly signal: AbortSignal;
	readonly dispatch: Dispatch;
};

/**
Gives the terminal to a program that the operator asked for, and tells how it ended. It is on the disk before it starts, and what came of it after. Never rejects.

Only a session on a real client may: in a simulation, and where only reads are allowed, nothing is run.
*/
export const handOverTerminal = async (words: readonly string[], {ports, suspend, signal, dispatch}: Parts): Promise<void> => {
	const {handOver, storage: {journal}, getState} = ports;
	if (!handOver || getState().session.mode !== 'live') {
		dispatch({type: 'terminal-returned', exitCode: undefined, problem: 'This session changes nothing on this machine.'});
		return;
	}

	try {
		await journal.append('host-command-starting', {command: words});
	} catch (error) {
		dispatch({type: 'terminal-returned', exitCode: undefined, problem: `The journal of this run could not be written, so nothing was run. ${sentencesOf(error)}`});
		return;
	}

	try {
		const exitCode = await suspend(async () => handOver(words, signal));
		dispatch({type: 'terminal-returned', exitCode, problem: undefined});
		await journal.append('host-command-ended', {command: words, 'exit-code': exitCode});
	} catch (error) {
		dispatch({type: 'terminal-returned', exitCode: undefined, problem: `${words[0] ?? 'The program'} could not be run, or its end not be written down: ${errorText(error)}`});
	}
};
