import path from 'node:path';
import {formatHandOver} from '../output/hand-over.js';
import {formatJson} from '../output/format-json.js';
import {formatReportHtml} from '../output/report-html.js';
import {formatReportMarkdown} from '../output/report-markdown.js';
import {formatReportText} from '../output/report-text.js';
import {type RunDocument} from '../output/run-document.js';
import {
	listRuns,
	readChain,
	readRun,
	type StoredRun,
} from '../storage/read-run.js';
import {StorageError} from '../storage/storage-error.js';
import {writeBundle} from '../storage/write-bundle.js';
import {type Streams} from './headless.js';
import {findPaths} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {chooseFormat, printResult, withoutSecrets} from './print-result.js';
import {documentOf} from './read-runs.js';

/**
The run that is meant: the newest where none is named, else the one whose name begins so.

@throws {UsageError} For a name that fits none, or several.
@throws {StorageError} Where there is no run at all.
*/
export const chooseRun = async (folder: string, words: readonly string[], command: string): Promise<string> => {
	const [wanted, ...others] = words;
	if (others.length > 0) {
		throw new UsageError(`${command} takes one run, but was given "${words.join(' ')}".`, 'Name one; juju-upgrade-wizard runs lists them.');
	}

	const ids = await listRuns(folder);
	const [newest] = ids;
	if (newest === undefined) {
		throw new StorageError(`There are no runs in ${folder}.`, 'A run is kept there once the wizard was started; --data-directory names another place.');
	}

	if (wanted === undefined) {
		return newest;
	}

	const found = ids.includes(wanted) ? [wanted] : ids.filter(id => wanted !== '' && id.startsWith(wanted));
	const [first, ...more] = found;
	if (first === undefined) {
		throw new UsageError(`There is no run "${wanted}" in ${folder}.`, `The newest is ${newest}; juju-upgrade-wizard runs lists them all.`);
	}

	if (more.length > 0) {
		throw new UsageError(`"${wanted}" may be ${found.slice(0, 3).join(', ')}${found.length > 3 ? ' or another' : ''}.`, 'Give more of the name of the run.');
	}

	return first;
};

const needDocument = async (stored: StoredRun): Promise<RunDocument> => {
	const document = await documentOf(stored);
	if (!document) {
		throw new StorageError(
			`There is nothing to report of the run ${stored.id}. ${stored.problem ?? ''}`.trim(),
			`Look at ${stored.folder}, or name another run; juju-upgrade-wizard runs lists them.`,
		);
	}

	return withoutSecrets(document);
};

const bundle = async (stored: StoredRun, document: RunDocument, {given, streams}: {readonly given: string; readonly streams: Streams}): Promise<void> => {
	const file = path.resolve(given);
	const chain = await readChain(path.dirname(stored.folder), stored.id);
	const names = await writeBundle({
		folder: stored.folder,
		before: chain.filter(({id}) => id !== stored.id).map(({folder}) => folder),
		id: stored.id,
		file,
		now: Date.now(),
		parts: [
			{name: 'outputs.txt', what: 'what each changing command wrote', text: outputsOf(document)},
			{name: 'report.txt', what: 'the report as text', text: formatReportText(document, {isAscii: false})},
			{name: 'report.html', what: 'the report as a page', text: formatReportHtml(document)},
			{name: 'report.json', what: 'the report as a document', text: formatJson(document)},
		],
	});
	streams.stdout.write(`Written: ${file}\n${names.map(name => `  ${name}\n`).join('')}Secrets are masked in it. Read it before you give it away.\n`);
};

const outputsOf = ({commands}: RunDocument): string => commands.map(({command, output, ...entry}) =>
	`$ ${command.join(' ')}\n${output}${output === '' || output.endsWith('\n') ? '' : '\n'}# ${entry.outcome}, exit code ${entry['exit-code'] ?? 'unknown'}\n`).join('\n');

const refuseMixtures = ({isHandOver, bundleFile, format, output}: Options): void => {
	if (isHandOver && bundleFile !== undefined) {
		throw new UsageError('--hand-over and --bundle exclude each other.', 'Give one of them.');
	}

	if (isHandOver && format !== undefined && format !== 'text') {
		throw new UsageError(`--hand-over has no format "${format}".`, 'It is one screen of text.');
	}

	if (bundleFile !== undefined && (format !== undefined || output !== undefined)) {
		throw new UsageError('--bundle takes neither --format nor --output.', 'It writes one archive with the report in every form.');
	}
};

/**
The report of a run. Nothing is changed but the file that is asked for.

@returns The exit code: 0, whatever became of the run.
@throws {UsageError} For a run that does not exist.
@throws {StorageError} Where there is no run, or it cannot be read.
*/
export const runReport = async (options: Options, rest: readonly string[], streams: Streams): Promise<number> => {
	const format = chooseFormat(options, 'report', ['text', 'json', 'markdown', 'html']);
	refuseMixtures(options);
	const {runs: folder} = findPaths(options);
	const stored = await readRun(folder, await chooseRun(folder, rest, 'report'));
	const document = await needDocument(stored);
	const {isAscii, isHandOver, bundleFile} = options;
	if (bundleFile !== undefined) {
		await bundle(stored, document, {given: bundleFile, streams});
		return 0;
	}

	const printers = {
		text: () => formatReportText(document, {isAscii}),
		json: () => formatJson(document),
		markdown: () => formatReportMarkdown(document),
		html: () => formatReportHtml(document),
	};
	await printResult(isHandOver ? formatHandOver(document, {now: Date.now(), isAscii}) : printers[format](), options, streams);
	return 0;
};
