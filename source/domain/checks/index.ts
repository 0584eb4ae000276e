import {
	type Check,
	type CheckResult,
	type PrepareFacts,
	type Target,
} from '../check.js';
import {accessSufficient} from './access-sufficient.js';
import {agentsAtModelVersion} from './agents-at-model-version.js';
import {backupMade} from './backup-made.js';
import {basesSupported} from './bases-supported.js';
import {blockerChecks} from './blockers.js';
import {changesEnabled} from './changes-enabled.js';
import {charmsFromCharmhub} from './charms-from-charmhub.js';
import {clientCompatible} from './client-compatible.js';
import {clientRefreshPlanned} from './client-refresh-planned.js';
import {clocksAgree} from './clocks-agree.js';
import {controllerCharmCurrent} from './controller-charm-current.js';
import {controllerReachable} from './controller-reachable.js';
import {copiesMade} from './copies-made.js';
import {credentialValid} from './credential-valid.js';
import {databaseSupported} from './database-supported.js';
import {databaseSnapSuited} from './database-snap-suited.js';
import {diskSpace} from './disk-space.js';
import {dryRunAccepted} from './dry-run-accepted.js';
import {highAvailabilityComplete} from './high-availability-complete.js';
import {machineUpgradesFinished} from './machine-upgrades-finished.js';
import {migrationChecks} from './migration.js';
import {modelAlive} from './model-alive.js';
import {noAgentDown} from './no-agent-down.js';
import {noMachinePending} from './no-machine-pending.js';
import {noUnitInError} from './no-unit-in-error.js';
import {noUnitLost} from './no-unit-lost.js';
import {noUpgradeRunning} from './no-upgrade-running.js';
import {relationsAcrossModels} from './relations-across-models.js';
import {releaseSound} from './release-sound.js';
import {streamChangesCheck} from './stream-changes.js';
import {sessionSurvives} from './session-survives.js';

/** All pre-flight checks, in the order in which a person would look. */
export const checks: readonly Check[] = [
	controllerReachable,
	clientCompatible,
	clientRefreshPlanned,
	sessionSurvives,
	releaseSound,
	accessSufficient,
	modelAlive,
	credentialValid,
	highAvailabilityComplete,
	databaseSupported,
	diskSpace,
	databaseSnapSuited,
	clocksAgree,
	noUpgradeRunning,
	changesEnabled,
	noAgentDown,
	noUnitLost,
	noUnitInError,
	noMachinePending,
	agentsAtModelVersion,
	machineUpgradesFinished,
	basesSupported,
	charmsFromCharmhub,
	controllerCharmCurrent,
	relationsAcrossModels,
	...migrationChecks,
	streamChangesCheck,
	dryRunAccepted,
	...blockerChecks,
	backupMade,
	copiesMade,
];

const order: ReadonlyArray<CheckResult['result']> = ['block', 'unknown', 'warn', 'running', 'pass'];

/** What only an upgrade in place asks for; none of it matters to models that move to another controller. */
const ofUpgrades: ReadonlySet<string> = new Set([streamChangesCheck, dryRunAccepted, backupMade].map(({id}) => id));

/**
The checks that matter to what is planned.
*/
export const checksFor = ({isMove}: Target): readonly Check[] => (isMove ? checks.filter(({id}) => !ofUpgrades.has(id)) : checks);

/**
Judges all checks.

@returns What keeps the operator from going on first, then what they should know, then what runs, then what passes; within these in the order of `checks`.
*/
export const judgeAll = (facts: PrepareFacts): readonly CheckResult[] =>
	checksFor(facts.target).flatMap(check => check.judge(facts)).toSorted((left, right) => order.indexOf(left.result) - order.indexOf(right.result));
