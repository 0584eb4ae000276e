import {
	commandLine,
	modelKey,
	type ModelReference,
	type RenderedCommand,
	type Risk,
} from '../domain/intent.js';
import {countOf, sizeOf} from '../domain/words.js';
import {pushOverlay, replaceTop} from './result.js';
import {statusOf} from './selectors.js';
import {type Question, type State} from './state.js';

const seconds = (milliseconds: number): string => {
	const whole = Math.max(0, Math.round(milliseconds / 1000));
	return whole < 60 ? `${whole}s` : `${Math.floor(whole / 60)}m ${whole % 60}s`;
};

/** One line on how old the status of a model is, and what it says. */
const freshness = (state: State, model: ModelReference): string => {
	const {value, at} = statusOf(state, model);
	if (!value || at === undefined) {
		return `The status of ${modelKey(model)} is not known.`;
	}

	const bad = value.agents.filter(({condition}) => ['down', 'lost', 'error'].includes(condition)).length;
	return `Status is ${seconds(state.now - at)} old: ${countOf(value.agents.length, 'agent')} in ${value.name}${bad === 0 ? ', none down, lost or in error.' : `, ${bad} down, lost or in error.`}`;
};

const backupLine = (state: State): readonly string[] => {
	switch (state.backup.kind) {
		case 'made': {
			const {file, size, at} = state.backup.proof;
			return [`Backup: ${file.slice(file.lastIndexOf('/') + 1)}, ${sizeOf(size)}, checked ${seconds(state.now - at)} ago.`];
		}

		case 'acknowledged': {
			return ['Backup: none. You have accepted that.'];
		}

		default: {
			return ['Backup: none was made in this run.'];
		}
	}
};

/** The facts of a question as they are now. */
const factsOf = (state: State, question: Pick<Question, 'purpose' | 'models' | 'consequences'>): readonly string[] => [
	...question.models.map(model => freshness(state, model)),
	...(question.purpose.type === 'step' ? backupLine(state) : []),
	...question.consequences,
];

/**
Opens the screen that asks before something is done. The answer no has the cursor, but for safe questions.

@param options.models Models whose facts the answer rests on; their age is shown.
*/
export const openQuestion = (state: State, options: {
	readonly purpose: Question['purpose'];
	readonly title: string;
	readonly commands: readonly string[];
	readonly risk: Risk;
	readonly yes: string;
	readonly no?: string;
	readonly consequences: readonly string[];
	readonly models: ReadonlyArray<ModelReference | undefined>;
	readonly phrase?: string | undefined;
}): State => {
	const models = options.models.filter(model => model !== undefined);
	return pushOverlay(state, {
		name: 'question',
		question: {
			purpose: options.purpose,
			title: options.title,
			commands: options.commands,
			facts: factsOf(state, {purpose: options.purpose, models, consequences: options.consequences}),
			models,
			consequences: options.consequences,
			no: options.no ?? 'No, go back',
			yes: options.yes,
			cursor: options.risk === 'safe' ? 'yes' : 'no',
			phrase: options.phrase,
			typed: '',
			risk: options.risk,
		},
	});
};

/**
Makes the facts of the question on top anew, so that their ages stay true while it is open.
*/
export const refreshQuestion = (state: State): State => {
	const top = state.overlays.at(-1);
	return top?.name === 'question'
		? replaceTop(state, {name: 'question', question: {...top.question, facts: factsOf(state, top.question)}})
		: state;
};

/** The line of a rendered command, or why there is none. */
export const lineOfRendered = (rendered: RenderedCommand): string =>
	rendered.kind === 'command' ? commandLine(rendered.arguments) : rendered.reason;
