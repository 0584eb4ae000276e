import {
	type Case,
	type Finding,
	type Occurrence,
	type Situation,
} from '../case.js';
import {modelKey} from '../intent.js';
import {compareVersions, type JujuVersion} from '../version.js';
import {findingsFrom, sightingsOf, type Sighting} from './sightings.js';

const asVersion = ([major, minor = 0, patch = 0]: readonly [number, number?, number?]): JujuVersion => ({
	text: `${major}.${minor}.${patch}`, major, minor, patch, tag: undefined, build: 0,
});

/**
Whether a case can occur in what runs; what is not known yet rules nothing out.

@param version Of the controller.
*/
export const canOccur = ({from, before}: Occurrence, version: JujuVersion | undefined): boolean => version === undefined || (
	(from === undefined || compareVersions(version, asVersion(from)) >= 0)
	&& (before === undefined || compareVersions(version, asVersion(before)) < 0)
);

const isOfKind = ({kind}: Occurrence, {model}: Finding, {statuses}: Situation): boolean => {
	const found = model && statuses[modelKey(model)]?.value?.kind;
	return kind === undefined || found === undefined || found === kind;
};

type Explanation = string | Case['meaning'];

/** All of a case but what follows from its words. */
export type CaseDraft = Omit<Case, 'match' | 'meaning' | 'jujuDoes'> & {
	readonly severity: Finding['severity'];
	readonly meaning: Explanation;
	readonly jujuDoes: Explanation;
	/** Where facts alone show it, or more than its words: joined with what the words found. */
	readonly see?: (situation: Situation) => readonly Sighting[];
	/** Findings that are not so after all, by what else is known. */
	readonly isSo?: (finding: Finding, situation: Situation) => boolean;
};

const explain = (explanation: Explanation): Case['meaning'] => (typeof explanation === 'string' ? () => explanation : explanation);

/**
A case of the catalogue that is recognised by its words, by facts, or both: one finding for each model.
*/
export const defineCase = ({severity, see, isSo, meaning, jujuDoes, ...entry}: CaseDraft): Case => ({
	...entry,
	match(situation) {
		if (!canOccur(entry.occurs, situation.controllerVersion)) {
			return [];
		}

		const sightings = [...sightingsOf(entry, situation), ...(see?.(situation) ?? [])];
		return sightings.length === 0
			? []
			: findingsFrom(sightings, {id: entry.id, severity}, situation)
				.filter(finding => isOfKind(entry.occurs, finding, situation) && isSo?.(finding, situation) !== false);
	},
	meaning: explain(meaning),
	jujuDoes: explain(jujuDoes),
});
