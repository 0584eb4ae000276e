import {type Backup} from '../domain/check.js';
import {neutralise} from '../juju/neutralise.js';
import {errorText} from './failed-answer.js';

/** The archive comes from the cloud, and so do the names in it. */
const makeHarmless = (backup: Backup): Backup => {
	switch (backup.kind) {
		case 'made': {
			return {...backup, proof: {...backup.proof, entries: backup.proof.entries.map(name => neutralise(name))}};
		}

		case 'failed': {
			return {...backup, evidence: neutralise(backup.evidence)};
		}

		default: {
			return backup;
		}
	}
};

/**
What a proof of a backup found, harmless for a terminal; a proof that could not be carried out is a failed one. Never rejects.
*/
export const judgeBackup = async (prove: () => Promise<Backup>): Promise<Backup> => {
	try {
		return makeHarmless(await prove());
	} catch (error) {
		return {kind: 'failed', message: 'The backup could not be checked. Try again.', evidence: neutralise(errorText(error))};
	}
};
