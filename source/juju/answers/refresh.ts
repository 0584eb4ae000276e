import {type RefreshOutcome} from '../../domain/answer.js';
import {type ProcessAnswer} from '../process.js';
import {isAlreadyRunning} from './charm-refusals.js';
import {saidBy} from './evidence.js';
import {understood, type Reading} from './reading.js';

/** Of 2.9 and later; earlier clients say it as an error. */
const isUnchanged = (text: string): boolean => isAlreadyRunning(text) || text.split('\n').some(line => line.startsWith('charm "') && line.includes('": already up-to-date'));

/** `Added charm-hub charm "x", revision 7 in channel latest/stable, to the model`; seen, 4.0.16: `Added local charm "web", revision 1, to the model`. */
const revisionIn = (text: string): number | undefined => {
	const line = text.split('\n').find(each => each.startsWith('Added ')) ?? '';
	const digits = /^\d{1,9}/v.exec(line.split(', revision ', 2)[1] ?? '')?.[0];
	return digits === undefined ? undefined : Number(digits);
};

/**
Reads what a refresh said, all of it on stderr.

Source: 1.25.13, 2.5.8 `upgradecharm.go`; 2.9.52, 3.6.28 `cmd/juju/application/refresh.go`; seen, 4.0.16.
*/
export const readRefresh = (answer: ProcessAnswer): Reading<RefreshOutcome> => {
	const text = saidBy(answer);
	return understood({claim: isUnchanged(text) ? 'nothing' : 'refreshed', revision: revisionIn(text), text});
};
