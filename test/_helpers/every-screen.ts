import {cases} from '../../source/domain/cases/index.js';
import {modelKey} from '../../source/domain/intent.js';
import {type CharmPhase} from '../../source/state/charm/charm-stage.js';
import {unasked} from '../../source/domain/answer.js';
import {startWatch, type ModelWatch} from '../../source/domain/watch-model.js';
import {type WatchEntry, type WatchStage} from '../../source/state/stage.js';
import {selectCheckResults, selectFindings} from '../../source/state/selectors.js';
import {
	type CommandRecord,
	type Overlay,
	type Question,
	type Stage,
	type State,
} from '../../source/state/state.js';
import {
	charmAt,
	charmScreens,
	makeCharmProgress,
	makeCharmWave,
	makeItem,
	upgradingStatus,
} from './charm-screens.js';
import {makeCharmed} from './make-charms.js';
import {
	controllerModelReference,
	databaseModel,
	makeAgent,
	makeAgents,
	makeDetails,
	makeKnown,
	makeObservation,
	makePlan,
	makeProgress,
	makeState,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from './make-state.js';
import {restOfScreens} from './rest-of-screens.js';
import {makeTroubledState} from './trouble.js';

const longWord = 'x'.repeat(150);
const longText = `${'Ein sehr langer Satz mit 日本語 und "Zeichen", '.repeat(12)}${longWord}`;

const failure = {
	kind: 'unreachable' as const, message: `The controller did not answer. ${longText}`, advice: longText, evidence: `${longText}\n${longText}`, exitCode: 1,
};

const question: Question = {
	purpose: {type: 'step', index: 0},
	title: 'Upgrade the controller aws from 3.6.4 to 3.6.28?',
	commands: ['juju upgrade-controller -c aws --agent-version 3.6.28'],
	facts: ['Status is 4s old: 3 agents in controller, none down, lost or in error.', 'This cannot be undone. Workloads are not touched.'],
	models: [],
	consequences: [],
	no: 'No, go back',
	yes: 'Yes, upgrade the controller',
	cursor: 'no',
	phrase: undefined,
	typed: '',
	risk: 'disruptive',
};

const command: CommandRecord = {
	id: '1',
	line: `juju ssh -m aws:admin/web 2 '${longText}'`,
	startedAt: testTime - 4000,
	duration: 400,
	exitCode: 1,
	outcome: longText,
	changes: true,
	stdout: `${longText}\n\tindented`,
	stderr: longText,
};

const performing = (step: Extract<Stage, {name: 'perform'}>['step'], index = 0): Stage => ({
	name: 'perform', plan: makePlan(), index, step,
});

const before = makeStatus({
	version: '3.6.4', agents: makeAgents(40).map(agent => ({
		...agent, version: '3.6.4', condition: 'good', state: 'idle',
	})),
});

const verified: Partial<State> = {
	picture: {[modelKey(webModel)]: {status: before, at: testTime - 900_000}},
	finishedProgress: {[modelKey(webModel)]: makeProgress({isComplete: true, completedAt: testTime})},
};

const entries = (watch: Partial<ModelWatch> = {}): readonly WatchEntry[] => [controllerModelReference, webModel].map(model => ({
	model, refusals: 0, watch: {...startWatch({wanted: '3.6.28', fallback: undefined, at: testTime - 60_000}), ...watch},
}));

const watching = (change: Partial<WatchStage>): WatchStage => ({
	name: 'watch', controller: 'aws', index: 1, entries: [], whole: startWatch({wanted: undefined, fallback: undefined, at: testTime}), askedAt: testTime - 3000, retryAt: undefined, ...change,
});

const silence = {since: testTime - 1_000_000, tries: 40, reason: longText};

const watchStages: Readonly<Record<string, Partial<State> & {readonly stage: Stage}>> = {
	'watched models that nobody has told yet': {stage: watching({})},
	'watched models that a silent controller does not tell': {stage: watching({whole: {...watching({}).whole, silence}})},
	'a watched model': {stage: watching({entries: entries({progress: makeProgress({waitingFor: longText}), status: before})})},
	'a watched model that is complete': {stage: watching({entries: entries({progress: makeProgress({isComplete: true, completedAt: testTime}), status: before})})},
	'a watched model that is silent': {stage: watching({entries: entries({silence})})},
};

const stages: Readonly<Record<string, Partial<State> & {readonly stage: Stage}>> = {
	probing: {stage: {name: 'start', phase: 'probing'}, client: undefined, controllers: {...unasked, isAsking: true}},
	'no client': {stage: {name: 'start', phase: 'no-client', failure}},
	controllers: {stage: {name: 'target', step: 'controller', cursor: 0}},
	'no controllers': {stage: {name: 'target', step: 'controller', cursor: 0}, controllers: {...unasked, failure}},
	'a silent controller': {stage: {name: 'target', step: 'controller', cursor: 1}, details: {lab: {...unasked, failure}}},
	models: {
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 1,
		},
	},
	'many models': {
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 70,
		},
		choices: Array.from({length: 80}, (_, index) => ({model: {controller: 'aws', name: `admin/${'long-'.repeat(8)}${index}`}, isTicked: index % 2 === 0})),
	},
	'no models': {
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
		choices: [],
		models: {...unasked, failure},
		version: undefined,
	},
	checks: {stage: {name: 'prepare', cursor: 3}},
	'checks without a target': {stage: {name: 'prepare', cursor: 0}, target: undefined},
	plan: {
		stage: {
			name: 'plan', plan: makePlan(), top: 3, savedTo: `/home/${longWord}/plan.json`,
		},
	},
	'an empty plan': {
		stage: {
			name: 'plan', plan: makePlan({steps: [], warnings: [longText]}), top: 0, savedTo: undefined,
		},
	},
	'a step that is ready': {stage: performing({phase: 'ready'})},
	'a step that runs': {stage: performing({phase: 'running', commandId: 'x', since: testTime - 3000})},
	'a step that was refused': {stage: performing({phase: 'refused', failure})},
	'a wait': {stage: makeWaitingState().stage},
	verify: {
		...verified,
		stage: {
			name: 'verify', plan: makePlan(), index: 5, model: webModel, top: 4,
		},
	},
	'verify without an answer': {
		stage: {
			name: 'verify', plan: makePlan(), index: 8, model: databaseModel, top: 0,
		},
	},
	...watchStages,
	finished: {...verified, stage: {name: 'finished', plan: makePlan({warnings: [longText]}), result: 'partial'}},
};

