import {type Agent} from '../../agent.js';
import {type Application, type ModelKind, type StorageInUse} from '../../status.js';
import {type JujuVersion} from '../../version.js';
import {isCharmPath} from '../charm-names.js';
import {type CharmDefinition, type CharmRelease} from '../definition.js';
import {type CharmOrder} from '../order.js';
import {type CharmSettings} from '../settings.js';
import {type CharmVerdict} from '../verdict.js';

/** What the rules of compatibility are judged by. */
export type CompatibilityFacts = {
	/** Of the controller, which is who refuses. */
	readonly controller: JujuVersion | undefined;
	readonly kind: ModelKind;
	readonly application: Application;
	readonly units: readonly Agent[];
	readonly storage: readonly StorageInUse[] | undefined;
	readonly settings: CharmSettings | undefined;
	readonly order: CharmOrder;
	/** Of the charm that runs, and of the one that is ordered, as far as they are known. */
	readonly before: CharmDefinition | undefined;
	readonly after: CharmDefinition | undefined;
	/** What the store lists of the ordered charm, where it was asked: perhaps of one channel only. */
	readonly releases?: readonly CharmRelease[] | undefined;
	/** The highest revision that the store has in any channel; undefined where it was not asked about all of them. */
	readonly highestRevision?: number | undefined;
};

export type Judgement = Pick<CharmVerdict, 'result' | 'evidence' | 'advice'>;

/** One rule of compatibility. */
export type CharmRule = {readonly id: string; readonly title: string; readonly judge: (facts: CompatibilityFacts) => Judgement};

export const pass = (evidence: string): Judgement => ({result: 'pass', evidence});

export const refuse = (evidence: string, advice: string): Judgement => ({result: 'refused', evidence, advice});

export const warn = (evidence: string, advice?: string): Judgement => ({result: 'warn', evidence, advice});

/** What cannot be known from here. */
export const unsaid = (evidence: string, advice?: string): Judgement => ({result: 'unknown', evidence, advice});

/** Where nothing of the ordered charm can be read. */
export const unknownCharm = (what: string): Judgement => unsaid(`${what} of the new charm cannot be read from here; Juju itself decides.`);

/** Whether the ordered charm lies on this machine. */
export const isLocalOrder = ({path, repository, switch: other}: CharmOrder): boolean =>
	path !== undefined || repository !== undefined || (other !== undefined && (isCharmPath(other) || other.startsWith('local:')));

/** How many units an application has: a subordinate has none of its own, they live under its principals. */
export const unitCountOf = ({application, units}: Pick<CompatibilityFacts, 'application' | 'units'>): number => Math.max(application.unitCount, units.length);
