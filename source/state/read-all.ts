import {describeOccurrence, describeRecognition, notConfirmed} from '../domain/cases/describe-case.js';
import {type Case, type Finding} from '../domain/case.js';
import {type CheckResult, type Evidence, type Remedy} from '../domain/check.js';
import {harmSentence, harmsOf} from '../domain/harms.js';
import {type Risk} from '../domain/intent.js';
import {subjectName} from './place-name.js';
import {linesOf} from './remedies.js';
import {only, pushOverlay} from './result.js';
import {selectSituation} from './selectors.js';
import {type Question, type State, type Update} from './state.js';

const riskWords: Readonly<Record<Risk, string>> = {safe: 'safe', disruptive: 'disruptive', 'data-loss': 'data loss'};

const optional = (label: string, text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [`${label}${text}`]);

const evidenceText = ({text, source}: Evidence): readonly string[] => `${text}  (${source})`.split('\n');

/** What a remedy does where no command of Juju stands for it. */
const adviceOf = ({action}: Remedy): readonly string[] => {
	switch (action.type) {
		case 'advice': {
			return action.lines;
		}

		case 'acknowledge': {
			return [`Asks you to type: ${action.phrase}`];
		}

		default: {
			return [];
		}
	}
};

const remedyText = (state: State, remedy: Remedy): readonly string[] => {
	const {title, risk, explanation, cost, undo, success, reference, disabledReason} = remedy;
	const advice = adviceOf(remedy);
	return [
		'',
		`${title} (${riskWords[risk]})`,
		...optional('Not now: ', disabledReason),
		...(advice.includes(explanation) ? [] : [explanation]),
		...linesOf(state, remedy).flatMap(line => line.split('\n')).map(line => `  ${line}`),
		...advice.map(line => (line === '' ? '' : `  ${line}`)),
		...harmsOf(remedy, state.render).map(harm => `Harm: ${harmSentence(harm)}`),
		...optional('Cost: ', cost),
		...optional('Undo: ', undo),
		...optional('Success: ', success),
		...optional('Source: ', reference),
	];
};

const remediesText = (state: State, remedies: readonly Remedy[]): readonly string[] =>
	(remedies.length === 0 ? [] : ['', `${remedies.length === 1 ? 'One remedy' : `${remedies.length} remedies`}:`, ...remedies.flatMap(remedy => remedyText(state, remedy))]);

const open = (state: State, title: string, lines: readonly string[]): Update => only(pushOverlay(state, {
	name: 'text', title, lines, top: 0,
}));

/**
Opens all that there is to read of a check, to be scrolled: its screen can be too small for it.
*/
export const readCheck = (state: State, {title, subject, evidence, consequence, remedies}: CheckResult): Update => open(state, `${title} (${subjectName(state, subject)})`, [
	...evidence.flatMap(item => evidenceText(item)),
	...(consequence === undefined ? [] : ['', consequence]),
	...remediesText(state, remedies),
]);

/**
Opens all that there is to read of a case, to be scrolled.
*/
export const readCase = (state: State, found: Case, {finding, remedies}: {readonly finding: Finding | undefined; readonly remedies: readonly Remedy[]}): Update => {
	const situation = selectSituation(state);
	return open(state, found.title, [
		...(found.isConfirmed ? [] : [notConfirmed, '']),
		...(finding ? [`Seen: ${finding.summary}`, ...finding.evidence.flatMap(item => evidenceText(item)), ''] : []),
		`Means: ${found.meaning(finding, situation)}`,
		'',
		`Juju: ${found.jujuDoes(finding, situation)}`,
		'',
		`Occurs: ${describeOccurrence(found.occurs)}`,
		...describeRecognition(found).map(text => `Known by: ${text}`),
		...remediesText(state, remedies),
		'',
		`Source: ${found.code} of the catalogue. ${found.reference}`,
	]);
};

/**
Opens all that a question says, to be scrolled; it answers nothing.
*/
export const readQuestion = (state: State, {title, commands, facts}: Question): Update => open(state, title, [
	...commands.flatMap(line => line.split('\n')),
	...(commands.length === 0 ? [] : ['']),
	...facts,
	'',
	'Nothing is answered here.',
]);
