import {type Machine, type Model} from '../cloud.js';
import {runOnMachine} from '../shell/run-on-machine.js';
import {type ShellAnswer} from '../shell/shell-answer.js';
import {type Call} from './command.js';
import {Refusal} from './refusal.js';
import {type Target} from './target.js';
import {findUnit} from './unit-names.js';

/** Milliseconds of attempts before a client of ssh gives up. */
const attemptsTake = 31_000;

/**
The machine that a word names: its id, or a unit that lives on it.
*/
export const machineOf = (model: Model, word: string): Machine | undefined => {
	const id = /^\d/v.test(word) ? word : findUnit(model, word)?.machine;
	return id === undefined ? undefined : model.machines.get(id);
};

/**
What is said of a machine that nobody gets into.
*/
export const noWayIn = ({addresses}: Machine): Refusal =>
	new Refusal(`cannot connect to any address: [${addresses.map(address => `${address}:22`).join(' ')}]`, 1, attemptsTake);

/**
Runs a text in the shell of a machine, now.

@throws Refusal where nobody gets into it.
*/
export const runScript = (call: Call, {controller, model}: Target, {machine, script}: {machine: Machine; script: string}): ShellAnswer => {
	const answer = runOnMachine(call.cloud, {controller: controller.name, model: model.name, agent: machine.tag}, script);
	if (!answer) {
		throw noWayIn(machine);
	}

	return answer;
};
