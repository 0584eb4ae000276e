import {charmModels, checkOf, refusalsOf} from '../state/charm/select-charms.js';
import {type CharmStage, type WaveItem} from '../state/charm/charm-stage.js';
import {type State} from '../state/state.js';
import {enter, letter, type Binding} from './binding.js';

/** The application that the part about charms is at, of those of its wave. */
const itemOf = ({stage}: State): WaveItem | undefined => {
	if (stage.name !== 'charm' || stage.step === 'choose') {
		return undefined;
	}

	return stage.wave.items['index' in stage ? stage.index : stage.cursor];
};

const charmStage = ({stage}: State): CharmStage | undefined => (stage.name === 'charm' ? stage : undefined);

const phaseOf = ({stage}: State) => (stage.name === 'charm' && stage.step === 'perform' ? stage.phase : undefined);

const isWaiting = (state: State): boolean => phaseOf(state)?.type === 'waiting';

const isRunning = (state: State): boolean => phaseOf(state)?.type === 'running';

/** Whether its order was given, so that there is something to go back from. */
const isOrdered = (state: State): boolean => {
	const item = itemOf(state);
	return item?.before !== undefined && item.progress !== undefined && item.outcome !== 'rolled-back' && !isRunning(state);
};

const hasUnitsInError = (state: State): boolean =>
	isWaiting(state) && itemOf(state)?.progress?.units.some(unit => unit.state === 'error' || unit.state === 'conflict') === true;

const hasRefusals = (state: State): boolean => {
	const {stage} = state;
	return stage.name === 'charm' && stage.step === 'review'
		&& (refusalsOf(state, stage.wave, stage.index).length > 0 || (stage.wave.items[stage.index]?.ignored.length ?? 0) > 0);
};

const isWave = (state: State): boolean => {
	const stage = charmStage(state);
	return stage !== undefined && stage.step !== 'choose' && stage.wave.items.length > 1;
};

/** What was refused was the order itself, not to force it or to go back. */
const isOrderRefused = ({stage}: State): boolean =>
	stage.name === 'charm' && stage.step === 'perform' && stage.phase.type === 'refused' && (stage.phase.run ?? 'order') === 'order';

const isClaimUnknown = ({stage}: State): boolean =>
	stage.name === 'charm' && stage.step === 'perform' && stage.phase.type === 'waiting' && stage.phase.claim === 'unknown';

const hasCheck = ({stage, ...state}: State): boolean =>
	stage.name === 'charm' && stage.step === 'perform' && checkOf({...state, stage}, stage.wave, stage.index) !== undefined;

const moves: Omit<Binding, 'surfaces'> = {
	actions: {
		up: 'up', down: 'down', 'page-up': 'page-up', 'page-down': 'page-down', home: 'top', end: 'bottom', k: 'up', j: 'down', '<': 'top', '>': 'bottom', G: 'bottom',
	},
	name: '↑↓',
	label: 'move',
	description: 'Moves the cursor; Page Up, Page Down, Home and End go further, j and k do the same',
};

