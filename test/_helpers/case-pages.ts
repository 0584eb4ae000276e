import {
	type Case,
	type Finding,
	type Occurrence,
	type Situation,
} from '../../source/domain/case.js';
import {cases} from '../../source/domain/cases/index.js';
import {type Remedy} from '../../source/domain/check.js';
import {commandBlock, escapeMarkdown, tableRow} from '../../source/output/markdown.js';
import {compareVersions, parseVersion} from '../../source/domain/version.js';
import {readExamples, situationOf, type CaseExample} from './case-example.js';
import {makeSituation} from './make-situation.js';

/** A page of docs/cases, by its name. */
export type CasePage = {readonly name: string; readonly text: string};

const families: Readonly<Record<Case['family'], string>> = {
	client: 'Client',
	refusal: 'Refused before anything begins',
	binaries: 'Versions, binaries and images',
	controller: 'The controller\'s upgrade',
	agents: 'Agents',
	migration: 'Migration',
	charms: 'Charms',
	backup: 'Backups',
};

const places = {error: 'what a command writes', log: 'a line of a log', status: 'a message in a status'} as const;

const versionOf = (parts: readonly [number, number?, number?]): string => (parts.length === 1 ? `${parts[0]}.0` : parts.join('.'));

const describeOccurrence = ({from, before, kind}: Occurrence): string => {
	const versions = [...(from ? [`since ${versionOf(from)}`] : []), ...(before ? [`before ${versionOf(before)}`] : [])];
	const kinds = kind === undefined ? [] : [kind === 'iaas' ? 'on machines' : 'on Kubernetes'];
	const all = [...versions, ...kinds];
	return all.length === 0 ? 'In all versions and clouds.' : `Only ${all.join(', ')}.`;
};

/** Words as code; a longer fence than any in them. */
const code = (text: string): string => {
	const longest = Math.max(0, ...text.matchAll(/`+/gv).map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
	return `${fence}${space}${text}${space}${fence}`.replaceAll('|', String.raw`\|`);
};

const signalLines = ({signals}: Case): readonly string[] => (signals.length === 0
	? ['By facts alone: no words of Juju\'s decide.', '']
	: [
		tableRow(['where', 'words', 'versions', 'source']),
		tableRow(['---', '---', '---', '---']),
		...signals.map(({where, words, versions, source}) => tableRow([places[where], code(words.replaceAll('\n', ' ')), escapeMarkdown(versions), escapeMarkdown(source)])),
		'',
	]);

const verbatim = (lines: readonly string[]): readonly string[] => lines.flatMap(text => text.split('\n')).map(line => (line === '' ? '' : `${' '.repeat(4)}${line}`));

const linesOf = ({action}: Remedy, {render}: Situation): readonly string[] => {
	if (action.type === 'advice') {
		return [...verbatim(action.lines), ''];
	}

	return action.type === 'perform'
		? action.intents.flatMap(intent => {
			const rendered = render(intent);
			return rendered.kind === 'command' ? [...commandBlock(['juju', ...rendered.arguments]), ''] : [];
		})
		: [];
};

const remedyLines = (remedy: Remedy, situation: Situation): readonly string[] => {
	const {title, risk, explanation, disabledReason} = remedy;
	const facts = ([['Cost', remedy.cost], ['Undo', risk === 'safe' ? undefined : remedy.undo], ['It worked where', remedy.success], ['Source', remedy.reference]] as const)
		.flatMap(([label, text]) => (text === undefined ? [] : [`- ${label}: ${escapeMarkdown(text)}`]));
	return [
		`### ${escapeMarkdown(title)} (${risk === 'data-loss' ? 'data loss' : risk})`,
		'',
		escapeMarkdown(explanation),
		'',
		...(disabledReason === undefined ? linesOf(remedy, situation) : [`Not at once: ${escapeMarkdown(disabledReason)}`, '']),
		...facts,
		...(facts.length === 0 ? [] : ['']),
	];
};

type Shown = {readonly situation: Situation; readonly finding: Finding | undefined; readonly juju: string | undefined};

/** The version that most run. */
const usual = '3.6.28';

const newestFirst = (left: CaseExample, right: CaseExample): number => {
	const [one, other] = [left, right].map(({juju}) => parseVersion(juju === usual ? '99.0.0' : juju));
	return one && other ? compareVersions(other, one) : 0;
};

/** An example in which the case is found, so that commands can be shown whole. */
const exampleOf = (entry: Case): Shown => {
	const examples = readExamples().find(({id}) => id === entry.id)?.examples.filter(({isFound}) => isFound) ?? [];
	for (const example of examples.toSorted(newestFirst)) {
		const situation = situationOf(example);
		const [finding] = entry.match(situation);
		if (finding) {
			return {situation, finding, juju: example.juju};
		}
	}

	return {situation: makeSituation(), finding: undefined, juju: undefined};
};

const exampleLines = ({finding, juju}: Shown): readonly string[] => (finding
	? [`For example, with Juju ${juju ?? ''}:`, '', ...verbatim(finding.evidence.map(({text}) => text)), '']
	: []);

const pageOf = (entry: Case): CasePage => {
	const shown = exampleOf(entry);
	const {situation, finding} = shown;
	return {
		name: `${entry.id}.md`,
		text: [
			`# ${escapeMarkdown(entry.title)}`,
			'',
			`Case ${code(entry.id)} (${entry.code}). ${describeOccurrence(entry.occurs)}${entry.isConfirmed ? '' : ' **Not confirmed**: reported by others or inferred; its remedies are only shown.'}`,
			'',
			escapeMarkdown(entry.meaning(undefined, makeSituation())),
			'',
			`Juju ${escapeMarkdown(entry.jujuDoes(undefined, makeSituation()))}`,
			'',
			'## How it is recognised',
			'',
			...signalLines(entry),
			...exampleLines(shown),
			'## What helps',
			'',
			...(finding ? ['Safest first. The commands are those of the example; the wizard writes those of your client and your models.', ''] : []),
			...entry.remedies(finding, situation).flatMap(remedy => remedyLines(remedy, situation)),
			`Source: ${escapeMarkdown(entry.reference)}`,
			'',
			'[All cases](index.md)',
			'',
		].join('\n'),
	};
};

const byCode = (left: Case, right: Case): number =>
	left.code.startsWith(right.code.charAt(0)) ? Number(left.code.slice(1)) - Number(right.code.slice(1)) : left.code.localeCompare(right.code);

const indexPage = (): CasePage => ({
	name: 'index.md',
	text: [
		'# Failure modes',
		'',
		'What the wizard and `juju-upgrade-wizard diagnose` find, explain and help with. Made from the catalogue by `npm run docs`; edit the catalogue, not these pages.',
		'',
		...Map.groupBy(cases.toSorted(byCode), ({family}) => family).entries().flatMap(([family, group]) => [
			`## ${families[family]}`,
			'',
			tableRow(['', 'case', 'id', '']),
			tableRow(['---', '---', '---', '---']),
			...group.map(({code: place, id, title, isConfirmed}) => tableRow([place, `[${escapeMarkdown(title)}](${id}.md)`, code(id), isConfirmed ? '' : 'not confirmed'])),
			'',
		]),
	].join('\n'),
});

/**
All pages of docs/cases as they should be: an index, and one of each case of the catalogue.
*/
export const casePages = (): readonly CasePage[] => [indexPage(), ...cases.map(entry => pageOf(entry))];
