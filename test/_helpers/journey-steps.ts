import {type Remedy} from '../../source/domain/check.js';
import {checks} from '../../source/domain/checks/index.js';
import {caseRemedies, checkRemedies} from '../../source/state/overlay-actions.js';
import {
	isIgnored,
	selectCheckResults,
	selectFindings,
	topOverlay,
} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {troubleRows} from '../../source/state/trouble-rows.js';
import {type Journey} from './open-journey.js';

const areChecksDone = (state: State): boolean => {
	const results = selectCheckResults(state);
	return results.length >= checks.length / 2 && results.every(({result}) => result !== 'running');
};

/** Takes the first controller and all its models to Prepare, and waits for all checks. */
export const reachPrepare = async (journey: Journey): Promise<void> => {
	await journey.until('controllers are listed', ({stage}) => stage.name === 'target');
	await journey.until('the controller has answered', ({details}) => Object.values(details).some(({value}) => value !== undefined));
	if (journey.state().controller === undefined) {
		await journey.act('confirm');
	}

	await journey.until('a version is known', ({version, models}) => version !== undefined && version.source !== 'controller' && models.value !== undefined);
	await journey.act('confirm');
	await journey.until('Prepare is open', ({stage}) => stage.name === 'prepare');
	await journey.until('all checks are done', areChecksDone);
};

/** Puts the cursor on a check. */
export const selectCheck = async (journey: Journey, id: string, subject?: string): Promise<void> => {
	await journey.act('top');
	for (const result of selectCheckResults(journey.state())) {
		if (result.id === id && (subject === undefined || result.subject === subject)) {
			return;
		}

		await journey.act('down');
	}

	throw new Error(`There is no result of ${id}.`);
};

/** Says yes, or types what has to be typed, where something is asked. */
const answerQuestion = async (journey: Journey): Promise<void> => {
	const top = topOverlay(journey.state());
	if (top?.name !== 'question') {
		return;
	}

	if (top.question.phrase === undefined) {
		await journey.act('yes');
	} else {
		await journey.type(top.question.phrase);
	}

	await journey.act('confirm');
};

/** These solve nothing by themselves. */
const besideTypes: ReadonlySet<Remedy['action']['type']> = new Set<Remedy['action']['type']>(['ask-again', 'advice', 'keep-client-data', 'export-bundle']);

/** Chooses a remedy of the check under the cursor, the first that can be used where none is named, and answers what it asks. */
export const applyCheckRemedy = async (journey: Journey, id: string, remedyId?: string): Promise<void> => {
	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const remedies = overlay?.name === 'remedies' ? checkRemedies(journey.state(), overlay) : [];
	const index = remedies.findIndex(remedy => remedyId === undefined
		? remedy.disabledReason === undefined && !besideTypes.has(remedy.action.type)
		: remedy.id === remedyId);
	if (index === -1) {
		throw new Error(`${id} has no such remedy.`);
	}

	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	await answerQuestion(journey);
	await journey.until(`the remedy of ${id} has ended`, ({running, backup}) => Object.keys(running).length === 0 && backup.kind !== 'making');
	while (topOverlay(journey.state()) !== undefined) {
		await journey.act('back');
	}
};

/** Goes on without a backup, knowingly. */
export const acknowledgeBackup = async (journey: Journey): Promise<void> => {
	await selectCheck(journey, 'backup-made');
	await journey.act('confirm');
	const overlay = topOverlay(journey.state());
	const remedies = overlay?.name === 'remedies' ? checkRemedies(journey.state(), overlay) : [];
	const remedy = remedies.find(({action}) => action.type === 'acknowledge');
	await journey.act('back');
	await applyCheckRemedy(journey, 'backup-made', remedy?.id ?? 'acknowledge');
};

/** Solves what blocks with the remedies on the screen, then opens the plan. */
export const reachPlan = async (journey: Journey): Promise<void> => {
	if (journey.state().stage.name !== 'prepare') {
		await reachPrepare(journey);
	}

	for (let round = 0; round < 6; round++) {
		await journey.until('all checks are done', areChecksDone);
		const blocking = selectCheckResults(journey.state()).find(result => result.result === 'block' && !isIgnored(journey.state(), result));
		if (!blocking) {
			break;
		}

		await selectCheck(journey, blocking.id, blocking.subject);
		await applyCheckRemedy(journey, blocking.id);
	}

	await journey.until('all checks are done', areChecksDone);
	await journey.act('next');
	if (journey.state().stage.name !== 'plan') {
		throw new Error(`No plan: ${journey.state().notice ?? ''} ${JSON.stringify(selectCheckResults(journey.state()).filter(({result}) => result !== 'pass'), undefined, 1)}`);
	}
};

