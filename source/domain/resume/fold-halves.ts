import {type JournalEntry} from '../journal-entry.js';
import {type Intent} from '../intent.js';
import {type RememberedHalf} from './interrupted-run.js';
import {
	fieldsOf,
	listOf,
	numberOf,
	textOf,
} from './record-fields.js';
import {
	isIntent,
	isSameIntent,
	withRun,
	type PlannedHalf,
	type RunFold,
} from './run-fold.js';

const halfOf = ({at, facts}: JournalEntry): RememberedHalf | undefined => {
	const {id, title, explanation, undo, success, since, intents} = fieldsOf(facts['value']);
	const [first, ...rest] = listOf(intents).filter(intent => isIntent(intent));
	const name = textOf(id);
	return name === undefined || first === undefined
		? undefined
		: {
			id: name,
			title: textOf(title) ?? name,
			explanation: textOf(explanation) ?? 'It was changed in an earlier run.',
			undo: textOf(undo) ?? 'change it again by hand',
			success: textOf(success) ?? 'it is as it was before',
			intents: [first, ...rest],
			since: numberOf(since) ?? at,
		};
};

const otherThan = (id: string | undefined) => (other: {readonly id: string}): boolean => other.id !== id;

/** What is written before the change: until its command has ended, it says what would have to be put back. */
const planHalf = (fold: RunFold, entry: JournalEntry): RunFold => {
	const half = halfOf(entry);
	const {change} = fieldsOf(entry.facts['value']);
	return half && isIntent(change)
		? {...fold, planned: [...fold.planned.filter(({half: {id}}) => id !== half.id), {half, change, standing: 'open'}]}
		: fold;
};

/**
What a record says of what has to be put back.
*/
export const foldPutBack = (fold: RunFold, entry: JournalEntry): RunFold => {
	if (entry.kind === 'put-back-planned') {
		return planHalf(fold, entry);
	}

	const half = halfOf(entry);
	if (!half) {
		return fold;
	}

	const others = fold.run.putBack.filter(otherThan(half.id));
	const known: RunFold = {...fold, planned: fold.planned.filter(planned => planned.half.id !== half.id)};
	return withRun(known, {putBack: entry.kind === 'put-back-done' ? others : [...others, half]});
};

const withStanding = (fold: RunFold, intent: Intent, standing: PlannedHalf['standing']): RunFold =>
	({...fold, planned: fold.planned.map(planned => (isSameIntent(planned.change, intent) ? {...planned, standing} : planned))});

/** The command of a change was started: from here on it may be there. */
export const startChange = (fold: RunFold, intent: Intent): RunFold => withStanding(fold, intent, 'started');

/** It has ended. What was refused has changed nothing; of what was given up nobody knows. What puts something back has done so when the last of it has ended well. */
export const endChange = (fold: RunFold, intent: Intent, exitCode: number | undefined): RunFold => {
	const putBack = exitCode === 0 ? fold.run.putBack.filter(({intents}) => !isSameIntent(intents.at(-1) ?? intents[0], intent)) : fold.run.putBack;
	return exitCode === undefined ? fold : withRun(withStanding(fold, intent, exitCode === 0 ? 'done' : 'open'), {putBack});
};

/**
What has to be put back, or may have to: changes whose command was started, and of which nobody came to write down more.
*/
export const openHalves = ({run: {putBack}, planned}: RunFold): readonly RememberedHalf[] => [
	...putBack,
	...planned.filter(({half, standing}) => standing !== 'open' && putBack.every(otherThan(half.id))).map(({half, standing}) => (standing === 'done'
		? half
		: {...half, explanation: `Nobody wrote down whether this was changed: look first, it may be as it was. ${half.explanation}`})),
];
