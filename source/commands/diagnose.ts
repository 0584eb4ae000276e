import process from 'node:process';
import {matchCases} from '../domain/cases/index.js';
import {type JujuVersion} from '../domain/version.js';
import {createChildProcess} from '../juju/child-process.js';
import {findClient} from '../juju/find-client.js';
import {readAnswer} from '../juju/answers/index.js';
import {makeDiagnosisDocument} from '../output/diagnosis-document.js';
import {formatDiagnosisMarkdown} from '../output/diagnosis-markdown.js';
import {formatDiagnosisText} from '../output/diagnosis-text.js';
import {formatJson} from '../output/format-json.js';
import {diagnoseLive} from './diagnose-live.js';
import {diagnoseFiles} from './diagnose-offline.js';
import {type Input} from './diagnose-read.js';
import {type Streams} from './headless.js';
import {UsageError, type Options} from './options.js';
import {
	chooseFormat,
	printResult,
	refuseWords,
	withoutSecrets,
} from './print-result.js';
import {judgeOptions} from './wizard-options.js';

const formats = {text: formatDiagnosisText, json: formatJson, markdown: formatDiagnosisMarkdown};

const hasFiles = ({statusFiles, logFiles, errorFiles}: Options): boolean => statusFiles.length + logFiles.length + errorFiles.length > 0;

/** The version of the client that `--juju` names: commands are then those that it takes. Nothing else is asked of it. */
const askClient = async ({juju}: Options): Promise<JujuVersion | undefined> => {
	if (juju === undefined) {
		return undefined;
	}

	const executable = await findClient({path: juju, searchPath: ''});
	const answer = executable === undefined
		? undefined
		: readAnswer({type: 'client-version'}, await createChildProcess({executable, environment: process.env}).run({arguments: ['version'], timeLimit: 10_000}), {client: undefined, controller: undefined});
	if (!answer?.ok) {
		throw new UsageError(`The client ${juju} does not say its version.`, 'Give the path of a juju, or leave --juju out.');
	}

	return (answer.value as {readonly version: JujuVersion}).version;
};

/** Files take the place of a cloud. */
const refuseBoth = ({simulate, agentVersion}: Options): void => {
	if (simulate !== undefined) {
		throw new UsageError('Files and --simulate cannot be looked at at once.', 'Leave one of them out.');
	}

	if (agentVersion !== undefined) {
		throw new UsageError('--agent-version asks a client, and files have none.', 'Leave it out.');
	}
};

/**
What is wrong and what helps, by the catalogue of failure modes: of a cloud, or of files that were saved from one. Nothing is changed.

@returns 0 where nothing is found, 6 where something is or where Juju said something that nobody knows, 3 where nothing could be asked, 5 where the time was over.
*/
export const runDiagnose = async (options: Options, rest: readonly string[], {stdin, signals = false, ...streams}: Streams & {readonly stdin: Input; readonly signals?: boolean}): Promise<number> => {
	refuseWords('diagnose', rest);
	const format = formats[chooseFormat(options, 'diagnose', ['text', 'json', 'markdown'])];
	const isOffline = hasFiles(options);
	if (isOffline) {
		refuseBoth(options);
	}

	const diagnosed = isOffline
		? await diagnoseFiles(options, await judgeOptions(options), {stdin, client: await askClient(options)})
		: await diagnoseLive(options, {signals});
	if ('kind' in diagnosed) {
		streams.stderr.write(`${diagnosed.summary.join('\n')}\n`);
		return diagnosed.code;
	}

	const document = withoutSecrets(makeDiagnosisDocument({...diagnosed, findings: matchCases(diagnosed.situation), isOffline}));
	await printResult(format(document), options, streams);
	return document.findings.length > 0 || document.unrecognised.length > 0 ? 6 : 0;
};
