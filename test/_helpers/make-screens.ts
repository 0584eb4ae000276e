import {modelKey} from '../../source/domain/intent.js';
import {type Plan} from '../../source/domain/plan.js';
import {type InterruptedRun} from '../../source/domain/resume/interrupted-run.js';
import {type Question, type State} from '../../source/state/state.js';
import {charmScreens} from './charm-screens.js';
import {
	controllerModelReference,
	makeAgents,
	makeObservation,
	makePlan,
	makeProgress,
	makeState,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from './make-state.js';

export const makeQuestion = (overrides: Partial<Question> = {}): Question => ({
	purpose: {type: 'leave'},
	title: 'Leave the wizard?',
	commands: [],
	facts: ['Juju goes on with the upgrade by itself; nothing is stopped.'],
	models: [],
	consequences: ['Juju goes on with the upgrade by itself; nothing is stopped.'],
	no: 'No, stay',
	yes: 'Yes, leave',
	cursor: 'no',
	phrase: undefined,
	typed: '',
	risk: 'disruptive',
	...overrides,
});

const failure = {
	kind: 'refused' as const, message: 'Juju refused: an upgrade is under way.', advice: 'Wait until it is over, then try again.', evidence: 'ERROR an upgrade is already in progress', exitCode: 1,
};

const interrupted = (plan: Plan): InterruptedRun => ({
	name: '2026-11-21-0312',
	startedAt: testTime - 3_600_000,
	lastAt: testTime - 1_800_000,
	wasLeft: false,
	isTorn: true,
	controller: 'aws',
	target: undefined,
	plan: {
		plan, index: 3, standing: {kind: 'unknown', at: testTime - 1_800_000}, skipped: [],
	},
	isFinished: false,
	picture: {},
	ignored: ['copies-made aws'],
	backup: {kind: 'acknowledged', at: testTime - 3_500_000},
	kept: {},
	copies: {},
	putBack: [{
		id: 'enable', title: 'Disable changes of aws:admin/web again', explanation: 'They were disabled before.', undo: 'juju enable-command all', success: 'They are disabled.', since: testTime - 3_400_000,
		intents: [{
			type: 'disable-commands', model: webModel, set: 'all', message: 'frozen',
		}],
	}],
	doubtful: [{line: 'juju resolved -m aws:admin/web mysql/0', intent: undefined, at: testTime - 1_900_000}],
	done: [{line: 'juju enable-command -m aws:admin/web all', intent: undefined, at: testTime - 3_400_000}],
	charms: [{
		model: webModel, application: 'mysql', standing: 'waiting', outcome: 'active', revisionBefore: 151, line: 'juju refresh -m aws:admin/web mysql',
	}],
	complete: {},
	verdicts: {},
	predecessors: [],
});

/** What is known of a run that was ended from outside. */
const resumedState = (plan: Plan): State => {
	const state = makeState({stage: {name: 'resume', top: 0}});
	return {...state, session: {...state.session, resume: interrupted(plan)}};
};

/**
One state for each screen of the wizard, by name.
*/
export const makeScreens = (): Readonly<Record<string, State>> => {
	const plan = makePlan();
	const observed = {[modelKey(controllerModelReference)]: makeObservation(controllerModelReference, makeStatus({agents: makeAgents(3)}))};
	const waiting = makeWaitingState({agents: makeAgents(128)});
	return {
		probing: makeState({stage: {name: 'start', phase: 'probing'}}),
		'no client': makeState({stage: {name: 'start', phase: 'no-client', failure: {...failure, kind: 'missing'}}}),
		controllers: makeState({stage: {name: 'target', step: 'controller', cursor: 0}}),
		'an interrupted run': resumedState(plan),
		models: makeState({
			stage: {
				name: 'target', step: 'models', controller: 'aws', cursor: 1,
			},
		}),
		prepare: makeState({stage: {name: 'prepare', cursor: 0}}),
		plan: makeState({
			stage: {
				name: 'plan', plan, top: 0, savedTo: undefined,
			},
		}),
		'a step that is ready': makeState({
			observations: observed,
			stage: {
				name: 'perform', plan, index: 0, step: {phase: 'ready'},
			},
		}),
		'a step that runs': makeState({
			observations: observed,
			stage: {
				name: 'perform', plan, index: 0, step: {phase: 'running', commandId: '1', since: testTime - 3000},
			},
		}),
		'a refused step': makeState({
			observations: observed,
			stage: {
				name: 'perform', plan, index: 0, step: {phase: 'refused', failure},
			},
		}),
		waiting,
		silence: makeWaitingState({progress: makeProgress({silentSince: testTime - 112_000, failedAnswers: 14, lastReason: 'connection refused'})}),
		agent: {
			...waiting, overlays: [{
				name: 'agent', model: webModel, tag: 'machine-2', top: 0,
			}],
		},
		findings: {
			...waiting, overlays: [{
				name: 'findings', cursor: 0, filter: '', isFiltering: false,
			}],
		},
		log: {
			...waiting, overlays: [{
				name: 'log', cursor: 0, isOpen: false, top: 0,
			}],
		},
		help: {...waiting, overlays: [{name: 'help', filter: '', top: 0}]},
		glossary: {...waiting, overlays: [{name: 'glossary', filter: '', top: 0}]},
		version: {
			...waiting, overlays: [{
				name: 'version', typed: '3.6', cursor: 0, problem: undefined,
			}],
		},
		client: {...waiting, overlays: [{name: 'client', top: 0}]},
		text: {
			...waiting, overlays: [{
				name: 'text', title: 'Advice', lines: ['One line.', 'Another line that is rather longer than the first one, so that it has to be broken somewhere.'], top: 0,
			}],
		},
		question: {...waiting, overlays: [{name: 'question', question: makeQuestion()}]},
		phrase: {
			...waiting, overlays: [{
				name: 'question', question: makeQuestion({
					title: 'Kill the controller aws?', phrase: 'aws', risk: 'data-loss', commands: ['juju kill-controller aws --no-prompt'],
				}),
			}],
		},
		verify: makeState({
			stage: {
				name: 'verify', plan, index: 5, model: webModel, top: 0,
			},
		}),
		finished: makeState({stage: {name: 'finished', plan, result: 'upgraded'}}),
		...charmScreens(),
	};
};
