import {type CheckResult, type PrepareFacts, type Remedy} from '../domain/check.js';
import {checks} from '../domain/checks/index.js';
import {
	commandLine,
	modelKey,
	parseModelKey,
	type Intent,
	type Renderer,
	type Risk,
} from '../domain/intent.js';
import {intentsOf} from '../state/remedies.js';
import {isIgnored, selectFacts} from '../state/selectors.js';
import {type State} from '../state/state.js';

export type RemedyEntry = {
	readonly id: string;
	readonly title: string;
	/** Exact argument lists, `juju` first; empty for advice, and for what only the wizard can do. */
	readonly commands: ReadonlyArray<readonly string[]>;
	/** What to do elsewhere, line by line; empty where commands of Juju are run. */
	readonly advice: readonly string[];
	readonly risk: Risk;
	readonly cost: string | undefined;
	readonly undo: string | undefined;
	readonly explanation: string;
	readonly reference: string | undefined;
	/** Why it cannot be used now. */
	readonly unavailable: string | undefined;
};

export type CheckEntry = {
	readonly id: string;
	readonly subject: string;
	readonly title: string;
	readonly result: 'pass' | 'warn' | 'block' | 'unknown';
	readonly evidence: ReadonlyArray<{readonly source: string; readonly text: string; readonly at: string | undefined}>;
	readonly consequence: string | undefined;
	readonly remedies: readonly RemedyEntry[];
	/** What was asked to know this, `juju` first; empty where nothing had to be asked. */
	readonly command: readonly string[];
	readonly 'took-ms': number | undefined;
	readonly ignored: boolean;
};

/** The document of `check`. What is undefined is absent, and `null` in JSON. */
export type CheckDocument = {
	readonly schema: 'juju-upgrade-wizard/check/1';
	readonly controller: string;
	readonly 'client-version': string | undefined;
	readonly 'controller-version': string | undefined;
	readonly 'target-version': string | undefined;
	readonly result: 'pass' | 'warn' | 'block';
	readonly checks: readonly CheckEntry[];
};

const linesOf = (render: Renderer, intents: readonly Intent[]): ReadonlyArray<readonly string[]> => intents.flatMap(intent => {
	const rendered = render(intent);
	return rendered.kind === 'command' ? [['juju', ...rendered.arguments]] : [];
});

/**
A remedy as it stands in documents, with its commands as this client takes them.
*/
export const describeRemedy = (state: State, remedy: Remedy): RemedyEntry => ({
	id: remedy.id,
	title: remedy.title,
	commands: linesOf(state.render, intentsOf(state, remedy)),
	advice: remedy.action.type === 'advice' ? remedy.action.lines : [],
	risk: remedy.risk,
	cost: remedy.cost,
	undo: remedy.undo,
	explanation: remedy.explanation,
	reference: remedy.reference,
	unavailable: remedy.disabledReason,
});

const isAbout = (intent: Intent, subject: string, {controllerModel}: PrepareFacts): boolean => {
	if ('model' in intent) {
		return modelKey(intent.model) === subject;
	}

	return 'controller' in intent && (intent.controller === subject || modelKey(controllerModel) === subject);
};

/** The question whose answer a check judged by: its own, else the status of the model that it is about. */
const questionOf = ({id, subject, evidence}: CheckResult, facts: PrepareFacts): Intent | undefined => {
	const own = checks.find(check => check.id === id)?.needs(facts).find(intent => isAbout(intent, subject, facts));
	const isByStatus = facts.statuses[subject] !== undefined && evidence.every(({source}) => source === 'status');
	return own ?? (isByStatus ? {type: 'read-status', model: parseModelKey(subject)} : undefined);
};

/** Milliseconds that the newest run of this command took; undefined where it is not in the log. */
const durationOf = ({commands}: State, [, ...words]: readonly string[]): number | undefined =>
	commands.findLast(({line, duration}) => duration !== undefined && line === commandLine(words))?.duration;

const describeResult = (state: State, result: CheckResult, facts: PrepareFacts): CheckEntry => {
	const question = questionOf(result, facts);
	const command = question ? linesOf(facts.render, [question])[0] ?? [] : [];
	return {
		id: result.id,
		subject: result.subject,
		title: result.title,
		// What is still being asked when the time is over is not known.
		result: result.result === 'running' ? 'unknown' : result.result,
		evidence: result.evidence.map(({source, text, at}) => ({source, text, at: at === undefined ? undefined : new Date(at).toISOString()})),
		consequence: result.consequence,
		remedies: result.remedies.map(remedy => describeRemedy(state, remedy)),
		command,
		'took-ms': command.length === 0 ? undefined : durationOf(state, command),
		ignored: isIgnored(state, result),
	};
};

/** What is not known cannot be called good: it blocks as what is bad does. */
const judgeTogether = (entries: readonly CheckEntry[]): CheckDocument['result'] => {
	const counted = entries.filter(({ignored}) => !ignored);
	if (counted.some(({result}) => result === 'block' || result === 'unknown')) {
		return 'block';
	}

	return counted.some(({result}) => result === 'warn') ? 'warn' : 'pass';
};

/**
The results of the checks as their document.

@param state Of a session that has chosen its target; without one there is nothing but the versions.
@param results What was judged; empty where there is nothing to upgrade.
*/
export const makeCheckDocument = (state: State, {controller, targetVersion, results}: {
	readonly controller: string;
	/** Undefined where nobody could find it out. */
	readonly targetVersion: string | undefined;
	readonly results: readonly CheckResult[];
}): CheckDocument => {
	const facts = selectFacts(state);
	const entries = facts ? results.map(result => describeResult(state, result, facts)) : [];
	return {
		schema: 'juju-upgrade-wizard/check/1',
		controller,
		'client-version': state.client?.text,
		'controller-version': state.details[controller]?.value?.version,
		'target-version': targetVersion,
		result: judgeTogether(entries),
		checks: entries,
	};
};
