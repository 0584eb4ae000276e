import {findCase} from '../domain/cases/index.js';
import {outcomeOf, type RunOutcome} from '../domain/run/outcome.js';
import {type Run, type RunModel, type RunStart} from '../domain/run.js';
import {stateOfStep, type PlannedStep, type StepState} from '../domain/run/steps-of.js';
import {listUndone, type UndoneEntry} from './undone.js';

/** What every document about a run begins with. What is undefined is absent, and `null` in JSON. */
export type RunHead = {
	readonly id: string;
	/** The run that this one goes on with; what is told of it is told here, too. */
	readonly continues: string | undefined;
	/** The run that has gone on with this one: how it all ended is told there. */
	readonly 'continued-by': string | undefined;
	readonly 'started-at': string | undefined;
	readonly 'ended-at': string | undefined;
	/** When the journal heard of it last. */
	readonly 'last-entry-at': string | undefined;
	readonly outcome: RunOutcome;
	readonly 'exit-code': number | undefined;
	readonly controller: string | undefined;
	readonly mode: string | undefined;
	/** The lesson that was played, nothing of it real. */
	readonly lesson: string | undefined;
	readonly from: string | undefined;
	readonly to: string | undefined;
	readonly 'client-version': string | undefined;
	readonly user: string | undefined;
	readonly host: string | undefined;
	readonly journal: {readonly entries: number; readonly torn: string | undefined; readonly damage: readonly string[]};
};

export type ModelEntry = {
	readonly model: string;
	readonly before: string | undefined;
	readonly wanted: string;
	readonly after: string | undefined;
	readonly result: string;
	readonly sentence: string | undefined;
	readonly agents: {readonly upgraded: number; readonly total: number} | undefined;
	readonly 'waited-since': string | undefined;
	readonly 'completed-at': string | undefined;
	readonly points: ReadonlyArray<{readonly at: string; readonly upgraded: number; readonly total: number}>;
	readonly outages: ReadonlyArray<{readonly from: string; readonly to: string | undefined}>;
	readonly 'difference-count': number | undefined;
	readonly differences: ReadonlyArray<{
		readonly kind: string;
		readonly name: string;
		readonly before: string | undefined;
		readonly after: string | undefined;
		readonly message: string | undefined;
		readonly trouble: boolean;
	}>;
};

export type CommandEntry = {
	readonly command: readonly string[];
	readonly risk: string | undefined;
	readonly 'started-at': string;
	readonly 'ended-at': string | undefined;
	readonly 'took-ms': number | undefined;
	readonly 'exit-code': number | undefined;
	/** `unknown` where the journal does not say how it ended. */
	readonly outcome: string;
	readonly output: string;
};

/** The document of `report`. */
export type RunDocument = RunHead & {
	readonly schema: 'juju-upgrade-wizard/run/1';
	/** Why it ended as it did. */
	readonly reasons: readonly string[];
	readonly 'agent-stream': string | undefined;
	readonly starts: ReadonlyArray<{
		readonly at: string;
		readonly user: string | undefined;
		readonly host: string | undefined;
		readonly program: string | undefined;
		readonly arguments: readonly string[];
		readonly 'read-only': boolean;
	}>;
	readonly models: readonly ModelEntry[];
	readonly checks: ReadonlyArray<{
		readonly id: string;
		readonly subject: string;
		readonly title: string;
		readonly result: string;
		readonly ignored: boolean;
		readonly evidence: ReadonlyArray<{readonly source: string; readonly text: string}>;
	}>;
	readonly backup: string | undefined;
	readonly plan: {
		readonly id: string;
		readonly accepted: boolean;
		readonly steps: ReadonlyArray<{readonly id: string; readonly subject: string; readonly title: string; readonly command: readonly string[]; readonly state: StepState}>;
	} | undefined;
	readonly commands: readonly CommandEntry[];
	readonly cases: ReadonlyArray<{
		readonly case: string | undefined;
		readonly title: string;
		readonly subjects: readonly string[];
		readonly at: string;
		readonly remedies: ReadonlyArray<{readonly id: string; readonly title: string; readonly outcome: string; readonly text: string | undefined}>;
	}>;
	readonly charms: ReadonlyArray<{
		readonly application: string;
		readonly model: string | undefined;
		readonly before: string | undefined;
		readonly after: string | undefined;
		readonly outcome: string;
		readonly unexpected: readonly string[];
	}>;
	readonly undone: readonly UndoneEntry[];
};

export type RunSource = {
	readonly run: Run;
	readonly continuedBy?: string | undefined;
	/** Whether its process is still there; undefined where nobody can see that from here. */
	readonly isAlive: boolean | undefined;
	readonly torn: string | undefined;
	readonly damage: readonly string[];
	readonly entries: number;
};

