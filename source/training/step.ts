/*
What a scripted solution or failure does, as data. The tests play it through the same update function as the keys of a person.
*/

import {type CharmOrder} from '../domain/charm/order.js';

export type Step =
	/** Takes the usual target to Prepare and waits for all checks. */
	| {readonly do: 'prepare'}
	/** Chooses a remedy of a check, the first that helps where none is named, and answers what it asks. */
	| {readonly do: 'remedy'; readonly check: string; readonly subject?: string; readonly remedy?: string}
	/** Lets a check pass by name. */
	| {readonly do: 'ignore'; readonly check: string; readonly subject?: string}
	/** Solves what blocks with the remedies on the screen, then opens the plan. */
	| {readonly do: 'plan'}
	/** From the plan to the first step, which waits for a yes. */
	| {readonly do: 'start'}
	/** Says yes to the step that waits, and waits until it has ended, or was refused. */
	| {readonly do: 'step'}
	/** Says yes to the step that waits, and waits for nothing. */
	| {readonly do: 'begin-step'}
	/** Goes on from Verify. */
	| {readonly do: 'next'}
	/** From the plan, or from any step, to the end; yes to every question. */
	| {readonly do: 'upgrade'}
	/** From the plan, or from any step: yes to every step until a case is found, at least that severe. */
	| {readonly do: 'upgrade-until'; readonly case: string; readonly severity?: number}
	/** Closes what is open, waits until the step is over, then yes to all others, to the end. */
	| {readonly do: 'finish'}
	/** Makes the copies of agent.conf that Prepare offers. */
	| {readonly do: 'copies'}
	/** Opens Troubleshoot on a case, chooses remedies one after the other, answers what they ask and closes what they show, and waits until the case is seen solved where `isSolved`. */
	| {readonly do: 'case'; readonly case: string; readonly remedies: readonly string[]; readonly isSolved?: boolean}
	/** Opens the part about charms, fills in the form for an application and looks at Review; then gives the order as well, to where Juju refuses it or all units have come through. */
	| {readonly do: 'charm'; readonly application: string; readonly order?: CharmOrder; readonly to: 'review' | 'refused' | 'verify'}
	/** Types a line in the second terminal, without `juju` in front: waits until it has ended. */
	| {readonly do: 'terminal'; readonly words: readonly string[]}
	/** Actions of keys, in the names of the key table. */
	| {readonly do: 'keys'; readonly actions: readonly string[]}
	| {readonly do: 'type'; readonly text: string}
	/** Lets simulated time pass. */
	| {readonly do: 'wait'; readonly seconds: number}
	/** Lets simulated time pass until a goal is met; fails after an hour. */
	| {readonly do: 'until'; readonly goal: string}
	/** Leaves the wizard for good, whatever is under way. */
	| {readonly do: 'leave'};
