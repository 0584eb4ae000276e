import {modelKey, parseModelKey, type Intent} from '../intent.js';
import {type JournalEntry} from '../journal-entry.js';
import {type RememberedCharm} from './interrupted-run.js';
import {
	fieldsOf,
	listOf,
	numberOf,
	textOf,
	valueOf,
} from './record-fields.js';

type Charms = readonly RememberedCharm[];

const change = (charms: Charms, application: string | undefined, changed: Partial<RememberedCharm>): Charms =>
	charms.map(charm => (charm.application === application ? {...charm, ...changed} : charm));

const waveOf = (entry: JournalEntry, before: Charms): Charms => {
	const {model, items} = valueOf(entry);
	const key = textOf(model);
	return key === undefined
		? before
		: listOf(items).flatMap(item => {
			const {application, outcome} = fieldsOf(item);
			const name = textOf(application);
			const word = textOf(outcome) ?? 'pending';
			const known = before.find(charm => charm.application === name && modelKey(charm.model) === key);
			return name === undefined
				? []
				: [{
					model: parseModelKey(key),
					application: name,
					standing: word === 'pending' || word === 'active' ? 'pending' as const : 'over' as const,
					outcome: word,
					revisionBefore: known?.revisionBefore,
					line: undefined,
				}];
		});
};

/** The end of a wave says of each application what came of it; those whose turn never came are not begun. */
const finish = (entry: JournalEntry, charms: Charms): Charms => {
	const outcomes = new Map(listOf(entry.facts['value']).map(item => {
		const {application, outcome} = fieldsOf(item);
		return [textOf(application), textOf(outcome)] as const;
	}));
	return charms.map(charm => ({...charm, standing: 'over', outcome: outcomes.get(charm.application) ?? charm.outcome}));
};

/**
What a record says of the charms that a run has begun to upgrade.
*/
export const foldCharms = (charms: Charms, entry: JournalEntry): Charms => {
	const {application, outcome, revision} = valueOf(entry);
	const name = textOf(application);
	switch (entry.kind) {
		case 'charm-wave': {
			return waveOf(entry, charms);
		}

		case 'charm-before': {
			return change(charms, name, {revisionBefore: numberOf(revision)});
		}

		case 'charm-waiting': {
			return change(charms, name, {standing: 'waiting', outcome: 'active'});
		}

		case 'charm-complete': {
			return change(charms, name, {standing: 'complete', outcome: textOf(outcome) ?? 'upgraded'});
		}

		case 'charm-verified':
		case 'charm-left': {
			return change(charms, name, {standing: 'over', outcome: textOf(outcome) ?? 'skipped'});
		}

		case 'charm-finished': {
			return finish(entry, charms);
		}

		default: {
			return charms;
		}
	}
};

/**
An order for a charm that was started.
*/
export const startCharm = (charms: Charms, intent: Intent, line: string): Charms =>
	intent.type === 'refresh-charm' ? change(charms, intent.application, {standing: 'unknown', outcome: 'active', line}) : charms;

/**
An order for a charm that has ended: what came of it is said by the record behind it, so that until then it is as little known.
*/
export const refuseCharm = (charms: Charms, intent: Intent): Charms =>
	intent.type === 'refresh-charm' ? change(charms, intent.application, {standing: 'pending', outcome: 'refused'}) : charms;
