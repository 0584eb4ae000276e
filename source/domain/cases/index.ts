import {type Case, type Finding, type Situation} from '../case.js';
import {agentBehind} from './agent-behind.js';
import {agentStreamChanged} from './agent-stream-changed.js';
import {agentTooOld} from './agent-too-old.js';
import {backupLeftBehind} from './backup-left-behind.js';
import {backupNotAvailable} from './backup-not-available.js';
import {backupNotSupported} from './backup-not-supported.js';
import {binariesMissing} from './binaries-missing.js';
import {certificateRefused} from './certificate-refused.js';
import {changesDisabled} from './changes-disabled.js';
import {channelOrBaseNotFound} from './channel-or-base-not-found.js';
import {charmBaseDiffers} from './charm-base-differs.js';
import {charmFilesInConflict} from './charm-files-in-conflict.js';
import {charmGivesInstructions} from './charm-gives-instructions.js';
import {charmNotCompatible} from './charm-not-compatible.js';
import {charmResourceMissing} from './charm-resource-missing.js';
import {charmsRefreshedTogether} from './charms-refreshed-together.js';
import {clientChanged} from './client-changed.js';
import {clientDataLost} from './client-data-lost.js';
import {clientFilesUnreadable} from './client-files-unreadable.js';
import {clientIncompatible} from './client-incompatible.js';
import {cloudBehindProxy} from './cloud-behind-proxy.js';
import {containersBehind} from './containers-behind.js';
import {controllerCharmBehind} from './controller-charm-behind.js';
import {controllerFirst} from './controller-first.js';
import {controllerStoreFull} from './controller-store-full.js';
import {controllerUnitRefused} from './controller-unit-refused.js';
import {controllerUnreachable} from './controller-unreachable.js';
import {controllersNotListening} from './controllers-not-listening.js';
import {controllersOutOfStep} from './controllers-out-of-step.js';
import {credentialInvalid} from './credential-invalid.js';
import {credentialRestricted} from './credential-restricted.js';
import {databaseNodeUnhealthy} from './database-node-unhealthy.js';
import {databaseSnapTooNew} from './database-snap-too-new.js';
import {databaseStepWaiting} from './database-step-waiting.js';
import {databaseTooOld} from './database-too-old.js';
import {databaseUpgradeFailed} from './database-upgrade-failed.js';
import {deprecatedBase} from './deprecated-base.js';
import {deprecatedCharmStore} from './deprecated-charm-store.js';
import {diskFull} from './disk-full.js';
import {downloadFailed} from './download-failed.js';
import {hookFailed} from './hook-failed.js';
import {hooksAllAtOnce} from './hooks-all-at-once.js';
import {imageGoneAfterRefresh} from './image-gone-after-refresh.js';
import {imagePullFailed} from './image-pull-failed.js';
import {installHookAgain} from './install-hook-again.js';
import {leaderRefreshedFirst} from './leader-refreshed-first.js';
import {localCharmNeedsFile} from './local-charm-needs-file.js';
import {loginExpired} from './login-expired.js';
import {lxdTooOld} from './lxd-too-old.js';
import {machineAgentDown} from './machine-agent-down.js';
import {machineStatusWrong} from './machine-status-wrong.js';
import {machineStaysPending} from './machine-stays-pending.js';
import {machineUpgradeUnfinished} from './machine-upgrade-unfinished.js';
import {migratedAgentsLost} from './migrated-agents-lost.js';
import {migratedModelNotUpgraded} from './migrated-model-not-upgraded.js';
import {migrationAgentsTimedOut} from './migration-agents-timed-out.js';
import {migrationCredentialDiffers} from './migration-credential-differs.js';
import {migrationFanNetworking} from './migration-fan-networking.js';
import {migrationMachinesDiffer} from './migration-machines-differ.js';
import {migrationOffersTied} from './migration-offers-tied.js';
import {migrationOwnerMissing} from './migration-owner-missing.js';
import {migrationOwnershipStuck} from './migration-ownership-stuck.js';
import {migrationRetryRefused} from './migration-retry-refused.js';
import {migrationSecretsUnreadable} from './migration-secrets-unreadable.js';
import {migrationStorageRefused} from './migration-storage-refused.js';
import {migrationTargetUnsupported} from './migration-target-unsupported.js';
import {migrationUpgradeUnfinished} from './migration-upgrade-unfinished.js';
import {migrationUsersMissing} from './migration-users-missing.js';
import {migrationVersionRefused} from './migration-version-refused.js';
import {migrationWorkersBouncing} from './migration-workers-bouncing.js';
import {minorUpgradeRefused} from './minor-upgrade-refused.js';
import {missingPermission} from './missing-permission.js';
import {modelMigrating} from './model-migrating.js';
import {modelTooOld} from './model-too-old.js';
import {noDatabasePrimary} from './no-database-primary.js';
import {noUpgradesAvailable} from './no-upgrades-available.js';
import {peerRelationDoubled} from './peer-relation-doubled.js';
import {podCrashLoop} from './pod-crash-loop.js';
import {podspecNotScaledDown} from './podspec-not-scaled-down.js';
import {rankFindings} from './rank.js';
import {refreshNamesWrongChannel} from './refresh-names-wrong-channel.js';
import {refreshWhileInError} from './refresh-while-in-error.js';
import {restoreRefused} from './restore-refused.js';
import {revisionOutsideChannel} from './revision-outside-channel.js';
import {staleControllerList} from './stale-controller-list.js';
import {statefulSetMissing} from './stateful-set-missing.js';
import {storageUpdateRefused} from './storage-update-refused.js';
import {subordinatesBehind} from './subordinates-behind.js';
import {unitAgentLost} from './unit-agent-lost.js';
import {upgradeFailed} from './upgrade-failed.js';
import {upgradeInProgress} from './upgrade-in-progress.js';
import {upgradeStuck} from './upgrade-stuck.js';
import {windowsMachines} from './windows-machines.js';
import {workloadNotUpgraded} from './workload-not-upgraded.js';
import {wrongCommandForController} from './wrong-command-for-controller.js';
import {wrongTarget} from './wrong-target.js';

