/*
What the simulated command line stands on: everything that can be asked of, or done to, a simulated cloud. Callers advance the cloud to the time of a command
first. Answers are values, never words of a client: those are the dialects' business.
*/
import {type Cloud} from './cloud.js';
import {takeDue} from './schedule.js';
import {happen} from './happen.js';

export {
	controllerModelOf, findAgent, findController, findModel, type AgentReference,
} from './lookup.js';
export {
	viewModel, type ModelView, type MachineView, type UnitView, type ApplicationView, type ShownStatus, type RelatedApplication,
} from './view.js';
export {planUpgrade, requestUpgrade} from './upgrade-request.js';
export {
	type UpgradeRequest, type UpgradeOutcome, type UpgradeRefusal, type BlockerReason,
} from './upgrade-outcome.js';
export {resolveUnit, didRepairHook as repairHook, type ResolveOutcome} from './hooks.js';
export {
	listFiles, readFile, writeFile, copyFile,
} from './machine-files.js';
export {
	clearDisk, freeDisk, listServices, restartService, startService, stopService,
} from './services.js';
export {
	createBackup,
	destroyController,
	enableCommands,
	disableCommands,
	killController,
	removeMachine,
	syncBinaries,
	unregisterController,
	type BackupOutcome,
	type DestroyOutcome,
	type RemoveOutcome,
	type SyncOutcome,
} from './operations.js';
export {migrateModel, migratedAway} from './migrate-model.js';
export {refreshCharm} from './charms/refresh-charm.js';
export {type LocalCharm, type RefreshOrder, type RefreshOutcome} from './charms/order.js';
export {runAction} from './charms/run-action.js';
export {settingsProblem} from './charms/carry-settings.js';
export {answerLatency, apiState, type ApiAnswer} from './api.js';
export {debugLog, statusLog} from './logs.js';

/**
Lets everything happen that is due. Time that goes back is ignored.

@param now - Milliseconds since 1970.
*/
export const advance = (cloud: Cloud, now: number): void => {
	for (let event = takeDue(cloud, now); event; event = takeDue(cloud, now)) {
		cloud.now = Math.max(cloud.now, event.at);
		happen(cloud, event);
	}

	cloud.now = Math.max(cloud.now, now);
};