/**
Keys of the part about charms, in the order of the footer.
*/
export const charmKeys: readonly Binding[] = [
	{...moves, surfaces: ['charms', 'charm-order', 'charm-plan', 'charm-ready', 'charm-refused', 'charm-done', 'charm-help']},
	{
		actions: {' ': 'toggle', x: 'toggle'},
		surfaces: ['charms'],
		name: 'Space',
		label: 'tick',
		description: 'Ticks or unticks the application: all that are ticked are upgraded one after the other',
	},
	enter('choose', ['charms'], 'Takes the applications that are ticked, else the one under the cursor'),
	{
		actions: {tab: 'other-stream'},
		surfaces: ['charms'],
		name: 'Tab',
		label: 'model',
		description: 'Shows the applications of the next model',
		isUseful: state => charmModels(state).length > 1,
	},
	enter('change', ['charm-order'], 'Changes the part of the order under the cursor'),
	letter('n', 'next', {label: 'check', surfaces: ['charm-order'], description: 'Goes on to what speaks for and against the order'}),
	{
		...letter('i', 'ignore', {label: 'pass over', surfaces: ['charm-review'], description: 'Passes over what Juju would refuse; it is recorded. Again: it counts again'}),
		isUseful: hasRefusals,
	},
	enter('details', ['charm-plan'], 'Shows what speaks for and against the application under the cursor'),
	letter('n', 'next', {label: 'plan', surfaces: ['charm-review'], description: 'Goes on to the plan'}),
	letter('n', 'next', {label: 'start', surfaces: ['charm-plan'], description: 'Starts with the first application; each asks before it runs'}),
	letter('o', 'other-version', {label: 'change', surfaces: ['charm-review', 'charm-plan'], description: 'Changes what the application shall become'}),
	{
		actions: {' ': 'toggle', x: 'toggle'},
		surfaces: ['charm-plan'],
		name: 'Space',
		label: 'leave out',
		description: 'Leaves the application out, or takes it in again',
		isUseful: isWave,
	},
	enter('go on', ['charm-ready'], 'Shows the question before the command runs'),
	{
		...letter('p', 'check-charm', {label: 'its check', surfaces: ['charm-ready'], description: 'Asks to run the action by which the charm checks itself before a refresh; shows its answer'}),
		isUseful: hasCheck,
	},
	enter('try again', ['charm-refused'], 'Asks before the command runs again'),
	{
		...letter('o', 'back', {label: 'change', surfaces: ['charm-refused'], description: 'Goes back to the order, to change it'}), isUseful: isOrderRefused,
	},
	{
		...enter('unit', ['charm-perform'], 'Shows what helps a unit in trouble, else all about it'), isUseful: isWaiting,
	},
	{
		...letter('f', 'force', {label: 'force', surfaces: ['charm-perform'], description: 'Asks to give the charm to units in error too, without their upgrade-charm hook'}),
		isUseful: hasUnitsInError,
	},
	{
		...letter('s', 'retry', {label: 'send again', surfaces: ['charm-perform'], description: 'Asks to send the order again, where nobody knows whether Juju took it'}), isUseful: isClaimUnknown,
	},
	enter('go on', ['charm-verify'], 'Goes on to the next application, or to what came of all'),
	enter('leave', ['charm-done'], 'Leaves the part about charms'),
	{
		...letter('z', 'roll-back', {
			label: 'roll back',
			surfaces: ['charm-ready', 'charm-refused', 'charm-perform', 'charm-verify', 'charm-done'],
			description: 'Asks to bring the application back to the charm from before; says what that cannot bring back',
		}),
		isUseful: isOrdered,
	},
	{
		...letter('n', 'next', {
			label: 'skip', surfaces: ['charm-ready', 'charm-refused', 'charm-perform'], description: 'Asks to go on to the next application without this one',
		}),
		isUseful: state => !isRunning(state),
	},
	{
		// Behind what is worth more where the footer is too narrow for all.
		...moves, surfaces: ['charm-perform'],
	},
	letter('n', 'next', {label: undefined, surfaces: ['charms', 'charm-verify', 'charm-done'], description: 'Goes on'}),
	enter('take', ['charm-field'], 'Takes what was typed'),
	enter('choose', ['charm-help'], 'Takes the choice under the cursor; what changes something asks first'),
	letter('r', 'ask-again', {label: 'ask again', surfaces: ['charms', 'charm-review', 'charm-verify'], description: 'Asks Juju again'}),
	letter('r', 'ask-again', {label: undefined, surfaces: ['charm-order', 'charm-plan', 'charm-ready', 'charm-refused', 'charm-perform', 'charm-done', 'charm-help'], description: 'Asks Juju again'}),
	{
		actions: {escape: 'back'},
		surfaces: ['charms'],
		name: 'Esc',
		label: 'back',
		description: 'Goes back to where the part about charms was opened',
		isUseful: state => charmStage(state)?.back !== undefined,
	},
	{
		actions: {escape: 'back'},
		surfaces: ['charm-refused'],
		name: 'Esc',
		label: 'back',
		description: 'Goes back to what was under way before',
		isUseful: state => !isOrderRefused(state),
	},
	{
		actions: {escape: 'back'}, surfaces: ['charm-perform'], name: 'Esc', label: undefined, description: 'Has nowhere to go once the order was given, and says what there is instead',
	},
	{
		actions: {escape: 'back'}, surfaces: ['charm-done'], name: 'Esc', label: undefined, description: 'Leaves the part about charms',
	},
];
