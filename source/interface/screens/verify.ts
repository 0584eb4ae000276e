import {modelKey} from '../../domain/intent.js';
import {type Verification} from '../../domain/judge-verification.js';
import {type ModelStatus} from '../../domain/status.js';
import {expiredLogin, explainLogIn} from '../../state/log-in.js';
import {fullPlaceName} from '../../state/place-name.js';
import {statusOf} from '../../state/selectors.js';
import {type Stage, type State} from '../../state/state.js';
import {selectVerification} from '../../state/verify-stage.js';
import {type Area, type Line, type Tone} from '../line.js';
import {
	blank,
	bold,
	line,
	span,
} from '../make-line.js';
import {spreadLine} from '../spread-line.js';
import {symbols} from '../symbols.js';
import {textWidth, truncateText} from '../text-width.js';
import {countOf, paragraph} from './text-parts.js';
import {type Page} from './text-page.js';
import {
	differenceLines,
	durationLines,
	laggardLines,
	unchangedSentence,
	versionLines,
} from './verify-parts.js';

type VerifyStage = Extract<Stage, {name: 'verify'}>;

const verdicts: Readonly<Record<Verification['result'], {readonly symbol: string; readonly tone: Tone; readonly words: (name: string) => string}>> = {
	upgraded: {symbol: symbols.good, tone: 'ok', words: name => `${name} is upgraded`},
	partial: {symbol: symbols.warning, tone: 'warn', words: name => `${name} is upgraded in part`},
	failed: {symbol: symbols.bad, tone: 'bad', words: name => `${name} is not upgraded`},
	unknown: {symbol: '?', tone: 'warn', words: name => `${name} may be upgraded: nobody can say yet`},
};

const agentLines = (before: ModelStatus | undefined, after: ModelStatus, {version, columns}: {readonly version: string; readonly columns: number}): readonly Line[] => {
	const behind = laggardLines(after, version, columns);
	return [
		line('agents', ' '.repeat(3), bold(before ? 'Agents, before and after' : 'Agents')),
		...(after.agents.length === 0 ? [line('no-agents', '     This model has none.')] : versionLines(before, after)),
		...(behind.length === 0 ? [] : [line('behind', `   Not counted as upgraded: ${behind.length}`), ...behind]),
	];
};

const alikeSentence = (after: ModelStatus, {differences}: Verification): string => {
	const different = new Set(differences.filter(({kind}) => !kind.startsWith('agent') && !kind.startsWith('offer')).map(({name}) => name));
	const alike = after.applications.filter(({name}) => !different.has(name)).length;
	return `${countOf(alike, 'application')} alike. ${differences.length === 0 ? 'Nothing differs.' : `${countOf(differences.length, 'thing differs', 'things differ')}:`}`;
};

const comparisonLines = (before: ModelStatus | undefined, after: ModelStatus, {verification, columns}: {
	readonly verification: Verification;
	readonly columns: number;
}): readonly Line[] => {
	if (!before) {
		return [];
	}

	const unchanged = unchangedSentence(verification.differences);
	return [
		blank('above-comparison'),
		line('comparison', ' '.repeat(3), bold('Before and after'), `: ${alikeSentence(after, verification)}`),
		...differenceLines(verification.differences, columns),
		...(unchanged === ''
			? []
			: paragraph({
				key: 'unchanged', text: unchanged, columns, indent: 3,
			})),
	];
};

const bodyLines = (state: State, stage: VerifyStage, {verification, columns}: {readonly verification: Verification; readonly columns: number}): readonly Line[] => {
	const key = modelKey(stage.model);
	const before = state.picture[key]?.status;
	const after = statusOf(state, stage.model).value;
	return after
		? [
			...agentLines(before, after, {version: stage.plan.to, columns}),
			...comparisonLines(before, after, {verification, columns}),
			blank('above-duration'),
			...durationLines(state.finishedProgress[key], columns),
		]
		: paragraph({
			key: 'no-answer', text: 'The model has not answered yet. Press r to ask again.', columns, indent: 3,
		});
};

const nextSentence = ({plan, index}: VerifyStage, {result}: Verification): string => {
	const look = result === 'upgraded' ? '' : 'Look at it with t, or ask again with r. ';
	const next = plan.steps[index + 1];
	return next ? `${look}Enter goes on. Next: ${next.title}.` : `${look}This was the last step. Enter finishes.`;
};

/**
Verify: the verdict in words, then before against after for agents and applications, then what comes next.
*/
export const verifyPage = (state: State, stage: VerifyStage, {columns}: Area): Page => {
	const {plan, model} = stage;
	const expired = expiredLogin(state);
	const verification = selectVerification(state, model, plan.to);
	const {symbol, tone, words} = verdicts[verification.result];
	const from = state.picture[modelKey(model)]?.status.version;
	const right = `${from === undefined ? '' : `${from} ${symbols.arrow} `}${plan.to}`;
	const name = fullPlaceName(state, model);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', span(`${symbol} `, tone), bold(truncateText(`${words(name)}.`, columns - textWidth(right) - 6))], right: [right], columns,
			}),
			...paragraph({
				key: 'verdict', text: verification.sentence, columns, indent: 3,
			}),
			...(expired === undefined
				? []
				: paragraph({
					key: 'login', text: explainLogIn(state, expired), columns, indent: 3, tone: 'bad',
				})),
			blank('below-verdict'),
		],
		list: bodyLines(state, stage, {verification, columns}),
		tail: [blank('above-next'), ...paragraph({key: 'next', text: nextSentence(stage, verification), columns})],
		top: stage.top,
	};
};
