import {type Case, type Occurrence} from '../case.js';
import {type Signal} from '../signal.js';

const versionText = ([major, minor = 0, patch = 0]: NonNullable<Occurrence['from']>): string => (patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`);

const kinds = {iaas: 'only on machines', caas: 'only on Kubernetes'} as const;

/**
In which controllers a case can occur, as a sentence: `From Juju 2.9, before 4.0; only on machines.`
*/
export const describeOccurrence = ({from, before, kind}: Occurrence): string => {
	const begins = from ? `From Juju ${versionText(from)} on` : undefined;
	const ends = before ? `${from ? 'before' : 'Before Juju'} ${versionText(before)}` : undefined;
	const versions = [begins, ends].filter(text => text !== undefined).join(', ');
	return `${versions === '' ? 'In every version of Juju' : versions}${kind === undefined ? '' : `; ${kinds[kind]}`}.`;
};

const places: Readonly<Record<Signal['where'], string>> = {error: 'A command is refused with', status: 'The status says', log: 'A log says'};

/**
How a case is recognised, one sentence for each of its words; of those that say it by facts alone one sentence, too.
*/
export const describeRecognition = ({signals}: Pick<Case, 'signals'>): readonly string[] => (signals.length === 0
	? ['By facts of the status and of what was asked, not by words of Juju.']
	: [...new Set(signals.map(({where, words, versions}) => `${places[where]} "${words}" (${versions}).`))]);

/** What is said of a case that nobody here has seen, nor read in Juju's source or documentation. */
export const notConfirmed = 'Not confirmed: reported by others, not seen by us. Remedies are only shown.';
