import {type Finding} from '../domain/case.js';
import {isSameTrouble} from '../domain/cases/rank.js';
import {type Intent} from '../domain/intent.js';
import {intentId} from './knowledge.js';
import {setOutcome} from './remedies.js';
import {only, withEffects} from './result.js';
import {selectFindings} from './selectors.js';
import {whatIsWorse, worseSentence} from './worse.js';
import {
	type Effect,
	type Overlay,
	type RemedyOutcome,
	type State,
	type Update,
} from './state.js';

/** A finding as it is now: the same case on one of the same subjects. */
export const currentFinding = (state: State, finding: Finding): Finding | undefined => selectFindings(state).find(other => isSameTrouble(other, finding));

/** Answers in a row, over this many milliseconds, without the finding, until a case counts as solved. */
const solvedAnswers = 3;
const solvedAfter = 10_000;
const unchangedAfter = 120_000;

const watchWorse = (outcome: RemedyOutcome, worse: string): RemedyOutcome => {
	const worseAnswers = (outcome.worseAnswers ?? 0) + 1;
	// Agents that a remedy restarts are gone for a moment: that is no harm yet.
	const isWorse = outcome.phase === 'worse' || worseAnswers >= solvedAnswers;
	return {
		...outcome,
		worseAnswers,
		clearAnswers: 0,
		clearSince: undefined,
		...(isWorse ? {phase: 'worse', text: worseSentence(worse, outcome)} : {text: 'Not solved yet; watching.'}),
	};
};

const watchOutcome = (state: State, overlay: Extract<Overlay, {name: 'case'}>, outcome: RemedyOutcome): RemedyOutcome => {
	const current = overlay.finding && currentFinding(state, overlay.finding);
	const worse = outcome.before && whatIsWorse(outcome.before, current, selectFindings(state));
	if (worse !== undefined) {
		return watchWorse(outcome, worse);
	}

	if (current) {
		const elapsed = state.now - outcome.since;
		const common = {
			...outcome, clearAnswers: 0, clearSince: undefined, worseAnswers: 0,
		};
		return elapsed >= unchangedAfter
			? {...common, phase: 'unchanged', text: `Unchanged after ${Math.round(elapsed / 60_000)}m. The next remedy is below.`}
			: {...common, phase: 'watching', text: 'Not solved yet; watching.'};
	}

	const clearAnswers = outcome.clearAnswers + 1;
	const clearSince = outcome.clearSince ?? state.now;
	const lasted = state.now - clearSince;
	const common = {
		...outcome, worseAnswers: 0, clearAnswers, clearSince,
	};
	return clearAnswers >= solvedAnswers && lasted >= solvedAfter
		? {...common, phase: 'solved', text: `Solved: not seen any more for ${Math.round(lasted / 1000)}s, ${clearAnswers} answers in a row.`}
		: {...common, phase: 'watching', text: `Not seen in the last ${clearAnswers === 1 ? 'answer' : `${clearAnswers} answers`}; waiting until that lasts.`};
};

const isFollowed = (outcome: RemedyOutcome | undefined): outcome is RemedyOutcome =>
	outcome !== undefined && ['watching', 'unchanged', 'worse'].includes(outcome.phase);

/**
After a remedy: judges the case again with each answer of the poller.
*/
export const followRemedy = (state: State): Update => {
	const effects: Effect[] = [];
	const overlays = state.overlays.map(overlay => {
		if (overlay.name !== 'case' || !isFollowed(overlay.outcome)) {
			return overlay;
		}

		const outcome = watchOutcome(state, overlay, overlay.outcome);
		if (outcome.phase === 'solved') {
			effects.push({type: 'record', kind: 'case-solved', value: {case: overlay.case, subjects: overlay.finding?.subjects ?? [], remedy: outcome.remedy}});
		}

		if (outcome.phase === 'worse' && overlay.outcome.phase !== 'worse') {
			effects.push({
				type: 'record', kind: 'case-worse', value: {
					case: overlay.case, subjects: overlay.finding?.subjects ?? [], remedy: outcome.remedy, text: outcome.text,
				},
			});
		}

		return {...overlay, outcome};
	});
	return {state: {...state, overlays}, effects};
};

/** After these there is no controller that could answer. */
const teardowns: ReadonlySet<Intent['type']> = new Set<Intent['type']>(['destroy-controller', 'kill-controller', 'unregister']);

type EndedCommand = {
	readonly id: string;
	readonly intent: Intent;
	readonly failure: string | undefined;
};

const finishRemedy = (state: State, {id, intent, failure}: EndedCommand): Update => {
	const running = state.running[id];
	const last = running?.intents.at(-1);
	if (!running || !last || (failure === undefined && intentId(intent) !== intentId(last))) {
		return only(state);
	}

	const {[id]: over, ...others} = state.running;
	const {remedy} = running;
	const ended: State = {...state, running: others, notice: failure ?? `Done: ${remedy.title}.`};
	const overlay = ended.overlays.find(other => other.name === 'case');
	const outcome = overlay?.name === 'case' ? overlay.outcome : undefined;
	if (overlay?.name !== 'case' || outcome?.remedy !== remedy.id) {
		return withEffects(ended, {type: 'poll-now'});
	}

	if (failure !== undefined) {
		return only(setOutcome(ended, {...outcome, phase: 'failed', text: failure}));
	}

	const isGone = running.intents.some(({type}) => teardowns.has(type));
	// What is safe may change something too: binaries that are brought to a controller.
	const isChange = remedy.risk !== 'safe' || running.intents.map(other => state.render(other)).some(rendered => rendered.kind === 'command' && rendered.changes);
	const isWatched = !isGone && isChange && overlay.finding !== undefined;
	const phase = isWatched ? 'watching' : 'done';
	const watching = isWatched ? 'Done. The case is judged again with each answer.' : 'Done.';
	return withEffects(
		setOutcome(ended, {
			...outcome, phase, since: state.now, text: isGone ? 'Done. This client has no such controller any more; there is nothing left to watch. Esc goes back, q leaves.' : watching,
		}),
		{type: 'poll-now'},
	);
};

/**
One command of a remedy has ended: the first failure ends it; after the last one a case is watched until it is seen solved. That it is over is recorded.
*/
export const endRemedy = (state: State, ended: EndedCommand): Update => {
	const remedy = state.running[ended.id]?.remedy;
	const next = finishRemedy(state, ended);
	return remedy && !Object.hasOwn(next.state.running, ended.id)
		? {
			state: next.state,
			effects: [{
				type: 'record', kind: 'remedy-ended', value: {
					remedy: remedy.id, title: remedy.title, outcome: ended.failure === undefined ? 'done' : 'failed', text: ended.failure,
				},
			}, ...next.effects],
		}
		: next;
};
