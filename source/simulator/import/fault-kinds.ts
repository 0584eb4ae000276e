import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from '../cloud.js';
import {type Fault} from '../fault.js';
import {
	addFault,
	beginMigration,
	breakRelations,
	disableChanges,
	halfUpgrade,
	loseUnit,
	neverStart,
	powerOff,
	suspend,
	takeVote,
} from '../scenarios/spoil.js';

/** What a fault strikes. */
export type Target = 'machine' | 'unit' | 'agent' | 'member' | 'model' | 'controller';

type Place = {readonly cloud: Cloud; readonly controller: Controller; readonly model: Model; readonly agent: Machine | Unit | undefined};

type Kind = {
	readonly target: Target;
	/** A few words, for the help and for what is said of it. */
	readonly title: string;
	/** 4.0 has neither a step at which an upgrade fails for good, nor backups. */
	readonly isBeforeFourth?: boolean;
	/** Of models: only where there is something to strike. */
	readonly isIn?: (model: Model) => boolean;
	readonly strike: (place: Place) => void;
};

const referenceIn = ({controller, model, agent}: Place) => ({controller: controller.name, model: model.name, agent: agent?.tag ?? ''});

const ofAgent = (type: 'agent-configuration' | 'agent-hangs' | 'agent-stopped' | 'disk-full', isActive = false) => (place: Place): void => {
	addFault(place.cloud, {type, ...referenceIn(place)}, isActive);
};

const ofController = (fault: {[Type in Fault['type']]: Extract<Fault, {readonly type: Type}>}['binaries-unreachable' | 'controller-unreachable']['type']) => ({cloud, controller}: Place): void => {
	addFault(cloud, {type: fault, controller: controller.name});
};

/** All faults that can be named. Those of a restart wait for it; the others are there at once. */
export const faultKinds: Readonly<Record<string, Kind>> = {
	'agent-configuration': {target: 'machine', title: 'its agent.conf is damaged at the next restart', strike: ofAgent('agent-configuration')},
	'hook-failed': {
		target: 'unit',
		title: 'its config-changed hook fails after the next restart',
		strike(place) {
			addFault(place.cloud, {type: 'hook-failed', ...referenceIn(place), hook: 'config-changed'});
		},
	},
	'agent-hangs': {target: 'agent', title: 'it never takes its new version until it is started anew', strike: ofAgent('agent-hangs')},
	'agent-stopped': {target: 'machine', title: 'its agent was stopped', strike: ofAgent('agent-stopped', true)},
	'machine-down': {
		target: 'machine',
		title: 'it has no power for ten minutes',
		strike(place) {
			powerOff(place.cloud, referenceIn(place));
		},
	},
	'machine-pending': {
		target: 'machine',
		title: 'the cloud could not give it',
		strike({cloud, model, agent}) {
			neverStart(cloud, model.name, agent?.name ?? '');
		},
	},
	'machine-half-upgraded': {
		target: 'machine',
		title: 'it was prepared for another base, and never completed',
		strike({cloud, model, agent}) {
			halfUpgrade(cloud, model.name, agent?.name ?? '');
		},
	},
	'unit-lost': {
		target: 'unit',
		title: 'its agent is lost',
		strike({cloud, model, agent}) {
			loseUnit(cloud, model.name, agent?.name ?? '');
		},
	},
	'disk-full': {target: 'member', title: 'its disk is too full for an upgrade', strike: ofAgent('disk-full', true)},
	'vote-missing': {
		target: 'member',
		title: 'it waits for its vote',
		strike({cloud, agent}) {
			takeVote(cloud, agent?.name ?? '');
		},
	},
	'upgrade-failed': {
		target: 'controller',
		isBeforeFourth: true,
		title: 'its upgrade fails for good',
		strike({cloud, controller}) {
			addFault(cloud, {type: 'upgrade-failed', controller: controller.name, reason: 'cannot upgrade database: context deadline exceeded'});
		},
	},
	'binaries-unreachable': {target: 'controller', title: 'it has no way to the internet', strike: ofController('binaries-unreachable')},
	'controller-unreachable': {target: 'controller', title: 'it never answers again after its upgrade', strike: ofController('controller-unreachable')},
	'backup-harmed': {
		target: 'controller',
		isBeforeFourth: true,
		title: 'its next backup is cut off',
		strike({cloud, controller}) {
			addFault(cloud, {type: 'backup-harmed', controller: controller.name, harm: 'truncated'});
		},
	},
	'changes-disabled': {
		target: 'model',
		title: 'all commands that change it are disabled',
		strike({cloud, model}) {
			disableChanges(cloud, model.name);
		},
	},
	'credential-invalid': {
		target: 'model',
		title: 'the credential of its cloud is not valid any more',
		strike({cloud, model}) {
			suspend(cloud, model.name);
		},
	},
	'model-migrating': {
		target: 'model',
		title: 'it is on its way to another controller',
		strike({cloud, model}) {
			beginMigration(cloud, model.name);
		},
	},
	'offer-gone': {
		target: 'model',
		title: 'offers that it uses are gone',
		isIn: ({remoteApplications}) => remoteApplications.length > 0,
		strike({cloud, model}) {
			breakRelations(cloud, model.name);
		},
	},
};

/** In the order of the table. */
export const faultNames: readonly string[] = Object.keys(faultKinds);
