import {modelKey} from '../../domain/intent.js';
import {type CharmStage, type WaveItem, type WaveOutcome} from './charm-stage.js';

const words: Readonly<Record<WaveOutcome, string>> = {
	pending: 'not begun',
	active: 'not finished',
	upgraded: 'upgraded',
	unchanged: 'had what was wanted already',
	refused: 'refused by Juju, unchanged',
	failed: 'not every unit came through',
	skipped: 'left out',
	'rolled-back': 'back at what it had before',
};

/** What came of an application, in words. */
export const outcomeText = (outcome: WaveOutcome): string => words[outcome];

/** Where no order was given, or one that is not over. */
const open: ReadonlySet<WaveOutcome> = new Set<WaveOutcome>(['pending', 'active', 'skipped']);

const isBegun = ({outcome, progress}: WaveItem): boolean => progress !== undefined || !open.has(outcome);

const isGood = ({outcome}: WaveItem): boolean => outcome === 'upgraded' || outcome === 'unchanged';

const itemsOf = (stage: CharmStage): readonly WaveItem[] => stage.step === 'choose' ? [] : stage.wave.items;

/** Whether the order of any application was given, whatever came of it. */
export const hasBegun = (stage: CharmStage): boolean => itemsOf(stage).some(item => isBegun(item));

/** Whether Juju is at work on an application of the wave that is on the screen. */
export const isCharmUnderWay = (stage: CharmStage): boolean =>
	stage.step === 'perform' && (stage.phase.type === 'running' || stage.phase.type === 'waiting');

/** 0: all upgraded; 3: Juju refused all that was ordered; 4: nothing was begun; 6: something was not upgraded. */
export const charmExitCode = (stage: CharmStage): 0 | 3 | 4 | 6 => {
	const begun = itemsOf(stage).filter(item => isBegun(item));
	if (begun.length === 0) {
		return 4;
	}

	return itemsOf(stage).every(item => isGood(item)) ? 0 : (begun.every(({outcome}) => outcome === 'refused') ? 3 : 6);
};

/** What a person needs to know who leaves the part about charms: sentences. */
export const charmSummary = (stage: CharmStage): readonly string[] => {
	if (stage.step === 'choose' || !hasBegun(stage)) {
		return isCharmUnderWay(stage) ? underWaySummary(stage) : ['Left. No charm was changed.'];
	}

	const lines = stage.wave.items.map(({application, outcome, progress}) => `  ${application}: ${outcome === 'pending' && progress !== undefined ? outcomeText('active') : outcomeText(outcome)}`);
	return [...(isCharmUnderWay(stage) ? underWaySummary(stage) : []), `Charms of ${modelKey(stage.wave.model)}:`, ...lines];
};

const underWaySummary = (stage: CharmStage): readonly string[] => stage.step === 'perform'
	? [
		`Left while the charm of ${stage.wave.items[stage.index]?.application ?? 'an application'} is changed. Juju goes on by itself.`,
		'Start the wizard again to see how far it is.',
	]
	: [];
