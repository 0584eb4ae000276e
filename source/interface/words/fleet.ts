import {countOf} from '../../domain/words.js';

/** What a model or another controller is, the gravest of models first; of several where that is another word. */
const states = {
	stuck: {one: 'stuck', several: 'stuck'},
	'in error': {one: 'in error', several: 'in error'},
	silent: {one: 'silent', several: 'silent'},
	upgrading: {one: 'upgrading', several: 'upgrading'},
	'waiting its turn': {one: 'waiting its turn', several: 'waiting their turn'},
	behind: {one: 'behind', several: 'behind'},
	complete: {one: 'complete', several: 'complete'},
	'not asked': {one: 'not asked', several: 'not asked'},
	asking: {one: 'asking', several: 'asking'},
	answers: {one: 'answers', several: 'answer'},
	'needs a login': {one: 'needs a login', several: 'need a login'},
	refuses: {one: 'refuses', several: 'refuse'},
} as const;

type FleetState = keyof typeof states;

/** Models alone are in these. */
const statesOfModels: readonly FleetState[] = ['stuck', 'in error', 'silent', 'upgrading', 'waiting its turn', 'behind', 'complete', 'not asked'];

const ofState = (state: FleetState, count: number): string => `${count} ${count === 1 ? states[state].one : states[state].several}`;

const groups = {
	behind: 'only what is not complete',
	down: 'only what does not answer',
	error: 'only where something is wrong',
} as const;

const orders = {
	state: 'worst first',
	version: 'oldest version first',
	since: 'latest change first',
} as const;

/** Words of the table of all models, with the other controllers that the client knows. */
export const fleetWords = {
	titles: {
		model: 'MODEL',
		from: 'FROM',
		to: 'TO',
		agents: 'AGENTS',
		state: 'STATE',
		order: 'PLAN',
		findings: 'FOUND',
		age: 'AGE',
	},
	allModels: 'All models',
	allModelsOf: (controller: string): string => `All models of ${controller}`,
	/** Which row the cursor stands on, the first one 1. */
	row: (number: number, count: number): string => `${number} of ${count}`,
	state: (state: FleetState): string => states[state].one,
	/** In place of the version that it shall have: it has it. */
	sameVersion: 'same',
	/** Behind why it does not answer. */
	beingAskedAgain: (reason: string): string => `${reason} Being asked again.`,
	askedAgainIn: (reason: string, duration: string): string => `${reason} Asked again in ${duration}.`,
	/** What all models come to: `12 models: 1 stuck, 11 complete.` */
	summary(models: readonly FleetState[]): string {
		const counts = statesOfModels.flatMap(state => {
			const count = models.filter(one => one === state).length;
			return count === 0 ? [] : [ofState(state, count)];
		});
		return `${countOf(models.length, 'model')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
	},
	/**
	That other controllers are asked now.

	@param options.isBesideOwn Whether one is worked on, which is not counted.
	@param options.since A time of day.
	*/
	controllers: ({count, answering, isBesideOwn, since}: {readonly count: number; readonly answering: number; readonly isBesideOwn: boolean; readonly since: string}): string =>
		`${countOf(count, isBesideOwn ? 'other controller' : 'controller')}, asked while this is open, since ${since}; ${ofState('answers', answering)}.`,
	/** Where a filter hides all. */
	noMatch: 'No model is like that.',
	noModelsYet: 'The controller has not told its models yet.',
	escGoesBackTo: (controller: string): string => `Esc goes back to choose ${controller}.`,
	isAnotherController: (controller: string): string => `${controller} is another controller. To work on it: juju-upgrade-wizard -c ${controller}`,
	enterShowsAgents: (model: string): string => `Enter shows the agents of ${model}.`,
	/** Before what is typed. */
	filter: 'Filter:',
	/**
	What is left out, and the order where it is another one; undefined where all is as usual.

	@param options.filter What was typed; empty where nothing was.
	*/
	shown({filter, group, order}: {readonly filter: string; readonly group: keyof typeof groups | undefined; readonly order: keyof typeof orders | undefined}): string | undefined {
		const parts = [
			...(filter === '' ? [] : [`filter: ${filter}`]),
			...(group === undefined ? [] : [groups[group]]),
			...(order === undefined ? [] : [orders[order]]),
		];
		return parts.length === 0 ? undefined : `Shown: ${parts.join('; ')}`;
	},
} as const;
