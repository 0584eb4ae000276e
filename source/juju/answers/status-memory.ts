import {type KnownStatus} from './status-pieces.js';

/** Characters of all texts together; where it is more, the model that was asked about least lately goes. */
const mostCharacters = 40_000_000;

/** The last long status of each model, so that of the next one only what changed has to be read. */
export type StatusMemory = {
	get(model: string): KnownStatus | undefined;
	/** @param known Undefined where nothing of the last answer is to be kept. */
	keep(model: string, known: KnownStatus | undefined): void;
};

/**
Remembers statuses until others take their place.
*/
export const createStatusMemory = (limit = mostCharacters): StatusMemory => {
	const statuses = new Map<string, KnownStatus>();
	let characters = 0;
	const forget = (model: string): void => {
		characters -= statuses.get(model)?.text.length ?? 0;
		statuses.delete(model);
	};

	return {
		get: model => statuses.get(model),
		keep(model, known) {
			forget(model);
			if (!known || known.text.length > limit) {
				return;
			}

			statuses.set(model, known);
			characters += known.text.length;
			for (const oldest of statuses.keys()) {
				if (characters <= limit) {
					break;
				}

				forget(oldest);
			}
		},
	};
};
