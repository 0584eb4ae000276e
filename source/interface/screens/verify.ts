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
import {verifyWords} from '../words/verify.js';
import {paragraph} from './text-parts.js';
import {type Page} from './text-page.js';
import {
	differenceLines,
	durationLines,
	laggardLines,
	unchangedSentence,
	versionLines,
} from './verify-parts.js';

type VerifyStage = Extract<Stage, {name: 'verify'}>;

const looks: Readonly<Record<Verification['result'], {readonly symbol: string; readonly tone: Tone}>> = {
	upgraded: {symbol: symbols.good, tone: 'ok'},
	partial: {symbol: symbols.warning, tone: 'warn'},
	failed: {symbol: symbols.bad, tone: 'bad'},
	unknown: {symbol: '?', tone: 'warn'},
};

const agentLines = (before: ModelStatus | undefined, after: ModelStatus, {version, columns}: {readonly version: string; readonly columns: number}): readonly Line[] => {
	const behind = laggardLines(after, version, columns);
	return [
		line('agents', ' '.repeat(3), bold(before ? verifyWords.agentsCompared : verifyWords.agents)),
		...(after.agents.length === 0 ? [line('no-agents', ' '.repeat(5), verifyWords.noAgents)] : versionLines(before, after)),
		...(behind.length === 0 ? [] : [line('behind', ' '.repeat(3), verifyWords.notUpgraded(behind.length)), ...behind]),
	];
};

const alikeSentence = (after: ModelStatus, {differences}: Verification): string => {
	const different = new Set(differences.filter(({kind}) => !kind.startsWith('agent') && !kind.startsWith('offer')).map(({name}) => name));
	return verifyWords.alike(after.applications.filter(({name}) => !different.has(name)).length, differences.length);
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
		line('comparison', ' '.repeat(3), bold(verifyWords.compared), `: ${alikeSentence(after, verification)}`),
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
			key: 'no-answer', text: verifyWords.noAnswer, columns, indent: 3,
		});
};

/**
Verify: the verdict in words, then before against after for agents and applications, then what comes next.
*/
export const verifyPage = (state: State, stage: VerifyStage, {columns}: Area): Page => {
	const {plan, index, model} = stage;
	const expired = expiredLogin(state);
	const verification = selectVerification(state, model, plan.to);
	const {result, sentence} = verification;
	const {symbol, tone} = looks[result];
	const from = state.picture[modelKey(model)]?.status.version;
	const right = `${from === undefined ? '' : `${from} ${symbols.arrow} `}${plan.to}`;
	const verdict = verifyWords.verdict(fullPlaceName(state, model), result);
	return {
		head: [
			spreadLine({
				key: 'title', left: [' ', span(`${symbol} `, tone), bold(truncateText(verdict, columns - textWidth(right) - 6))], right: [right], columns,
			}),
			...paragraph({
				key: 'verdict', text: sentence, columns, indent: 3,
			}),
			...(expired === undefined
				? []
				: paragraph({
					key: 'login', text: explainLogIn(state, expired), columns, indent: 3, tone: 'bad',
				})),
			blank('below-verdict'),
		],
		list: bodyLines(state, stage, {verification, columns}),
		tail: [blank('above-next'), ...paragraph({key: 'next', text: verifyWords.next(result, plan.steps[index + 1]?.title), columns})],
		top: stage.top,
	};
};
