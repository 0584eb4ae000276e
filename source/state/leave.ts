import {modelKey} from '../domain/intent.js';
import {refusalsOf} from './charm/judge-item.js';
import {
	charmExitCode,
	charmSummary,
	hasBegun,
	isCharmUnderWay,
} from './charm/result-of.js';
import {openQuestion} from './question.js';
import {only, topOverlayName} from './result.js';
import {recordChecks} from './record-checks.js';
import {currentModel, selectCheckResults} from './selectors.js';
import {isLessonSolved, lessonSummary} from './training.js';
import {putBackLines, putBackSentence} from './undo.js';
import {isAllUpgraded, summaryOfWatch} from './watch-view.js';
import {type Stage, type State, type Update} from './state.js';

/** What speaks against the one charm that the program was asked for, where it is left with that unsolved. */
const refusedOrder = (state: State): readonly string[] => {
	const {stage, session} = state;
	return session.charm && stage.name === 'charm' && (stage.step === 'review' || stage.step === 'plan') && !hasBegun(stage)
		? refusalsOf(state, stage.wave, 0).map(({title, evidence}) => `${title}: ${evidence}`)
		: [];
};

/** Of the run that can be gone on with: this one, or the one that it was about to go on with. */
const nameOfRun = ({stage, session}: State): string =>
	(stage.name === 'resume' && session.resume ? session.resume.name : session.runFolder.slice(session.runFolder.lastIndexOf('/') + 1));

/** The exact command that goes on with the run that is left; another sentence where there is none. */
const resumeSentence = (state: State, otherwise: string): string =>
	(state.session.resumeOptions === undefined ? otherwise : `Go on with it: juju-upgrade-wizard resume ${nameOfRun(state)}${state.session.resumeOptions}`);

const resumeLines = (state: State): readonly string[] => [resumeSentence(state, '')].filter(text => text !== '');

/** What a person needs to know when the program ends. */
const summaryOf = (state: State, code: number): readonly string[] => {
	const {stage, session} = state;
	const run = state.target ? [`This run is kept in ${session.runFolder}`] : [];
	switch (stage.name) {
		case 'perform':
		case 'verify': {
			const model = currentModel(state);
			return code === 7
				? [
					`Left while ${model ? modelKey(model) : 'the controller'} is upgraded to ${stage.plan.to}. Juju goes on by itself.`,
					resumeSentence(state, 'Start the wizard again to see how far it is.'),
					...run,
				]
				: [`Left before the plan was finished. Step ${stage.index + 1} of ${stage.plan.steps.length} was next.`, ...resumeLines(state), ...run];
		}

		case 'finished': {
			return stage.result === 'upgraded'
				? [`Upgraded to ${stage.plan.to}: all agents that report a version report it.`, ...run]
				: ['Finished, but not everything was seen at the wanted version.', ...run];
		}

		case 'charm': {
			const next = isOpenWave(stage) ? resumeLines(state) : [];
			return [...refusedOrder(state), ...charmSummary(stage), ...next, ...(run.length === 0 && hasBegun(stage) ? [`This run is kept in ${session.runFolder}`] : run)];
		}

		case 'watch': {
			return summaryOfWatch(stage.entries);
		}

		case 'resume': {
			return ['Left. Nothing has run since.', ...resumeLines(state)];
		}

		default: {
			// Who watched had nothing to upgrade.
			if (session.watch) {
				return [];
			}

			return session.resume?.plan
				? ['Left before the upgrade was finished.', ...resumeLines(state), ...run]
				: ['Left. Nothing was upgraded.', ...run];
		}
	}
};

/** Whether orders for charms were given, and not all of them seen through. */
const isOpenWave = (stage: Extract<Stage, {name: 'charm'}>): boolean => stage.step !== 'choose' && stage.step !== 'done' && hasBegun(stage);

/** Whether something goes on in the cloud that this program started. */
export const isUnderWay = ({stage}: State): boolean => stage.name === 'perform'
	? stage.step.phase === 'running' || stage.step.phase === 'waiting'
	: stage.name === 'charm' && isCharmUnderWay(stage);

