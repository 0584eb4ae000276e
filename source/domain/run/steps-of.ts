import {factsIn, textIn} from './facts.js';
import {type Run, type RunCommand} from './run-types.js';

/** A step of a saved plan, as far as its file tells. */
export type PlannedStep = {
	readonly id: string;
	readonly subject: string;
	readonly title: string;
	/** `command`, `wait` or `verify`. */
	readonly action: string;
	/** `juju` first; empty where nothing is run. */
	readonly command: readonly string[];
	/** Key of the model that is waited for or verified. */
	readonly model: string | undefined;
	readonly version: string | undefined;
};

/** `unknown`: its command was started, and nobody wrote down how it ended. */
export type StepState = 'done' | 'skipped' | 'unknown' | 'failed' | 'open';

const isSameCommand = (left: readonly string[], right: readonly string[]): boolean =>
	left.length === right.length && left.every((word, index) => word === right[index]);

/** Whether the cloud has shown since that a command without an end was carried out: what it was to upgrade was seen complete. */
export const isSettled = ({models}: Run, {intent}: RunCommand): boolean => {
	const version = textIn(intent, 'version');
	const model = factsIn(intent['model']);
	const controller = textIn(intent, 'controller') ?? textIn(model, 'controller');
	const name = textIn(model, 'name');
	const isUpgrade = intent['type'] === 'upgrade-controller' || intent['type'] === 'upgrade-model';
	return isUpgrade && controller !== undefined && models.some(other => other.completedAt !== undefined
		&& other.wanted === version
		&& (name === undefined ? other.model.startsWith(`${controller}:`) : other.model === `${controller}:${name}`));
};

const commandState = (run: Run, {command}: PlannedStep): StepState => {
	const last = run.commands.findLast(other => isSameCommand(other.command, command));
	if (!last) {
		return 'open';
	}

	if (!last.end) {
		return isSettled(run, last) ? 'done' : 'unknown';
	}

	return last.end.exitCode === 0 ? 'done' : 'failed';
};

/**
Whether a step of the plan was done, by the run's journal alone.
*/
export const stateOfStep = (run: Run, step: PlannedStep): StepState => {
	const model = run.models.find(other => other.model === step.model && (step.version === undefined || other.wanted === step.version));
	const isDone = step.action === 'wait' ? model?.completedAt !== undefined : model?.verification?.result === 'upgraded';
	const state = step.action === 'command' ? commandState(run, step) : (isDone ? 'done' : 'open');
	return state !== 'done' && run.skipped.includes(step.id) ? 'skipped' : state;
};
