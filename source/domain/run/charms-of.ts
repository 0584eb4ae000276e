import {type JournalEntry} from '../journal-entry.js';
import {
	factsIn,
	factsListIn,
	numberIn,
	textIn,
	valueOf,
} from './facts.js';
import {type RunCharm} from './run-types.js';

type Facts = Readonly<Record<string, unknown>>;

const revisionOf = (facts: Facts) => ({charm: textIn(facts, 'charm'), revision: numberIn(facts, 'revision'), channel: textIn(facts, 'channel')});

const empty = (application: string): RunCharm => ({
	application, model: undefined, before: undefined, after: undefined, outcome: 'pending', unexpected: [],
});

/** All that an entry says about applications, one change for each. */
const changesIn = (entry: JournalEntry): ReadonlyArray<readonly [string, (charm: RunCharm) => RunCharm]> => {
	const value = valueOf(entry);
	const application = textIn(value, 'application');
	const outcome = textIn(value, 'outcome');
	if (entry.kind === 'charm-wave') {
		return factsListIn(value, 'items').map(item => [
			textIn(item, 'application') ?? '',
			charm => ({...charm, model: textIn(value, 'model'), outcome: textIn(item, 'outcome') ?? charm.outcome}),
		]);
	}

	if (entry.kind === 'charm-finished') {
		const {value: items} = entry.facts;
		return (Array.isArray(items) ? items : []).map(item => {
			const facts = factsIn(item);
			return [textIn(facts, 'application') ?? '', charm => ({...charm, outcome: textIn(facts, 'outcome') ?? charm.outcome})];
		});
	}

	if (application === undefined) {
		return [];
	}

	switch (entry.kind) {
		case 'charm-before': {
			return [[application, charm => ({...charm, before: charm.before ?? revisionOf(value), outcome: 'active'})]];
		}

		case 'charm-complete': {
			return [[application, charm => ({...charm, after: revisionOf(value), outcome: outcome ?? charm.outcome})]];
		}

		case 'charm-roll-back':
		case 'charm-waiting': {
			return [[application, charm => ({...charm, outcome: 'active'})]];
		}

		case 'charm-left': {
			return [[application, charm => ({...charm, outcome: outcome ?? charm.outcome})]];
		}

		case 'charm-verified': {
			return [[application, charm => ({...charm, outcome: outcome ?? charm.outcome, unexpected: factsListIn(value, 'unexpected').map(item => textIn(item, 'what') ?? '')})]];
		}

		default: {
			return [];
		}
	}
};

/**
What became of each application whose charm was to be upgraded.
*/
export const charmsOf = (entries: readonly JournalEntry[]): readonly RunCharm[] => {
	const charms = new Map<string, RunCharm>();
	for (const entry of entries) {
		for (const [application, change] of changesIn(entry)) {
			charms.set(application, change(charms.get(application) ?? empty(application)));
		}
	}

	return charms.values().toArray();
};
