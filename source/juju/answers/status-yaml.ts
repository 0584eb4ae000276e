import {parse} from 'yaml';
import {isRecord} from './record.js';

/**
Reads `juju status --format yaml`, whose keys are those of its JSON.

@returns Undefined where it is no YAML, or none of an object.
*/
export const readYaml = (text: string): Readonly<Record<string, unknown>> | undefined => {
	try {
		// Juju writes no aliases; those of a hostile file could grow without end.
		const document: unknown = parse(text, {maxAliasCount: 0, logLevel: 'silent', uniqueKeys: false});
		return isRecord(document) ? document : undefined;
	} catch {
		return undefined;
	}
};
