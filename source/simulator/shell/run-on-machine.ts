import {recogniseMachineScript} from '../../juju/commands/machine-scripts.js';
import {type Cloud} from '../cloud.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {runKnownCommand} from './known-commands.js';
import {runMachineScript} from './machine-script.js';
import {type ShellAnswer} from './shell-answer.js';

/**
Runs a text in the shell of a simulated machine: what `juju ssh` and `juju exec` do with it once they are in. The wizard's own scripts are recognised to the
letter; besides there are a few commands that people type.

@param reference - The machine's own agent.
@param text - What the shell is given.
@returns Undefined where nobody gets into the machine: it does not exist or has no power.
*/
export const runOnMachine = (cloud: Cloud, reference: AgentReference, text: string): ShellAnswer | undefined => {
	if (!findAgent(cloud, reference)?.machine?.isOn) {
		return undefined;
	}

	const script = recogniseMachineScript(text);
	return script ? runMachineScript(cloud, reference, script) : runKnownCommand(cloud, reference, text);
};
