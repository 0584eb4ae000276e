import {paceOf} from '../../domain/follow-progress.js';
import {type Agent} from '../../domain/agent.js';
import {type Progress} from '../../domain/progress.js';
import {classifyAgent} from '../../domain/tally.js';
import {currentModel, statusOf, wantedVersion} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {performHead} from '../screens/perform.js';
import {tableCounts} from '../screens/table.js';
import {placeName} from '../../state/place-name.js';
import {plainProgressWords} from '../words/plain/speak-progress.js';
import {sayLine} from './say-line.js';

/** What was said last while agents are waited for. */
export type SaidProgress = {readonly at: number; readonly grave: string; readonly counts: string; readonly isSilent: boolean};

/** Counts alone are told this seldom, in milliseconds: with each answer they would be a wall of words. */
const shortest = 10_000;

/** Where nothing changes this often. */
const longest = 60_000;

const troubled = ['down', 'lost', 'error'] as const;

const nameOf = ({name, kind}: Agent): string => (['machine', 'container', 'controller'].includes(kind) ? plainProgressWords.machine(name) : name);

const troubles = (state: State): readonly string[] => {
	const model = currentModel(state);
	const status = model && statusOf(state, model).value;
	const wanted = wantedVersion(state);
	return status && wanted !== undefined
		? troubled.flatMap(trouble => {
			const names = status.agents.filter(agent => classifyAgent(agent, wanted, status) === trouble).map(agent => nameOf(agent));
			return names.length === 0 ? [] : [plainProgressWords.troubled(trouble, names)];
		})
		: [];
};

const silence = (state: State): readonly string[] => performHead(state, 2000)
	.filter(({key}) => /^(?:silence|asked|last)/v.test(key)).map(row => sayLine(row));

/** Why it takes long, or what is still waited for; undefined where nothing has to be said of it. */
const restOf = (progress: Progress, now: number): string | undefined => {
	const still = now - progress.lastChangeAt;
	switch (paceOf(progress, now)) {
		case 'slow': {
			return plainProgressWords.slow(still);
		}

		case 'stuck': {
			return plainProgressWords.stuck(still);
		}

		case 'moving': {
			return progress.goodAnswers > 0 ? progress.waitingFor : undefined;
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
	const place = model ? placeName(state, model) : '';
	const age = at === undefined ? undefined : state.now - at;
	const rest = restOf(progress, state.now);
	return [
		plainProgressWords.progress({
			place, counts, troubles: bad, age,
		}),
		...(rest === undefined ? [] : [rest]),
	].join(' ');
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
	const counts = known ? plainProgressWords.counts(known.upgraded, known.total) : '';
	const grave = isSilent ? '' : JSON.stringify([bad, paceOf(progress, now), progress.goodAnswers > 0]);
	const next: SaidProgress = {
		at: now, grave, counts, isSilent,
	};
	if (!isDue(next, said)) {
		return undefined;
	}

	const text = isSilent ? silence(state).join(' ') : textOf(state, progress, {counts, bad});
	return {text: said?.isSilent === true && !isSilent ? plainProgressWords.answersAgain(text) : text, said: next};
};
