import {type Known, type RefusedFailure} from '../answer.js';
import {fromTag, type Agent, type StatusInfo} from '../agent.js';
import {type Finding, type Situation} from '../case.js';
import {type Evidence} from '../check.js';
import {describeAgent} from '../completion.js';
import {modelKey, parseModelKey, type ModelReference} from '../intent.js';
import {noteworthyAgents} from '../noteworthy.js';
import {isSignalled, signalledLine, type Signal} from '../signal.js';
import {countOf, listOf} from '../words.js';
import {placesOf, type Place} from './places.js';

/** Where a case's words were seen. */
export type Sighting = {
	readonly model: ModelReference | undefined;
	/** Tags of agents and applications; empty where the words name none. */
	readonly subjects: readonly string[];
	readonly evidence: Evidence;
};

/** A case's words; `id` is that of its case. */
export type Words = {readonly id: string; readonly signals: readonly Signal[]};

const signalsIn = (signals: readonly Signal[], where: Signal['where']): readonly Signal[] => signals.filter(signal => signal.where === where);

/** A command that was refused or failed, and what it said. */
type Said = {readonly source: string; readonly failure: RefusedFailure; readonly at: number | undefined; readonly model: ModelReference | undefined};

const collectFailures = ({failures, previews, statuses, details, controllers, controllerModel}: Situation): readonly Said[] => {
	const failed = (source: string, known: Readonly<Record<string, Known<unknown>>>, modelOf: (key: string) => ModelReference | undefined): readonly Said[] =>
		Object.entries(known).flatMap(([key, {failure, at}]) => failure
			? [{
				source, failure, at, model: modelOf(key),
			}]
			: []);
	return [
		...failures.map(({command, failure, at, model}) => ({
			source: command, failure, at, model,
		})),
		...failed('dry run', previews, parseModelKey),
		...failed('status', statuses, parseModelKey),
		...failed('show-controller', details, controller => controllerModel?.controller === controller ? controllerModel : {controller, name: 'admin/controller'}),
		...(controllers?.failure
			? [{
				source: 'controllers', failure: controllers.failure, at: controllers.at, model: undefined,
			}]
			: []),
	];
};

// Every case looks at the same ones.
const knownFailures = new WeakMap<Situation, readonly Said[]>();

const failuresIn = (situation: Situation): readonly Said[] => {
	const found = knownFailures.get(situation) ?? collectFailures(situation);
	knownFailures.set(situation, found);
	return found;
};

const inError = (signals: readonly Signal[], {source, failure, at, model}: Said, {controller}: Situation): readonly Sighting[] => {
	if (failure.refusal?.kind === 'blockers') {
		return failure.refusal.models.flatMap(({model: name, reasons}) => reasons.filter(reason => signals.some(one => isSignalled(reason, one))).map(text => ({
			model: controller === undefined ? model : {controller, name}, subjects: [], evidence: {source, text, at},
		})));
	}

	const text = failure.evidence === '' ? failure.message : failure.evidence;
	const signal = signals.find(one => isSignalled(text, one));
	return signal ? [{model, subjects: [], evidence: {source, text: signalledLine(text, signal), at}}] : [];
};

const inErrors = ({signals}: Words, situation: Situation): readonly Sighting[] => {
	const wanted = signalsIn(signals, 'error');
	return wanted.length === 0 ? [] : failuresIn(situation).flatMap(said => inError(wanted, said, situation));
};

const newestAnswer = ({statuses, now}: Situation): number => {
	const times = Object.values(statuses).flatMap(({at}) => at ?? []);
	return times.length === 0 ? now : Math.max(...times);
};

const inLogs = ({id}: Words, situation: Situation): readonly Sighting[] => situation.logs.filter(match => match.case === id).map(({model, agents, lines, count, source}) => ({
	model,
	subjects: agents,
	evidence: {
		source: count > lines.length ? `${source}, ${countOf(count, 'line')}` : source,
		text: lines.join('\n'),
		// A file has no time of its own; what was asked live is as old as the status beside it.
		at: model === undefined ? undefined : newestAnswer(situation),
	},
}));

const messagesOf = ({message, agentStatus, workloadStatus, instanceStatus}: Agent): ReadonlySet<string> =>
	new Set([message, agentStatus.message, workloadStatus?.message, instanceStatus?.message].filter((text): text is string => text !== undefined && text !== ''));

type Message = {readonly subject: string | undefined; readonly name: string; readonly text: string};

const saidOf = (name: string, subject: string | undefined, texts: Iterable<string>): readonly Message[] => Array.from(texts, text => ({name, subject, text}));

