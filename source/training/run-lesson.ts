import {fromTag} from '../domain/agent.js';
import {findCase} from '../domain/cases/index.js';
import {type JournalEntry} from '../domain/journal-entry.js';
import {parseModelKey, shortModelName} from '../domain/intent.js';
import {
	factsIn,
	textIn,
	textsIn,
	valueOf,
} from '../domain/run/facts.js';
import {type Run, type RunModel} from '../domain/run/run-types.js';
import {type ModelStatus} from '../domain/status.js';
import {withoutBinarySuffix} from '../domain/version.js';
import {countOf} from '../domain/words.js';
import {importCloud, type ImportedCloud} from '../simulator/import/import-cloud.js';
import {type FaultWish} from '../simulator/import/fault-wish.js';
import {type ImportProblem} from '../simulator/import/judge-statuses.js';
import {isChange, meaningOf} from './changes.js';
import {hasNote, isUpgraded} from './facts.js';
import {type Goal, type Lesson} from './lesson.js';
import {commonMistakes} from './mistakes.js';
import {type Observed} from './observed.js';

/** A run, as its journal tells it, and the cloud as it was before. */
export type PlayedRun = {
	readonly run: Run;
	/** Of the run and those that it went on with. */
	readonly entries: readonly JournalEntry[];
	/** Before the upgrade, by the keys of their models. */
	readonly statuses: Readonly<Record<string, ModelStatus>>;
};

/** The lesson, and what there is to say of how it was made: sentences. */
export type RunLesson = {readonly lesson: Lesson; readonly notes: readonly string[]};

/** Faults that bring a case about, by its id. What is not here cannot be played again. */
const faultsOfCases: Readonly<Record<string, {readonly name: string; readonly place: 'agent' | 'model' | 'controller'}>> = {
	'machine-agent-down': {name: 'agent-configuration', place: 'agent'},
	'hook-failed': {name: 'hook-failed', place: 'agent'},
	'unit-agent-lost': {name: 'unit-lost', place: 'agent'},
	'agent-behind': {name: 'agent-hangs', place: 'agent'},
	'upgrade-stuck': {name: 'agent-hangs', place: 'agent'},
	'disk-full': {name: 'disk-full', place: 'agent'},
	'binaries-missing': {name: 'binaries-unreachable', place: 'controller'},
	'download-failed': {name: 'binaries-unreachable', place: 'controller'},
	'changes-disabled': {name: 'changes-disabled', place: 'model'},
	'machine-upgrade-unfinished': {name: 'machine-half-upgraded', place: 'agent'},
};

/** Of one case so many agents are struck at most: one more teaches nothing new. */
const mostAgents = 3;

type MetCase = {readonly id: string; readonly subjects: readonly string[]; readonly model: string | undefined};

/** Cases that were opened, each once. */
const metCases = (entries: readonly JournalEntry[]): readonly MetCase[] => {
	const met = entries.filter(({kind}) => kind === 'case-opened').map(entry => valueOf(entry)).map((value): MetCase => {
		const model = textIn(value, 'model');
		return {id: textIn(value, 'case') ?? '', subjects: textsIn(value, 'subjects'), model: model === undefined ? undefined : shortModelName(parseModelKey(model).name)};
	});
	return new Map(met.map(each => [`${each.id} ${each.model ?? ''} ${each.subjects.join(' ')}`, each])).values().toArray();
};

/** Units go down with their machine: who has a machine among its agents needs no more. */
const struckAgents = (subjects: readonly string[]): readonly string[] => {
	const agents = subjects.filter(tag => tag.startsWith('machine-') || tag.startsWith('unit-'));
	const machines = agents.filter(tag => tag.startsWith('machine-'));
	return (machines.length > 0 ? machines : agents).slice(0, mostAgents);
};

const wishesOf = ({id, subjects, model}: MetCase): readonly FaultWish[] => {
	const fault = Object.hasOwn(faultsOfCases, id) ? faultsOfCases[id] : undefined;
	switch (fault?.place) {
		case undefined: {
			return [];
		}

		case 'controller': {
			return [{name: fault.name, place: undefined}];
		}

		case 'model': {
			return model === undefined ? [] : [{name: fault.name, place: model}];
		}

		case 'agent': {
			return struckAgents(subjects).map(tag => ({name: fault.name, place: model === undefined ? fromTag(tag) : `${model}:${tag}`}));
		}
	}
};

type MakeCloud = (wishes: readonly FaultWish[], seed: number, startedAt: number) => ImportedCloud | ImportProblem;

const cloudOf = ({run, statuses}: PlayedRun): MakeCloud => (faults, seed, startedAt) => importCloud({
	statuses: Object.values(statuses),
	controller: {
		...(run.controller !== undefined && {name: run.controller}),
		...(run.from !== undefined && {version: run.from}),
		...(run.clientVersion !== undefined && {clientVersion: withoutBinarySuffix(run.clientVersion)}),
		owners: Object.fromEntries(Object.keys(statuses).map(key => parseModelKey(key).name).filter(name => name.includes('/')).map(name => [shortModelName(name), name.slice(0, name.indexOf('/'))])),
	},
	published: [...new Set(run.models.map(({wanted}) => wanted))],
	seed,
	startedAt,
	faults,
});

/** What has a place in this cloud, and what has not. */
const chooseWishes = (cases: readonly MetCase[], make: MakeCloud): {readonly wishes: readonly FaultWish[]; readonly lost: readonly string[]} => {
	const wishes: FaultWish[] = [];
	const lost = new Set<string>();
	for (const met of cases) {
		const possible = wishesOf(met).filter(wish => wishes.every(({name, place}) => name !== wish.name || place !== wish.place));
		const fitting = possible.filter(wish => !('problem' in make([...wishes, wish], 1, 0)));
		wishes.push(...fitting);
		if (wishesOf(met).length === 0 || fitting.length < possible.length) {
			lost.add(findCase(met.id)?.title ?? met.id);
		}
	}

	return {wishes, lost: [...lost]};
};

