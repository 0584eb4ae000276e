import {parseVersion} from '../../domain/version.js';
import {
	notUnderstood,
	parseJson,
	understood,
	type Reader,
} from './reading.js';
import {recordOf, textOf} from './record.js';

const fromJson = (text: string): string | undefined => {
	const document = parseJson(text);
	const setting = recordOf(recordOf(document)['agent-version']);
	return textOf(document) ?? textOf(setting['Value'] ?? setting['value']);
};

/**
Reads `juju model-config agent-version` (plain value; JSON `{"agent-version": {"Value": …}}` in 2.9.52 to 4.0.15) and 1.25's `get-env`.
*/
export const readAgentVersion: Reader<'read-agent-version'> = ({stdout}) => {
	const text = fromJson(stdout) ?? stdout.trim();
	return parseVersion(text) ? understood({version: text.trim()}) : notUnderstood('a version number');
};