/** The part about charms with names and texts longer than any terminal. */
const longCharms = (): Readonly<Record<string, State>> => {
	const status = upgradingStatus({
		applications: [longWord, 'mysql'].map(name => makeCharmed(name, {
			charm: longWord, charmChannel: longWord, base: longWord, canUpgradeTo: longWord,
		})),
		agents: Array.from({length: 60}, (_, index) => makeAgent(`mysql/${index}`, {upgradingFrom: longWord, message: longText, isLeader: index === 3})),
	});
	const observations = {[modelKey(webModel)]: makeObservation(webModel, status)};
	const wave = makeCharmWave([
		makeItem('mysql', {order: {switch: longWord, config: longWord, settings: {[longWord]: longText}}, outcome: 'active', progress: makeCharmProgress({waitingFor: longText})}),
		...Array.from({length: 30}, (_, index) => makeItem(`${longWord}${index}`, {outcome: 'failed', failure})),
	], [longText, longText]);
	const phases: readonly CharmPhase[] = [
		{type: 'ready'}, {type: 'running', commandId: '1', since: testTime}, {type: 'refused', failure}, {type: 'waiting', claim: 'unknown', failure}, {type: 'waiting', claim: 'nothing'},
	];
	return {
		'long charms': charmAt({
			step: 'choose', model: webModel, cursor: 0, ticked: [longWord],
		}, {observations}),
		'no charms': charmAt({
			step: 'choose', model: webModel, cursor: 4, ticked: [],
		}, {observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus())}}),
		'charms that cannot be read': charmAt({
			step: 'choose', model: webModel, cursor: 0, ticked: [],
		}, {observations: {[modelKey(webModel)]: {...makeObservation(webModel, status), status: {...unasked, failure}}}}),
		...Object.fromEntries([0, 9, 14].map(cursor => [`a long order ${cursor}`, charmAt({
			step: 'order', wave, index: 0, cursor,
		}, {observations})])),
		'an order for nothing': charmAt({
			step: 'order', wave, index: 2, cursor: 0,
		}, {observations}),
		'a long review': charmAt({
			step: 'review', wave, index: 0, top: 5,
		}, {observations}),
		...Object.fromEntries([0, 17, 30].map(cursor => [`a long plan ${cursor}`, charmAt({step: 'plan', wave, cursor}, {observations})])),
		'a plan for nothing': charmAt({step: 'plan', wave: makeCharmWave([]), cursor: 0}),
		...Object.fromEntries(phases.map((phase, index) => [`long units ${index}`, charmAt({
			step: 'perform', wave, index: 0, phase, cursor: 40,
		}, {observations})])),
		'a unit that is gone': {
			...charmAt({
				step: 'perform', wave, index: 0, phase: {type: 'waiting'}, cursor: 0,
			}), overlays: [{name: 'charm-help', tag: 'unit-gone-0', cursor: 0}],
		},
		'a long comparison': charmAt({
			step: 'verify', wave, index: 1, top: 0,
		}, {observations}),
		...Object.fromEntries([0, 30].map(cursor => [`a long end ${cursor}`, charmAt({step: 'done', wave, cursor}, {observations})])),
	};
};

