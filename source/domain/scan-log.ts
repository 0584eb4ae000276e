import {type ModelReference} from './intent.js';
import {isSignalled, type Signal} from './signal.js';

/** What the log said of one case, bounded however long the log is. */
export type LogMatch = {
	readonly case: string;
	readonly model: ModelReference | undefined;
	/** Where the log comes from: `debug-log`, a file's name. */
	readonly source: string;
	/** Lines that hold the case's words. */
	readonly count: number;
	/** Tags of the agents that said it, in the order of their first line; empty where the log does not name them. */
	readonly agents: readonly string[];
	/** The first of these lines, and the last one. */
	readonly lines: readonly string[];
};

/** What is kept of a case, at most: a log of millions of lines must not grow in memory. */
const keptLines = 4;
const keptAgents = 200;
const keptLength = 500;

/** A case as far as logs are concerned. */
export type LogCase = {readonly id: string; readonly signals: readonly Signal[]};

type Draft = {count: number; agents: Set<string>; lines: string[]; last: string | undefined};

/** `unit-web-0: 03:12:11 ERROR …` of `juju debug-log`; a machine's own log names nobody. */
const agentForm = /^(?<agent>(?:controller|machine|unit|application|model)-[\w\-]{1,200}): /v;

export type LogScanner = {
	/** Looks at one line, without its end. */
	readonly take: (line: string) => void;
	readonly matches: () => readonly LogMatch[];
};

/**
Looks for the words of all cases in a log, line by line, in one pass: time grows with the lines, memory does not.

@param cases Those whose signals are looked for; only signals of logs count.
@param from Of which model, and from where, the log is.
*/
export const createLogScanner = (cases: readonly LogCase[], from: Pick<LogMatch, 'model' | 'source'>): LogScanner => {
	const rules = cases.flatMap(({id, signals}) => signals.filter(({where}) => where === 'log').map(signal => ({id, signal})));
	const drafts = new Map<string, Draft>();
	const keep = (id: string, line: string): void => {
		const draft = drafts.get(id) ?? {
			count: 0, agents: new Set(), lines: [], last: undefined,
		};
		drafts.set(id, draft);
		draft.count += 1;
		const cut = line.length > keptLength ? `${line.slice(0, keptLength)}…` : line;
		if (draft.lines.length < keptLines) {
			draft.lines.push(cut);
		} else {
			draft.last = cut;
		}

		const agent = agentForm.exec(line)?.groups?.['agent'];
		if (agent !== undefined && draft.agents.size < keptAgents) {
			draft.agents.add(agent);
		}
	};

	return {
		take(line) {
			const found = new Set<string>();
			for (const {id, signal} of rules) {
				if (found.has(id) || !isSignalled(line, signal)) {
					continue;
				}

				found.add(id);
				keep(id, line);
			}
		},
		matches: () => drafts.entries().map(([id, {count, agents, lines, last}]): LogMatch => ({
			case: id, ...from, count, agents: [...agents], lines: last === undefined ? [...lines] : [...lines, last],
		})).toArray(),
	};
};
