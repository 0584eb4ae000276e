import {parseBinaryVersion} from '../../domain/version.js';
import {harmless} from './evidence.js';
import {notUnderstood, understood, type Reader} from './reading.js';

/**
Reads `juju version`, as text or JSON: `3.6.28-genericlinux-amd64`, on a line of its own (2.8.13 to 4.0.15).
*/
export const readClientVersion: Reader<'client-version'> = ({stdout}) => {
	for (const line of stdout.split('\n', 20)) {
		const text = line.trim().replaceAll('"', '');
		const version = parseBinaryVersion(text);
		if (version) {
			return understood({version, text: harmless(text)});
		}
	}

	return notUnderstood('a version number');
};
