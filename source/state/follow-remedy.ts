import {type Finding} from '../domain/case.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {intentId} from './knowledge.js';
import {setOutcome} from './remedies.js';
import {only, withEffects} from './result.js';
import {selectFindings} from './selectors.js';
import {
	type Effect,
	type Overlay,
	type RemedyOutcome,
	type State,
	type Update,
} from './state.js';

/** A finding as it is now: the same case on one of the same subjects. */
export const currentFinding = (state: State, finding: Finding): Finding | undefined => selectFindings(state).find(other =>
	other.case === finding.case
	&& (other.model === undefined || finding.model === undefined || modelKey(other.model) === modelKey(finding.model))
	&& other.subjects.some(subject => finding.subjects.includes(subject)));

/** Answers in a row, over this many milliseconds, without the finding, until a case counts as solved. */
const solvedAnswers = 3;
const solvedAfter = 10_000;
const unchangedAfter = 120_000;

const watchOutcome = (state: State, overlay: Extract<Overlay, {name: 'case'}>, outcome: RemedyOutcome): RemedyOutcome => {
	const isThere = overlay.finding !== undefined && currentFinding(state, overlay.finding) !== undefined;
	if (isThere) {
		const elapsed = state.now - outcome.since;
		return elapsed >= unchangedAfter
			? {
				...outcome, phase: 'unchanged', clearAnswers: 0, text: `Unchanged after ${Math.round(elapsed / 60_000)}m. The next remedy is below.`,
			}
			: {
				...outcome, clearAnswers: 0, clearSince: undefined, text: 'Not solved yet; watching.',
			};
	}

	const clearAnswers = outcome.clearAnswers + 1;
	const clearSince = outcome.clearSince ?? state.now;
	const lasted = state.now - clearSince;
	return clearAnswers >= solvedAnswers && lasted >= solvedAfter
		? {
			...outcome, phase: 'solved', clearAnswers, clearSince, text: `Solved: not seen any more for ${Math.round(lasted / 1000)}s, ${clearAnswers} answers in a row.`,
		}
		: {
			...outcome, phase: 'watching', clearAnswers, clearSince, text: `Not seen in the last ${clearAnswers === 1 ? 'answer' : `${clearAnswers} answers`}; waiting until that lasts.`,
		};
};

/**
After a remedy: judges the case again with each answer of the poller.
*/
export const followRemedy = (state: State): Update => {
	const effects: Effect[] = [];
	const overlays = state.overlays.map(overlay => {
		if (overlay.name !== 'case' || (overlay.outcome?.phase !== 'watching' && overlay.outcome?.phase !== 'unchanged')) {
			return overlay;
		}

		const outcome = watchOutcome(state, overlay, overlay.outcome);
		if (outcome.phase === 'solved') {
			effects.push({type: 'record', kind: 'case-solved', value: {case: overlay.case, subjects: overlay.finding?.subjects ?? [], remedy: outcome.remedy}});
		}

		return {...overlay, outcome};
	});
	return {state: {...state, overlays}, effects};
};

/** After these there is no controller that could answer. */
const teardowns: ReadonlySet<Intent['type']> = new Set<Intent['type']>(['destroy-controller', 'kill-controller', 'unregister']);

/**
One command of a remedy has ended: the first failure ends it; after the last one a case is watched until it is seen solved.

@returns The state, and whether the remedy is over.
*/
export const endRemedy = (state: State, {id, intent, failure}: {
	readonly id: string;
	readonly intent: Intent;
	readonly failure: string | undefined;
}): Update => {
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
	const isWatched = !isGone && remedy.risk !== 'safe' && overlay.finding !== undefined;
	const phase = isWatched ? 'watching' : 'done';
	const watching = isWatched ? 'Done. The case is judged again with each answer.' : 'Done.';
	return withEffects(
		setOutcome(ended, {
			...outcome, phase, since: state.now, text: isGone ? 'Done. This client has no such controller any more; there is nothing left to watch. Esc goes back, q leaves.' : watching,
		}),
		{type: 'poll-now'},
	);
};