const messageOf = ({message}: StatusInfo): readonly string[] => (message === undefined ? [] : [message]);

// Every case asks for these at every answer; they are made once for each status. Hundreds of agents say the same few words.
const known = new WeakMap<Place['status'], ReadonlyMap<string, readonly Message[]>>();

const messagesIn = ({status}: Place): ReadonlyMap<string, readonly Message[]> => {
	const found = known.get(status) ?? Map.groupBy([
		...saidOf('model', undefined, messageOf(status.status)),
		...noteworthyAgents(status.agents).flatMap(agent => saidOf(describeAgent(agent), agent.tag, messagesOf(agent))),
		...status.applications.flatMap(application => saidOf(`application ${application.name}`, `application-${application.name}`, messageOf(application.status))),
		...status.remoteApplications.flatMap(({name, status: info}) => saidOf(`remote application ${name}`, undefined, messageOf(info))),
		...status.problems.map(({entity, text}) => ({name: entity, subject: undefined, text})),
	], ({text}) => text);
	known.set(status, found);
	return found;
};

/** What a case's words have to do with a status, whenever that was answered. */
type Heard = {readonly subjects: readonly string[]; readonly text: string};

// The same words are looked for in the same status every second.
const heard = new WeakMap<Place['status'], WeakMap<Words['signals'], readonly Heard[]>>();

const listenIn = (place: Place, wanted: readonly Signal[]): readonly Heard[] =>
	messagesIn(place).entries().filter(([text]) => wanted.some(signal => isSignalled(text, signal))).map(([text, messages]): Heard => ({
		subjects: [...new Set(messages.flatMap(({subject}) => subject ?? []))],
		text: `${listOf([...new Set(messages.map(({name}) => name))], 4)}: ${text}`,
	})).toArray();

const heardIn = (place: Place, signals: Words['signals'], wanted: readonly Signal[]): readonly Heard[] => {
	const bySignals = heard.get(place.status) ?? new WeakMap<Words['signals'], readonly Heard[]>();
	const found = bySignals.get(signals) ?? listenIn(place, wanted);
	bySignals.set(signals, found);
	heard.set(place.status, bySignals);
	return found;
};

const inStatuses = ({signals}: Words, situation: Situation): readonly Sighting[] => {
	const wanted = signalsIn(signals, 'status');
	return wanted.length === 0
		? []
		: placesOf(situation).flatMap(place => heardIn(place, signals, wanted).map(({subjects, text}): Sighting => ({
			model: place.model, subjects, evidence: {source: 'status', text, at: place.at},
		})));
};

/**
Where a case's words are seen: in what commands wrote, in statuses, in logs.
*/
export const sightingsOf = (words: Words, situation: Situation): readonly Sighting[] => [
	...inErrors(words, situation), ...inStatuses(words, situation), ...inLogs(words, situation),
];

/** Whom a finding is about where the words name nobody. */
export const wholeOf = ({controller}: Situation, model: ModelReference | undefined): string => model?.controller ?? controller ?? 'this cloud';

const nameOf = (subject: string): string => {
	const name = fromTag(subject);
	return /^\d/v.test(name) ? `machine ${name}` : name.replace(/^application-/v, 'application ');
};

/** A dry run that was refused is known as such, and as a command that failed: it is shown once. */
const distinct = (evidence: readonly Evidence[]): readonly Evidence[] =>
	evidence.filter(({text}, index) => evidence.findIndex(other => other.text === text) === index);

/**
One finding for each model in which something was seen: everything seen there together.

@param severity 3 stops the upgrade, 2 delays it, 1 is worth knowing.
*/
export const findingsFrom = (sightings: readonly Sighting[], {id, severity}: {readonly id: string; readonly severity: Finding['severity']}, situation: Situation): readonly Finding[] => {
	const byModel = Map.groupBy(sightings, ({model}) => (model ? modelKey(model) : ''));
	return byModel.values().map((seen): Finding => {
		const model = seen[0]?.model;
		const subjects = [...new Set(seen.flatMap(sighting => sighting.subjects))];
		return {
			case: id,
			model,
			subjects: subjects.length === 0 ? [wholeOf(situation, model)] : subjects,
			summary: subjects.length === 0 ? (model?.name ?? wholeOf(situation, model)) : listOf(subjects.map(subject => nameOf(subject)), 4),
			evidence: distinct(seen.map(({evidence}) => evidence)).slice(0, 8),
			severity,
		};
	}).toArray();
};
