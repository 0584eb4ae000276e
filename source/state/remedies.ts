import {findCase} from '../domain/cases/index.js';
import {isSameTrouble} from '../domain/cases/rank.js';
import {type Finding} from '../domain/case.js';
import {type Remedy} from '../domain/check.js';
import {harmSentence, harmsOf} from '../domain/harms.js';
import {
	commandLine,
	modelKey,
	type Intent,
	type ModelReference,
} from '../domain/intent.js';
import {askAllAgain} from './ask-checks.js';
import {backupIntents, startBackup} from './backup.js';
import {recordPlannedHalves} from './halves.js';
import {bundleIntent, keepClientData, startBundle} from './kept.js';
import {askFor} from './knowledge.js';
import {openQuestion} from './question.js';
import {
	notice,
	only,
	pushOverlay,
	replaceTop,
	withEffects,
} from './result.js';
import {controllerModel, selectFindings, topOverlay} from './selectors.js';
import {
	type Effect,
	type Overlay,
	type RemedyOutcome,
	type State,
	type Update,
} from './state.js';

/** Prefix of the effects that carry out a remedy, so that their answers are recognised. */
export const remedyPrefix = 'remedy ';

/** The commands of a remedy, in order; empty for what runs none. */
export const intentsOf = (state: State, remedy: Remedy): readonly Intent[] => {
	switch (remedy.action.type) {
		case 'perform': {
			return remedy.action.intents;
		}

		case 'export-bundle': {
			return [bundleIntent(state, remedy.action.model)];
		}

		default: {
			return backupIntents(state, remedy);
		}
	}
};

/** Exact lines of a remedy's commands on this client. */
export const linesOf = (state: State, remedy: Remedy): readonly string[] => intentsOf(state, remedy).map(intent => {
	const rendered = state.render(intent);
	return rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
});

const modelsOf = (intents: readonly Intent[]): readonly ModelReference[] => {
	const models = new Map(intents.flatMap(intent => ('model' in intent ? [[modelKey(intent.model), intent.model] as const] : [])));
	return models.values().toArray();
};

/** What is found when a remedy is chosen, to tell afterwards whether things are worse. */
const beforeRemedy = (state: State): RemedyOutcome['before'] => {
	const overlay = state.overlays.find(({name}) => name === 'case');
	const opened = overlay?.name === 'case' ? overlay.finding : undefined;
	const findings = selectFindings(state);
	const finding = opened && (findings.find(other => isSameTrouble(other, opened)) ?? opened);
	return finding && {finding, others: findings.filter(other => other !== finding)};
};

/** Puts the outcome of a remedy into the case that is open; a remedy of a check leaves only a notice. */
export const setOutcome = (state: State, outcome: RemedyOutcome | undefined): State => ({
	...state,
	overlays: state.overlays.map(overlay => (overlay.name === 'case' ? {...overlay, outcome} : overlay)),
});

const outcomeNow = (state: State, remedy: Remedy, phase: RemedyOutcome['phase']): RemedyOutcome => ({
	remedy: remedy.id, title: remedy.title, phase, since: state.now, clearAnswers: 0, text: undefined, before: beforeRemedy(state), undo: remedy.undo,
});

/** What is treated: the case that is open, else a check. */
const recordRemedy = ({overlays}: State, {id, title, risk}: Remedy): Effect => {
	const overlay = overlays.find(({name}) => name === 'case');
	const opened = overlay?.name === 'case' ? {case: overlay.case, subjects: overlay.finding?.subjects ?? []} : {};
	return {
		type: 'record', kind: 'remedy-started', value: {
			remedy: id, title, risk, ...opened,
		},
	};
};

/** That a case was met, with what it was found in; one that is only read about in the catalogue was not. */
export const recordCase = ({case: id, subjects, model}: Finding): Effect => ({
	type: 'record', kind: 'case-opened', value: {case: id, subjects, model: model && modelKey(model)},
});

/**
Carries a remedy out; asked about before where its risk demands it.
*/
export const performRemedy = (state: State, remedy: Remedy): Update => {
	const intents = intentsOf(state, remedy);
	if (intents.length === 0) {
		return only(state);
	}

	const id = `${remedyPrefix}${remedy.id}`;
	if (Object.hasOwn(state.running, id)) {
		return notice(state, 'That runs already.');
	}

	const copied = intents.flatMap(intent => (intent.type === 'copy-agent-configurations' ? [modelKey(intent.model)] : []));
	const backup = startBackup(state, remedy);
	const next: State = {
		...setOutcome(remedy.action.type === 'export-bundle' ? startBundle(state, remedy.action.model) : state, outcomeNow(state, remedy, 'running')),
		...(backup && {backup}),
		copies: {...state.copies, ...Object.fromEntries(copied.map(key => [key, 'making' as const]))},
		running: {...state.running, [id]: {remedy, intents}},
		notice: `Runs: ${remedy.title}.`,
	};
	return {state: next, effects: [recordRemedy(state, remedy), ...recordPlannedHalves(state, intents), {type: 'ask-in-order', id, intents}]};
};

