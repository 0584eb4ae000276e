import {fromTag} from '../agent.js';
import {type Case, type Finding} from '../case.js';
import {modelKey} from '../intent.js';
import {listOf} from '../words.js';

/** How sure a piece of evidence makes: Juju's own refusal of a command says more than a status, and that more than a line in a log. */
const evidenceKinds = {refusal: 4, status: 2, log: 1} as const;

/** Commands stand as they were typed, `juju …`, or as the files that they were written to. */
const refusalForm = /^(?:juju |dry run|error)/v;
const logForm = /\.log\b|debug-log|^log\b/v;

const kindOf = (source: string): keyof typeof evidenceKinds => (refusalForm.test(source) ? 'refusal' : (logForm.test(source) ? 'log' : 'status'));

/**
How well its evidence fits a finding: each kind counts once, so that words in two places weigh more than in one.
*/
export const weightOf = ({evidence}: Pick<Finding, 'evidence'>): number =>
	new Set(evidence.map(({source}) => kindOf(source))).values().reduce((sum, kind) => sum + evidenceKinds[kind], 0);

/**
Which cases explain others that are found in the same place: the cause stands before what follows from it, however grave that is.

`*` is every other case. Of agents, those that both are about count; a case about a whole model or controller explains all in it.
*/
export const explains: Readonly<Record<string, readonly string[]>> = {
	'controller-unreachable': ['*'],
	'disk-full': ['binaries-missing', 'download-failed', 'upgrade-failed', 'upgrade-stuck', 'agent-behind', 'database-upgrade-failed'],
	'database-node-unhealthy': ['upgrade-failed', 'upgrade-stuck', 'database-upgrade-failed', 'controllers-out-of-step'],
	'no-database-primary': ['upgrade-failed', 'upgrade-stuck', 'database-upgrade-failed'],
	'database-upgrade-failed': ['upgrade-failed', 'upgrade-stuck'],
	'machine-agent-down': [
		'unit-agent-lost', 'agent-behind', 'agent-too-old', 'containers-behind', 'subordinates-behind', 'upgrade-stuck', 'hook-failed', 'controllers-out-of-step', 'charm-gives-instructions',
	],
	'unit-agent-lost': ['agent-behind', 'agent-too-old', 'subordinates-behind', 'upgrade-stuck', 'charm-gives-instructions'],
	'pod-crash-loop': ['unit-agent-lost', 'upgrade-stuck'],
	'charm-files-in-conflict': ['refresh-while-in-error', 'agent-behind', 'agent-too-old', 'upgrade-stuck'],
	'hook-failed': ['agent-behind', 'agent-too-old', 'upgrade-stuck', 'refresh-while-in-error'],
	'binaries-missing': ['agent-behind', 'upgrade-stuck', 'no-upgrades-available'],
	'download-failed': ['agent-behind', 'upgrade-stuck'],
	'image-pull-failed': ['unit-agent-lost', 'agent-behind', 'upgrade-stuck'],
	'upgrade-failed': ['upgrade-stuck'],
	'credential-invalid': ['upgrade-stuck'],
};

const modelOf = ({model}: Finding): string => (model ? modelKey(model) : '');

/** About a whole model or controller, not about agents. */
const isWhole = ({subjects, model}: Finding): boolean => model === undefined || subjects.every(subject => subject === model.controller);

const isOn = (finding: Finding, controller: string): boolean => finding.model === undefined || finding.model.controller === controller;

/** Findings that explain others: by agent, by model, and those about a whole. */
type Index = {
	readonly byAgent: ReadonlyMap<string, Finding>;
	readonly byModel: ReadonlyMap<string, readonly Finding[]>;
	readonly wholes: ReadonlyMap<string, readonly Finding[]>;
	readonly ofAll: readonly Finding[];
};

const indexOf = (findings: readonly Finding[]): Index => {
	const explaining = findings.filter(({case: id}) => Object.hasOwn(explains, id));
	return {
		byAgent: new Map(explaining.toReversed().flatMap(finding => finding.subjects.map(subject => [`${finding.case} ${modelOf(finding)} ${subject}`, finding] as const))),
		byModel: Map.groupBy(explaining, finding => `${finding.case} ${modelOf(finding)}`),
		wholes: Map.groupBy(explaining.filter(finding => isWhole(finding)), finding => `${finding.case} ${modelOf(finding)}`),
		ofAll: explaining.filter(({case: id}) => explains[id]?.includes('*') === true),
	};
};

const causesByCase: ReadonlyMap<string, readonly string[]> = new Map(Map.groupBy(
	Object.entries(explains).flatMap(([cause, effects]) => effects.map(effect => ({cause, effect}))),
	({effect}) => effect,
).entries().map(([effect, pairs]) => [effect, pairs.map(({cause}) => cause)] as const));

