import {type AgentStream} from '../domain/agent-stream.js';
import {type Finding} from '../domain/case.js';
import {type CharmOrder} from '../domain/charm/order.js';
import {type Remedy} from '../domain/check.js';
import {type Intent, type ModelReference} from '../domain/intent.js';
import {type ActionId, type TableView} from './state.js';

/** `refresh`: the order of the item that is performed. `ignore`: a verdict that says no. `force`: the order onto units in error as well. `skip`: the next application although this one is not upgraded. */
export type CharmPurpose =
	| {readonly type: 'charm-refresh'; readonly index: number}
	| {readonly type: 'charm-ignore'; readonly index: number; readonly verdicts: readonly string[]}
	| {readonly type: 'charm-force'; readonly index: number}
	| {readonly type: 'charm-roll-back'; readonly index: number; readonly intents: readonly Intent[]}
	| {readonly type: 'charm-skip'; readonly index: number};

export type Question = {
	/** What happens on yes. */
	readonly purpose:
		/** What the part about charms asks; `state/charm/answer.ts` carries it out. */
		| CharmPurpose
		| {readonly type: 'step'; readonly index: number}
		| {readonly type: 'remedy'; readonly remedy: Remedy; readonly finding: Finding | undefined}
		| {readonly type: 'leave'}
		/** Goes on to the next step although not every agent is upgraded. */
		| {readonly type: 'skip'; readonly index: number}
		| {readonly type: 'acknowledge'}
		/** Another run holds the lock, as far as can be seen from here; `summary`: how the program ends without it. */
		| {readonly type: 'take-over'; readonly controller: string; readonly summary: readonly string[]}
		/** The terminal goes to a program of this machine. */
		| {readonly type: 'hand-over'; readonly arguments: readonly string[]};
	readonly title: string;
	/** Exact command lines that yes will run. */
	readonly commands: readonly string[];
	/** Facts with their age, consequences, costs; one line each; made anew every second. */
	readonly facts: readonly string[];
	/** What `facts` is made from: models whose status the answer rests on, and sentences that do not age. */
	readonly models: readonly ModelReference[];
	readonly consequences: readonly string[];
	readonly no: string;
	readonly yes: string;
	/** `no` first: the default. Only where no phrase is asked. */
	readonly cursor: 'no' | 'yes';
	/** Must be typed in full; undefined where yes or no will do. */
	readonly phrase: string | undefined;
	readonly typed: string;
	/** Whether the default is yes (safe questions only). */
	readonly risk: 'safe' | 'disruptive' | 'data-loss';
};

/** What can be done on a screen, as the table of keys says it. */
export type PaletteChoice = {
	readonly action: ActionId;
	/** The key, as it is shown. */
	readonly key: string;
	readonly label: string;
	/** Beginning with a verb. */
	readonly description: string;
};

/** Opened over a stage; the last one is on top and has the keys. */
export type Overlay =
	| {readonly name: 'help'; readonly filter: string; readonly top: number}
	/** What can be done on the screen below, to be found by typing. `below`: the name of that screen; on another one nothing is done. */
	| {readonly name: 'palette'; readonly typed: string; readonly cursor: number; readonly choices: readonly PaletteChoice[]; readonly below: string}
	/** Juju's words, explained. */
	| {readonly name: 'glossary'; readonly filter: string; readonly top: number}
	| {readonly name: 'log'; readonly cursor: number; readonly isOpen: boolean; readonly top: number}
	| {readonly name: 'agent'; readonly model: ModelReference; readonly tag: string; readonly top: number}
	/** `selected`: what the cursor stands on, whatever comes or goes above it; `about`: the agent whose own findings come first; `opened`: key of the group that is unfolded. */
	| {
		readonly name: 'findings';
		readonly cursor: number;
		readonly selected?: {readonly key: string; readonly finding?: Finding | undefined} | undefined;
		readonly filter: string;
		readonly isFiltering: boolean;
		readonly about?: {readonly model: ModelReference; readonly tag: string} | undefined;
		readonly opened?: string | undefined;
	}
	| {readonly name: 'case'; readonly case: string; readonly finding: Finding | undefined; readonly cursor: number; readonly outcome: RemedyOutcome | undefined}
	/** Remedies of a check. */
	| {readonly name: 'remedies'; readonly check: string; readonly subject: string; readonly cursor: number}
	/** `cursor`: among the versions that are known; what is typed goes before it. `stream`: where they come from; undefined as it is set. */
	| {
		readonly name: 'version';
		readonly typed: string;
		readonly cursor: number;
		readonly problem: string | undefined;
		readonly stream?: AgentStream | undefined;
	}
	/** The operator's own client: what it is, and how it is brought to the version that fits. */
	| {readonly name: 'client'; readonly top: number}
	/** Every hop to a version that one upgrade does not lead to. */
	| {readonly name: 'way'; readonly wanted: string; readonly top: number}
	/** Asks for the file of a backup that was made before. */
	| {readonly name: 'backup-file'; readonly typed: string; readonly problem: string | undefined}
	/** The lesson that is played: its story, its goals, hints, and how it went. */
	| {
		readonly name: 'lesson';
		readonly top: number;
		/** Whether it was opened for a hint: the goal that is open then stands first. */
		readonly isHint?: boolean;
	}
	/** `agentsOf`: whose agents it tells; it is written anew with each of their answers. */
	| {readonly name: 'text'; readonly title: string; readonly lines: readonly string[]; readonly top: number; readonly agentsOf?: ModelReference}
	/** All models of all controllers; `selected`: key of the row under the cursor. The rest as in the table of agents. */
	| ({readonly name: 'fleet'; readonly selected: string | undefined} & Partial<Pick<TableView, 'sort' | 'filter' | 'isFiltering' | 'quick'>>)
	/** What can be done about a unit that does not come through; what it offers: `charmHelp`. */
	| {readonly name: 'charm-help'; readonly tag: string; readonly cursor: number}
	/** One part of an order, typed; an empty text leaves it out. `oldFile`: the file of the charm that an item of the wave had, to go back to; `reading` is it while it is read. */
	| {
		readonly name: 'charm-field';
		readonly field: keyof CharmOrder;
		readonly typed: string;
		readonly problem: string | undefined;
		readonly oldFile?: {readonly index: number; readonly reading?: string | undefined} | undefined;
	}
	| {readonly name: 'question'; readonly question: Question};

/** What came of a remedy: it runs, it failed, or it ran and the case is watched until it is seen solved. */
export type RemedyOutcome = {
	readonly remedy: string;
	readonly title: string;
	readonly phase: 'running' | 'failed' | 'watching' | 'solved' | 'unchanged' | 'worse' | 'done';
	readonly since: number;
	/** Consecutive answers in which the finding was absent. */
	readonly clearAnswers: number;
	readonly clearSince?: number | undefined;
	/** What was found when it was chosen: afterwards it is told from this whether things are worse. */
	readonly before?: {readonly finding: Finding; readonly others: readonly Finding[]} | undefined;
	/** Consecutive answers in which things were worse. */
	readonly worseAnswers?: number;
	/** How the remedy is undone. */
	readonly undo?: string | undefined;
	/** One sentence for people: the failure, or what was seen. */
	readonly text: string | undefined;
};
