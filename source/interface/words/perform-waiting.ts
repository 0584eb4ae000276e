import {type AgentCounts} from '../../domain/progress.js';

type Counts = Pick<AgentCounts, 'upgraded' | 'total'>;

const ofSilence = {
	usual: 'This is normal while it restarts.',
	long: 'That is longer than usual.',
	failure: 'That is a failure now: press t.',
} as const;

/** Words of the wait for agents, and of the silence of their controller. */
export const performWaitingWords = {
	noAnswerYet: 'no answer yet',
	/** Of agents, which goes without saying where a table of agents stands below: every letter behind the numbers is written anew with each answer. */
	upgraded: ({upgraded, total}: Counts): string => `${upgraded} of ${total} upgraded`,
	/** How far it is, and for how long that has taken. */
	inTime: (counted: string, duration: string): string => `${counted} in ${duration}`,
	slow: (duration: string): string => `Slow: no agent was upgraded in the last ${duration}.`,
	stuck: (duration: string): string => `Stuck: no agent was upgraded in the last ${duration}. Press t.`,
	nothingKnown: 'Nothing is known of these agents yet.',
	lastKnown: (age: string, {upgraded, total}: Counts): string => `Last known, ${age} old: ${upgraded} of ${total} agents upgraded.`,
	silent: (duration: string, judgement: keyof typeof ofSilence): string => `Controller has not answered for ${duration}. ${ofSilence[judgement]}`,
	/** How often the controller was asked in vain, and what it said to that. */
	asked: (times: number, lastWords: string | undefined): string => `Asked ${times} ${times === 1 ? 'time' : 'times'}.${lastWords === undefined ? '' : ` Last words: ${lastWords}`}`,
	usualSilence: (limit: string): string => `Usual: 1 to 5 minutes. From ${limit} on this counts as a failure, and the remedies for it open. Juju goes on without us, whatever we do.`,
	/** Where nobody is logged in any more, which Juju does not mind. */
	jujuGoesOn: 'Juju goes on with the upgrade meanwhile.',
} as const;
