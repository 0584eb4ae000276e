import {type InterruptedRun} from '../../domain/resume/interrupted-run.js';
import {type Plan} from '../../domain/plan.js';
import {isSameVersionText} from '../../domain/version.js';
import {enterChoose} from '../charm/enter-charm.js';
import {troubleshoot} from '../findings-actions.js';
import {enterStep} from '../perform-stage.js';
import {enterPrepare} from '../prepare-stage.js';
import {
	chain,
	notice,
	only,
	withEffects,
} from '../result.js';
import {takeModels} from '../target-stage.js';
import {type Effect, type State, type Update} from '../state.js';
import {askAboutController} from './enter-resume.js';
import {
	nameOfStep,
	selectMisfits,
	selectTrace,
	wayOn,
} from './judge-resume.js';

const record = (kind: string, value: unknown): Effect => ({type: 'record', kind, value});

/** From here on the new run stands for the old one. */
const takeOver = (state: State, run: InterruptedRun, facts: Readonly<Record<string, unknown>>): Update => withEffects(
	state,
	// First of all: whatever is cut off behind it, this run then stands for the other one.
	record('resumed', {run: run.name, ...facts}),
	...(state.controller === undefined ? [] : [{type: 'lock' as const, controller: state.controller}]),
	...(run.target ? [record('target', run.target)] : []),
	...(run.plan && facts['decision'] !== 'plan-again' ? [record('picture', run.picture), record('plan', run.plan.plan)] : []),
);

const stepNames = ({steps}: Plan, index: number): {readonly step: string | undefined} => ({step: steps[index]?.id});

/** What is true of the target now: a controller that is upgraded is not upgraded again. */
const targetNow = (state: State, {target}: InterruptedRun): State['target'] => {
	const version = state.controller === undefined ? undefined : state.details[state.controller]?.value?.version;
	return target && version !== undefined
		? {...target, controllerVersion: version, upgradesController: target.upgradesController && !isSameVersionText(version, target.version)}
		: target;
};

const goToChecks = (state: State, run: InterruptedRun, {decision, text}: {readonly decision: string; readonly text: string}): Update => chain(
	takeOver({...state, target: targetNow(state, run)}, run, {decision}),
	enterPrepare,
	current => only({...current, notice: text}),
);

/** The next step of the plan as it was, unless the cloud says that it was taken already. */
const goToStep = (state: State, run: InterruptedRun, {plan, index, standing}: NonNullable<InterruptedRun['plan']>): Update => {
	const trace = selectTrace(state, plan, index);
	if (trace?.kind === 'unheard') {
		return notice(state, `${nameOfStep(plan, index)} has not answered yet, so nobody can say whether this step has run. It goes on when it has.`);
	}

	const hasRun = trace?.kind === 'seen';
	const next = hasRun ? index + 1 : index;
	const isDoubtful = !hasRun && trace !== undefined && standing.kind !== 'open';
	return chain(
		takeOver(state, run, {
			decision: 'go-on', plan: plan.id, ...stepNames(plan, next), standing: standing.kind, trace: trace?.kind ?? null,
		}),
		askAboutController,
		current => enterStep({...current, ...(isDoubtful && {doubtful: {index, at: standing.at}})}, plan, next),
		current => only(isDoubtful ? {...current, notice: 'This command may have run before. The question says what is known.'} : current),
	);
};

const goToPlan = (state: State, run: InterruptedRun, plan: NonNullable<InterruptedRun['plan']>): Update => {
	const [misfit] = selectMisfits(state, run);
	return misfit === undefined
		? goToStep(state, run, plan)
		: goToChecks(state, run, {decision: 'plan-again', text: 'The plan does not fit any more. All is checked anew; n then makes a new plan.'});
};

const atModels = (state: State, controller: string): State => ({
	...state,
	stage: {
		name: 'target', step: 'models', controller, cursor: 0,
	},
});

const goToCharms = (state: State, run: InterruptedRun, controller: string): Update => {
	if (!state.models.value) {
		return notice(state, 'The models are not known yet. r asks again.');
	}

	const open = run.charms.filter(({standing}) => standing !== 'over');
	const [first] = open;
	return first
		? chain(
			takeOver(state, run, {decision: 'charms', applications: open.map(({application}) => application)}),
			current => takeModels(atModels(current, controller)),
			current => enterChoose(current, first.model, {
				ticked: open.filter(({model}) => model.name === first.model.name).map(({application}) => application), application: first.application,
			}),
		)
		: only(state);
};

/** Nothing of a plan is left, but something has to be put back, or looked after. */
const goToRest = (state: State, run: InterruptedRun, controller: string): Update => {
	if (!state.models.value) {
		return notice(state, 'The models are not known yet. r asks again.');
	}

	return chain(
		takeOver(state, run, {decision: 'rest'}),
		current => takeModels(atModels(current, controller)),
		current => only(troubleshoot(current)),
	);
};

/**
Goes on with an interrupted run from where it was. What may have run already is judged by the cloud; where that does not tell, nothing runs before it was asked about again.
*/
export const goOn = (state: State, run: InterruptedRun): Update => {
	const {controller} = state;
	if (controller === undefined) {
		return only(state);
	}

	switch (wayOn(run)) {
		case 'plan': {
			return run.plan ? goToPlan(state, run, run.plan) : only(state);
		}

		case 'charms': {
			return goToCharms(state, run, controller);
		}

		case 'checks': {
			return goToChecks(state, run, {decision: 'checks', text: 'Nothing of the upgrade was begun. All is checked anew.'});
		}

		case 'rest': {
			return goToRest(state, run, controller);
		}
	}
};