const iso = (at: number): string => new Date(at).toISOString();

const isoOr = (at: number | undefined): string | undefined => (at === undefined ? undefined : iso(at));

/**
What a list of runs says about one of them.
*/
export const makeRunHead = ({
	run, continuedBy, isAlive, torn, damage, entries,
}: RunSource): RunHead => {
	const start = run.starts.at(-1);
	return {
		id: run.id,
		continues: run.continues,
		'continued-by': continuedBy,
		'started-at': isoOr(run.startedAt),
		'ended-at': isoOr(run.ending?.at),
		'last-entry-at': isoOr(run.lastAt),
		outcome: outcomeOf(run, isAlive),
		'exit-code': run.ending?.code,
		controller: run.controller,
		mode: run.mode ?? (start?.isReadOnly ? 'read-only' : undefined),
		lesson: run.lesson,
		from: run.from,
		to: run.to,
		'client-version': run.clientVersion,
		user: start?.user,
		host: start?.host,
		journal: {entries, torn, damage},
	};
};

const startEntry = ({at, user, host, program, arguments: words, isReadOnly}: RunStart): RunDocument['starts'][number] => ({
	at: iso(at), user, host, program, arguments: words, 'read-only': isReadOnly,
});

const modelEntry = (model: RunModel): ModelEntry => {
	const last = model.points.at(-1);
	return {
		model: model.model,
		before: model.before,
		wanted: model.wanted,
		after: model.verification?.version ?? (model.completedAt === undefined ? undefined : model.wanted),
		result: model.verification?.result ?? (model.completedAt === undefined ? (model.waitedSince === undefined ? 'not begun' : 'unfinished') : 'complete'),
		sentence: model.verification?.sentence,
		agents: last && {upgraded: last.upgraded, total: last.total},
		'waited-since': isoOr(model.waitedSince),
		'completed-at': isoOr(model.completedAt),
		points: model.points.map(({at, upgraded, total}) => ({at: iso(at), upgraded, total})),
		outages: model.outages.map(({from, to}) => ({from: iso(from), to: isoOr(to)})),
		'difference-count': model.verification?.differenceCount,
		differences: (model.verification?.differences ?? []).map(({isTrouble, ...difference}) => ({...difference, trouble: isTrouble})),
	};
};

const charmText = (charm: {readonly charm: string | undefined; readonly revision: number | undefined; readonly channel?: string | undefined} | undefined): string | undefined => charm && [
	charm.charm ?? 'unknown',
	...(charm.revision === undefined ? [] : [`revision ${charm.revision}`]),
	...(charm.channel === undefined ? [] : [charm.channel]),
].join(' ');

const commandEntries = ({commands}: Run): readonly CommandEntry[] => commands.map(({command, risk, startedAt, end}) => ({
	command,
	risk,
	'started-at': iso(startedAt),
	'ended-at': isoOr(end?.at),
	'took-ms': end?.took,
	'exit-code': end?.exitCode,
	outcome: end ? end.outcome ?? 'exited' : 'unknown',
	output: end ? [end.stdout, end.stderr].filter(text => text !== '').join('\n') : '',
}));

/**
All that is known of a run as its document.

@param steps Of the plan that the run has kept.
*/
export const makeRunDocument = (source: RunSource, steps: readonly PlannedStep[]): RunDocument => {
	const {run} = source;
	const planned = steps.map(step => ({step, state: stateOfStep(run, step)}));
	const head = makeRunHead(source);
	return {
		schema: 'juju-upgrade-wizard/run/1',
		...head,
		reasons: run.ending?.reasons ?? [],
		'agent-stream': run.agentStream,
		starts: run.starts.map(start => startEntry(start)),
		models: run.models.map(model => modelEntry(model)),
		checks: run.checks.map(({isIgnored, ...check}) => ({...check, ignored: isIgnored})),
		backup: run.backup,
		plan: run.plan && {
			id: run.plan.id,
			accepted: run.plan.isAccepted,
			steps: planned.map(({step: {id, subject, title, command}, state}) => ({
				id, subject, title, command, state,
			})),
		},
		commands: commandEntries(run),
		cases: run.cases.map(({case: id, at, ...met}) => ({
			case: id, title: id === undefined ? 'Remedies of checks' : findCase(id)?.title ?? id, ...met, at: iso(at),
		})),
		charms: run.charms.map(({application, model, before, after, outcome, unexpected}) => ({
			application, model, before: charmText(before), after: charmText(after), outcome, unexpected,
		})),
		undone: listUndone(run, {planned, damage: source.damage}),
	};
};
