import path from 'node:path';
import {formatJson} from '../output/format-json.js';
import {formatReportText} from '../output/report-text.js';
import {readRun} from '../storage/read-run.js';
import {type Streams} from './headless.js';
import {type Options} from './options.js';
import {printResult, withoutSecrets} from './print-result.js';
import {documentOf} from './read-runs.js';

/**
Prints what a run that is over comes to, as `report` would.

@param folder What was kept of it.
*/
export const printRun = async (folder: string, {format, options, streams}: {
	readonly format: 'text' | 'json';
	readonly options: Options;
	readonly streams: Streams;
}): Promise<void> => {
	const found = await documentOf(await readRun(path.dirname(folder), path.basename(folder)));
	if (!found) {
		throw new Error(`The journal in ${folder} cannot be read.`);
	}

	const document = withoutSecrets(found);
	await printResult(format === 'json' ? formatJson(document) : formatReportText(document, {isAscii: options.isAscii}), options, streams);
};
