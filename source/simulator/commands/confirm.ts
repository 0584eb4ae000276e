import {isAtLeast} from '../../domain/version.js';
import {type Call, type Outcome} from './command.js';

const firstLine = ({stdin}: Call): string => ((stdin ?? '').split('\n', 1)[0] ?? '').trim().toLowerCase();

/**
Whether what stands on stdin agrees to a question of the form `[y/N]`. A closed stdin does not.
*/
export const hasAgreed = (call: Call): boolean => ['y', 'yes'].includes(firstLine(call));

/**
Options that let a client ask nothing.

Source: options recorded of 2.8.13 to 4.0.15: `--no-prompt` came late in 2.9, `-y` went after 3.0.
*/
export const confirmationOptions = (client: Call['client']): string => {
	const [hasNew, hasOld] = [isAtLeast(client, 2, 9, 40), !isAtLeast(client, 3, 1)];
	return [hasOld ? '-y,--yes' : '', hasNew ? '--no-prompt' : ''].join(' ');
};

const isSpared = ({options}: Call): boolean => options.has('no-prompt') || options.has('yes');

/** Source: forms recorded of 3.0.4. */
const oldOptionWarning = 'WARNING \'-y\'/\'--yes\' flags are deprecated and will be removed in Juju 3.2\n';

export type Question = {
	/** What the client says first: what is going to happen. */
	readonly warning: string;
	/** How 2.x asks. */
	readonly prompt: string;
	/** The controller's name, which has to be typed since 3.0. */
	readonly name: string;
	/** What is said where nobody agrees, without `ERROR `. */
	readonly refusal: string;
};

/**
Asks whether something may really be destroyed: in 2.x a question on stdout, since 3.0 the name of the controller on stderr.

The typed name is turned into small letters first, so a name with capitals never passes (3.6.28 `cmd/helpers.go`).

@returns What was said so far, to be put before the rest; or, as an outcome, the refusal.
*/
export const confirm = (call: Call, {warning, prompt, name, refusal}: Question): {readonly said: Outcome; readonly isRefused: boolean} => {
	if (isSpared(call)) {
		return {said: call.options.has('yes') && isAtLeast(call.client, 3) ? {stderr: oldOptionWarning} : {}, isRefused: false};
	}

	const isThird = isAtLeast(call.client, 3);
	const text = isThird ? `${warning}\nTo continue, enter the name of the controller to be ${isAtLeast(call.client, 3, 1) ? 'unregistered' : 'destroyed'}: ` : `${warning}\n${prompt}`;
	const isRefused = isThird ? firstLine(call) !== name : !hasAgreed(call);
	const error = isRefused ? `ERROR ${refusal}\n` : '';
	return {
		said: {
			stdout: isThird ? '' : text,
			stderr: isThird ? `${text}${error}` : error,
			...(isRefused && {exitCode: 1}),
		},
		isRefused,
	};
};

/** Puts what was said before a command's outcome in front of it. */
export const afterWords = (said: Outcome, outcome: Outcome): Outcome => ({
	...outcome,
	stdout: `${said.stdout ?? ''}${outcome.stdout ?? ''}`,
	stderr: `${said.stderr ?? ''}${outcome.stderr ?? ''}`,
});
