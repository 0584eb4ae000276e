import {type PrepareFacts, type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {
	drainMachine,
	finishMachineUpgrade,
	refreshFromCharmhub,
	repairDatabase,
	upgradeMachine,
} from './machine-remedies.js';

export type BlockerRule = {
	/** The id of the check that shows it. */
	readonly id: string;
	/** Said of a model that has it. */
	readonly title: string;
	/** What Juju writes; undefined for the rule that takes what no other knows. */
	readonly pattern: RegExp | undefined;
	readonly consequence: string;
	readonly remedies: (facts: PrepareFacts, model: ModelReference, reasons: readonly string[]) => readonly Remedy[];
};

const newController = adviseRemedy({
	id: 'new-controller',
	title: 'Take the way of a new controller',
	explanation: 'From 3.0 on Juju goes to another minor version only by a new controller to which the models are migrated.',
	reference: 'Juju documentation, Upgrade your Juju deployment',
}, [
	'1. Bootstrap a controller of the wanted version with a client of that version.',
	'2. juju migrate MODEL NEW-CONTROLLER, model by model.',
	'3. juju upgrade-model -m MODEL on the new controller.',
	'',
	'Or choose a newer patch of the version that runs: Esc goes back to Version.',
]);

const chooseOtherVersion = adviseRemedy({
	id: 'choose-other-version', title: 'Choose another version', explanation: 'Esc goes back to Version, where Juju\'s own choice stands first.',
}, ['Go back to Version with Esc and choose one that is not below what runs.']);

/** Juju writes them with store and revision, `cs:~owner/mysql-29`; Charmhub knows the bare name. */
const namesIn = (reasons: readonly string[]): readonly string[] => reasons.flatMap(reason =>
	(/charms?\(s\): (?<names>.+)$/v.exec(reason)?.groups?.['names'] ?? '')
		.split(',')
		.map(name => name.trim().replace(/^.*[\/:]/v, '').replace(/-\d+$/v, ''))
		.filter(name => name !== ''));

/**
Reasons for which Juju blocks an upgrade of the controller, by its own words; the last rule takes what is not known.

Sources: 2.9.52, 3.6.28 `upgrades/upgradevalidation/validation.go`; 2.5.8, 2.9.31 `apiserver/facades/client/client/client.go`; 4.0.15 `domain/modelagent/service/service.go`.
*/
export const blockerRules: readonly BlockerRule[] = [
	{
		id: 'blocker-machine-upgrade',
		title: 'A machine\'s operating system is half upgraded',
		pattern: /upgrade series lock/v,
		consequence: 'Juju upgrades nothing while a machine is between two bases.',
		remedies: (facts, model) => [finishMachineUpgrade(facts, model)],
	},
	{
		id: 'blocker-machine-base',
		title: 'Machines have a base that Juju does not support',
		pattern: /deprecated ubuntu machine|unsupported bases?/v,
		consequence: 'The wanted version has no agents for these machines.',
		remedies: (facts, model) => [upgradeMachine(facts, model), drainMachine(model)],
	},
	{
		id: 'blocker-windows-machine',
		title: 'The model has Windows machines',
		pattern: /deprecated windows machine/v,
		consequence: 'Juju has no agents for Windows from 3.0 on.',
		remedies: (_facts, model) => [drainMachine(model)],
	},
	{
		id: 'blocker-charm-store',
		title: 'Charms come from the old charm store',
		pattern: /deprecated charm store charms/v,
		consequence: 'Juju knows only Charmhub from 3.0 on.',
		remedies: (_facts, model, reasons) => [refreshFromCharmhub(model, namesIn(reasons).map(charm => ({application: 'APPLICATION', charm})))],
	},
	{
		id: 'blocker-lxd-version',
		title: 'LXD is too old',
		pattern: /LXD version has to be/v,
		consequence: 'The wanted version does not work with the LXD of this cloud.',
		remedies: () => [adviseRemedy({
			id: 'upgrade-lxd',
			title: 'Upgrade LXD on its hosts',
			explanation: 'Juju 2.9 works with LXD 4 only, Juju 3 needs LXD 5: upgrade LXD right before Juju.',
			reference: 'juju/juju#14410, canonical/lxd#11265',
		}, ['On each LXD host, as the reason above says which version:', '', '  sudo snap refresh lxd --channel 5.0/stable'])],
	},
	{
		id: 'blocker-database-node',
		title: 'A node of the database is not healthy',
		pattern: /database node \d/v,
		consequence: 'Controllers wait for each other in an upgrade; a database that lacks a node may not come back.',
		remedies: facts => [repairDatabase(facts)],
	},
	{
		id: 'blocker-database-version',
		title: 'The database is too old',
		pattern: /mongo version has to be/v,
		consequence: 'The database of a controller is not upgraded in place.',
		remedies: () => [newController],
	},
	{
		id: 'blocker-migration',
		title: 'The model is being migrated',
		pattern: /(?:under "[^"]{1,40}" mode|is (?:exporting|importing)|migration is in process)/v,
		consequence: 'Juju refuses to upgrade while a model is on its way between controllers.',
		remedies: () => [adviseRemedy({
			id: 'await-migration', title: 'Wait for the migration', explanation: 'A migration ends by itself, well or with a return to where the model was.',
		}, ['juju show-model MODEL says how far it is. Then ask Juju again.'])],
	},
	{
		id: 'blocker-model-too-old',
		title: 'The model is too old for this step',
		pattern: /has to be upgraded to "|must be at least "|must be upgraded to at least/v,
		consequence: 'The wanted version cannot read what so old a model has in the database.',
		remedies: (_facts, model, reasons) => [adviseRemedy({
			id: 'upgrade-model-first', title: 'Upgrade this model first', explanation: 'To the version that the reason names, with the controller as it is.',
		}, [...reasons, '', `  juju upgrade-model -m ${modelKey(model)} --dry-run`, `  juju upgrade-model -m ${modelKey(model)}`])],
	},
	{
		id: 'blocker-minor-version',
		title: 'A controller does not go to another minor version in place',
		pattern: /newer major\.minor version|only supports patch upgrades/v,
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
		pattern: undefined,
		consequence: 'The real command would be refused for the same reason.',
		remedies: () => [adviseRemedy({
			id: 'read-reason', title: 'Read Juju\'s own words', explanation: 'The reason stands above as Juju wrote it.',
		}, ['This program does not know this reason and so has no remedy for it.', 'Search Juju\'s documentation and https://github.com/juju/juju/issues for its words.'])],
	},
];

/** The rule for a reason; the last one where no other knows it. */
export const findBlockerRule = (reason: string): BlockerRule | undefined =>
	blockerRules.find(({pattern}) => pattern === undefined || pattern.test(reason));