/** The catalogue of failure modes, in order of their codes. */
export const cases: readonly Case[] = [
	clientIncompatible,
	wrongTarget,
	staleControllerList,
	clientFilesUnreadable,
	clientChanged,
	missingPermission,
	changesDisabled,
	loginExpired,
	deprecatedBase,
	windowsMachines,
	deprecatedCharmStore,
	lxdTooOld,
	machineUpgradeUnfinished,
	databaseNodeUnhealthy,
	databaseTooOld,
	modelMigrating,
	minorUpgradeRefused,
	modelTooOld,
	controllerFirst,
	wrongCommandForController,
	credentialInvalid,
	credentialRestricted,
	cloudBehindProxy,
	noUpgradesAvailable,
	binariesMissing,
	downloadFailed,
	diskFull,
	agentStreamChanged,
	imagePullFailed,
	controllerStoreFull,
	upgradeInProgress,
	upgradeStuck,
	controllersOutOfStep,
	noDatabasePrimary,
	databaseStepWaiting,
	databaseUpgradeFailed,
	statefulSetMissing,
	databaseSnapTooNew,
	controllerUnitRefused,
	controllersNotListening,
	controllerUnreachable,
	controllerCharmBehind,
	upgradeFailed,
	certificateRefused,
	agentTooOld,
	machineAgentDown,
	unitAgentLost,
	agentBehind,
	containersBehind,
	subordinatesBehind,
	hookFailed,
	workloadNotUpgraded,
	installHookAgain,
	machineStaysPending,
	hooksAllAtOnce,
	machineStatusWrong,
	podCrashLoop,
	migrationUpgradeUnfinished,
	migrationVersionRefused,
	migrationUsersMissing,
	migrationOwnerMissing,
	migrationCredentialDiffers,
	migrationMachinesDiffer,
	migrationAgentsTimedOut,
	migrationOwnershipStuck,
	migrationRetryRefused,
	migratedAgentsLost,
	migrationOffersTied,
	migrationFanNetworking,
	migrationTargetUnsupported,
	migrationStorageRefused,
	migratedModelNotUpgraded,
	migrationWorkersBouncing,
	migrationSecretsUnreadable,
	channelOrBaseNotFound,
	charmBaseDiffers,
	refreshNamesWrongChannel,
	storageUpdateRefused,
	imageGoneAfterRefresh,
	podspecNotScaledDown,
	charmNotCompatible,
	refreshWhileInError,
	charmGivesInstructions,
	charmResourceMissing,
	localCharmNeedsFile,
	revisionOutsideChannel,
	peerRelationDoubled,
	leaderRefreshedFirst,
	charmsRefreshedTogether,
	charmFilesInConflict,
	backupNotAvailable,
	backupNotSupported,
	backupLeftBehind,
	restoreRefused,
	clientDataLost,
];

const byId = new Map(cases.map(entry => [entry.id, entry]));

/**
A case by its id; undefined for an id that the catalogue does not know.
*/
export const findCase = (id: string): Case | undefined => byId.get(id);

/**
What the catalogue finds in a situation: causes first, then the gravest.
*/
export const matchCases = (situation: Situation): readonly Finding[] => rankFindings(cases.flatMap(entry => entry.match(situation)), findCase);
