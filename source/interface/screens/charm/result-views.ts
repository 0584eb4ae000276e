import {type CharmUnit} from '../../../domain/charm/charm-progress.js';
import {isCharmShown} from '../../../domain/charm/follow-charm.js';
import {modelKey} from '../../../domain/intent.js';
import {type CharmStage, type Wave, type WaveItem} from '../../../state/charm/charm-stage.js';
import {charmHelpOf, helpRemedy, helpedUnit} from '../../../state/charm/help.js';
import {canRollBack} from '../../../state/charm/roll-back-actions.js';
import {
	applicationIn,
	checkOf,
	commandOf,
	orderWords,
	type ItemCommand,
} from '../../../state/charm/select-charms.js';
import {unitsShown} from '../../../state/charm/units.js';
import {differencesOf, settingsAfter} from '../../../state/charm/verify-actions.js';
import {charmKey, knownAt} from '../../../state/charm/charm-facts.js';
import {expiredLogin, explainLogIn} from '../../../state/log-in.js';
import {fullPlaceName} from '../../../state/place-name.js';
import {linesOf} from '../../../state/remedies.js';
import {statusOf} from '../../../state/selectors.js';
import {type Overlay, type State} from '../../../state/state.js';
import {formatDuration} from '../../format-time.js';
import {charmResultWords} from '../../words/charm/result-views.js';
import {changeText, startOf, type CharmPoint} from './change-text.js';
import {type DoneItemView, type DoneView} from './done.js';
import {type HelpView} from './unit-help.js';
import {type PerformPhase, type PerformView} from './perform-view.js';
import {unitCharm, type UnitsView} from './unit-table.js';
import {type VerifyView} from './verify.js';

/** The stage while it is at one of its steps. */
type At<Step extends CharmStage['step']> = Extract<CharmStage, {readonly step: Step}>;

const pointsOf = (state: State, {model}: Wave, {application, before, progress}: WaveItem): {readonly before: CharmPoint; readonly present: CharmPoint} => {
	const status = applicationIn(state, model, application);
	return {
		before: startOf(before, status),
		present: status ? startOf(undefined, status) : {charm: progress?.charm, revision: progress?.revision},
	};
};

/** From which revision to which an item has come. */
export const actualChange = (state: State, wave: Wave, index: number): string => {
	const item = wave.items[index];
	if (!item) {
		return '';
	}

	const {before, present} = pointsOf(state, wave, item);
	return changeText(before, present);
};

/** Whether status shows what was ordered: until then nothing that it says of a unit is about the order. */
const isOrderShown = (state: State, {model}: Wave, {application: name, progress}: WaveItem): boolean => {
	const application = applicationIn(state, model, name);
	return application !== undefined && progress !== undefined && isCharmShown(application, progress.wanted) && (statusOf(state, model).at ?? 0) >= progress.startedAt;
};

const unitsView = (state: State, stage: At<'perform'>, item: WaveItem): UnitsView => ({
	...pointsOf(state, stage.wave, item),
	units: unitsShown(state, stage),
	isOrdered: isOrderShown(state, stage.wave, item),
	blockedBefore: item.progress?.blockedBefore,
	cursor: stage.cursor,
	now: state.now,
});

const phaseOf = (state: State, {phase, wave}: At<'perform'>, {progress}: WaveItem): PerformPhase => {
	if (phase.type !== 'waiting') {
		return phase;
	}

	if (!progress) {
		return {type: 'ready'};
	}

	const {model} = wave;
	const observation = state.observations[modelKey(model)];
	const expired = expiredLogin(state);
	return {
		type: 'waiting',
		progress: progress.lastReason === undefined && observation ? {...progress, lastReason: observation.lastReason} : progress,
		claim: phase.claim,
		failure: phase.failure,
		silence: progress.silentSince === undefined
			? undefined
			: {
				since: progress.silentSince,
				now: state.now,
				limit: state.session.silenceLimit,
				knownAt: statusOf(state, model).at,
				login: expired === undefined ? undefined : explainLogIn(state, expired),
			},
	};
};

const runOf = ({phase}: At<'perform'>) => ('run' in phase ? phase.run : undefined);

/** What is done, in words. */
const performWords = (stage: At<'perform'>, {before, isGoingBack, order}: WaveItem): string => {
	const run = runOf(stage);
	if (run === 'roll-back' || (run === undefined && isGoingBack === true)) {
		return before?.revision === undefined ? charmResultWords.backToCharmBefore : charmResultWords.backToRevision(before.revision);
	}

	return run === 'force' ? charmResultWords.forced(orderWords(order)) : orderWords(order);
};

