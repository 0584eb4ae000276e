import {type Controller, type Machine, type Model} from './cloud.js';
import {
	compareTexts,
	hasSameMinor,
	isFourth,
	isFrom,
} from './era.js';
import {isMachine} from './logs.js';
import {membersOf} from './members.js';
import {type BlockerReason} from './upgrade-outcome.js';

export type BlockedModel = {readonly model: string; readonly reasons: readonly BlockerReason[]};

/** The least version of a model on a 2.9 controller that a controller of 3.x takes along (3.6.28 `upgrades/upgradevalidation/version.go`). */
const leastSecond = '2.9.43';

/** Whether Juju 3 and later have agents for a base: Ubuntu from 20.04 on. */
const isSupported = ({base}: Machine): boolean => base.name === 'ubuntu' && Number(base.channel) >= 20;

const baseText = ({base}: Machine): string => base.name === 'ubuntu' ? `ubuntu@${base.channel}` : base.channel;

const countMachines = (model: Model, system: 'windows' | 'ubuntu'): BlockerReason[] => {
	const old = model.machines.values().filter(machine => machine.base.name === system && !isSupported(machine));
	const counts = [...Map.groupBy(old, machine => baseText(machine))].map(([base, machines]) => `${base}(${machines.length})`).toSorted();
	return counts.length === 0 ? [] : [{type: 'machines', system, counts: counts.join(' ')}];
};

/** Up to 3.0 charms of the old store are taken along. */
const storeCharms = (model: Model, to: string): BlockerReason[] => {
	const charms = model.applications.values().filter(({origin}) => origin === 'charmstore').map(({charm}) => charm).toArray().toSorted();
	return charms.length === 0 || !isFrom(to, 3, 1) ? [] : [{type: 'charm-store', charms: [...new Set(charms)]}];
};

/** What Juju 3 has no agents for, and what it does not work with; 2.9 does not look. */
const incompatibleParts = ({lxdVersion}: Controller, model: Model, to: string): BlockerReason[] => isFrom(to, 3)
	? [
		...countMachines(model, 'windows'),
		...countMachines(model, 'ubuntu'),
		...(lxdVersion === undefined || Number(lxdVersion.split('.', 1)[0]) >= 5 ? [] : [{type: 'lxd-version' as const, version: lxdVersion}]),
		...storeCharms(model, to),
	]
	: [];

const otherReasons = ({otherBlockers = []}: Model): BlockerReason[] => otherBlockers.map(words => ({type: 'other', words}));

const downNodes = (controller: Controller): BlockerReason[] => membersOf(controller)
	.filter(member => isMachine(member) && !member.isConnected)
	.map(member => ({
		type: 'database-node', id: member.name, address: `${isMachine(member) ? member.addresses[0] : ''}:37017`, state: 'DOWN',
	}));

const databaseReasons = (controller: Controller, to: string): BlockerReason[] => {
	const {mongoVersion} = controller;
	return [
		...downNodes(controller),
		...(mongoVersion === undefined || mongoVersion.startsWith('4.4') || !isFrom(to, 3) ? [] : [{type: 'database-version' as const, version: mongoVersion}]),
	];
};

const versionReasons = (model: Model, to: string): BlockerReason[] => {
	if (compareTexts(model.version, to) > 0) {
		return [{type: 'downgrade'}];
	}

	return isFrom(to, 3) && compareTexts(model.version, leastSecond) < 0
		? [{
			type: 'model-too-old', from: model.version, least: leastSecond, to,
		}]
		: [];
};

const ownReasons = (controller: Controller, model: Model, to: string): BlockerReason[] => [
	...(isFrom(controller.version, 3) && !hasSameMinor(to, model.version) ? [{type: 'minor-upgrade' as const, to}] : []),
	...databaseReasons(controller, to),
	...incompatibleParts(controller, model, to),
];

const hostedReasons = (controller: Controller, model: Model, to: string): BlockerReason[] => [
	...versionReasons(model, to),
	...(model.migration === undefined ? [] : [{type: 'migration' as const, mode: model.migration}]),
	...incompatibleParts(controller, model, to),
];

/** The lock of a machine's upgrade is asked for the model itself only. */
const lockReasons = (model: Model): BlockerReason[] =>
	model.machines.values().some(({isBetweenBases}) => isBetweenBases === true) ? [{type: 'machine-upgrade'}] : [];

/**
Why a controller up to 3.6 refuses an upgrade, model by model: a controller is upgraded only where none of its models has a reason against it.

Source: 3.6.28 `upgrades/upgradevalidation/upgrade.go`, `validation.go`; 2.9.52 looks at machines, charms and LXD only on the way to 3.

@returns Empty where nothing is against it, and from 4.0 on, which does not ask so.
*/
export const findBlockers = (controller: Controller, model: Model, to: string): readonly BlockedModel[] => {
	if (isFourth(controller.version)) {
		return [];
	}

	const reasonsOf = (each: Model): readonly BlockerReason[] => {
		if (!model.isController) {
			return [...lockReasons(each), ...incompatibleParts(controller, each, to), ...otherReasons(each)];
		}

		return [...(each.isController ? ownReasons(controller, each, to) : hostedReasons(controller, each, to)), ...otherReasons(each)];
	};

	return (model.isController ? controller.models : [model])
		.map(each => ({model: `${each.owner}/${each.name}`, reasons: reasonsOf(each)}))
		.filter(({reasons}) => reasons.length > 0);
};

/** How many machines of a model 4.0 has no agents for. */
export const countUnsupported = (model: Model): number => model.machines.values().filter(machine => !isSupported(machine)).toArray().length;
