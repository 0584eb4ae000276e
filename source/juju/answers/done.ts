import {type Done} from '../../domain/answer.js';
import {type ProcessAnswer} from '../process.js';
import {saidBy} from './evidence.js';
import {understood, type Reading} from './reading.js';

/** Reads commands of which exit code 0 is all that counts; what they said is kept. */
export const readDone = (answer: ProcessAnswer): Reading<Done> => understood({text: saidBy(answer)});