/** Charms that were changed decide; where none was begun, what was done before them. */
const charmExit = (state: State, stage: Extract<Stage, {name: 'charm'}>): number => {
	if (isUnderWay(state)) {
		return 7;
	}

	const before = stage.back?.name === 'finished' ? exitCodeOf({...state, stage: stage.back}) : undefined;
	return hasBegun(stage) ? Math.max(charmExitCode(stage), before ?? 0) : before ?? (refusedOrder(state).length > 0 ? 3 : 4);
};

/** Whoever wanted to see the end and goes before it has not seen it. */
const watchExit = ({stage, session}: State): number => (session.watch?.isUntilUpgraded === true && !(stage.name === 'watch' && isAllUpgraded(stage.entries)) ? 7 : 0);

const exitCodeOf = (state: State): number => {
	if (state.session.watch) {
		return watchExit(state);
	}

	switch (state.stage.name) {
		case 'charm': {
			return charmExit(state, state.stage);
		}

		case 'finished': {
			return state.stage.result === 'upgraded' ? 0 : 6;
		}

		case 'start': {
			return state.stage.phase === 'no-client' ? 3 : 4;
		}

		default: {
			return isUnderWay(state) ? 7 : 4;
		}
	}
};

/** A lesson that is left unsolved was declined; nothing real was touched either way. */
const lessonExitCode = (state: State): number => (state.stage.name === 'lessons' || isLessonSolved(state) ? 0 : 4);

/**
Ends the program with the code that fits where the wizard is, or with a given one.
*/
export const leave = (state: State, code = exitCodeOf(state), reason: readonly string[] = []): Update => {
	const exit = state.stage.name === 'lessons' || state.training
		? {code: reason.length > 0 ? code : lessonExitCode(state), summary: [...reason, ...lessonSummary(state)]}
		: {code, summary: [...reason, ...summaryOf(state, isUnderWay(state) ? 7 : code), ...putBackLines(state)]};
	return {
		state: {...state, exit},
		effects: [...(state.stage.name === 'prepare' && selectCheckResults(state).length > 0 ? [recordChecks(state)] : []), {type: 'record', kind: 'left', value: {code, stage: state.stage.name, summary: exit.summary}}, {type: 'exit', ...exit}],
	};
};

const charmConsequences = (stage: Extract<Stage, {name: 'charm'}>): readonly string[] => [
	...(isCharmUnderWay(stage) ? ['Juju goes on with this application by itself; nothing is stopped.'] : []),
	...(stage.step !== 'choose' && stage.wave.items.some(({outcome}) => outcome === 'pending') ? ['Applications that have not had their turn stay as they are.'] : []),
];

const consequencesOf = (state: State, hasPlan: boolean): readonly string[] => {
	if (state.stage.name === 'charm') {
		return charmConsequences(state.stage);
	}

	if (isUnderWay(state)) {
		return ['Juju goes on with the upgrade by itself; nothing is stopped.', 'Models of the plan that have not been started stay as they are.'];
	}

	return hasPlan || state.putBack.length === 0 ? ['Nothing runs. Models of the plan that have not been started stay as they are.'] : [];
};

/**
`q`: leaves where nothing is lost by it, else asks and says what goes on without us.
*/
export const askToLeave = (state: State): Update => {
	const {stage} = state;
	const hasPlan = stage.name === 'perform' || stage.name === 'verify' || (stage.name === 'charm' && (stage.step === 'perform' || stage.step === 'verify'));
	if (!hasPlan && Object.keys(state.running).length === 0 && state.putBack.length === 0) {
		return leave(state);
	}

	if (topOverlayName(state) === 'question') {
		return only(state);
	}

	return only(openQuestion(state, {
		purpose: {type: 'leave'},
		title: 'Leave the wizard?',
		commands: [],
		risk: 'disruptive',
		no: 'No, stay',
		yes: 'Yes, leave',
		consequences: [...state.putBack.map(half => `${putBackSentence(half)} Press Esc, then t: it stands there.`), ...consequencesOf(state, hasPlan)],
		models: [currentModel(state)],
	}));
};

/**
Ctrl-C: the first one while something runs waits for the end of the step; the second one, or one while nothing runs, leaves now.
*/
export const interrupt = (state: State): Update => {
	if (isUnderWay(state) && !state.isLeaving) {
		return only({...state, isLeaving: true, notice: 'Leaving after this step. Ctrl-C again leaves now; Juju goes on by itself.'});
	}

	return leave(state, 130, ['Ended by Ctrl-C.']);
};
