import {maskSecrets} from '../mask.js';
import {neutralise} from '../neutralise.js';
import {notUnderstood, understood, type Reader} from './reading.js';

const currentMarker = '--- current';
const copyMarker = '--- copy';

// Masked on the machine already; masked again, in case that failed.
const contentOf = (lines: readonly string[]): string => maskSecrets(neutralise(lines.join('\n'))).trimEnd();

/**
Reads the two files that our own script printed on the machine (juju/commands/machine-scripts.ts), each behind its marker.
*/
export const readConfiguration: Reader<'read-agent-configuration'> = ({stdout}) => {
	const lines = stdout.replaceAll('\r\n', '\n').split('\n');
	const current = lines.indexOf(currentMarker);
	if (current === -1) {
		return notUnderstood('an agent\'s configuration');
	}

	const copy = lines.indexOf(copyMarker, current);
	return understood({
		current: contentOf(lines.slice(current + 1, copy === -1 ? undefined : copy)),
		copy: copy === -1 ? undefined : contentOf(lines.slice(copy + 1)),
	});
};