/** The item's own command; where something else was ordered, what ran last. */
const performCommand = (state: State, stage: At<'perform'>): ItemCommand => {
	const run = runOf(stage);
	const last = run === undefined || run === 'order' ? undefined : state.commands.findLast(({changes}) => changes);
	return last ? {kind: 'command', line: last.line} : commandOf(state, stage.wave, stage.index);
};

const withoutUnits = (state: State, {wave}: At<'perform'>, units: readonly CharmUnit[]): string | undefined => {
	if (units.length > 0) {
		return undefined;
	}

	const {failure, value} = statusOf(state, wave.model);
	return value ? charmResultWords.noUnits : (failure?.message ?? charmResultWords.askingForStatus);
};

const positionOf = ({items}: Wave, index: number): string => (items.length < 2 ? '' : charmResultWords.position(index + 1, items.length));

/** What the screen of one order is drawn from. */
export const performView = (state: State, stage: At<'perform'>): PerformView | undefined => {
	const {index, wave} = stage;
	const item = wave.items[index];
	if (!item) {
		return undefined;
	}

	const table = unitsView(state, stage, item);
	const expired = expiredLogin(state);
	return {
		application: item.application,
		order: performWords(stage, item),
		position: positionOf(wave, index),
		command: performCommand(state, stage),
		check: stage.phase.type === 'ready' ? checkOf(state, wave, index) : undefined,
		phase: phaseOf(state, stage, item),
		table,
		login: expired === undefined ? undefined : explainLogIn(state, expired),
		withoutUnits: withoutUnits(state, stage, table.units),
	};
};

/** What can be done about a unit, each with its exact commands. */
export const helpView = (state: State, overlay: Extract<Overlay, {name: 'charm-help'}>): HelpView => {
	const {stage} = state;
	const unit = helpedUnit(state, overlay);
	const item = stage.name === 'charm' && stage.step === 'perform' ? stage.wave.items[stage.index] : undefined;
	return {
		unit,
		charm: unit && item && stage.name === 'charm' && stage.step === 'perform' ? unitCharm(pointsOf(state, stage.wave, item), unit) : '',
		choices: charmHelpOf(state, overlay).map(help => {
			const remedy = helpRemedy(state, help);
			return {
				...help, risk: remedy.risk, commands: help.intents.length === 0 ? [] : linesOf(state, remedy), problem: remedy.disabledReason,
			};
		}),
		cursor: overlay.cursor,
	};
};

const proofOf = (item: WaveItem | undefined): string => {
	const {progress} = item ?? {};
	if (!progress) {
		return charmResultWords.noOrder;
	}

	const {completedAt, goodAnswers, goodSince, units, waitingFor} = progress;
	const duration = completedAt === undefined || goodSince === undefined ? undefined : formatDuration(completedAt - goodSince);
	return waitingFor ?? charmResultWords.saidSo({units: units.length, answers: goodAnswers, duration});
};

const tookOf = ({progress}: WaveItem): number | undefined =>
	progress?.completedAt === undefined ? undefined : progress.completedAt - progress.startedAt;

/** What the comparison of an application is drawn from. */
export const verifyView = (state: State, {index, top, wave}: At<'verify'>): VerifyView => {
	const item = wave.items[index];
	const known = item && knownAt(state.charms.settings, charmKey(wave.model, item.application));
	return {
		application: item?.application ?? '',
		change: actualChange(state, wave, index),
		outcome: item?.outcome ?? 'pending',
		proof: proofOf(item),
		took: item && tookOf(item),
		differences: differencesOf(state, {wave, index}),
		isAsking: known?.isAsking === true && settingsAfter(state, {wave, index}) === undefined,
		next: wave.items.slice(index + 1).find(({outcome}) => outcome === 'pending' || outcome === 'active')?.application,
		top,
	};
};

const changed: ReadonlySet<WaveItem['outcome']> = new Set(['upgraded', 'failed', 'active']);

const doneItem = (state: State, wave: Wave, index: number): readonly DoneItemView[] => {
	const item = wave.items[index];
	return item
		? [{
			application: item.application,
			change: actualChange(state, wave, index),
			outcome: item.outcome,
			took: tookOf(item),
			reason: item.failure?.message ?? (item.outcome === 'failed' ? item.progress?.waitingFor : undefined),
			advice: item.failure?.advice,
			hasRollBack: changed.has(item.outcome) && canRollBack(state, wave, index),
		}]
		: [];
};

/** What the end of a wave is drawn from. */
export const doneView = (state: State, {back, cursor, wave}: At<'done'>): DoneView => ({
	place: fullPlaceName(state, wave.model),
	items: wave.items.flatMap((_, index) => doneItem(state, wave, index)),
	cursor,
	folder: state.session.runFolder,
	hasBack: back !== undefined,
});
