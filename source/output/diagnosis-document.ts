import {type Known, type RefusedFailure} from '../domain/answer.js';
import {type Finding, type Situation} from '../domain/case.js';
import {findCase} from '../domain/cases/index.js';
import {type Remedy} from '../domain/check.js';
import {modelKey} from '../domain/intent.js';
import {type State} from '../state/state.js';
import {describeRemedy, type RemedyEntry} from './check-document.js';

/** What was looked at. */
export type DiagnosisSource = {
	/** A file, or what was asked. */
	readonly source: string;
	readonly kind: 'status' | 'log' | 'error' | 'juju';
	/** What it is and how much of it: `JSON, aws:web, 12 agents`. */
	readonly text: string;
};

export type DiagnosisRemedy = RemedyEntry & {
	/** How it is seen that it worked. */
	readonly success: string | undefined;
};

export type FindingEntry = {
	readonly case: string;
	/** The case's place in the catalogue. */
	readonly code: string;
	readonly title: string;
	readonly severity: 'stops' | 'delays' | 'notice';
	/** False: reported by others or inferred; its remedies are only shown. */
	readonly confirmed: boolean;
	/** `CONTROLLER:MODEL`. */
	readonly model: string | undefined;
	/** Tags of agents and applications, or the controller's name. */
	readonly subjects: readonly string[];
	/** Who it is about, for people. */
	readonly summary: string;
	readonly meaning: string;
	/** What Juju does by itself: it stands behind the word Juju. */
	readonly 'juju-does': string;
	readonly evidence: ReadonlyArray<{readonly source: string; readonly text: string; readonly at: string | undefined}>;
	readonly remedies: readonly DiagnosisRemedy[];
	readonly reference: string;
};

/** The document of `diagnose`. What is undefined is absent, and `null` in JSON. */
export type DiagnosisDocument = {
	readonly schema: 'juju-upgrade-wizard/diagnosis/1';
	readonly controller: string | undefined;
	readonly 'client-version': string | undefined;
	readonly 'controller-version': string | undefined;
	readonly sources: readonly DiagnosisSource[];
	/** What is not known, and what follows from that. */
	readonly notes: readonly string[];
	/** The gravest first, as Troubleshoot lists them. */
	readonly findings: readonly FindingEntry[];
	/** What Juju wrote that the catalogue does not know. */
	readonly unrecognised: ReadonlyArray<{readonly source: string; readonly text: string; readonly message: string; readonly advice: string | undefined}>;
};

const severities = {3: 'stops', 2: 'delays', 1: 'notice'} as const;

export type Diagnosis = Pick<DiagnosisDocument, 'sources' | 'notes'> & {
	readonly state: State;
	readonly situation: Situation;
	readonly findings: readonly Finding[];
	/** Files have no time: when they were true is not known. */
	readonly isOffline: boolean;
};

const describeDiagnosisRemedy = (state: State, remedy: Remedy): DiagnosisRemedy => ({...describeRemedy(state, remedy), success: remedy.success});

const describeFinding = (finding: Finding, {state, situation, isOffline}: Diagnosis): readonly FindingEntry[] => {
	const found = findCase(finding.case);
	return found
		? [{
			case: found.id,
			code: found.code,
			title: found.title,
			severity: severities[finding.severity],
			confirmed: found.isConfirmed,
			model: finding.model && modelKey(finding.model),
			subjects: finding.subjects,
			summary: finding.summary,
			meaning: found.meaning(finding, situation),
			'juju-does': found.jujuDoes(finding, situation),
			evidence: finding.evidence.map(({source, text, at}) => ({source, text, at: isOffline || at === undefined ? undefined : new Date(at).toISOString()})),
			remedies: found.remedies(finding, situation).map(remedy => describeDiagnosisRemedy(state, remedy)),
			reference: found.reference,
		}]
		: [];
};

type Said = {readonly source: string; readonly failure: RefusedFailure};

/** Questions that failed, in the words that findings name them by. */
const failedQuestions = ({details, statuses}: Situation): readonly Said[] =>
	([['show-controller', Object.values<Known<unknown>>(details)], ['status', Object.values<Known<unknown>>(statuses)]] as const)
		.flatMap(([source, known]) => known.flatMap(({failure}) => (failure ? [{source, failure}] : [])));

/** What of a refusal has to be explained: each reason of its own, or all that was said. */
const partsOf = ({refusal, evidence}: RefusedFailure): readonly string[] => (refusal?.kind === 'blockers'
	? refusal.models.flatMap(({model, reasons}) => reasons.map(reason => `${model}: ${reason}`))
	: evidence.split('\n').map(line => line.trim()).filter(line => line !== ''));

const isErrorLine = (line: string): boolean => /^ERROR \S/v.test(line);

/** The same error in the status of forty models is told once. */
const onlyOnce = (said: readonly Said[]): readonly Said[] =>
	Map.groupBy(said, ({source, failure: {evidence}}) => `${source} ${evidence}`).values().flatMap(group => group.slice(0, 1)).toArray();

/**
What was refused or failed and is in no finding: its own words, and what they mean where that is known.
*/
const leftOver = ({situation, findings}: Diagnosis): DiagnosisDocument['unrecognised'] => {
	const shown = findings.flatMap(({evidence}) => evidence.map(({source, text}) => ({source, text})));
	const said = onlyOnce([...situation.failures.map(({command, failure}): Said => ({source: command, failure})), ...failedQuestions(situation)]);
	return said.flatMap(({source, failure}) => {
		const {message, advice, refusal} = failure;
		const texts = shown.filter(one => one.source === source).map(({text}) => text);
		if (texts.length === 0 && shown.some(({text}) => text.includes(message))) {
			return [];
		}

		const parts = partsOf(failure);
		const rest = parts.filter(part => texts.every(text => !(part.includes(text) || text.includes(part))));
		if (texts.length === 0) {
			return [{
				source, text: (refusal?.kind === 'blockers' ? rest : parts).join('\n'), message, advice,
			}];
		}

		// Of a text that is understood in part, only what stands for itself is left over.
		const own = refusal?.kind === 'blockers' ? rest : (refusal?.kind === 'unrecognised' ? rest.filter(part => isErrorLine(part)) : []);
		return own.length === 0
			? []
			: [{
				source, text: own.join('\n'), message: 'This stands beside what was found.', advice: undefined,
			}];
	});
};

/**
What the catalogue found as a document.
*/
export const makeDiagnosisDocument = (diagnosis: Diagnosis): DiagnosisDocument => {
	const {situation, sources, notes, findings} = diagnosis;
	return {
		schema: 'juju-upgrade-wizard/diagnosis/1',
		controller: situation.controller,
		'client-version': situation.clientVersion?.text,
		'controller-version': situation.controllerVersion?.text,
		sources,
		notes,
		findings: findings.flatMap(finding => describeFinding(finding, diagnosis)),
		unrecognised: leftOver(diagnosis),
	};
};
