import {type JournalEntry} from '../journal-entry.js';
import {
	factsIn,
	factsListIn,
	numberIn,
	textIn,
	valueOf,
} from './facts.js';
import {type RunDifference, type RunModel, type RunPoint} from './run-types.js';

type Facts = Readonly<Record<string, unknown>>;

const pointOf = (facts: Facts): RunPoint | undefined => {
	const at = numberIn(facts, 'at');
	const upgraded = numberIn(facts, 'upgraded');
	const total = numberIn(facts, 'total');
	return at === undefined || upgraded === undefined || total === undefined ? undefined : {at, upgraded, total};
};

const pointsIn = (facts: Facts): readonly RunPoint[] => factsListIn(facts, 'history').flatMap(point => pointOf(point) ?? []);

const outageOf = (facts: Facts): RunModel['outages'] => {
	const from = numberIn(facts, 'from');
	return from === undefined ? [] : [{from, to: numberIn(facts, 'to')}];
};

const differenceOf = (facts: Facts): RunDifference => ({
	kind: textIn(facts, 'kind') ?? 'unknown',
	name: textIn(facts, 'name') ?? textIn(facts, 'subject') ?? '',
	before: textIn(facts, 'before'),
	after: textIn(facts, 'after'),
	message: textIn(facts, 'message'),
	isTrouble: facts['isTrouble'] === true,
});

const verificationOf = ({at}: JournalEntry, value: Facts): RunModel['verification'] => {
	const differences = factsListIn(value, 'differences').map(difference => differenceOf(difference));
	return {
		at,
		result: textIn(value, 'result') ?? 'unknown',
		sentence: textIn(value, 'sentence') ?? '',
		version: textIn(value, 'version'),
		differenceCount: numberIn(value, 'difference-count') ?? differences.length,
		differences,
	};
};

/** An outage that is over takes the place of its beginning. */
const withOutage = (outages: RunModel['outages'], value: Facts): RunModel['outages'] => [...outages.filter(({to}) => to !== undefined), ...outageOf(value)];

const change = (model: RunModel, entry: JournalEntry): RunModel => {
	const value = valueOf(entry);
	switch (entry.kind) {
		case 'waiting': {
			return {...model, waitedSince: model.waitedSince ?? numberIn(value, 'at') ?? entry.at};
		}

		case 'progress': {
			const point = pointOf(value);
			return point ? {...model, points: [...model.points, point]} : model;
		}

		case 'silent':
		case 'recovered': {
			return {...model, outages: withOutage(model.outages, value)};
		}

		case 'complete': {
			const points = pointsIn(value);
			return {
				...model,
				completedAt: numberIn(value, 'at') ?? entry.at,
				// The whole of what was seen since the last start of the program.
				points: points.length === 0 ? model.points : [...model.points.filter(({at}) => at < (points[0]?.at ?? 0)), ...points],
			};
		}

		case 'verified': {
			return {...model, verification: verificationOf(entry, value)};
		}

		default: {
			return model;
		}
	}
};

const emptyModel = (model: string, wanted: string): RunModel => ({
	model, before: undefined, wanted, waitedSince: undefined, completedAt: undefined, points: [], outages: [], verification: undefined,
});

/** Keys of the models that a target names. */
const targetModels = (target: Facts): readonly string[] => factsListIn(target, 'models').flatMap(model => {
	const controller = textIn(model, 'controller');
	const name = textIn(model, 'name');
	return controller === undefined || name === undefined ? [] : [`${controller}:${name}`];
});

/** What is said about one model. */
const kinds: ReadonlySet<string> = new Set(['waiting', 'progress', 'silent', 'recovered', 'complete', 'verified']);

class ModelFold {
	readonly #models = new Map<string, RunModel>();
	#wanted = '';
	/** Those of a target that was given up before its plan was accepted are no part of what was done. */
	#asked: readonly string[] = [];
	#versions: Facts = {};

	#get(key: string): RunModel {
		const model = this.#models.get(`${key} ${this.#wanted}`) ?? emptyModel(key, this.#wanted);
		return {...model, before: model.before ?? textIn(this.#versions, key)};
	}

	#put(key: string, model: RunModel): void {
		this.#models.set(`${key} ${this.#wanted}`, model);
	}

	take(entry: JournalEntry): void {
		const value = valueOf(entry);
		if (kinds.has(entry.kind)) {
			const key = textIn(value, 'model');
			this.#wanted = textIn(value, entry.kind === 'verified' ? 'wanted' : 'version') ?? this.#wanted;
			if (key !== undefined) {
				this.#put(key, change(this.#get(key), entry));
			}
		} else {
			switch (entry.kind) {
				case 'target': {
					this.#wanted = textIn(value, 'version') ?? this.#wanted;
					this.#asked = targetModels(value);

					break;
				}

				case 'checks': {
					this.#versions = {...this.#versions, ...factsIn(value['versions'])};

					break;
				}

				case 'plan-accepted': {
					for (const key of this.#asked) {
						this.#put(key, this.#get(key));
					}

					break;
				}
 // No default
			}
		}
	}

	finish(): readonly RunModel[] {
		// In the order in which they were upgraded; those that were not come last.
		const ordered = this.#models.values().toArray().toSorted((left, right) => (left.waitedSince ?? Number.MAX_SAFE_INTEGER) - (right.waitedSince ?? Number.MAX_SAFE_INTEGER));
		return ordered.length > 0 ? ordered : this.#asked.map(key => this.#get(key));
	}
}

/**
What became of each model that was asked for or waited for, once for each version.
*/
export const modelsOf = (entries: readonly JournalEntry[]): readonly RunModel[] => {
	const fold = new ModelFold();
	for (const entry of entries) {
		fold.take(entry);
	}

	return fold.finish();
};
