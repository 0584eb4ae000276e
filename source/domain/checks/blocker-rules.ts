import {databaseNodeUnhealthy} from '../cases/database-node-unhealthy.js';
import {databaseTooOld} from '../cases/database-too-old.js';
import {deprecatedBase} from '../cases/deprecated-base.js';
import {deprecatedCharmStore} from '../cases/deprecated-charm-store.js';
import {lxdTooOld, upgradeLxd} from '../cases/lxd-too-old.js';
import {machineUpgradeUnfinished} from '../cases/machine-upgrade-unfinished.js';
import {minorUpgradeRefused} from '../cases/minor-upgrade-refused.js';
import {awaitMigration, modelMigrating} from '../cases/model-migrating.js';
import {modelTooOld} from '../cases/model-too-old.js';
import {newController, type RefusalCase} from '../cases/refusal.js';
import {windowsMachines} from '../cases/windows-machines.js';
import {type PrepareFacts, type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {isSignalled} from '../signal.js';
import {namedCharms} from '../store-charms.js';
import {
	drainMachine,
	finishMachineUpgrade,
	refreshFromCharmhub,
	repairDatabase,
	replaceMember,
	upgradeMachine,
} from './machine-remedies.js';

export type BlockerRule = {
	/** The id of the check that shows it. */
	readonly id: string;
	/** Said of a model that has it. */
	readonly title: string;
	/** The case of the catalogue whose words Juju writes; where there is none, `pattern` has them. */
	readonly case?: RefusalCase;
	readonly pattern?: RegExp;
	readonly consequence: string;
	readonly remedies: (facts: PrepareFacts, model: ModelReference, reasons: readonly string[]) => readonly Remedy[];
};

const chooseOtherVersion = adviseRemedy({
	id: 'choose-other-version', title: 'Choose another version', explanation: 'Esc goes back to Version, where Juju\'s own choice stands first.',
}, ['Go back to Version with Esc and choose one that is not below what runs.']);

/**
Reasons for which Juju blocks an upgrade of the controller, by its own words; the last rule takes what is not known.

Sources: 2.9.52, 3.6.28 `upgrades/upgradevalidation/validation.go`; 2.5.8, 2.9.31 `apiserver/facades/client/client/client.go`; 4.0.15 `domain/modelagent/service/service.go`.
*/
export const blockerRules: readonly BlockerRule[] = [
	{
		id: 'blocker-machine-upgrade',
		title: 'A machine\'s operating system is half upgraded',
		case: machineUpgradeUnfinished,
		consequence: 'Juju upgrades nothing while a machine is between two bases.',
		remedies: (facts, model) => [finishMachineUpgrade(facts.target, model)],
	},
	{
		id: 'blocker-machine-base',
		title: 'Machines have a base that Juju does not support',
		case: deprecatedBase,
		consequence: 'The wanted version has no agents for these machines.',
		remedies: (facts, model) => [upgradeMachine(facts.target, model), drainMachine(facts.target, model)],
	},
	{
		id: 'blocker-windows-machine',
		title: 'The model has Windows machines',
		case: windowsMachines,
		consequence: 'Juju has no agents for Windows from 3.0 on.',
		remedies: (facts, model) => [drainMachine(facts.target, model)],
	},
	{
		id: 'blocker-charm-store',
		title: 'Charms come from the old charm store',
		case: deprecatedCharmStore,
		consequence: 'Juju knows only Charmhub from 3.0 on.',
		remedies: (_facts, model, reasons) => [refreshFromCharmhub(model, reasons.flatMap(reason => namedCharms(reason)).map(charm => ({application: 'APPLICATION', charm})))],
	},
	{
		id: 'blocker-lxd-version',
		title: 'LXD is too old',
		case: lxdTooOld,
		consequence: 'The wanted version does not work with the LXD of this cloud.',
		remedies: () => [upgradeLxd],
	},
	{
		id: 'blocker-database-node',
		title: 'A node of the database is not healthy',
		case: databaseNodeUnhealthy,
		consequence: 'Controllers wait for each other in an upgrade; a database that lacks a node may not come back.',
		remedies: ({controllerModel}) => [repairDatabase(controllerModel), replaceMember(controllerModel)],
	},
	{
		id: 'blocker-database-version',
		title: 'The database is too old',
		case: databaseTooOld,
		consequence: 'The database of a controller is not upgraded in place.',
		remedies: () => [newController],
	},
	{
		id: 'blocker-migration',
		title: 'The model is being migrated',
		case: modelMigrating,
		consequence: 'Juju refuses to upgrade while a model is on its way between controllers.',
		remedies: (_facts, model) => [awaitMigration(model)],
	},
	{
		id: 'blocker-model-too-old',
		title: 'The model is too old for this step',
		case: modelTooOld,
		consequence: 'The wanted version cannot read what so old a model has in the database.',
		remedies: (_facts, model, reasons) => [adviseRemedy({
			id: 'upgrade-model-first', title: 'Upgrade this model first', explanation: 'To the version that the reason names, with the controller as it is.',
		}, [...reasons, '', `  juju upgrade-model -m ${modelKey(model)} --dry-run`, `  juju upgrade-model -m ${modelKey(model)}`])],
	},
	{
		id: 'blocker-minor-version',
		title: 'A controller does not go to another minor version in place',
		case: minorUpgradeRefused,
		consequence: 'From 3.0 on a controller is upgraded within its minor version only.',
		remedies: () => [newController],
	},
	{
		id: 'blocker-downgrade',
		title: 'The version is lower than what runs',
		pattern: /downgrade is not allowed|lower than the current/v,
		consequence: 'Juju never goes back.',
		remedies: () => [chooseOtherVersion],
	},
	{
		id: 'blocker-unknown',
		title: 'Juju blocks for a reason that is not known here',
		consequence: 'The real command would be refused for the same reason.',
		remedies: () => [adviseRemedy({
			id: 'read-reason', title: 'Read Juju\'s own words', explanation: 'The reason stands above as Juju wrote it.',
		}, ['This program does not know this reason and so has no remedy for it.', 'Search Juju\'s documentation and https://github.com/juju/juju/issues for its words.'])],
	},
];

const isRuleFor = ({case: entry, pattern}: BlockerRule, reason: string): boolean => entry === undefined
	? pattern?.test(reason) !== false
	: entry.signals.some(signal => signal.where === 'error' && isSignalled(reason, signal));

/** The rule for a reason; the last one where no other knows it. */
export const findBlockerRule = (reason: string): BlockerRule | undefined => blockerRules.find(rule => isRuleFor(rule, reason));
