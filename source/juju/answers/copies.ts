import {type Done} from '../../domain/answer.js';
import {type ProcessAnswer} from '../process.js';
import {saidBy} from './evidence.js';
import {refused, understood, type Reading} from './reading.js';

// `exec` on all machines ends with 0 whatever they said. Keys: 2.9.52 cmd/juju/commands/exec.go (`ReturnCode`, `Error`), 3.6.28 cmd/juju/action/exec.go (`return-code`).
const failedMachine = /^[ \-]{0,20}(?:(?:return-code|ReturnCode): (?!0\s*$)\d|Error: \S)/mv;

/**
Reads what the machines said when they made copies of their agents' configuration (`juju exec --all`).
*/
export const readCopies = (answer: ProcessAnswer): Reading<Done> => failedMachine.test(answer.stdout)
	? refused({message: 'Not every machine could make a copy of its agents\' configuration.', advice: 'Look at what each machine answered, mend it and try again.'})
	: understood({text: saidBy(answer)});
