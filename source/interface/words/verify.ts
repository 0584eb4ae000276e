import {type Verification} from '../../domain/judge-verification.js';
import {countOf} from '../../domain/words.js';

/** How a model stands after its upgrade. */
const standings: Readonly<Record<Verification['result'], string>> = {
	upgraded: 'is upgraded',
	partial: 'is upgraded in part',
	failed: 'is not upgraded',
	unknown: 'may be upgraded: nobody can say yet',
};

/** Words of Verify: the verdict, before against after, what comes next. */
export const verifyWords = {
	verdict: (model: string, result: Verification['result']): string => `${model} ${standings[result]}.`,
	agents: 'Agents',
	agentsCompared: 'Agents, before and after',
	noAgents: 'This model has none.',
	notUpgraded: (count: number): string => `Not counted as upgraded: ${count}`,
	compared: 'Before and after',
	/** Applications that are as they were, and how many things are not; where there are any, they follow. */
	alike(applications: number, different: number): string {
		const differing = different === 0 ? 'Nothing differs.' : `${countOf(different, 'thing differs', 'things differ')}:`;
		return `${countOf(applications, 'application')} alike. ${differing}`;
	},
	noAnswer: 'The model has not answered yet. Press r to ask again.',
	/** What can be done now, with the next step of the plan where there is one. */
	next(result: Verification['result'], step: string | undefined): string {
		const look = result === 'upgraded' ? '' : 'Look at it with t, or ask again with r. ';
		return step === undefined ? `${look}This was the last step. Enter finishes.` : `${look}Enter goes on. Next: ${step}.`;
	},
} as const;