/** What explains a finding, each only once. */
const causesOf = (finding: Finding, {byAgent, byModel, wholes, ofAll}: Index): ReadonlySet<Finding> => {
	const unreachable = ofAll.filter(cause => cause.case !== finding.case && isOn(finding, cause.model?.controller ?? cause.subjects[0] ?? ''));
	const others = (causesByCase.get(finding.case) ?? []).flatMap(cause => {
		const place = `${cause} ${modelOf(finding)}`;
		if (isWhole(finding)) {
			return byModel.get(place) ?? [];
		}

		const shared = byModel.has(place) ? finding.subjects.map(subject => byAgent.get(`${place} ${subject}`)).filter(other => other !== undefined) : [];
		return [...(wholes.get(place) ?? []), ...shared];
	});
	return new Set([...unreachable, ...others]);
};

/**
A code of the catalogue as a number to sort by: `A2` before `A10`, both before `B1`.
*/
export const orderOfCode = (code: string): number => ((code.codePointAt(0) ?? 0) * 1000) + Number(code.slice(1));

/** The first difference that there is. */
const firstOf = (...differences: readonly number[]): number => differences.find(difference => difference !== 0) ?? 0;

type Entry = Pick<Case, 'code' | 'isConfirmed'>;

/**
Puts findings into the order in which they are worth looking at: what explains others before those; then the gravest, those whose evidence fits best, those that are confirmed, and the
catalogue's own order. Those that are equal in all of it keep theirs.

@param entryOf What the catalogue says of a finding's case.
*/
export const rankFindings = (findings: readonly Finding[], entryOf: (id: string) => Entry | undefined): readonly Finding[] => {
	if (findings.length < 2) {
		return findings;
	}

	const sorted = findings.map(finding => {
		const {code = 'Z99', isConfirmed = false} = entryOf(finding.case) ?? {};
		return {
			finding, weight: weightOf(finding), isConfirmed, order: orderOfCode(code),
		};
	}).toSorted((left, right) => firstOf(
		right.finding.severity - left.finding.severity,
		right.weight - left.weight,
		Number(right.isConfirmed) - Number(left.isConfirmed),
		left.order - right.order,
	)).map(({finding}) => finding);
	const index = indexOf(sorted);
	const ranked = new Set<Finding>();
	const visiting = new Set<Finding>();
	const visit = (finding: Finding): void => {
		if (ranked.has(finding) || visiting.has(finding)) {
			return;
		}

		visiting.add(finding);
		for (const cause of causesOf(finding, index)) {
			visit(cause);
		}

		ranked.add(finding);
	};

	for (const finding of sorted) {
		visit(finding);
	}

	return [...ranked];
};

/** A name for a finding, the same in the next answer as long as it begins with the same subject. */
export const findingKey = (finding: Finding): string => `${finding.case} ${modelOf(finding)} ${finding.subjects[0] ?? ''}`;

/** Findings of one case in one model: alone, or too many to stand on a screen one by one. */
export type FindingGroup = {
	readonly key: string;
	/** In their order; never empty. */
	readonly findings: readonly Finding[];
	readonly summary: string;
	readonly severity: Finding['severity'];
};

/** Up to this many of the same case in the same model stand one by one. */
const mostApart = 3;

const summaryOf = (findings: readonly Finding[]): string => {
	const names = findings.map(({subjects, summary}) => {
		const name = fromTag(subjects[0] ?? '');
		return name === subjects[0] ? summary : name;
	});
	return `${names.every(name => /^\d/v.test(name)) ? 'machines ' : ''}${listOf(names, 3)}`;
};

const gravest = (findings: readonly Finding[]): Finding['severity'] =>
	([3, 2] as const).find(severity => findings.some(finding => finding.severity === severity)) ?? 1;

const groupOf = (key: string, findings: readonly Finding[]): FindingGroup => ({
	key,
	findings,
	summary: findings.length === 1 ? (findings[0]?.summary ?? '') : summaryOf(findings),
	severity: gravest(findings),
});

/**
Findings as they are listed: more than three of the same case in one model are one group, in the place of its first one.
*/
export const groupFindings = (findings: readonly Finding[]): readonly FindingGroup[] => {
	const together = Map.groupBy(findings, finding => `${finding.case} ${modelOf(finding)}`);
	return findings.flatMap(finding => {
		const place = `${finding.case} ${modelOf(finding)}`;
		const members = together.get(place) ?? [];
		if (members.length <= mostApart) {
			return [groupOf(findingKey(finding), [finding])];
		}

		return members[0] === finding ? [groupOf(place, members)] : [];
	});
};

/**
Whether two findings are the same trouble at different times: the same case on one of the same subjects.
*/
export const isSameTrouble = (left: Finding, right: Finding): boolean => left.case === right.case
	&& (left.model === undefined || right.model === undefined || modelKey(left.model) === modelKey(right.model))
	&& left.subjects.some(subject => right.subjects.includes(subject));
