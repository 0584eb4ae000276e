import {comparePictures, type Difference} from './compare-pictures.js';
import {explainWaiting, isSatisfied} from './completion.js';
import {type AgentCounts, type Progress} from './progress.js';
import {type ModelStatus} from './status.js';
import {tallyAgents} from './tally.js';
import {countOf, spanOf} from './words.js';

export type Verification = {
	/**
	- `upgraded`: the completion rule was met and holds.
	- `partial`: some agents have the version, or all had it and something is wrong now.
	- `failed`: no agent has it.
	- `unknown`: nobody can say.
	*/
	readonly result: 'upgraded' | 'partial' | 'failed' | 'unknown';
	/** The verdict in words, one or two sentences. */
	readonly sentence: string;
	/** Empty without a picture from before: that is said in the sentence. */
	readonly differences: readonly Difference[];
};

export type VerificationInput = {
	readonly before: ModelStatus | undefined;
	readonly after: ModelStatus | undefined;
	/** The wanted version. */
	readonly version: string;
	readonly progress: Progress | undefined;
};

const describeUpgraded = (counts: AgentCounts, version: string, {goodAnswers, goodSince, completedAt}: Progress): string => {
	const proof = goodSince === undefined || completedAt === undefined
		? `${goodAnswers} answers in a row`
		: `${countOf(goodAnswers, 'answer')} in a row over ${spanOf(completedAt - goodSince)}`;
	if (counts.total === 0) {
		return `This model has no agents; it has ${version} itself, ${proof}.`;
	}

	const silent = counts.unknown === 0 ? '' : ` ${countOf(counts.unknown, 'agent reports', 'agents report')} no version and cannot be judged by one.`;
	return `${counts.upgraded} of ${countOf(counts.total, 'agent')} ${counts.upgraded === 1 ? 'reports' : 'report'} ${version}, ${proof}.${silent}`;
};

const describeRest = (status: ModelStatus, counts: AgentCounts, version: string): string =>
	explainWaiting({
		status, counts, version, goodAnswers: 0, span: 0,
	});

const judge = (after: ModelStatus, version: string, progress: Progress | undefined): Omit<Verification, 'differences'> => {
	const counts = tallyAgents(after, version);
	const isHolds = isSatisfied({status: after, counts, version});
	if (progress?.isComplete === true && progress.version === version) {
		return isHolds
			? {result: 'upgraded', sentence: describeUpgraded(counts, version, progress)}
			: {result: 'partial', sentence: `All agents had ${version}, but not all is well now. ${describeRest(after, counts, version)}`};
	}

	if (isHolds) {
		return {result: 'unknown', sentence: `The last answer shows every agent at ${version}, but it has not been seen long enough to be sure.`};
	}

	const done = `${counts.upgraded} of ${countOf(counts.total, 'agent')} ${counts.upgraded === 1 ? 'has' : 'have'} ${version}. ${describeRest(after, counts, version)}`;
	return {result: counts.upgraded > 0 ? 'partial' : 'failed', sentence: done};
};

/**
Judges a model after its upgrade: `upgraded` only where the completion rule was met in its three answers and the model still satisfies it.
*/
export const judgeVerification = ({before, after, version, progress}: VerificationInput): Verification => {
	if (!after) {
		return {result: 'unknown', sentence: 'The model has not answered, so nobody can say how it is.', differences: []};
	}

	const verdict = judge(after, version, progress);
	return before
		? {...verdict, differences: comparePictures(before, after)}
		: {...verdict, sentence: `${verdict.sentence} There is no picture from before to compare with.`, differences: []};
};
