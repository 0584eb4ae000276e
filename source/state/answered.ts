import {
	type Answer,
	type ConfigurationReport,
	type LogLine,
	type RefusedFailure,
	type ServiceReport,
	type StatusLogEntry,
} from '../domain/answer.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {explainFailure} from '../domain/choose-places.js';
import {afterBackup} from './backup.js';
import {dropFailures, keepFailure} from './failures.js';
import {forgetChanged} from './forget-changed.js';
import {askHost} from './host.js';
import {askFor, keepAnswer} from './knowledge.js';
import {afterBundle} from './kept.js';
import {endStep} from './perform-stage.js';
import {askForNeeds} from './prepare-stage.js';
import {enterResume} from './resume/enter-resume.js';
import {endRemedy} from './follow-remedy.js';
import {afterLogIn} from './log-in.js';
import {remedyPrefix} from './remedies.js';
import {chain, only, pushOverlay} from './result.js';
import {
	chooseController,
	refreshRenderer,
	stopFor,
	takeAskedVersion,
	takeModels,
} from './target-stage.js';
import {type Message, type State, type Update} from './state.js';
import {enterWatch, takeWatchedModels} from './watch-stage.js';

type Answered = Extract<Message, {type: 'answered'}>;

/** Intents whose refusal is evidence: what changes something, and dry runs. */
const isEvidence = (intent: Intent): boolean => !['client-version', 'list-controllers', 'show-controller', 'list-models', 'show-model', 'read-model-settings', 'inspect-controller-machine', 'read-status-log', 'read-error-log'].includes(intent.type);

/** Who only watches ends there: the simulator is no cloud of theirs. */
const takeNoClient = (state: State, failure: RefusedFailure): Update => (state.session.watch
	? stopFor(state, explainFailure(failure))
	: only({...state, stage: {name: 'start', phase: 'no-client', failure}}));

const takeClient = (state: State, answer: Answer<'client-version'>): Update => answer.ok
	? chain(askFor(refreshRenderer({...state, client: answer.value}), [{type: 'list-controllers'}]), askHost)
	: takeNoClient(state, answer.failure);

/** The list of controllers: a controller asked for by name is taken at once, one that does not exist ends the program. */
const takeControllers = (state: State): Update => {
	if (state.session.watch) {
		return state.stage.name === 'start' ? enterWatch(state) : only(state);
	}

	const list = state.controllers.value;
	if (!list) {
		return state.stage.name === 'start' && state.stage.phase === 'probing'
			? only({...state, stage: {name: 'target', step: 'controller', cursor: 0}})
			: only(state);
	}

	const wanted = state.session.controller;
	const names = list.controllers.map(({name}) => name);
	if (wanted !== undefined && !names.includes(wanted)) {
		return stopFor(state, [
			`This client knows no controller "${wanted}".`,
			names.length === 0 ? 'It knows none at all: register one with juju first.' : `It knows: ${names.join(', ')}. Give one of these with -c.`,
		]);
	}

	const {resume} = state.session;
	const asked = askFor(state, names.map(controller => ({type: 'show-controller' as const, controller})));
	if (resume && wanted !== undefined && (asked.state.stage.name === 'start' || asked.state.stage.name === 'target')) {
		return chain(asked, current => enterResume(current, resume, wanted));
	}

	if (asked.state.stage.name === 'start') {
		const cursor = Math.max(0, names.indexOf(wanted ?? list.current ?? ''));
		const opened: Update = {...asked, state: {...asked.state, stage: {name: 'target', step: 'controller', cursor}}};
		// Who names an application and knows one controller has said all.
		const chosen = wanted ?? (state.session.charm && names.length === 1 ? names[0] : undefined);
		return chosen === undefined ? opened : chain(opened, current => chooseController(current, chosen));
	}

	return asked;
};

/** A controller's own words have come: they can decide the version, the dialect, and whether a name asked for exists. */
const takeDetails = (state: State, controller: string): Update => {
	if (controller !== state.controller) {
		return only(state);
	}

	// Once a target is chosen its version stays: the controller's own changes under the plan.
	const refreshed = refreshRenderer(state);
	return state.stage.name === 'target' ? takeAskedVersion(refreshed) : only(refreshed);
};

const logText = (lines: readonly LogLine[]): readonly string[] => (lines.length === 0
	? ['The log has no warnings or errors of this agent.']
	: lines.map(({time, level, module, text}) => `${time}  ${level}  ${module}  ${text}`));

const statusLogText = (entries: readonly StatusLogEntry[]): readonly string[] => (entries.length === 0
	? ['The status log is empty.']
	: entries.map(({at, type, status, message}) => `${at === undefined ? 'unknown time' : new Date(at).toISOString().slice(11, 19)}  ${type}  ${status}  ${message}`));

