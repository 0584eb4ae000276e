import {type Remedy} from '../../domain/check.js';

const withFullStop = (text: string): string => (/[!.?]$/v.test(text) ? text : `${text}.`);

/** Words for all that there is to know of a remedy. */
export const remediesDetailWords = {
	/** A remedy's risk in a list, where it cannot be used now. */
	riskNotNow: (risk: string): string => `${risk}, not now`,
	/** Before why it cannot be used. */
	notNow: 'Not now',
	/** Before what harm an option of its command can do. */
	harm: 'Harm',
	notWithClient: (reason: string): string => `Not with this client: ${reason}`,
	/** How the rest of a long command is seen. */
	wholeCommand: 'PgDn shows all',
	/** In the place of rows of a command that only reads. */
	hiddenRows: (count: number): string => `${count} more ${count === 1 ? 'row' : 'rows'}: PgDn shows all, c copies it`,
	/** What Enter does where no command of Juju says it; undefined where one does. */
	doing(action: Remedy['action']): string | undefined {
		switch (action.type) {
			case 'ask-again': {
				return 'Asks Juju again; changes nothing.';
			}

			case 'acknowledge': {
				return `Runs nothing. Asks you to type: ${action.phrase}`;
			}

			case 'advice': {
				return action.lines.join('\n');
			}

			case 'open-case': {
				return 'Opens what is known of this failure, with its own remedies.';
			}

			case 'remote-backup': {
				return 'Then download-backup fetches what Juju names there, and the file is read to its end.';
			}

			case 'prove-earlier': {
				return 'Asks for its file. Runs no command of Juju; reads the file to its end.';
			}

			case 'keep-client-data': {
				return 'No command of Juju: this program reads the client\'s own folder and writes one file that only you can read.';
			}

			case 'backup':
			case 'fetch-backup':
			case 'export-bundle':
			case 'perform': {
				return undefined;
			}
		}
	},
	cost: (cost: string): string => `Cost: ${withFullStop(cost)}`,
	/** How it is undone, how it is seen that it worked, and who says so; empty where none of it is known. */
	origin: ({undo, success, reference}: Pick<Remedy, 'undo' | 'success' | 'reference'>): string => [
		...(undo === undefined ? [] : [`Undo: ${withFullStop(undo)}`]),
		...(success === undefined ? [] : [`Success: ${withFullStop(success)}`]),
		...(reference === undefined ? [] : [`Source: ${withFullStop(reference)}`]),
	].join('  '),
} as const;
