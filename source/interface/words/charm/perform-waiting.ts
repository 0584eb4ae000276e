import {countOf} from '../../../domain/words.js';

/** Words above the units while an order is waited for. */
export const charmWaitingWords = {
	/** In place of how many units are through. */
	noAnswerYet: 'no answer yet',
	noUnits: 'no units',
	unitsThrough: (through: number, all: number): string => `${through} of ${countOf(all, 'unit')}`,
	/** How far it is, and how long that took so far. */
	withTime: (howFar: string, duration: string): string => `${howFar} in ${duration}`,
	everyUnitHasIt: 'Every unit has it, and says so.',
	slow: (why: string): string => `Slow: ${why}`,
	stuck: (why: string): string => `Stuck: ${why}`,
	/** How many units still run the charm from before. */
	atOldCharm: (old: number, all: number): string => (old === 0
		? 'No unit runs the charm from before.'
		: `${old} of ${countOf(all, 'unit')} still ${old === 1 ? 'has' : 'have'} the charm and ${old === 1 ? 'sees' : 'see'} the settings from before.`),
	/** Juju's own answer to the order. */
	hadItAlready: 'Juju says that it has what was ordered already.',
	notKnownWhetherTaken: (message: string | undefined): string => `Whether Juju took the order is not known; its units tell.${message === undefined ? '' : ` ${message}`}`,
} as const;