const nameOf = ({model}: RunModel): string => shortModelName(parseModelKey(model).name);

const isIn = ({model}: RunModel, status: Readonly<Record<string, ModelStatus>>): boolean => Object.hasOwn(status, model);

/** The command that the run upgraded it with; else the one that shows how far it is. */
const commandFor = ({commands, controller}: Run, model: RunModel): string => {
	const isOwn = nameOf(model) === 'controller';
	const found = commands.find(({intent}) => (isOwn
		? intent['type'] === 'upgrade-controller'
		: intent['type'] === 'upgrade-model' && textIn(factsIn(intent['model']), 'name') === parseModelKey(model.model).name));
	return found?.command.join(' ') ?? `juju status -m ${controller === undefined ? '' : `${controller}:`}${parseModelKey(model.model).name} --format yaml`;
};

const goalsOf = (run: Run, targets: readonly RunModel[]): readonly Goal[] => {
	const isComplete = ({cloud}: Observed): boolean => targets.every(target => isUpgraded(cloud, nameOf(target), target.wanted));
	return [
		...targets.map((target): Goal => ({
			id: `model-${nameOf(target)}`,
			title: nameOf(target) === 'controller' ? `The controller runs ${target.wanted}, all its agents too` : `${nameOf(target)} runs ${target.wanted}, every agent of it`,
			hints: [
				'It was a part of the plan of that run.',
				'Where its agents do not follow, t opens Troubleshoot: what is wrong stands there.',
				commandFor(run, target),
			],
			isMet: ({cloud}) => isUpgraded(cloud, nameOf(target), target.wanted),
		})),
		{
			id: 'healed',
			title: 'No fault is left',
			hints: [
				'What was met in that run is in this cloud, too.',
				't opens Troubleshoot; each finding has its remedies.',
				`juju-upgrade-wizard report ${run.id}`,
			],
			isMet: observed => isComplete(observed) && observed.cloud.faults.every(({state}) => state !== 'active'),
		},
		{
			id: 'verified',
			title: 'The wizard has seen it and says so',
			hints: [
				'Being upgraded and having seen it are two things.',
				'Go on from Verify of the last model.',
				'Press Enter in Verify.',
			],
			isMet: observed => hasNote(observed, 'finished') && isComplete(observed),
		},
	];
};

const solutionOf = ({commands}: Run): Lesson['solution'] => ({
	steps: [],
	commands: commands
		.filter(({command, end}) => command[0] === 'juju' && end?.exitCode === 0)
		.map(({command}) => ({words: command.slice(1)}))
		.filter(trace => isChange(trace))
		.map(trace => ({line: meaningOf(trace), why: 'It was done so in that run.'})),
});

const dayOf = ({startedAt}: Run): string => (startedAt === undefined ? 'that day' : new Date(startedAt).toISOString().slice(0, 10));

/**
Makes a lesson of a run that is over: its cloud as it was before, with faults that bring about the cases that were met; what is wanted is what its plan wanted.

@returns Why it cannot be, where it cannot.
*/
export const makeRunLesson = (played: PlayedRun): RunLesson | ImportProblem => {
	const {run, entries, statuses} = played;
	const targets = run.models.filter(model => isIn(model, statuses));
	const [first] = targets;
	if (!first) {
		return {problem: `Run ${run.id} never came to a plan, so there is nothing to play again.`, advice: 'Name a run that upgraded something; juju-upgrade-wizard runs lists them.'};
	}

	const make = cloudOf(played);
	const bare = make([], 1, 0);
	if ('problem' in bare) {
		return bare;
	}

	const {wishes, lost} = chooseWishes(metCases(entries), make);
	const version = first.wanted;
	const taken = wishes.length === 0
		? 'No case was met in it that can be played again: the upgrade itself is the lesson.'
		: `What went wrong then goes wrong again: ${countOf(wishes.length, 'fault')}. Find what is wrong, and bring the upgrade to its end.`;
	return {
		lesson: {
			id: `from-${run.id}`,
			title: `from run ${run.id}`,
			learns: 'What was met once is met with a calmer hand the second time.',
			story: [
				`On ${dayOf(run)} ${run.controller ?? 'the controller'} was to go${run.from === undefined ? '' : ` from ${run.from}`} to ${version}. This is its cloud as it was before; nothing real is touched.`,
				taken,
				...(lost.length === 0 ? [] : [`Not in it: ${lost.join('; ')}.`]),
			],
			difficulty: wishes.length === 0 ? 'usual' : 'hard',
			minutes: 15,
			requiresTerminal: false,
			again: `--from-run ${run.id}`,
			create(seed, startedAt) {
				const made = make(wishes, seed, startedAt);
				if ('problem' in made) {
					throw new Error(made.problem);
				}

				return made.cloud;
			},
			wants: {
				...(run.controller !== undefined && {controller: run.controller}),
				...(nameOf(first) === 'controller' && {agentVersion: version}),
			},
			goals: goalsOf(run, targets),
			mistakes: commonMistakes,
			solution: solutionOf(run),
			failure: {steps: [], mistakes: [], unmet: []},
		},
		notes: [
			`A lesson from run ${run.id}: ${countOf(targets.length, 'model')}, ${countOf(wishes.length, 'fault')}. Nothing real is touched.`,
			...bare.notes,
			...lost.map(title => `Not in it: ${title}.`),
		],
	};
};
