import {paceOf} from '../../domain/follow-progress.js';
import {type Agent} from '../../domain/agent.js';
import {type Progress} from '../../domain/progress.js';
import {classifyAgent, type AgentClass} from '../../domain/tally.js';
import {currentModel, statusOf, wantedVersion} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {performHead} from '../screens/perform.js';
import {tableCounts} from '../screens/table.js';
import {placeName} from '../../state/place-name.js';
import {sayLine} from './say-line.js';

/** What was said last while agents are waited for. */
export type SaidProgress = {readonly at: number; readonly grave: string; readonly counts: string; readonly isSilent: boolean};

/** Counts alone are told this seldom, in milliseconds: with each answer they would be a wall of words. */
const shortest = 10_000;

/** Where nothing changes this often. */
const longest = 60_000;

/** So many agents are told by their names. */
const mostNames = 3;

const troubled: readonly AgentClass[] = ['down', 'lost', 'error'];

const nameOf = ({name, kind}: Agent): string => (['machine', 'container', 'controller'].includes(kind) ? `machine ${name}` : name);

const listed = (agents: readonly Agent[]): string => {
	const names = agents.slice(0, mostNames).map(agent => nameOf(agent)).join(', ');
	return agents.length > mostNames ? `${names} and ${agents.length - mostNames} more` : names;
};

const seconds = (duration: number): string => {
	const count = Math.max(0, Math.floor(duration / 1000));
	return count >= 120 ? `${Math.floor(count / 60)} minutes` : `${count} ${count === 1 ? 'second' : 'seconds'}`;
};

const troubles = (state: State): readonly string[] => {
	const model = currentModel(state);
	const status = model && statusOf(state, model).value;
	const wanted = wantedVersion(state);
	return status && wanted !== undefined
		? troubled.flatMap(word => {
			const agents = status.agents.filter(agent => classifyAgent(agent, wanted, status) === word);
			return agents.length === 0 ? [] : [`${agents.length} ${word === 'error' ? 'in error' : word} (${listed(agents)})`];
		})
		: [];
};

const silence = (state: State): readonly string[] => performHead(state, 2000)
	.filter(({key}) => /^(?:silence|asked|last)/v.test(key)).map(row => sayLine(row));

/** Why it takes long, or what is still waited for. */
const restOf = ({progress, now}: {readonly progress: Progress; readonly now: number}): string => {
	const still = `no agent was upgraded in the last ${seconds(now - progress.lastChangeAt)}.`;
	switch (paceOf(progress, now)) {
		case 'slow': {
			return ` Slow: ${still}`;
		}

		case 'stuck': {
			return ` Stuck: ${still} t shows what was found.`;
		}

		case 'moving': {
			return progress.goodAnswers > 0 && progress.waitingFor !== undefined ? ` ${progress.waitingFor}` : '';
		}
	}
};

const isDue = (next: SaidProgress, said: SaidProgress | undefined): boolean => {
	if (said?.grave !== next.grave || said.isSilent !== next.isSilent) {
		return true;
	}

	const elapsed = next.at - said.at;
	return elapsed >= longest || (next.counts !== said.counts && elapsed >= shortest);
};

const textOf = (state: State, progress: Progress, {counts, bad}: {readonly counts: string; readonly bad: readonly string[]}): string => {
	const model = currentModel(state);
	const at = model && statusOf(state, model).at;
	const age = at === undefined ? '' : `, status ${seconds(state.now - at)} old`;
	return `${model ? placeName(state, model) : ''}: ${[`${counts} agents upgraded`, ...bad].join(', ')}${age}.${restOf({progress, now: state.now})}`;
};

/**
How far the agents are, as a sentence; undefined while there is nothing new to say and the last sentence is not old.
*/
export const speakProgress = (state: State, said: SaidProgress | undefined): {readonly text: string; readonly said: SaidProgress} | undefined => {
	const {stage, now} = state;
	if (stage.name !== 'perform' || stage.step.phase !== 'waiting') {
		return undefined;
	}

	const {progress} = stage.step;
	const known = progress.counts ?? tableCounts(state);
	const isSilent = progress.silentSince !== undefined;
	if (!known && !isSilent) {
		return undefined;
	}

	const bad = isSilent ? [] : troubles(state);
	const counts = known ? `${known.upgraded} of ${known.total}` : '';
	const grave = isSilent ? '' : JSON.stringify([bad, paceOf(progress, now), progress.goodAnswers > 0]);
	const next: SaidProgress = {
		at: now, grave, counts, isSilent,
	};
	if (!isDue(next, said)) {
		return undefined;
	}

	const text = isSilent ? silence(state).join(' ') : textOf(state, progress, {counts, bad});
	return {text: said?.isSilent === true && !isSilent ? `The controller answers again. ${text}` : text, said: next};
};
