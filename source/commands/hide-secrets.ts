import {maskSecrets} from '../juju/mask.js';

/**
What was thrown, with the secrets masked that its words repeat: a complaint names what was given on the command line, and that can hold a password.
*/
export const hideSecrets = (error: unknown): unknown => {
	if (!(error instanceof Error)) {
		return typeof error === 'string' ? maskSecrets(error) : error;
	}

	const {message, stack} = error;
	return Object.assign(error, {
		message: maskSecrets(message),
		...(stack !== undefined && {stack: maskSecrets(stack)}),
		...('advice' in error && typeof error.advice === 'string' && {advice: maskSecrets(error.advice)}),
	});
};
