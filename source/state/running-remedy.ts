import {type Remedy} from '../domain/check.js';
import {commandLine} from '../domain/intent.js';
import {type CommandRecord, type State} from './state.js';

/** A remedy whose commands run now. */
export type RunningRemedy = {
	readonly remedy: Remedy;
	/** The command that runs, and which of how many it is; undefined between two. */
	readonly command: CommandRecord | undefined;
	readonly index: number;
	readonly count: number;
	/** Milliseconds after which the command is ended; undefined where nothing ends it. */
	readonly timeLimit: number | undefined;
};

/**
What runs now of the remedies that the operator chose, in the order of their choice.
*/
export const runningRemedies = (state: State): readonly RunningRemedy[] => Object.values(state.running).map(({remedy, intents}) => {
	const commands = intents.map(intent => state.render(intent));
	const lines = commands.map(command => command.kind === 'command' ? commandLine(command.arguments) : '');
	const command = state.commands.findLast(({line, duration}) => duration === undefined && lines.includes(line));
	const index = command ? lines.indexOf(command.line) : -1;
	const rendered = commands[index];
	const limit = rendered?.kind === 'command' ? rendered.timeLimit : 0;
	return {
		remedy, command, index, count: intents.length, timeLimit: limit > 0 ? limit : undefined,
	};
});
