import {type Answer, type AnswerValues} from '../../domain/answer.js';
import {modelKey, type Intent, type IntentType} from '../../domain/intent.js';
import {type ProcessAnswer} from '../process.js';
import {readAgentStream} from './agent-stream.js';
import {readAgentVersion} from './agent-version.js';
import {readBackup, readDownload} from './backup.js';
import {readBundle} from './bundle.js';
import {readCharmActions} from './charm-actions.js';
import {readCharmInfo} from './charm-info.js';
import {isAlreadyRunning} from './charm-refusals.js';
import {readCharmSettings, readServiceSettings} from './charm-settings.js';
import {readClientVersion} from './client-version.js';
import {readConfiguration} from './configuration.js';
import {readControllerMachine} from './controller-machine.js';
import {readCopies} from './copies.js';
import {readDisabledCommands} from './disabled-commands.js';
import {readDone} from './done.js';
import {
	readBlocks,
	readEnvironmentController,
	readEnvironmentModels,
	readEnvironments,
} from './environments.js';
import {readErrorLog} from './error-log.js';
import {saidBy} from './evidence.js';
import {describeFailure, describeRefusal, describeUnreadable} from './failure.js';
import {readControllers} from './list-controllers.js';
import {readModels} from './list-models.js';
import {readModelSettings} from './model-settings.js';
import {type Steps} from './json-pieces.js';
import {
	type IntentOf,
	type Reader,
	type Reading,
	type Versions,
} from './reading.js';
import {readRefresh} from './refresh.js';
import {readRemoteBackup} from './remote-backup.js';
import {readServices} from './services.js';
import {readController} from './show-controller.js';
import {readModel} from './show-model.js';
import {readStatusLog} from './status-log.js';
import {readStatusInPieces} from './status-pieces.js';
import {type StatusMemory} from './status-memory.js';
import {isLongStatus, readStatus} from './status.js';
import {readOutcome, readPreview} from './upgrade.js';

/** Clients before 2.0 know neither controllers nor models: what stands for them is read in another way. */
const byClient = <Type extends IntentType>(reader: Reader<Type>, beforeModels: Reader<Type>): Reader<Type> => (answer, intent, versions) =>
	(versions.client !== undefined && versions.client.major < 2 ? beforeModels : reader)(answer, intent, versions);

const readers: {readonly [Type in IntentType]: Reader<Type>} = {
	'client-version': readClientVersion,
	'list-controllers': byClient(readControllers, readEnvironments),
	'show-controller': byClient(readController, readEnvironmentController),
	'list-models': byClient(readModels, readEnvironmentModels),
	'read-status': readStatus,
	'read-agent-version': readAgentVersion,
	'read-agent-stream': readAgentStream,
	'read-status-log': readStatusLog,
	'read-error-log': readErrorLog,
	'read-disabled-commands': byClient(readDisabledCommands, readBlocks),
	'preview-controller-upgrade': readPreview,
	'preview-model-upgrade': readPreview,
	'show-model': readModel,
	'read-model-settings': readModelSettings,
	'inspect-controller-machine': readControllerMachine,
	'inspect-services': readServices,
	'read-agent-configuration': readConfiguration,
	'upgrade-controller': readOutcome,
	'upgrade-model': readOutcome,
	'create-backup': readBackup,
	'create-remote-backup': readRemoteBackup,
	'download-backup': readDownload,
	'export-bundle': readBundle,
	'copy-agent-configurations': readCopies,
	'restore-agent-configuration': readDone,
	'restart-agent': readDone,
	resolve: readDone,
	'refresh-charm': readRefresh,
	'set-charm-settings': readDone,
	'read-charm-settings': byClient(readCharmSettings, readServiceSettings),
	'read-charm-info': readCharmInfo,
	'read-charm-actions': readCharmActions,
	'run-charm-advice': readDone,
	'enable-commands': readDone,
	'disable-commands': readDone,
	'set-agent-stream': readDone,
	'synchronise-binaries': readDone,
	'remove-machine': readDone,
	'destroy-controller': readDone,
	'kill-controller': readDone,
	unregister: readDone,
	'open-shell': readDone,
	'edit-agent-configuration': readDone,
	'debug-hooks': readDone,
	'log-in': readDone,
};

/** Exit code of ssh itself where it could not connect. */
const sshFailed = 255;

// A shell ends with the exit code of the last command typed in it: no fault of Juju's.
const hasEndedWell = ({type}: Intent, {outcome, exitCode}: ProcessAnswer): boolean =>
	outcome === 'exited' && (exitCode === 0 || (exitCode !== undefined && exitCode !== sshFailed && (type === 'open-shell' || type === 'debug-hooks')));

/** 1.25 goes on following the log until as many lines have come as it may show: what it said until it was ended is the log. */
const isEndlessLog = ({type}: Intent, {outcome}: ProcessAnswer, {client}: Versions): boolean =>
	type === 'read-error-log' && outcome === 'timed-out' && client !== undefined && client.major < 2;

const isNothingNewer = ({type}: Intent, answer: ProcessAnswer): boolean =>
	type === 'refresh-charm' && answer.outcome === 'exited' && answer.exitCode === 1 && isAlreadyRunning(saidBy(answer));

const emptyLog = {
	message: 'The log said nothing until it was ended: there are no such lines, or the state server is out of reach.',
	advice: 'Look at the status: where that is answered, the log has nothing to say.',
};

const read = <Type extends IntentType>(intent: IntentOf<Type>, answer: ProcessAnswer, versions: Versions): Reading<AnswerValues[Type]> => {
	const reader: Reader<Type> = readers[intent.type];
	return reader(answer, intent, versions);
};

const toAnswer = (reading: Reading<AnswerValues[IntentType]>, answer: ProcessAnswer): Answer => {
	if (reading.ok) {
		return reading;
	}

	return {ok: false, failure: 'failure' in reading ? describeRefusal(answer, reading.failure) : describeUnreadable(answer, reading.expected)};
};

/**
Reads what a command gave back: the value that its intent asks for, or why there is none. All texts in it are harmless for a terminal. Never throws.

@param versions Of client and controller, as far as they are known.
*/
export const readAnswer = (intent: Intent, answer: ProcessAnswer, versions: Versions): Answer => {
	const isEndless = isEndlessLog(intent, answer, versions);
	if (isEndless && answer.stdout.trim() === '') {
		return {ok: false, failure: describeRefusal(answer, emptyLog)};
	}

	if (!hasEndedWell(intent, answer) && !isEndless && !isNothingNewer(intent, answer)) {
		return {ok: false, failure: describeFailure(intent, answer)};
	}

	return toAnswer(read(intent, answer, versions), answer);
};

/**
As `readAnswer`, and gives way in between where there is a lot to read: ten thousand agents take longer than a person waits for a key.

@param memory Of the statuses of the client that answers.
@yields Where others should have their turn.
*/
export function * readAnswerInSteps(intent: Intent, answer: ProcessAnswer, {versions, memory}: {readonly versions: Versions; readonly memory: StatusMemory}): Steps<Answer> {
	if (intent.type !== 'read-status' || !hasEndedWell(intent, answer) || !isLongStatus(answer.stdout)) {
		return readAnswer(intent, answer, versions);
	}

	const model = modelKey(intent.model);
	const {reading, known} = yield * readStatusInPieces(answer.stdout, memory.get(model));
	memory.keep(model, known);
	return toAnswer(reading, answer);
}
