import {type Run} from '../domain/run.js';
import {isSettled, type PlannedStep, type StepState} from '../domain/run/steps-of.js';

/** Something that a run has left for somebody to do or to look at. */
export type UndoneEntry = {
	readonly kind: 'journal' | 'command' | 'step' | 'put-back' | 'charm';
	/** A sentence. */
	readonly text: string;
	/** What the plan would run; empty where that is not known. */
	readonly command: readonly string[];
};

const reasons: Readonly<Record<StepState, string>> = {
	done: '',
	skipped: 'Passed over',
	unknown: 'Started, and nobody knows how it ended',
	failed: 'Not done, its command failed',
	open: 'Not done',
};

const overCharms: ReadonlySet<string> = new Set(['pending', 'active', 'failed', 'refused', 'skipped']);

/**
What a run has left: what is not known, steps of its accepted plan, what is to be put back, charms. In the order in which somebody should look at it.
*/
export const listUndone = (run: Run, {planned, damage}: {
	readonly planned: ReadonlyArray<{readonly step: PlannedStep; readonly state: StepState}>;
	readonly damage: readonly string[];
}): readonly UndoneEntry[] => [
	...(damage.length === 0
		? []
		: [{kind: 'journal' as const, text: 'The journal is damaged: something may have been done that this report does not know of. Look at juju status.', command: []}]),
	...run.commands.filter(command => !command.end && !isSettled(run, command)).map(({command}) => ({
		kind: 'command' as const, text: 'Nobody knows whether this command was carried out: it was started, and no end was written down. Look at juju status before it is run again.', command,
	})),
	...(run.plan?.isAccepted
		? planned.filter(({state}) => state !== 'done' && state !== 'unknown').map(({step: {title, command}, state}) => ({kind: 'step' as const, text: `${reasons[state]}: ${title}.`, command}))
		: []),
	...run.putBack.map(({title}) => ({kind: 'put-back' as const, text: `To be put back: ${title}.`, command: []})),
	...run.charms.filter(({outcome}) => overCharms.has(outcome)).map(({application, outcome}) => ({
		kind: 'charm' as const, text: `The charm of ${application} is not upgraded (${outcome}).`, command: [],
	})),
];