/** Answers the question of the step that is ready with yes. */
export const confirmStep = async (journey: Journey): Promise<void> => {
	await journey.act('confirm');
	if (topOverlay(journey.state())?.name !== 'question') {
		throw new Error('No question was asked before a command that changes something.');
	}

	await journey.act('yes', 'confirm');
};

/** From where the plan is to its end, yes to every question. */
export const performSteps = async (journey: Journey): Promise<void> => {
	for (let round = 0; round < 40 && journey.state().stage.name !== 'finished'; round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until('the step ends', state => state.stage.name !== 'perform' || state.stage.step.phase === 'ready' || state.stage.step.phase === 'refused', 1_800_000);
			if (journey.state().stage.name === 'perform' && stage.name === 'perform' && stage.step.phase === 'refused') {
				throw new Error(`Refused: ${JSON.stringify(stage.step.failure)}`);
			}
		}
	}
};

/** Yes to every step until something holds. */
export const performUntil = async (journey: Journey, what: string, isReached: (state: State) => boolean): Promise<void> => {
	for (let round = 0; round < 40 && !isReached(journey.state()); round++) {
		const {stage} = journey.state();
		if (stage.name === 'perform' && stage.step.phase === 'ready') {
			await confirmStep(journey);
		} else if (stage.name === 'verify') {
			await journey.act('next');
		} else {
			await journey.until(`${what}, or the next step`, state => isReached(state) || state.stage.name !== 'perform' || state.stage.step.phase === 'ready');
		}
	}
};

/** From the plan to the end, yes to every question. */
export const upgradeEverything = async (journey: Journey): Promise<void> => {
	await journey.act('confirm');
	await performSteps(journey);
};

/** Makes the copies of agent.conf that Prepare offers. */
export const makeCopies = async (journey: Journey): Promise<void> => {
	const missing = selectCheckResults(journey.state()).filter(({id, result}) => id === 'copies-made' && result === 'warn');
	for (const {subject} of missing) {
		await selectCheck(journey, 'copies-made', subject);
		await applyCheckRemedy(journey, 'copies-made');
	}
};

/** Opens Troubleshoot on the finding of a case. */
export const openFinding = async (journey: Journey, id: string): Promise<void> => {
	await journey.until(`${id} is found`, state => selectFindings(state).some(finding => finding.case === id), 3_600_000);
	await journey.act('troubleshoot');
	const rows = troubleRows(journey.state(), {filter: ''});
	const index = rows.findIndex(row => row.kind !== 'put-back' && row.case.id === id);
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	// Many of the same kind stand in a group; the first of them is opened.
	await (rows[index]?.kind === 'group' ? journey.act('confirm', 'down', 'confirm') : journey.act('confirm'));
	const top = topOverlay(journey.state());
	if (top?.name !== 'case' || top.case !== id) {
		throw new Error(`Opened ${JSON.stringify(top)} in place of ${id}.`);
	}
};

const openCase = (journey: Journey) => {
	const top = topOverlay(journey.state());
	if (top?.name !== 'case') {
		throw new Error(`No case is open but ${JSON.stringify(top)}.`);
	}

	return top;
};

/** The remedies of the case that is open. */
export const openRemedies = (journey: Journey) => caseRemedies(journey.state(), openCase(journey));

/** Chooses a remedy of the case that is open, answers what it asks, and waits until its commands have ended. */
export const applyRemedy = async (journey: Journey, id: string): Promise<void> => {
	const remedies = caseRemedies(journey.state(), openCase(journey));
	const index = remedies.findIndex(remedy => remedy.id === id || remedy.id.startsWith(`${id} `));
	if (index === -1) {
		throw new Error(`There is no remedy ${id} but ${remedies.map(remedy => remedy.id).join(', ')}.`);
	}

	await journey.act('top');
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	await answerQuestion(journey);
	await journey.until(`${id} has ended`, ({running}) => Object.keys(running).length === 0);
};

/** Closes the text that a remedy has shown, and gives back its lines. */
export const readText = async (journey: Journey): Promise<readonly string[]> => {
	const top = topOverlay(journey.state());
	if (top?.name !== 'text') {
		throw new Error(`No text is open but ${JSON.stringify(top)}. ${journey.state().notice ?? ''}`);
	}

	await journey.act('back');
	return top.lines;
};

/** Waits until the case that is open is seen solved. */
export const seeSolved = async (journey: Journey): Promise<void> => {
	await journey.until('the case is seen solved', state => {
		const top = topOverlay(state);
		return top?.name === 'case' && top.outcome?.phase === 'solved';
	}, 1_800_000);
	await journey.act('back', 'back');
};
