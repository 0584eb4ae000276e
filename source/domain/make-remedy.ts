import {type Remedy} from './check.js';
import {type Intent, type Renderer, type Risk} from './intent.js';

const risks: readonly Risk[] = ['safe', 'disruptive', 'data-loss'];

const graver = (left: Risk, right: Risk): Risk => (risks.indexOf(left) >= risks.indexOf(right) ? left : right);

/**
A remedy that runs commands. It is disabled, with the reason, where this client or controller has no such command; its risk is never less than that of a command in it.

@param remedy All but the action; `disabledReason` where something else stands in its way.
@param intents What to run, each after the one before has succeeded.
*/
export const performRemedy = (render: Renderer, remedy: Omit<Remedy, 'action'>, intents: readonly Intent[]): Remedy => {
	const commands = intents.map(intent => render(intent));
	const missing = commands.find(command => command.kind === 'unavailable');
	const disabledReason = remedy.disabledReason ?? missing?.reason;
	let {risk} = remedy;
	for (const command of commands) {
		risk = command.kind === 'command' ? graver(risk, command.risk) : risk;
	}

	return {
		...remedy, risk, action: {type: 'perform', intents}, ...(disabledReason !== undefined && {disabledReason}),
	};
};

/**
A remedy that asks Juju for the facts again.
*/
export const askAgain: Remedy = {
	id: 'ask-again',
	title: 'Ask Juju again',
	risk: 'safe',
	explanation: 'Asks for the facts again and judges them anew. Nothing is changed.',
	undo: 'nothing to undo',
	action: {type: 'ask-again'},
};

/**
A remedy that is done elsewhere: only text.
*/
export const adviseRemedy = (remedy: Pick<Remedy, 'id' | 'title' | 'explanation'> & Partial<Pick<Remedy, 'reference' | 'cost' | 'undo' | 'risk' | 'success'>>, lines: readonly string[]): Remedy => ({
	risk: 'safe', ...remedy, action: {type: 'advice', lines},
});
