import {type CharmOrder} from '../../domain/charm/order.js';
import {type ModelReference} from '../../domain/intent.js';
import {type CharmStage, type Wave, type WaveItem} from './charm-stage.js';

/** The stage while it is at one of its steps. */
export type CharmAt<Step extends CharmStage['step']> = Extract<CharmStage, {readonly step: Step}>;

/** An application whose turn has not come, with what it shall become. */
export const newItem = (application: string, order: CharmOrder = {}): WaveItem => ({
	application, order, outcome: 'pending', before: undefined, progress: undefined, ignored: [],
});

/** Applications in the order given, each to the newest revision of its channel. */
export const makeWave = (model: ModelReference, {applications, reasons}: {readonly applications: readonly string[]; readonly reasons: readonly string[]}): Wave => ({
	model, items: applications.map(application => newItem(application)), reasons,
});

/** A wave with one of its items changed. */
export const withItem = (wave: Wave, index: number, change: Partial<WaveItem>): Wave => ({
	...wave, items: wave.items.map((item, position) => (position === index ? {...item, ...change} : item)),
});

/** Whether an order of a wave was given: what came of it must not be lost. */
export const isBegun = ({items}: Wave): boolean => items.some(({outcome}) => outcome !== 'pending' && outcome !== 'skipped');

/** Whether an item's order can still be given. */
export const isOpenItem = ({outcome}: WaveItem): boolean => outcome === 'pending' || outcome === 'active';

/** The model that the part about charms is about. */
export const charmModel = (stage: CharmStage): ModelReference => stage.step === 'choose' ? stage.model : stage.wave.model;