/**
What differs between two texts, on top, then the current one whole. What only the copy has is marked `-`, what only the current file has `+`.

Lines are compared as sets with their order kept: agent.conf is a list of keys, not prose.
*/
export const compareConfigurations = ({current, copy}: ConfigurationReport): readonly string[] => {
	const now = current.split('\n');
	const whole = ['', 'The file as it is now:', '', ...now.map(line => `  ${line}`)];
	if (copy === undefined) {
		return ['There is no copy from before the upgrade on this machine.', ...whole];
	}

	const before = copy.split('\n');
	const linesBefore = new Set(before);
	const linesNow = new Set(now);
	const gone = before.filter(line => !linesNow.has(line));
	const come = now.filter(line => !linesBefore.has(line));
	return gone.length === 0 && come.length === 0
		? ['The file is as it was before the upgrade.', ...whole]
		: [
			`${gone.length + come.length} lines differ: - before the upgrade, + now. Secrets are masked on the machine.`,
			'',
			...gone.map(line => `- ${line}`),
			...come.map(line => `+ ${line}`),
			...whole,
		];
};

/** Of upstart there are only files, so the states are put before them; systemd describes each service itself. */
const servicesText = ({services, text}: ServiceReport): readonly string[] => [
	...services.filter(({initSystem}) => initSystem === 'upstart').map(({name, state}) => `${name}: ${state}`),
	...text.split('\n'),
];

/** What a remedy that only looks has found, as text to read. */
const reportOf = (intent: Intent, value: unknown): {readonly title: string; readonly lines: readonly string[]} | undefined => {
	switch (intent.type) {
		case 'inspect-services': {
			return {title: `Agents of machine ${intent.machine}`, lines: servicesText(value as ServiceReport)};
		}

		case 'read-agent-configuration': {
			return {title: `agent.conf of ${intent.agent}`, lines: compareConfigurations(value as ConfigurationReport)};
		}

		case 'read-error-log': {
			return {title: `Log of ${intent.agent ?? modelKey(intent.model)}`, lines: logText(value as readonly LogLine[])};
		}

		case 'read-status-log': {
			return {title: `Status log of ${intent.entity}`, lines: statusLogText(value as readonly StatusLogEntry[])};
		}

		case 'run-charm-advice': {
			const {text} = value as {readonly text: string};
			return text.trim() === '' ? undefined : {title: `What ${intent.arguments.join(' ')} said`, lines: text.split('\n')};
		}

		case 'open-shell':
		case 'debug-hooks':
		case 'edit-agent-configuration': {
			const {text} = value as {readonly text: string};
			return text.trim() === '' ? undefined : {title: 'What was done there', lines: text.split('\n')};
		}

		default: {
			return undefined;
		}
	}
};

const afterRemedy = (state: State, {id, intent, answer}: Answered): Update => {
	const ended = endRemedy(state, {id, intent, failure: answer.ok ? undefined : [answer.failure.message, answer.failure.advice].filter(text => text !== undefined).join(' ')});
	// In a case its own outcome is followed instead.
	const isTold = intent.type !== 'run-charm-advice' || state.stage.name === 'charm';
	const report = answer.ok && isTold ? reportOf(intent, answer.value) : undefined;
	return report
		? {state: pushOverlay(ended.state, {name: 'text', ...report, top: 0}), effects: ended.effects}
		: ended;
};

const afterCopies = (state: State, {intent, answer}: Answered): State => (intent.type === 'copy-agent-configurations'
	? {...state, copies: {...state.copies, [modelKey(intent.model)]: answer.ok ? 'made' : 'failed'}}
	: state);

/** A dry run with another version in mind, asked for before Prepare was opened, says nothing about the wanted one. */
const isOutdated = (state: State, intent: Intent): boolean => state.stage.name === 'prepare'
	&& (intent.type === 'preview-controller-upgrade' || intent.type === 'preview-model-upgrade')
	&& intent.version !== state.target?.version;

const takeFacts = (state: State, {intent, answer}: Answered): Update => {
	switch (intent.type) {
		case 'client-version': {
			return takeClient(state, answer as Answer<'client-version'>);
		}

		case 'list-controllers': {
			return takeControllers(state);
		}

		case 'show-controller': {
			return takeDetails(state, intent.controller);
		}

		case 'list-models': {
			return state.stage.name === 'target' && answer.ok ? takeModels(state) : takeWatchedModels(state, answer);
		}

		case 'preview-controller-upgrade': {
			return state.stage.name === 'target' ? takeAskedVersion(state) : only(state);
		}

		case 'log-in': {
			return answer.ok ? afterLogIn(state, intent.controller) : only({...state, notice: answer.failure.message});
		}

		default: {
			return only(state);
		}
	}
};

/**
An answer of Juju: kept as a fact, held as evidence where it is a refusal, and passed on to what waits for it.
*/
export const takeAnswer = (state: State, message: Answered): Update => {
	const {intent, answer, at} = message;
	if (isOutdated(state, intent)) {
		return only(state);
	}

	const kept = keepAnswer(state, intent, {answer, at});
	const judged = answer.ok ? dropFailures(kept, intent) : (isEvidence(intent) ? keepFailure(kept, intent, {failure: answer.failure, at}) : kept);
	return chain(
		takeFacts(forgetChanged(afterCopies(judged, message), message), message),
		current => afterBackup(current, message),
		current => afterBundle(current, message),
		current => endStep(current, intent, answer),
		current => (message.id.startsWith(remedyPrefix) ? afterRemedy(current, message) : only(current)),
		current => (current.stage.name === 'prepare' ? askForNeeds(current) : only(current)),
	);
};