const openCase = (state: State, action: Extract<Remedy['action'], {type: 'open-case'}>): Update => {
	const finding = selectFindings(state).find(({case: id, subjects, model}) =>
		id === action.case && subjects.includes(action.subject) && (model === undefined || modelKey(model) === modelKey(action.model)));
	if (!finding) {
		return notice(state, 'Not seen often enough yet to be sure of it. Wait for the next answers, then try again.');
	}

	return findCase(action.case)
		? withEffects(pushOverlay(state, {
			name: 'case', case: action.case, finding, cursor: 0, outcome: undefined,
		}), recordCase(finding))
		: notice(state, 'There is no such case.');
};

const consequencesOf = (state: State, remedy: Remedy): readonly string[] => [
	remedy.explanation,
	...harmsOf(remedy, state.render).map(harm => harmSentence(harm)),
	...(remedy.cost === undefined ? [] : [`Cost: ${remedy.cost}`]),
	remedy.undo === undefined ? 'This cannot be undone.' : `Undo: ${remedy.undo}`,
	...(remedy.success === undefined ? [] : [`Success: ${remedy.success}`]),
];

/**
What happens when a remedy is chosen: it is refused with its reason, asked about, run, or shown.
*/
export const chooseRemedy = (state: State, remedy: Remedy, finding: Finding | undefined): Update => {
	if (remedy.disabledReason !== undefined) {
		return notice(state, remedy.disabledReason);
	}

	switch (remedy.action.type) {
		case 'ask-again': {
			if (state.stage.name === 'prepare') {
				const all = askAllAgain(state);
				return {...all, state: {...all.state, notice: 'Asking again.'}};
			}

			const asked = state.controller === undefined ? only(state) : askFor(state, [{type: 'show-controller', controller: state.controller}]);
			return {state: {...asked.state, notice: 'Asking again.'}, effects: [...asked.effects, {type: 'poll-now'}]};
		}

		case 'open-case': {
			return openCase(state, remedy.action);
		}

		case 'advice': {
			return only(pushOverlay(state, {
				name: 'text', title: remedy.title, lines: remedy.action.lines, top: 0,
			}));
		}

		case 'acknowledge': {
			return only(openQuestion(state, {
				purpose: {type: 'acknowledge'},
				title: `${remedy.title}?`,
				commands: [],
				risk: 'data-loss',
				yes: 'Go on without a backup',
				consequences: [remedy.explanation],
				models: [],
				phrase: remedy.action.phrase,
			}));
		}

		case 'prove-earlier': {
			return only(pushOverlay(state, {name: 'backup-file', typed: '', problem: undefined}));
		}

		case 'keep-client-data': {
			return keepClientData(state);
		}

		case 'backup':
		case 'remote-backup':
		case 'fetch-backup':
		case 'export-bundle':
		case 'perform': {
			const intents = intentsOf(state, remedy);
			const unavailable = intents.map(intent => state.render(intent)).find(rendered => rendered.kind === 'unavailable');
			if (unavailable?.kind === 'unavailable') {
				return notice(state, unavailable.reason);
			}

			return remedy.risk === 'safe'
				? performRemedy(state, remedy)
				: only(openQuestion(state, {
					purpose: {type: 'remedy', remedy, finding},
					title: `${remedy.title}?`,
					commands: linesOf(state, remedy),
					risk: remedy.risk,
					yes: `Yes, ${remedy.title.charAt(0).toLowerCase()}${remedy.title.slice(1)}`,
					consequences: consequencesOf(state, remedy),
					models: modelsOf(intents).length > 0 ? modelsOf(intents) : [controllerModel(state)],
					phrase: remedy.phrase,
				}));
		}
	}
};

/** The case on top as an overlay, for keys. */
export const replaceCase = (state: State, change: Partial<Extract<Overlay, {name: 'case'}>>): State => {
	const top = topOverlay(state);
	return top?.name === 'case' ? replaceTop(state, {...top, ...change}) : state;
};
