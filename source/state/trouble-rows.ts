import {cases, findCase} from '../domain/cases/index.js';
import {
	findingKey,
	groupFindings,
	isSameTrouble,
	orderOfCode,
	type FindingGroup,
} from '../domain/cases/rank.js';
import {type Case, type CaseFamily, type Finding} from '../domain/case.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Overlay} from './overlay.js';
import {type PutBack} from './put-back.js';
import {selectFindings, topOverlay} from './selectors.js';
import {replaceTop} from './result.js';
import {clamp} from './scroll.js';
import {type State} from './state.js';

export type FindingsOverlay = Extract<Overlay, {name: 'findings'}>;

/** Rows of the list in Troubleshoot that the cursor can stand on. */
export type TroubleRow = {readonly key: string} & (
	/** `isOwn`: about the agent that the list was opened for; `isInside`: of the unfolded group above it. */
	| {readonly kind: 'finding'; readonly finding: Finding; readonly case: Case; readonly isOwn: boolean; readonly isInside: boolean}
	| {readonly kind: 'group'; readonly group: FindingGroup; readonly case: Case; readonly isOpen: boolean}
	| {readonly kind: 'put-back'; readonly half: PutBack}
	| {readonly kind: 'case'; readonly case: Case}
);

/** The families of the catalogue, in the order of their letters. */
export const familyTitles: Readonly<Record<CaseFamily, string>> = {
	client: 'A  Client, identity, rights',
	refusal: 'B  Refused before it begins',
	binaries: 'C  Binaries, images, disks',
	controller: 'D  The controller while it is upgraded',
	agents: 'E  Agents after the start',
	migration: 'F  Moving models to another controller',
	charms: 'G  Refreshing charms',
	backup: 'H  Backup and restore',
};

const families = Object.keys(familyTitles) as readonly CaseFamily[];

const catalogue: readonly Case[] = families.flatMap(family =>
	cases.filter(entry => entry.family === family).toSorted((left, right) => orderOfCode(left.code) - orderOfCode(right.code)));

/** What a search looks at: title, id, code, and what Juju says. */
const texts: ReadonlyMap<string, string> = new Map(cases.map(({id, code, title, signals}) =>
	[id, [code, id, title, ...signals.map(({words}) => words)].join('\n').toLowerCase()]));

const isAbout = ({subjects, model}: Finding, about: {readonly model: ModelReference; readonly tag: string}): boolean =>
	subjects.includes(about.tag) && (model === undefined || modelKey(model) === modelKey(about.model));

/**
What is found to be wrong with one agent, in the order of findings.
*/
export const findingsAbout = (state: State, about: {readonly model: ModelReference; readonly tag: string}): readonly Finding[] =>
	selectFindings(state).filter(finding => isAbout(finding, about));

type View = Pick<FindingsOverlay, 'filter' | 'about' | 'opened'>;

const findingRow = (finding: Finding, {isOwn, isInside}: {readonly isOwn: boolean; readonly isInside: boolean}): readonly TroubleRow[] => {
	const found = findCase(finding.case);
	return found
		? [{
			kind: 'finding', key: `finding ${findingKey(finding)}`, finding, case: found, isOwn, isInside,
		}]
		: [];
};

const groupRows = (group: FindingGroup, opened: string | undefined): readonly TroubleRow[] => {
	const [first] = group.findings;
	const found = first && findCase(first.case);
	if (!found || group.findings.length === 1) {
		return first ? findingRow(first, {isOwn: false, isInside: false}) : [];
	}

	const isOpen = opened === group.key;
	return [
		{
			kind: 'group', key: `group ${group.key}`, group, case: found, isOpen,
		},
		...(isOpen ? group.findings.flatMap(finding => findingRow(finding, {isOwn: false, isInside: true})) : []),
	];
};

/**
What the list in Troubleshoot holds: an agent's own findings where it was opened for one, all others in groups, what has to be put back, then the whole catalogue. Words of the filter must all occur.
*/
export const troubleRows = (state: State, {filter, about, opened}: View): readonly TroubleRow[] => {
	const words = filter.toLowerCase().split(/\s+/v).filter(word => word !== '');
	const hasWords = (text: string) => words.every(word => text.includes(word));
	const findings = selectFindings(state).filter(finding => hasWords(`${texts.get(finding.case) ?? ''}\n${finding.summary.toLowerCase()}`));
	const own = about ? findings.filter(finding => isAbout(finding, about)) : [];
	return [
		...own.flatMap(finding => findingRow(finding, {isOwn: true, isInside: false})),
		...groupFindings(own.length === 0 ? findings : findings.filter(finding => !own.includes(finding))).flatMap(group => groupRows(group, opened)),
		...state.putBack.filter(({title}) => hasWords(title.toLowerCase())).map(half => ({kind: 'put-back' as const, key: half.id, half})),
		...catalogue.filter(({id}) => hasWords(texts.get(id) ?? '')).map(found => ({kind: 'case' as const, key: `case ${found.id}`, case: found})),
	];
};

const findingOf = (row: TroubleRow | undefined): Finding | undefined => (row?.kind === 'finding' ? row.finding : undefined);

/** What the cursor stands on, to be found again when rows came or went. */
export const placeOfRow = (row: TroubleRow | undefined): FindingsOverlay['selected'] => row && {key: row.key, finding: findingOf(row)};

/**
Where the cursor stands: on the same row as before, whatever came above it; on the group that has taken it in; else where it was.
*/
export const cursorIn = (rows: readonly TroubleRow[], {selected, cursor}: Pick<FindingsOverlay, 'selected' | 'cursor'>): number => {
	const finding = selected?.finding;
	const isSame = (other: Finding): boolean => finding !== undefined && isSameTrouble(other, finding);
	const attempts = [
		({key}: TroubleRow) => key === selected?.key,
		(row: TroubleRow) => row.kind === 'finding' && isSame(row.finding),
		(row: TroubleRow) => row.kind === 'group' && row.group.findings.some(other => isSame(other)),
	];
	const found = selected ? attempts.map(attempt => rows.findIndex(row => attempt(row))).find(index => index !== -1) : undefined;
	return found ?? clamp(cursor, 0, Math.max(0, rows.length - 1));
};

/** Keys of the findings that came after Troubleshoot was last on the screen. */
export const newFindingCount = (state: State): number => {
	const {seenFindings} = state;
	return seenFindings === undefined ? 0 : selectFindings(state).filter(finding => !seenFindings.includes(findingKey(finding))).length;
};

const isEqual = (left: readonly string[] | undefined, right: readonly string[]): boolean => left?.length === right.length && left.every((value, index) => value === right[index]);

/**
While Troubleshoot is on top: keeps the cursor on what it stands on, and marks what is on the screen as seen.
*/
export const settleFindings = (state: State): State => {
	const overlay = topOverlay(state);
	if (overlay?.name !== 'findings') {
		return state;
	}

	const keys = selectFindings(state).map(finding => findingKey(finding));
	const seen = isEqual(state.seenFindings, keys) ? state : {...state, seenFindings: keys};
	const rows = troubleRows(state, overlay);
	const cursor = cursorIn(rows, overlay);
	const selected = placeOfRow(rows[cursor]);
	return cursor === overlay.cursor && selected?.key === overlay.selected?.key && selected?.finding === overlay.selected?.finding
		? seen
		: replaceTop(seen, {...overlay, cursor, selected});
};