const overlaysOf = (state: State): Readonly<Record<string, Overlay>> => {
	const check = selectCheckResults(state).find(({remedies}) => remedies.length > 1);
	const [finding] = selectFindings(state);
	const opened = (id: string, cursor: number): Overlay => ({
		name: 'case', case: id, finding: finding?.case === id ? finding : undefined, cursor, outcome: {
			remedy: 'x', title: longText, phase: 'watching', since: testTime - 9000, clearAnswers: 1, text: longText,
		},
	});
	return {
		help: {name: 'help', filter: '', top: 7},
		palette: {
			name: 'palette', typed: '', cursor: 1, below: 'elsewhere', choices: [
				{
					action: 'sort', key: 's', label: 'sort', description: longText,
				}, {
					action: 'confirm', key: '⏎', label: longWord, description: 'Goes on',
				},
			],
		},
		'palette that finds nothing': {
			name: 'palette', typed: longWord, cursor: 0, below: '', choices: [],
		},
		glossary: {name: 'glossary', filter: '', top: 9},
		'glossary that finds nothing': {name: 'glossary', filter: longWord, top: 0},
		'help that finds nothing': {name: 'help', filter: longWord, top: 0},
		log: {
			name: 'log', cursor: 0, isOpen: false, top: 0,
		},
		'an opened command': {
			name: 'log', cursor: 0, isOpen: true, top: 2,
		},
		agent: {
			name: 'agent', model: webModel, tag: 'machine-2', top: 0,
		},
		fleet: {name: 'fleet', selected: undefined},
		'fleet filtered': {
			name: 'fleet', selected: undefined, filter: 'a', quick: 'behind', sort: 'state',
		},
		'fleet searched': {
			name: 'fleet', selected: undefined, filter: longWord, isFiltering: true,
		},
		findings: {
			name: 'findings', cursor: 4, filter: '', isFiltering: false,
		},
		'findings searched': {
			name: 'findings', cursor: 0, filter: longWord, isFiltering: true,
		},
		'findings about an agent': {
			name: 'findings', cursor: 0, filter: '', isFiltering: false, about: {model: webModel, tag: 'machine-2'},
		},
		'the end of the catalogue': {
			name: 'findings', cursor: 1000, filter: '', isFiltering: false,
		},
		...Object.fromEntries(cases.flatMap(({id}) => [0, 4].map(cursor => [`${id} ${cursor}`, opened(id, cursor)]))),
		remedies: {
			name: 'remedies', check: check?.id ?? '', subject: check?.subject ?? '', cursor: 1,
		},
		'charm field': {
			name: 'charm-field', field: 'config', typed: longWord, problem: longText,
		},
		version: {
			name: 'version', typed: longWord, cursor: 0, problem: longText,
		},
		'backup file': {name: 'backup-file', typed: longWord, problem: longText},
		'backup file untouched': {name: 'backup-file', typed: '', problem: undefined},
		'versions known': {
			name: 'version', typed: '', cursor: 1, problem: undefined,
		},
		'versions of a stream': {
			name: 'version', typed: '', cursor: 1, problem: undefined, stream: 'proposed',
		},
		client: {name: 'client', top: 3},
		text: {
			name: 'text', title: longText, lines: ['', longText, ''], top: 1,
		},
		question: {name: 'question', question},
		'a long question': {name: 'question', question: {...question, commands: [command.line, command.line], facts: [longText, longText]}},
		'a phrase': {
			name: 'question', question: {
				...question, phrase: 'aws', typed: longWord, risk: 'data-loss',
			},
		},
	};
};

/** Every screen there is, by a name for messages; many with texts longer than any terminal. */
export const everyScreen = (): ReadonlyArray<{readonly name: string; readonly state: State}> => {
	const base = makeTroubledState({
		commands: [command, {
			...command, id: '2', duration: undefined, exitCode: undefined,
		}],
		details: {
			...makeState().details, lab: makeKnown({
				...makeDetails(), name: 'lab', version: '2.9.51', user: 'kim', access: 'login', errors: [longText],
			}),
		},
		previews: {[modelKey(controllerModelReference)]: {...unasked, failure}},
		putBack: [{
			id: 'put-back x', title: longText, explanation: longText, undo: longText, success: longText, intents: [{type: 'client-version'}], since: testTime,
		}],
	});
	return [
		...Object.entries(stages).map(([name, change]) => ({name, state: {...base, ...change}})),
		...Object.entries({...charmScreens(), ...longCharms()}).map(([name, state]) => ({name, state})),
		...Object.entries(overlaysOf(base)).map(([name, overlay]) => ({name, state: {...base, overlays: [overlay]}})),
		...Object.entries(restOfScreens()).map(([name, state]) => ({name, state})),
	];
};
